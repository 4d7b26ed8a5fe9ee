//! What tests start with: a shop, and a page or a browser.

use anyhow::Result;
use portico_test_support::{free_port, on_free_ports};
use thirtyfour::PageLoadStrategy;

use crate::browser::{Browser, Slot, conclude};
use crate::fault_proxy::{FaultProxy, Upstream};
use crate::page::Page;
use crate::shop::{Options, Shop};
use crate::site::Site;

/// Opens a shop and a page, runs `test`, and closes both.
///
/// After the test the browser's console must have no errors, warnings or Content-Security-Policy violations. Refused API
/// calls don't count, although Chromium logs every response of 400 and above.
///
/// # Errors
/// If a tool is missing, the server or the browser doesn't start, the test fails, or the console isn't clean. The error
/// shows the page, the console and the server's log.
pub async fn in_a_shop(options: Options, test: impl AsyncFnOnce(&Shop, &Page) -> Result<()>) -> Result<()> {
    let slot = Slot::acquire().await?;
    let shop = Shop::start(options).await?;
    let visit = slot.page(shop.origin(), PageLoadStrategy::Normal, async |page| test(&shop, page).await);
    conclude(visit.await, || log_of(&shop))
}

/// Like [`in_a_shop`], with a proxy between browser and server. The browser doesn't wait for pages to load.
///
/// # Errors
/// See [`in_a_shop`].
pub async fn through_a_proxy(
    options: Options,
    test: impl AsyncFnOnce(&Shop, &Page, &FaultProxy) -> Result<()>,
) -> Result<()> {
    let slot = Slot::acquire().await?;
    let shop = Shop::start(options).await?;
    let proxy = FaultProxy::start(shop.upstream()).await?;
    let visit =
        slot.page(proxy.origin(), PageLoadStrategy::None, async |page| test(&shop, page, &proxy).await);
    conclude(visit.await, || log_of(&shop))
}

/// Like [`through_a_proxy`], for customers with passkeys. They belong to the name of a host, so the pages are on `localhost`.
///
/// # Errors
/// See [`in_a_shop`].
pub async fn with_passkeys(test: impl AsyncFnOnce(&Shop, &Page, &FaultProxy) -> Result<()>) -> Result<()> {
    let slot = Slot::acquire().await?;
    let (shop, proxy, origin) = on_free_ports(start_on_localhost).await?;
    let visit = slot.page(&origin, PageLoadStrategy::None, async |page| test(&shop, page, &proxy).await);
    conclude(visit.await, || log_of(&shop))
}

/// A shop, a proxy in front of it, and the proxy's origin on `localhost`, which the shop allows.
async fn start_on_localhost() -> Result<(Shop, FaultProxy, String)> {
    let port = free_port();
    let proxy = FaultProxy::start(Upstream { server: format!("127.0.0.1:{port}"), api: None }).await?;
    let origin = proxy.origin().replace("127.0.0.1", "localhost");
    // Leaked: options are constants everywhere else, and a test process is short-lived.
    let config = format!(
        "[[stores]]\nkey = \"8097571064818418\"\nname = \"Portico\"\nallowed-origins = [\"{origin}\"]\n"
    );
    let options = Options { site: Site::Passkeys, config: config.leak(), ..Options::DEFAULT };
    Ok((Shop::start_at(port, options).await?, proxy, origin))
}

/// Like [`in_a_shop`], for a test that opens and closes the browser itself.
///
/// # Errors
/// See [`in_a_shop`].
pub async fn with_a_browser(
    options: Options,
    test: impl AsyncFnOnce(&Shop, &Browser) -> Result<()>,
) -> Result<()> {
    let _slot = Slot::acquire().await?;
    let shop = Shop::start(options).await?;
    let browser = Browser::new()?;
    conclude(test(&shop, &browser).await, || log_of(&shop))
}

fn log_of(shop: &Shop) -> String {
    format!("the server's log:\n{}", shop.log())
}
