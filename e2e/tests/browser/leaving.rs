//! A page that is being left for another one, which takes its time. Firefox and WebKit have aborted what this page loads by then, and it
//! is still in view.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{ADA, PASSWORD, newcomer, submit_sign_in};
use portico_e2e::words::{CREATE_ACCOUNT, EMAIL, SIGN_IN};
use portico_e2e::{FaultProxy, Options, Page, forget_console, through_a_proxy, until};
use tokio::time::sleep;

/// How long the other page takes to arrive.
const DELAY: Duration = Duration::from_secs(2);
/// What a page says that has failed.
const FAILURES: [&str; 2] = ["Sign-in has stopped working", "We can’t reach the shop"];

async fn is_asked_for(proxy: &FaultProxy, part: &str) -> Result<()> {
    until(part, async || Ok(proxy.requests().iter().any(|request| request.path.contains(part)))).await
}

/// Follows a link to the register page, which the proxy holds with `rest`, and checks that this page says nothing of a failure until that
/// one comes. `rest` is held on.
async fn leave(page: &Page, proxy: &FaultProxy, link: &str, rest: &'static [&'static str]) -> Result<()> {
    page.watch().await?;
    let keep = "addEventListener('pagehide', () => (sessionStorage.seen = porticoSeen.texts.join(' ')))";
    page.eval(keep).await?;
    page.follow(link).await?;
    is_asked_for(proxy, "/register/").await?;
    sleep(DELAY).await;
    proxy.hold(rest);
    page.heading(CREATE_ACCOUNT).await?;
    let seen = page.eval("return sessionStorage.seen").await?;
    let seen = seen.as_str().context("the page was left")?;
    ensure!(seen.contains(SIGN_IN) && !FAILURES.iter().any(|words| seen.contains(words)), "{seen}");
    forget_console(page).await
}

#[tokio::test]
async fn a_press_on_a_link_before_the_app_is_there_is_no_failure_of_the_page() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(&[".wasm", "/register/"]);
        page.arrive("/login/").await?;
        is_asked_for(proxy, "_bg.wasm").await?;
        page.fill(EMAIL, ADA).await?;
        leave(page, proxy, CREATE_ACCOUNT, &[]).await?;
        page.started().await
    })
    .await
}

#[tokio::test]
async fn nor_is_one_before_the_later_part_of_the_app_is_there() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        proxy.hold(&["later-", "/register/"]);
        page.open("/login/").await?;
        is_asked_for(proxy, "later-").await?;
        leave(page, proxy, CREATE_ACCOUNT, &[]).await?;
        page.started().await
    })
    .await
}

#[tokio::test]
async fn a_sign_in_that_is_pending_then_has_not_failed() -> Result<()> {
    newcomer(Options::DEFAULT, async |_, page, proxy| {
        // With the part of the app that it needs, and without it. The link is one of the page around.
        for held in [&["/customer/login", "/register/"], &["later-", "/register/"]] {
            page.empty_cache().await?;
            proxy.forget_requests();
            proxy.hold(held);
            page.open("/login/").await?;
            page.eval(
                "const link = Object.assign(document.createElement('a'), {href: '/register/'});
                 link.append('To the register');
                 document.body.prepend(link)",
            )
            .await?;
            submit_sign_in(page, ADA, PASSWORD).await?;
            is_asked_for(proxy, held[0]).await?;
            leave(page, proxy, "To the register", &["/customer/login"]).await?;
            proxy.release();
            page.started().await?;
        }
        Ok(())
    })
    .await
}
