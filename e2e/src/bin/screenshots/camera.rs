//! Takes pictures of a state: in which looks, and into which files.

use std::path::PathBuf;

use anyhow::{Context, Result};
use portico_e2e::{Engine, Page};
use serde_json::json;

/// A phone and a desktop, in CSS pixels.
pub(super) const WINDOWS: [(u32, u32); 2] = [PHONE, DESKTOP];
const PHONE: (u32, u32) = (360, 780);
const DESKTOP: (u32, u32) = (1280, 860);
/// The smallest phone.
const NARROW: (u32, u32) = (320, 780);
/// The height up to which a picture shows all of a page, even what would have to be scrolled to.
const TALLEST: u64 = 3000;
/// The same in WebKitGTK, which draws nothing outside of its screen.
const SCREEN: u64 = 1190;
/// How large text is when it's large, in percent.
const LARGE: u32 = 200;
/// The states that are shown in every look: those with one of everything that the stylesheets know.
const MAIN: [&str; 10] = [
    "account-with-cart",
    "account-with-cart-ar",
    "element-sign-in-invalid",
    "hand-off-other-customer",
    "languages",
    "passkeys-rename-invalid",
    "register-invalid",
    "shop-dialog",
    "sign-in-pending",
    "social-sign-in",
];

/// What a page is shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Colours {
    Light,
    Dark,
    /// The system's colours, and less motion.
    Contrast,
    DarkContrast,
}

impl Colours {
    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            Self::DarkContrast => "dark-contrast",
        }
    }

    fn are_dark(self) -> bool {
        matches!(self, Self::Dark | Self::DarkContrast)
    }

    fn are_forced(self) -> bool {
        matches!(self, Self::Contrast | Self::DarkContrast)
    }
}

/// Takes the pictures that were asked for.
pub(super) struct Camera {
    /// Where they go.
    pub(super) folder: PathBuf,
    /// The names of the states; all, if there are none.
    pub(super) wanted: Vec<String>,
    /// Whether to show states in more looks than light and dark on a phone and on a desktop.
    pub(super) has_looks: bool,
}

impl Camera {
    /// Whether one of these states was asked for. Each name stands for itself, and one that ends with a hyphen for all that begin with it.
    pub(super) fn wants(&self, states: &[&str]) -> bool {
        let includes = |name: &str, other: &str| name.ends_with('-') && other.starts_with(name);
        let is_one =
            |name: &str, state: &str| name == state || includes(name, state) || includes(state, name);
        self.wanted.is_empty()
            || self.wanted.iter().any(|name| states.iter().any(|state| is_one(name, state)))
    }

    /// Shows a page in a state, if it was asked for.
    ///
    /// # Errors
    /// If the browser refuses, or a file can't be written.
    pub(super) async fn take(&self, page: &Page, state: &str) -> Result<()> {
        if !self.wants(&[state]) {
            return Ok(());
        }
        let is_main = MAIN.contains(&state);
        for colours in [Colours::Light, Colours::Dark, Colours::Contrast, Colours::DarkContrast] {
            let is_shown = match colours {
                Colours::Light | Colours::Dark => true,
                // WebKitGTK has none.
                Colours::Contrast => self.has_looks && Engine::current()? != Engine::WebKit,
                // In Firefox, it's the same in the dark.
                Colours::DarkContrast => self.has_looks && is_main && Engine::current()? == Engine::Chromium,
            };
            if !is_shown {
                continue;
            }
            set(page, colours).await?;
            let windows: &[_] = match colours {
                Colours::Light | Colours::Dark if self.has_looks => &[DESKTOP, PHONE, NARROW],
                Colours::Light | Colours::Dark => &WINDOWS,
                Colours::Contrast | Colours::DarkContrast if is_main => &WINDOWS,
                Colours::Contrast | Colours::DarkContrast => &[PHONE],
            };
            for window in windows {
                self.shoot(page, *window, state, colours.name()).await?;
            }
            if colours == Colours::Light && self.has_looks {
                page.text_size(LARGE).await?;
                let windows: &[_] = if is_main { &[DESKTOP, PHONE, NARROW] } else { &[PHONE] };
                for window in windows {
                    self.shoot(page, *window, state, "large").await?;
                }
                page.text_size(100).await?;
            }
        }
        set(page, Colours::Light).await?;
        println!("{state}");
        Ok(())
    }

    /// Says that the browser can't show these states, and why, if they were asked for: one, or all that begin with a name that ends with a
    /// hyphen.
    pub(super) fn skip(&self, states: &str, reason: &str) {
        if self.wants(&[states]) {
            println!("{}: SKIPPED: {reason}", states.trim_end_matches('-'));
        }
    }

    /// Saves a picture of the page in a window of this size; of all of the page, if looks were asked for.
    async fn shoot(&self, page: &Page, (width, height): (u32, u32), state: &str, look: &str) -> Result<()> {
        let is_webkit = Engine::current()? == Engine::WebKit;
        if is_webkit {
            // A media query knows of a change of the width at the next change of the size only.
            page.resize(width, height - 1).await?;
        }
        page.resize(width, height).await?;
        if self.has_looks {
            let whole = page.eval("return document.documentElement.scrollHeight").await?;
            let (whole, tallest) =
                (whole.as_u64().context("a height")?, if is_webkit { SCREEN } else { TALLEST });
            if whole > u64::from(height) {
                page.resize(width, u32::try_from(whole.min(tallest))?).await?;
            }
            if whole <= tallest {
                // What is below a page that is as high as the window stays below.
                page.eval("scrollTo(0, document.documentElement.scrollHeight)").await?;
            }
        }
        if is_webkit {
            // Else it may be a picture of the window as it was before.
            let drawn = "const done = arguments[0];
                requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 100)))";
            page.driver().execute_async(drawn, Vec::new()).await?;
        }
        page.screenshot(&self.folder.join(format!("{state}-{width}-{look}.png"))).await
    }
}

/// Shows a page in these colours.
async fn set(page: &Page, colours: Colours) -> Result<()> {
    if Engine::current()? == Engine::Chromium {
        // Each command undoes what the one before has set.
        let value = |is_on, on: &str, off: &str| if is_on { on } else { off }.to_owned();
        let features = json!([
            {"name": "prefers-color-scheme", "value": value(colours.are_dark(), "dark", "light")},
            {"name": "forced-colors", "value": value(colours.are_forced(), "active", "none")},
            {"name": "prefers-reduced-motion", "value": value(colours.are_forced(), "reduce", "no-preference")},
        ]);
        let devtools = page.devtools("dark colours that are forced")?;
        devtools.send_raw("Emulation.setEmulatedMedia", json!({"features": features})).await?;
        return Ok(());
    }
    let has_contrast = Engine::current()? == Engine::Firefox;
    if has_contrast {
        // Colours that are forced are neither light nor dark.
        page.high_contrast(false).await?;
        page.reduce_motion(colours.are_forced()).await?;
    }
    page.dark(colours.are_dark()).await?;
    if has_contrast && colours.are_forced() {
        page.high_contrast(true).await?;
    }
    Ok(())
}
