//! A deployment while a page is loading: HTML that is outdated by the time its files are requested.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{EMAIL, PASSWORD as PASSWORD_LABEL, SIGN_IN, SIGN_OUT};
use portico_e2e::{
    Api, FaultProxy, Host, Page, Place, forget_console, on_nginx, on_nginx_through_a_proxy, until,
};
use serde_json::json;

use crate::origins::create;

/// The app's wasm.
const WASM: [&str; 2] = ["portico-app-", "_bg.wasm"];
/// The part of it that comes after the first screen.
const LATER: [&str; 2] = ["portico-later-", ".wasm"];
/// The script that starts it, with the app's own.
const LOADER: [&str; 2] = ["boot-", ".js"];
/// Heading of the page when it can't start.
const STOPPED: &str = "Sign-in has stopped working";

/// Turns the pages into those of another build, by changing the hash in the name of one of their files, so that the file
/// doesn't exist.
fn of_another_build(host: &Host, [name, end]: [&str; 2], hash: &str) -> Result<()> {
    host.edit_pages(|page| {
        let mut begins = page.match_indices(name).map(|(at, _)| at + name.len());
        let is_file = |at: &usize| page[*at + hash.len()..].starts_with(end);
        let at = begins.find(is_file).context("no such file in the page")?;
        // A page may name it more than once.
        Ok(page.replace(&page[at - name.len()..at + hash.len()], &format!("{name}{hash}")))
    })
}

/// How often the browser has requested a page.
fn visits(host: &Host) -> Result<usize> {
    Ok(host.requests()?.iter().filter(|request| request.destination == "document").count())
}

/// Goes to the sign-in page over a connection so slow that the HTML arrives long before the loader runs, and deploys in
/// between.
async fn deploy_in_mid_visit(
    host: &Host,
    page: &Page,
    proxy: &FaultProxy,
    deploy: impl FnOnce() -> Result<()>,
) -> Result<()> {
    proxy.slow_down(Duration::from_millis(1500));
    let address = format!("{}{}", host.origin(), host.path("login/"));
    // Not through the driver, which would wait until everything is loaded.
    page.eval_with("setTimeout((to) => (location.href = to), 50, arguments[0])", vec![json!(address)])
        .await?;
    // The page is loading then; a call to the driver would wait until its scripts have run.
    until("the old page", async || Ok(visits(host)? > 0)).await?;
    deploy()?;
    proxy.release();
    Ok(())
}

/// Usually the scripts of the next build are the same, and only the wasm differs.
#[tokio::test]
async fn a_page_from_before_a_deploy_reloads_itself_once_and_works() -> Result<()> {
    for file in [WASM, LATER] {
        on_nginx_through_a_proxy(Place::Root, Api::Behind, async |host, page, proxy| {
            let new = std::fs::read_to_string(host.site().join("login/index.html"))?;
            of_another_build(host, file, "01234567")?;
            deploy_in_mid_visit(host, page, proxy, || host.edit_pages(|_| Ok(new.clone()))).await?;
            until("the new page", async || Ok(visits(host)? == 2)).await?;
            until("the app", async || {
                let ready = "return 'ready' in (document.getElementById('portico')?.dataset ?? {})";
                Ok(page.eval(ready).await? == true)
            })
            .await?;
            page.heading(SIGN_IN).await?;
            page.settle().await?;
            ensure!(visits(host)? == 2, "one reload: {:#?}", host.requests()?);
            forget_console(page).await
        })
        .await?;
    }
    Ok(())
}

/// What was typed isn't reloaded away, and a page that can't go on doesn't ask for endless presses.
#[tokio::test]
async fn an_open_page_whose_next_part_is_gone_says_so_at_the_press() -> Result<()> {
    on_nginx(Place::Root, Api::Behind, async |host, page| {
        let new = std::fs::read_to_string(host.site().join("login/index.html"))?;
        of_another_build(host, LATER, "01234567")?;
        page.open(&host.path("login/")).await?;
        page.fill(EMAIL, ADA).await?;
        host.edit_pages(|_| Ok(new.clone()))?;
        page.settle().await?;
        assert_eq!(page.value(EMAIL).await?, ADA);
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.press(SIGN_IN).await?;
        page.heading(STOPPED).await?;
        page.follow("Reload the page").await?;
        page.started().await?;
        page.heading(SIGN_IN).await?;
        ensure!(visits(host)? == 2, "no reload of its own: {:#?}", host.requests()?);
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_page_that_is_open_during_a_deploy_goes_on() -> Result<()> {
    on_nginx(Place::Root, Api::Behind, async |host, page| {
        create(host, page, "").await?;
        page.open(&host.path("login/")).await?;
        page.settle().await?;
        std::fs::remove_dir_all(host.site().join("assets"))?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await
    })
    .await
}

#[tokio::test]
async fn a_page_that_stays_broken_says_so_and_does_not_go_round() -> Result<()> {
    on_nginx(Place::Below, Api::Elsewhere, async |host, page| {
        of_another_build(host, WASM, "01234567")?;
        page.visit(&host.path("login/")).await?;
        page.heading(STOPPED).await?;
        ensure!(visits(host)? == 1, "nothing is newer: {:#?}", host.requests()?);
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_deploy_that_is_broken_itself_is_tried_once() -> Result<()> {
    on_nginx_through_a_proxy(Place::Root, Api::Elsewhere, async |host, page, proxy| {
        of_another_build(host, WASM, "01234567")?;
        deploy_in_mid_visit(host, page, proxy, || of_another_build(host, WASM, "fedcba98")).await?;
        page.heading(STOPPED).await?;
        ensure!(visits(host)? == 2, "one reload: {:#?}", host.requests()?);
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_page_whose_loader_is_gone_says_what_to_do() -> Result<()> {
    on_nginx(Place::Root, Api::Elsewhere, async |host, page| {
        of_another_build(host, LOADER, "01234567")?;
        page.visit(&host.path("login/")).await?;
        page.is_late().await?;
        ensure!(page.eval("return document.querySelector('[type=submit]').disabled").await? == true);
        forget_console(page).await
    })
    .await
}
