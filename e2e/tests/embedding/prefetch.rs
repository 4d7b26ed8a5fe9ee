//! Pages that lead to the sign-in bring the element's files into the browser's cache, and the element finds them there.

use anyhow::{Result, ensure};
use portico_e2e::words::SIGN_IN;
use portico_e2e::{
    Engine, Front, Options, Page, Storefront, eventually, forget_console, in_a_storefront, until,
};
use thirtyfour::By;

/// A page that leads to the sign-in, with the script's attributes.
macro_rules! before {
    ($lang:literal, $attributes:literal) => {
        concat!(
            "<!doctype html><html lang=",
            $lang,
            "><title>A shop</title>",
            "<meta name=viewport content='width=device-width'>",
            "<script type=module src={cdn}/embed/prefetch.js crossorigin ",
            $attributes,
            "></script><h1>A shop</h1><a class=account href=/sign-in.html><b>Sign in</b></a>"
        )
    };
}

const SHOP: Front = Front {
    pages: &[
        ("idle.html", before!("en-GB", "")),
        ("link.html", before!("en", "data-on=.account")),
        ("wrong.html", before!("en", "data-page=/nowhere/")),
        ("other.html", before!("en", "data-page=/idle.html")),
        ("foreign.html", before!("en", "data-page={cdn}/login/")),
        (
            "sign-in.html",
            "<!doctype html><html lang=en><title>A shop</title>
             <script type=module src={cdn}/embed/portico.js crossorigin></script><h1>A shop</h1>
             <portico-auth api={api}></portico-auth>",
        ),
    ],
    options: Options::DEFAULT,
};

/// How many files an element loads: script, wasm, style, forms and words.
const FILES: usize = 5;

/// The files of the element that were requested, without its entry, and without the part of the app that it loads once it runs.
fn assets(front: &Storefront) -> Vec<String> {
    let requests = front.requests().into_iter().map(|request| request.path);
    requests.filter(|path| path.contains("/embed/assets/") && !path.contains("later-")).collect()
}

/// Waits until all files have been requested, and the page has them.
async fn are_fetched(front: &Storefront, page: &Page) -> Result<()> {
    eventually("the files", async || {
        let script = "return performance.getEntriesByType('resource')
            .filter(({ name, responseEnd }) => name.includes('/embed/assets/') && responseEnd > 0).length";
        let (fetched, assets) = (page.eval(script).await?, assets(front));
        ensure!(fetched == FILES && assets.len() == FILES, "{fetched} of {assets:?}");
        Ok(())
    })
    .await
}

/// Waits until the console has a warning with these words.
async fn warns(page: &Page, words: &str) -> Result<()> {
    until(words, async || {
        let log = page.console().await?;
        Ok(log.iter().any(|entry| entry.text.contains("no prefetch") && entry.text.contains(words)))
    })
    .await
}

/// Goes to the sign-in, which works. Returns the files that it has requested.
async fn signs_in(front: &Storefront, page: &Page) -> Result<Vec<String>> {
    front.forget_requests();
    page.arrive_at("/sign-in.html").await?;
    page.element_ready().await?;
    page.heading(SIGN_IN).await?;
    Ok(assets(front))
}

#[tokio::test]
async fn each_file_is_fetched_once_and_the_element_finds_it_in_the_cache() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        page.empty_cache().await?;
        page.arrive_at("/idle.html").await?;
        are_fetched(front, page).await?;
        let fetched = assets(front);
        for part in ["portico-app-", "_bg.wasm", ".css", "views-", "words-en-"] {
            ensure!(fetched.iter().any(|path| path.contains(part)), "no {part} in {fetched:?}");
        }
        let again = signs_in(front, page).await?;
        ensure!(again.is_empty(), "they were there: {again:?}");
        // The script that the page names stays fresh for a minute.
        let paths: Vec<_> = front.requests().into_iter().map(|request| request.path).collect();
        ensure!(!paths.iter().any(|path| path.ends_with("/portico.js")), "{paths:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn these_files_are_all_that_the_element_needs() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let all = signs_in(front, page).await?;
        ensure!(all.len() == FILES, "{all:?}");
        Ok(())
    })
    .await
}

/// Opens the page with a link, and checks that nothing is fetched for a pointer elsewhere.
async fn arrive_at_the_link(front: &Storefront, page: &Page) -> Result<()> {
    page.empty_cache().await?;
    front.forget_requests();
    page.arrive_at("/link.html").await?;
    until("the script", async || Ok(!front.requests().is_empty())).await?;
    page.settle().await?;
    page.eval(
        "document.querySelector('h1').dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))",
    )
    .await?;
    page.settle().await?;
    ensure!(assets(front).is_empty(), "{:?}", assets(front));
    Ok(())
}

#[tokio::test]
async fn a_pointer_or_the_focus_at_a_link_fetches_them_and_nothing_before() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive_at_the_link(front, page).await?;
        let link = page.driver().find(By::Css(".account b")).await?;
        page.driver().action_chain().move_to_element_center(&link).perform().await?;
        are_fetched(front, page).await?;
        arrive_at_the_link(front, page).await?;
        page.eval("document.querySelector('.account').focus()").await?;
        are_fetched(front, page).await
    })
    .await
}

#[tokio::test]
async fn a_finger_at_a_link_fetches_them() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        page.skip_in(Engine::WebKit, "WebKitGTK's driver makes a mouse of a finger")?;
        arrive_at_the_link(front, page).await?;
        // The files come while the finger is there; the page that the link leads to would load them too.
        page.eval("document.querySelector('.account').onclick = () => false").await?;
        page.tap(&page.driver().find(By::Css(".account b")).await?).await?;
        are_fetched(front, page).await
    })
    .await
}

#[tokio::test]
async fn whoever_saves_data_or_has_a_slow_connection_gets_nothing_ahead() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        for connection in ["saveData: true", "effectiveType: 'slow-2g'"] {
            // Only Chromium has one.
            let define = "Object.defineProperty(navigator, 'connection', { configurable: true, value: {";
            page.before_scripts(&format!("{define} {connection} }} }})")).await?;
            // The script itself may be kept for a minute.
            page.empty_cache().await?;
            front.forget_requests();
            page.arrive_at("/idle.html").await?;
            until("the script", async || Ok(!front.requests().is_empty())).await?;
            let idle = "const whenIdle = self.requestIdleCallback ?? setTimeout;
                return new Promise((done) => setTimeout(() => whenIdle(() => setTimeout(done, 200)), 200))";
            page.eval(idle).await?;
            let paths: Vec<_> = front.requests().into_iter().map(|request| request.path).collect();
            ensure!(paths == ["/embed/prefetch.js"], "{connection}: {paths:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_goes_wrong_is_said_in_the_console_and_the_sign_in_loads_by_itself() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        for (path, words) in [
            ("/wrong.html", "404 /nowhere/"),
            ("/other.html", "no files in"),
            // The hosted pages are for their own origin.
            ("/foreign.html", "TypeError"),
        ] {
            page.empty_cache().await?;
            page.arrive_at(path).await?;
            warns(page, words).await?;
            let files = signs_in(front, page).await?;
            ensure!(files.len() == FILES, "{path}: {files:?}");
        }
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn files_that_are_gone_or_may_not_be_read_change_nothing_but_the_speed() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let lines = front.site().join("embed/prefetch/en.txt");
        let text = std::fs::read_to_string(&lines)?;
        // As of an older build.
        std::fs::write(&lines, text.replace("portico-app-", "portico-app-0"))?;
        for file in ["en.txt.br", "en.txt.gz"] {
            let file = lines.with_file_name(file);
            if file.exists() {
                std::fs::remove_file(file)?;
            }
        }
        page.empty_cache().await?;
        page.arrive_at("/idle.html").await?;
        // Without CORS headers, as most answers of this kind, it can't be told from other failures.
        warns(page, "TypeError").await?;
        signs_in(front, page).await?;

        // A CDN without `Access-Control-Allow-Origin`, in a browser whose storage is blocked.
        let silent = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nno";
        front.respond_with("/embed/prefetch/", silent.to_owned());
        page.before_scripts(
            "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
               Object.defineProperty(self, name, { get() { throw new DOMException('blocked', 'SecurityError') } })",
        )
        .await?;
        page.empty_cache().await?;
        page.arrive_at("/idle.html").await?;
        warns(page, "TypeError").await?;
        front.release();
        let files = signs_in(front, page).await?;
        ensure!(files.len() == FILES, "{files:?}");
        forget_console(page).await
    })
    .await
}
