//! The product in a real browser: Chromium with the built app, the real server, a `SQLite` file, and mails read
//! from the server's mail folder.
//!
//! A test calls [`in_a_shop`], which gives it a server with a database of its own and a browser with a profile of
//! its own, and finds what is on the page as a shopper does: by label and by role, never by class or place.

pub mod account;
mod axe;
mod browser;
mod console;
mod gate;
mod layout;
mod nginx;
mod page;
pub mod scenes;
mod shop;
mod site;
mod storefront;
mod tools;
pub mod words;

pub use axe::assert_accessible;
pub use browser::Browser;
pub use console::forget_console;
pub use gate::{API, Gate, RawRequest, SCRIPTS, WASM, WASM_AND_API, behind_a_gate};
pub use layout::{assert_fits, assert_targets};
pub use nginx::{Api, Host, Place, Request, on_nginx};
pub use page::{Network, Page, Role, Watched};
pub use portico_test_support::{Mail, Mailbox, eventually, until};
pub use shop::{Backend, Limits, Options, Shop};
pub use site::Site;
pub use storefront::{Front, Storefront, in_a_built_shop, in_a_storefront};
pub use tools::{element, example};

use anyhow::{Context, Result, anyhow};
use portico_test_support::{mailbox, process, wait};
use tokio::sync::Semaphore;

/// How many browsers run at the same time; more than this and a small machine runs into timeouts.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Opens a shop and a browser, runs `test` on a page, and closes both.
///
/// After the test the browser's console must be free of errors and of Content-Security-Policy violations; a
/// refused request is none, since Chromium logs every answer of 400 and above.
///
/// # Errors
/// When a tool is missing, when the server or the browser does not start, when the test fails, or when something
/// stands in the console. The error shows the page, the console and the server's log.
pub async fn in_a_shop(options: Options, test: impl AsyncFnOnce(&Shop, &Page) -> Result<()>) -> Result<()> {
    with_a_browser(options, async |shop, browser| {
        browser.page(shop, async |page| test(shop, page).await).await
    })
    .await
}

/// As [`in_a_shop`], for a test that opens and closes the browser itself.
///
/// # Errors
/// As [`in_a_shop`].
pub async fn with_a_browser(
    options: Options,
    test: impl AsyncFnOnce(&Shop, &Browser) -> Result<()>,
) -> Result<()> {
    let _turn = AT_ONCE.acquire().await.context("the semaphore is never closed")?;
    let shop = Shop::start(options).await?;
    let browser = Browser::start().await?;
    test(&shop, &browser).await.map_err(|error| anyhow!("{error:?}\n\nthe server's log:\n{}", shop.log()))
}
