//! nginx's responses: content types, compression, caching, headers, and form submits.

use std::fs;
use std::path::Path;

use anyhow::{Result, ensure};
use portico_e2e::words::{EMAIL, PASSWORD};
use portico_e2e::{Api, Engine, Host, Page, Place, client, eventually, forget_console, on_nginx};
use portico_locales::Language;
use serde_json::{Value, json};

const FOREVER: &str = "public, max-age=31536000, immutable";
const MINUTE: &str = "public, max-age=60";

/// How files are compressed for this browser: `WebKit` accepts no Brotli over http.
fn encoding() -> Result<&'static str> {
    Ok(if Engine::current()? == Engine::WebKit { "gzip" } else { "br" })
}

/// Requests each path from within the page; returns status and headers.
const ASK: &str = "const [method, paths] = arguments;
    return Promise.all(paths.map(async (path) => {
        const answer = await fetch(path, {method, cache: 'no-store'});
        await answer.arrayBuffer();
        return {path, status: answer.status, headers: Object.fromEntries(answer.headers)};
    }))";

async fn ask(page: &Page, method: &str, paths: &[String]) -> Result<Vec<Value>> {
    let answers = page.eval_with(ASK, vec![json!(method), json!(paths)]).await?;
    Ok(serde_json::from_value(answers)?)
}

/// The paths of the files that the page has loaded.
async fn loaded(page: &Page) -> Result<Vec<String>> {
    let script = "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name))
        .filter((url) => url.origin === location.origin).map((url) => url.pathname)";
    Ok(serde_json::from_value(page.eval(script).await?)?)
}

async fn files_come_small_with_their_type(place: Place, api: Api) -> Result<()> {
    on_nginx(place, api, async |host, page| {
        page.open(&host.path("login/")).await?;
        let mut assets = Vec::new();
        // Some come once the page is ready.
        eventually("the files", async || {
            assets = loaded(page).await?;
            assets.retain(|path| path.contains("/assets/"));
            for kind in [".css", ".js", ".json", ".wasm"] {
                ensure!(
                    assets.iter().any(|path| path.ends_with(kind)),
                    "the page loads no {kind}: {assets:?}"
                );
            }
            Ok(())
        })
        .await?;
        for answer in ask(page, "GET", &assets).await? {
            let kind = match answer["path"].as_str().and_then(|path| path.rsplit('.').next()) {
                Some("css") => "text/css",
                Some("js") => "application/javascript",
                Some("json") => "application/json",
                _ => "application/wasm",
            };
            let headers = &answer["headers"];
            ensure!(answer["status"] == 200 && headers["content-type"] == kind, "{answer:#}");
            ensure!(
                headers["content-encoding"] == encoding()? && headers["cache-control"] == FOREVER,
                "{answer:#}"
            );
            ensure!(
                headers["vary"] == "Accept-Encoding",
                "a cache must keep the encodings apart: {answer:#}"
            );
        }
        let pages = ["login/", "login", ""].map(|name| host.path(name));
        for answer in ask(page, "GET", &pages).await? {
            let headers = &answer["headers"];
            ensure!(answer["status"] == 200 && headers["content-type"] == "text/html", "{answer:#}");
            ensure!(headers["cache-control"] == "no-cache" && headers["etag"].is_string(), "{answer:#}");
            // The compressed pages are gone if an operator has edited the pages.
            ensure!(api == Api::Elsewhere || headers["content-encoding"] == encoding()?, "{answer:#}");
        }
        let missing = ["nowhere", "assets/portico-0123456789abcdef.css"].map(|name| host.path(name));
        for answer in ask(page, "GET", &missing).await? {
            ensure!(
                answer["status"] == 404 && answer["headers"]["cache-control"] == "no-cache",
                "{answer:#}"
            );
        }
        let all = assets.into_iter().chain(pages).chain(missing).collect::<Vec<_>>();
        for answer in ask(page, "GET", &all).await? {
            for (name, value) in host.headers("portico-headers.conf")? {
                ensure!(answer["headers"][&name] == value, "{name} should be {value}: {answer:#}");
            }
        }
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn files_are_compressed_typed_guarded_and_kept() -> Result<()> {
    files_come_small_with_their_type(Place::Root, Api::Behind).await
}

#[tokio::test]
async fn files_are_compressed_typed_guarded_and_kept_below_a_path() -> Result<()> {
    files_come_small_with_their_type(Place::Below, Api::Elsewhere).await
}

async fn the_element_is_for_pages_of_every_origin(place: Place) -> Result<()> {
    on_nginx(place, Api::Elsewhere, async |host, page| {
        page.open(&host.path("login/")).await?;
        let mut files =
            vec![(host.path("embed/portico.js"), MINUTE), (host.path("embed/portico.css"), MINUTE)];
        for entry in fs::read_dir(host.site().join("embed/assets"))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            files.push((host.path(&format!("embed/assets/{name}")), FOREVER));
        }
        files.retain(|(path, _)| [".js", ".css", ".json", ".wasm"].iter().any(|kind| path.ends_with(kind)));
        let expected = 7 + Language::all().len();
        ensure!(
            files.len() == expected,
            "script and style, glue, both parts of the wasm, style, views and words: {files:?}"
        );
        let paths: Vec<_> = files.iter().map(|(path, _)| path.clone()).collect();
        for (answer, (path, caching)) in ask(page, "GET", &paths).await?.iter().zip(&files) {
            let headers = &answer["headers"];
            ensure!(answer["status"] == 200 && headers["cache-control"] == *caching, "{answer:#}");
            ensure!(headers["content-encoding"] == encoding()?, "{answer:#}");
            let is_wasm = Path::new(path).extension().is_some_and(|kind| kind == "wasm");
            ensure!(!is_wasm || headers["content-type"] == "application/wasm", "{answer:#}");
            for (name, value) in host.headers("portico-embed-headers.conf")? {
                ensure!(headers[&name] == value, "{name} should be {value}: {answer:#}");
            }
            ensure!(headers["content-security-policy"].is_null(), "only pages have it: {answer:#}");
        }
        let gone = [host.path("embed/assets/gone.js")];
        let answer = &ask(page, "GET", &gone).await?[0];
        ensure!(answer["status"] == 404 && answer["headers"]["cache-control"] == "no-cache", "{answer:#}");
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn the_element_may_be_loaded_by_every_page() -> Result<()> {
    the_element_is_for_pages_of_every_origin(Place::Root).await
}

#[tokio::test]
async fn the_element_may_be_loaded_by_every_page_below_a_path() -> Result<()> {
    the_element_is_for_pages_of_every_origin(Place::Below).await
}

/// Requests a path without a browser, which would always accept Brotli.
async fn ask_without_brotli(host: &Host, path: &str) -> Result<()> {
    let client = client()?;
    let request = client.get(format!("{}{path}", host.origin())).header("accept-encoding", "gzip");
    request.send().await?.bytes().await?;
    Ok(())
}

#[tokio::test]
async fn a_browser_without_brotli_gets_gzip() -> Result<()> {
    on_nginx(Place::Root, Api::Behind, async |host, page| {
        page.open("/login/").await?;
        let before = host.requests()?;
        for request in &before {
            ask_without_brotli(host, &request.path).await?;
        }
        let requests = host.requests()?.split_off(before.len());
        ensure!(requests.len() == before.len(), "{requests:#?}");
        ensure!(requests.iter().all(|request| request.encoding == "gzip"), "{requests:#?}");
        Ok(())
    })
    .await
}

/// Removes every script from a folder, with its compressed versions.
fn remove_scripts(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_scripts(&path)?;
        } else if path.file_name().is_some_and(|name| name.to_string_lossy().contains(".js")) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

async fn an_early_submit_stays_on_the_page(place: Place) -> Result<()> {
    on_nginx(place, Api::Elsewhere, async |host, page| {
        // No script runs, so a password manager submits the form.
        remove_scripts(&host.site())?;
        for name in ["login/", "login"] {
            let path = host.path(name);
            page.visit(&path).await?;
            page.fill(EMAIL, "ada@example.com").await?;
            page.fill(PASSWORD, "Analytical engine, 1843").await?;
            // Firefox throws, because the form isn't in a dialog.
            page.eval("try { document.querySelector('form').submit() } catch {}").await?;
            // Neither is a later one sent, which a server would answer.
            page.eval("document.querySelector('form').requestSubmit()").await?;
            page.settle().await?;
            page.is_at(&path).await?;
            assert_eq!(page.value(EMAIL).await?, "ada@example.com");
            assert_eq!(page.value(PASSWORD).await?, "Analytical engine, 1843");
        }
        ensure!(host.requests()?.iter().all(|request| request.method != "POST"));
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_form_sent_before_any_script_ran_leaves_what_was_typed() -> Result<()> {
    an_early_submit_stays_on_the_page(Place::Root).await
}

#[tokio::test]
async fn a_form_sent_before_any_script_ran_below_a_path_leaves_what_was_typed() -> Result<()> {
    an_early_submit_stays_on_the_page(Place::Below).await
}

#[tokio::test]
async fn other_methods_are_refused() -> Result<()> {
    on_nginx(Place::Root, Api::Behind, async |_, page| {
        page.open("/login/").await?;
        let status = async |method, path: &str| {
            let answers = ask(page, method, &[path.to_owned()]).await?;
            Ok::<_, anyhow::Error>(answers[0]["status"].clone())
        };
        assert_eq!(status("PUT", "/login/").await?, 405);
        assert_eq!(status("DELETE", "/login/").await?, 405);
        assert_eq!(status("POST", "/nowhere").await?, 404);
        forget_console(page).await
    })
    .await
}
