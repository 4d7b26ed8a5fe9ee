//! What a browser shows that lacks something, as in `docs/browsers.md`: it's taken from the browser at hand.

use anyhow::Result;
use serde_json::json;

use crate::console::forget_console;
use crate::page::Page;
use crate::shop::Options;
use crate::site::Site;
use crate::words::SIGN_IN;

/// A shop in a browser without cascade layers.
pub const WITHOUT_LAYERS: Options =
    Options { site: Site::InUnknownCss(&["@layer", "revert-layer"]), ..Options::DEFAULT };

/// The CSS in the pages' stylesheets that came after cascade layers.
pub const RECENT_CSS: &[&str] = &[
    ":has(",
    "light-dark(",
    "color-mix(",
    "dvh",
    "@container",
    ":autofill",
    "rotate:",
    "scripting:",
    "forced-color-adjust",
];

/// A shop in a browser without [`RECENT_CSS`].
pub const WITHOUT_RECENT_CSS: Options = Options { site: Site::InUnknownCss(RECENT_CSS), ..Options::DEFAULT };

/// The state of a page in a browser without cascade layers.
///
/// # Errors
/// If it isn't reached, or `look` fails.
pub async fn without_layers(page: &Page, mut look: impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    page.visit("/login/").await?;
    page.says("Your browser is too old for sign-in.").await?;
    look("older-layers").await
}

/// The states of the pages in a browser without the CSS of recent years.
///
/// # Errors
/// If one isn't reached, or `look` fails.
pub async fn without_recent_css(page: &Page, mut look: impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    page.open("/login/").await?;
    look("older-css").await?;
    page.press(SIGN_IN).await?;
    page.summary().await?;
    look("older-css-invalid").await
}

/// The state of a page in a browser without WebAssembly.
///
/// # Errors
/// If it isn't reached, or `look` fails.
pub async fn without_wasm(page: &Page, mut look: impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    page.before_scripts("if (location.search === '?locked') delete self.WebAssembly").await?;
    page.visit("/login/?locked").await?;
    page.heading("Sign-in has stopped working").await?;
    look("older-wasm").await?;
    forget_console(page).await
}

/// The state of a page without JavaScript, for Chromium: the other drivers turn off their own scripts as well. Comes last, because no
/// script runs afterwards.
///
/// # Errors
/// If it isn't reached, or `look` fails.
pub async fn without_javascript(page: &Page, mut look: impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    let devtools = page.devtools("a switch for scripts that leaves those of tests on")?;
    devtools.send_raw("Emulation.setScriptExecutionDisabled", json!({"value": true})).await?;
    page.visit("/login/").await?;
    page.heading(SIGN_IN).await?;
    look("older-javascript").await
}
