//! Takes a screenshot of every page in every state, or only of the named ones: `screenshots FOLDER [NAME…]`; at more widths, with large
//! text and with high contrast: `screenshots FOLDER --looks [NAME…]`; in several languages, each in a folder of its own, with the mails:
//! `screenshots FOLDER --languages [NAME…]`. The environment names the browser, as for the tests.
//!
//! `cargo xtask screenshots` builds what it needs and runs it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use portico_e2e::scenes::{OPTIONS, shop, spurtcommerce, visit_all};
use portico_e2e::{Engine, Options, Page, in_a_shop, through_a_proxy};

/// A phone and a desktop, in CSS pixels.
const WINDOWS: [(u32, u32); 2] = [(360, 780), (1280, 860)];
/// The smallest phone, too, for comparing browsers.
const NARROW: (u32, u32) = (320, 780);
/// How large text is when it's large, in percent.
const LARGE: u32 = 200;
/// The languages that are looked at in every state: a short one, one with long words, one from right to left, and one without spaces.
const LANGUAGES: [&str; 4] = ["en", "de", "ar", "ja"];
/// The sign-in page in Arabic.
const ARABIC: &str = "sign-in-ar";

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = env::args().skip(1);
    let folder = PathBuf::from(arguments.next().context("usage: screenshots FOLDER [NAME…]")?);
    let (options, wanted): (Vec<_>, Vec<_>) = arguments.partition(|argument| argument.starts_with("--"));
    let has = |option: &str| options.iter().any(|given| given == option);
    if has("--languages") {
        return in_languages(&folder, &wanted).await;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let is_wanted = |state: &str| wanted.is_empty() || wanted.iter().any(|name| name == state);
    let take = async |page: &Page, state: &str| {
        if !is_wanted(state) {
            return Ok(());
        }
        let shoot = async |look: &str| page.screenshot(&folder.join(format!("{state}-{look}.png"))).await;
        let narrow = has("--looks").then_some(NARROW);
        for (width, height) in WINDOWS.into_iter().chain(narrow) {
            page.resize(width, height).await?;
            for (dark, colours) in [(false, "light"), (true, "dark")] {
                page.dark(dark).await?;
                shoot(&format!("{width}-{colours}")).await?;
            }
            page.dark(false).await?;
        }
        if has("--looks") {
            let [(width, height), _] = WINDOWS;
            page.resize(width, height).await?;
            page.text_size(LARGE).await?;
            shoot(&format!("{width}-large")).await?;
            page.text_size(100).await?;
            // WebKitGTK has none.
            if Engine::current()? != Engine::WebKit {
                page.high_contrast(true).await?;
                shoot(&format!("{width}-contrast")).await?;
                page.high_contrast(false).await?;
            }
        }
        println!("{state}");
        Ok(())
    };
    // Each group of states has its own shop, and the names of its states share a prefix.
    let groups = ["spurtcommerce-", "shop-", ARABIC];
    let of_group = |group: &str| wanted.is_empty() || wanted.iter().any(|name| name.starts_with(group));
    let is_other = |name: &String| !groups.iter().any(|group| name.starts_with(group));
    if wanted.is_empty() || wanted.iter().any(is_other) {
        through_a_proxy(OPTIONS, async |shop, page, proxy| {
            hide_scrollbars(page).await?;
            visit_all(shop, page, proxy, async |state| take(page, state).await).await
        })
        .await?;
    }
    if is_wanted(ARABIC) {
        in_a_shop(Options::DEFAULT, async |_, page| {
            hide_scrollbars(page).await?;
            page.open("/ar/login/").await?;
            take(page, ARABIC).await
        })
        .await?;
    }
    if of_group("shop-") {
        in_a_shop(shop::OPTIONS, async |_, page| {
            hide_scrollbars(page).await?;
            shop::visit(page, async |state| take(page, state).await).await
        })
        .await?;
    }
    if of_group("spurtcommerce-") {
        through_a_proxy(spurtcommerce::OPTIONS, async |shop, page, _| {
            hide_scrollbars(page).await?;
            spurtcommerce::visit(shop, page, async |state| take(page, state).await).await
        })
        .await?;
    }
    Ok(())
}

/// In light colours alone, since the words are the same in the dark.
async fn in_languages(folder: &Path, wanted: &[String]) -> Result<()> {
    for tag in LANGUAGES {
        let folder = folder.join(tag);
        fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
        let take = async |page: &Page, state: &str| {
            if !wanted.is_empty() && !wanted.iter().any(|name| name == state) {
                return Ok(());
            }
            for (width, height) in WINDOWS {
                page.resize(width, height).await?;
                page.screenshot(&folder.join(format!("{state}-{width}.png"))).await?;
            }
            println!("{tag} {state}");
            Ok(())
        };
        through_a_proxy(OPTIONS, async |shop, page, proxy| {
            hide_scrollbars(page).await?;
            page.speaks(tag).await?;
            visit_all(shop, page, proxy, async |state| take(page, state).await).await?;
            for (number, mail) in shop.mailbox().mails()?.into_iter().enumerate() {
                let state = format!("mail-{number}");
                let file = folder.join(&state).with_extension("html");
                fs::write(&file, mail.html)?;
                page.driver().goto(format!("file://{}", fs::canonicalize(&file)?.display())).await?;
                take(page, &state).await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// In Chromium, where a screenshot of a headless browser has them; the others' lie over the page, and go by themselves.
async fn hide_scrollbars(page: &Page) -> Result<()> {
    if Engine::current()? == Engine::Chromium {
        let hidden = serde_json::json!({"hidden": true});
        page.devtools("scrollbars that can be hidden")?
            .send_raw("Emulation.setScrollbarsHidden", hidden)
            .await?;
    }
    Ok(())
}
