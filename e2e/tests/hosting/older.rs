//! A browser that can't use the pages, on a host that has the shop above them.

use anyhow::{Result, ensure};
use portico_e2e::{Api, Place, forget_console, on_nginx, on_nginx_through_a_proxy};

/// A script that an older browser can't read.
const UNREADABLE: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\n\r\nclass Page { # }";
const TO_SHOP: &str = "Go to the shop";

#[tokio::test]
async fn pages_that_cannot_be_used_lead_to_the_shop() -> Result<()> {
    on_nginx_through_a_proxy(Place::Below, Api::Elsewhere, async |host, page, proxy| {
        page.before_scripts("if (location.search) delete self.WebAssembly").await?;
        page.visit(&host.path("login/?locked")).await?;
        page.heading("Sign-in has stopped working").await?;
        page.follow(TO_SHOP).await?;
        page.is_at("/").await?;
        // The page has the digest of the script as it was.
        host.edit_pages(|page| Ok(page.replace(" integrity=", " data-was=")))?;
        page.empty_cache().await?;
        proxy.respond_with("boot-", UNREADABLE.to_owned());
        page.visit(&host.path("login/")).await?;
        page.is_late().await?;
        page.follow(TO_SHOP).await?;
        page.is_at("/").await?;
        // Nor is it shown here.
        page.visit(&host.path("login/")).await?;
        let older = "return document.querySelector('.portico-older a').pathname";
        ensure!(page.eval(older).await? == "/", "{}", page.eval(older).await?);
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn where_a_policy_forbids_the_app_a_page_says_that_it_has_stopped() -> Result<()> {
    on_nginx(Place::Below, Api::Elsewhere, async |host, page| {
        // Beside the policy of the headers, as a shop's own proxy may add one. It has no `'wasm-unsafe-eval'`.
        let policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\"><title>";
        host.edit_pages(|page| Ok(page.replacen("<title>", policy, 1)))?;
        page.visit(&host.path("login/")).await?;
        page.heading("Sign-in has stopped working").await?;
        page.says("your browser may be blocking WebAssembly").await?;
        page.follow(TO_SHOP).await?;
        page.is_at("/").await?;
        // There is no shop there.
        forget_console(page).await
    })
    .await
}
