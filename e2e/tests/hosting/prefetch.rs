//! What brings the files of a hosted page early: the `Link` header of its response, and the script on a page before it.

use anyhow::{Result, ensure};
use portico_e2e::words::SIGN_IN;
use portico_e2e::{Api, Host, Page, Place, client, on_nginx, until};

/// A page of the shop that leads to the sign-in.
const BEFORE: &str = "<!doctype html><html lang=en><title>A shop</title><link rel=icon href=data:,>
    <script type=module src=/embed/prefetch.js data-page=/login/></script><h1>A shop</h1>";

/// The files that nginx was asked for, of those that the page needs to start.
fn assets(host: &Host) -> Result<Vec<String>> {
    let requests = host.requests()?.into_iter().map(|request| request.path);
    // These come once the app runs.
    let comes_later = |path: &str| ["keeper-", "later-", "words-"].iter().any(|part| path.contains(part));
    Ok(requests.filter(|path| path.contains("/assets/") && !comes_later(path)).collect())
}

/// Checks that style, script and wasm were asked for once each.
fn ensure_once(host: &Host) -> Result<()> {
    let assets = assets(host)?;
    for part in [".css", "/boot-", "_bg.wasm"] {
        let count = assets.iter().filter(|path| path.contains(part)).count();
        ensure!(count == 1, "{part} was asked for {count} times: {assets:#?}");
    }
    ensure!(assets.len() == 3, "{assets:#?}");
    Ok(())
}

async fn opens(page: &Page, path: &str) -> Result<()> {
    page.open(path).await?;
    page.heading(SIGN_IN).await
}

async fn link_header(host: &Host, path: &str, language: &str) -> Result<String> {
    let request = client()?.get(format!("{}{path}", host.origin()));
    let response = request.header("accept-language", language).send().await?;
    let links = response.headers().get("link").map(|links| links.to_str().map(str::to_owned));
    Ok(links.transpose()?.unwrap_or_default())
}

async fn each_file_of_the_header_is_used(place: Place) -> Result<()> {
    on_nginx(place, Api::Elsewhere, async |host, page| {
        for (path, language) in [("login/", "fr"), ("de/register/", "fr"), ("", "xx")] {
            let links = link_header(host, &host.path(path), language).await?;
            ensure!(links.starts_with(&format!("<{}assets/", host.path(""))), "{links}");
            for part in
                [".css>; rel=preload; as=style", "_bg.wasm>; rel=preload; as=fetch", "rel=modulepreload"]
            {
                ensure!(links.contains(part), "{path} has no {part}: {links}");
            }
        }
        ensure!(
            link_header(host, &host.path("nowhere/"), "fr").await?.is_empty(),
            "the page of another address"
        );
        page.prefers("fr").await?;
        page.empty_cache().await?;
        page.visit(&host.path("login/")).await?;
        page.started().await?;
        ensure_once(host)?;
        // What the cache has from the visit has it, but then the files are there, too.
        let fetched = "return fetch('', { cache: 'no-store' }).then(({ headers }) => headers.get('link'))";
        let fetched = page.eval(fetched).await?;
        ensure!(fetched.is_null(), "a script that fetches the page would load its files, too: {fetched}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_names_its_files_in_a_header_and_each_is_loaded_once() -> Result<()> {
    each_file_of_the_header_is_used(Place::Root).await
}

#[tokio::test]
async fn a_page_below_a_path_names_its_files_in_a_header_and_each_is_loaded_once() -> Result<()> {
    each_file_of_the_header_is_used(Place::Below).await
}

#[tokio::test]
async fn a_shops_page_brings_the_files_of_the_sign_in_and_the_sign_in_loads_none_again() -> Result<()> {
    on_nginx(Place::Root, Api::Behind, async |host, page| {
        std::fs::write(host.site().join("before.html"), BEFORE)?;
        page.empty_cache().await?;
        page.visit("/before.html").await?;
        let fetched = "return performance.getEntriesByType('resource')
            .filter(({ name, responseEnd }) => name.includes('/assets/') && responseEnd > 0).length";
        // Those, and the part of the app that comes later, with its words.
        until("the files", async || Ok(page.eval(fetched).await? == 5)).await?;
        ensure_once(host)?;
        opens(page, "/login/").await?;
        ensure_once(host)?;
        for part in ["later-", "words-en-"] {
            let count = host.requests()?.iter().filter(|request| request.path.contains(part)).count();
            ensure!(count == 1, "{part} was asked for {count} times");
        }
        Ok(())
    })
    .await
}
