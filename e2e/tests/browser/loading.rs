//! The page before the app is there, and when it never comes.

use anyhow::{Result, ensure};
use portico_e2e::{Options, Role, Site, forget_console, in_a_shop, until};

#[tokio::test]
async fn an_app_that_does_not_load_leaves_a_message_and_a_way_on() -> Result<()> {
    in_a_shop(Options { site: Site::WithoutWasm, ..Options::DEFAULT }, async |_, page| {
        for path in ["/login/", "/register/", "/reset-password/#token=x"] {
            page.visit(path).await?;
            page.heading("Sign-in stopped working").await?;
            page.find(Role::Link, "Reload the page").await?;
        }
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn an_app_that_somebody_has_changed_does_not_run() -> Result<()> {
    in_a_shop(Options { site: Site::TamperedWasm, ..Options::DEFAULT }, async |_, page| {
        page.visit("/login/").await?;
        page.heading("Sign-in stopped working").await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_panic_of_the_app_leaves_a_message_and_a_way_on() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/login/").await?;
        // What a trap of the app comes to: the browser reports a WebAssembly.RuntimeError that nobody has caught.
        let trap = "new ErrorEvent('error', {error: new WebAssembly.RuntimeError('unreachable')})";
        page.eval(&format!("dispatchEvent({trap})")).await?;
        page.heading("Sign-in stopped working").await?;
        page.follow("Reload the page").await?;
        page.started().await?;
        page.heading("Sign in").await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn without_javascript_the_page_says_what_it_needs() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.driver()
            .cdp()
            .send_raw("Emulation.setScriptExecutionDisabled", serde_json::json!({"value": true}))
            .await?;
        page.visit("/login/").await?;
        let html = page.driver().source().await?;
        ensure!(html.contains("This page needs JavaScript."), "{html}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_asks_no_other_origin_for_anything() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        page.open("/login/").await?;
        let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
        let urls = page.eval(script).await?;
        for url in urls.as_array().into_iter().flatten().filter_map(|url| url.as_str()) {
            ensure!(url.starts_with(shop.origin()) || url.starts_with("data:"), "the page loads {url}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_submitted_before_the_app_is_there_is_in_no_address() -> Result<()> {
    in_a_shop(Options { site: Site::WithoutWasm, ..Options::DEFAULT }, async |_, page| {
        page.visit("/login/").await?;
        until("the page", async || Ok(page.eval("return document.readyState").await? == "complete")).await?;
        let script = "return [...document.forms].filter((form) => form.method !== 'post').length";
        assert_eq!(page.eval(script).await?, 0, "a form without a method sends its fields in the address");
        forget_console(page).await
    })
    .await
}
