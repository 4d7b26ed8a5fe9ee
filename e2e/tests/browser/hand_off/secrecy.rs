//! The code of a link is a key to the account: it is visible nowhere and stored nowhere.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA};
use portico_e2e::words::{HAND_OFF_GO_ON, HAND_OFF_GONE, HAND_OFF_OTHER, LINK_BROKEN, SIGN_IN};
use portico_e2e::{FaultProxy, Options, Page, Role, WASM, forget_console, in_a_shop, through_a_proxy, until};

use super::{code_of, link, rows, shows_cart};

/// From the next page on, records what is visible of the page's address at each API call.
const NOTE: &str = "self.found = [];
    const real = self.fetch;
    self.fetch = (...request) => {
      const { pathname } = new URL(request[0].url ?? request[0], location);
      if (pathname.startsWith('/customer/')) found.push([pathname, location.href, JSON.stringify(history.state)]);
      return real(...request);
    };";

/// Checks that the code is nowhere that outlives the page, that another page can see, or that is sent.
async fn assert_secret(page: &Page, proxy: &FaultProxy, code: &str) -> Result<()> {
    let script = "return JSON.stringify([location.href, history.state, document.referrer, document.cookie,
        document.title, document.documentElement.outerHTML, {...localStorage}, {...sessionStorage}, name])";
    let found = page.eval(script).await?.to_string();
    ensure!(!found.contains(code), "the page has the code: {found}");
    let (here, history) = (page.address().await?, page.history().await?);
    ensure!(
        history.iter().any(|address| address.ends_with(&here)),
        "{here} isn't in the history: {history:?}"
    );
    ensure!(!history.iter().any(|address| address.contains(code)), "the history has the code: {history:?}");
    for request in proxy.requests() {
        ensure!(!request.head.contains(code), "an address or a header has the code: {}", request.head);
    }
    Ok(())
}

#[tokio::test]
async fn the_code_leaves_the_address_bar_and_the_history_before_anything_else_and_is_kept_nowhere()
-> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        let code = code_of(&link);
        page.before_scripts(NOTE).await?;
        proxy.forget_requests();
        page.open(&link).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        page.is_at("/hand-off/").await?;
        assert_secret(page, proxy, code).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await?;
        shows_cart(page, rows()).await?;
        assert_secret(page, proxy, code).await?;

        let found = page.eval("return found").await?;
        let calls: Vec<_> = found.as_array().into_iter().flatten().map(|call| &call[0]).collect();
        ensure!(
            calls == ["/customer/login-code-check", "/customer/login", "/customer/get-profile"],
            "{found:#}"
        );
        ensure!(!found.to_string().contains(code), "the code was still visible at a call: {found:#}");
        // All requests that reached the server, from this page and from any worker or frame of it.
        let sent: Vec<_> = proxy.requests();
        let with_body: Vec<_> =
            sent.iter().filter(|request| request.method != "GET").map(|request| &*request.path).collect();
        ensure!(with_body == ["/customer/login-code-check", "/customer/login"], "{sent:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_code_is_out_of_sight_before_the_app_is_there() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        page.empty_cache().await?;
        proxy.forget_requests();
        proxy.hold(WASM);
        page.arrive(&link).await?;
        until("an address without the code", async || Ok(page.eval("return location.hash").await? == ""))
            .await?;
        assert_secret(page, proxy, code_of(&link)).await?;
        proxy.release();
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await?;
        shows_cart(page, rows()).await
    })
    .await
}

#[tokio::test]
async fn a_page_that_cannot_go_on_has_the_link_again_when_it_is_reloaded() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.expose_app().await?;
        page.open(&link(shop, ADA).await?).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        page.trap().await?;
        forget_console(page).await?;
        page.follow("Reload the page").await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await?;
        shows_cart(page, rows()).await
    })
    .await
}

#[tokio::test]
async fn a_link_that_does_not_work_is_as_secret() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        page.open(&link).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await?;
        account::sign_out(page).await?;
        page.open(&link).await?;
        page.heading(LINK_BROKEN).await?;
        assert_secret(page, proxy, code_of(&link)).await?;
        page.follow("Go to sign in").await?;
        page.heading(SIGN_IN).await?;
        assert_secret(page, proxy, code_of(&link)).await
    })
    .await
}

#[tokio::test]
async fn whoever_comes_back_to_the_page_finds_the_offer_again_of_which_only_memory_knows() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        proxy.forget_requests();
        page.open(&link).await?;
        page.follow(HAND_OFF_OTHER).await?;
        page.heading(SIGN_IN).await?;
        page.driver().back().await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        page.is_at("/hand-off/").await?;
        assert_secret(page, proxy, code_of(&link)).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await?;
        shows_cart(page, rows()).await
    })
    .await
}

#[tokio::test]
async fn a_reload_has_no_code_any_more_and_the_link_itself_still_works() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        page.open(&link).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        proxy.forget_requests();
        page.reload().await?;
        page.heading(LINK_BROKEN).await?;
        page.says(HAND_OFF_GONE).await?;
        ensure!(
            proxy.requests().iter().all(|request| request.method == "GET"),
            "there is nothing to request"
        );
        page.open(&link).await?;
        page.press(HAND_OFF_GO_ON).await?;
        shows_cart(page, rows()).await
    })
    .await
}
