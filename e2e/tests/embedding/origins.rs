//! Page, CDN and API on three origins: what is loaded, when, and only if it is as built.

use std::fs;

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{SIGN_IN, SIGN_OUT};
use portico_e2e::{Engine, Front, Options, Storefront, WASM, forget_console, in_a_storefront, until};
use serde_json::json;

use crate::heard::comes_true;

/// Part of the message of an element that can't load.
const NOT_LOADED: &str = "Sign-in didn’t load";

/// A shop's page that loads the element, plus `$head` and `$body`.
macro_rules! page {
    ($head:literal, $body:literal) => {
        concat!(
            "<!doctype html><html lang=en><title>A shop</title>",
            $head,
            "<script type=module src='{cdn}/embed/portico.js'></script><h1>A shop</h1>",
            $body
        )
    };
}

const SHOP: Front = Front {
    pages: &[
        ("plain.html", page!("", "<portico-auth api='{api}'></portico-auth>")),
        (
            "pinned.html",
            concat!(
                "<!doctype html><html lang=en><title>A shop</title>",
                "<link rel=stylesheet href='{cdn}/embed/portico.css' crossorigin integrity='{style digest}'>",
                "<script type=module src='{cdn}/embed/portico.js' crossorigin integrity='{script digest}'></script>",
                "<h1>A shop</h1><portico-auth api='{api}'></portico-auth>"
            ),
        ),
        (
            "pinned-shadow.html",
            concat!(
                "<!doctype html><html lang=en><title>A shop</title>",
                "<script type=module src='{cdn}/embed/portico.js' crossorigin integrity='{script digest}'></script>",
                "<h1>A shop</h1><portico-auth shadow api='{api}'></portico-auth>"
            ),
        ),
        (
            "below.html",
            page!(
                "<link rel=stylesheet href=below.css>",
                "<p id=above></p><portico-auth api='{api}'></portico-auth><portico-auth api='{api}'></portico-auth>"
            ),
        ),
        ("below.css", "#above { block-size: 4000px }"),
    ],
    options: Options::DEFAULT,
};

/// The element's files that were requested, in order.
fn loaded(front: &Storefront) -> Vec<String> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    front.requests().iter().map(|request| name(&request.path)).collect()
}

fn count(files: &[String], kind: &str) -> usize {
    files.iter().filter(|file| file.contains(kind)).count()
}

/// Signs in and out on one of the shop's pages, which loads each file of the element once, and only as it was built.
async fn signs_in_and_out(path: &str) -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        front.forget_requests();
        page.arrive_at(path).await?;
        page.element_ready().await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        ensure!(page.address().await? == path, "the address bar is the shop's");
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        let mut files = loaded(front);
        // Firefox looks ahead for what a page loads, and loads a style that has a digest once more.
        if Engine::current()? == Engine::Firefox && count(&files, ".css") == 2 {
            files.remove(files.iter().rposition(|file| file == "portico.css").unwrap_or_default());
        }
        ensure!(count(&files, ".css") == 1, "the style is loaded once: {files:?}");
        ensure!(
            files.len() == 7,
            "script, style, form, words, glue and both parts of the wasm, each once: {files:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_shopper_signs_in_where_page_cdn_and_api_are_three_origins_and_all_is_pinned() -> Result<()> {
    signs_in_and_out("/pinned.html").await
}

#[tokio::test]
async fn a_shopper_signs_in_there_in_a_shadow_tree() -> Result<()> {
    signs_in_and_out("/pinned-shadow.html").await
}

#[tokio::test]
async fn before_an_element_is_near_the_view_only_the_script_is_loaded_and_two_share_the_rest() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        page.arrive_at("/below.html").await?;
        until("the script", async || Ok(loaded(front) == ["portico.js"])).await?;
        // The element's observer runs before one that was added later.
        comes_true(
            page,
            "the element to be observed",
            "return new Promise((seen) => new IntersectionObserver(([{ isIntersecting }]) => seen(!isIntersecting))
               .observe(document.querySelector('portico-auth:defined')))",
        )
        .await?;
        page.settle().await?;
        ensure!(loaded(front) == ["portico.js"], "{:?}", loaded(front));
        page.eval("document.querySelector('portico-auth').scrollIntoView()").await?;
        until("both elements", async || {
            let ready = "return document.querySelectorAll('portico-auth > .portico[data-ready]').length";
            Ok(page.eval(ready).await? == 2)
        })
        .await?;
        until("the rest of the app", async || Ok(count(&loaded(front), "later-") == 1)).await?;
        let files = loaded(front);
        for kind in ["portico.js", ".css", "views-", "words-en-", "_bg.wasm", "later-"] {
            ensure!(count(&files, kind) == 1, "{kind}: {files:?}");
        }
        ensure!(files.len() == 7, "{files:?}");
        Ok(())
    })
    .await
}

/// An attacker in the CDN can change a file; a changed file is neither run nor shown.
async fn is_refused_until_it_is_as_built(parts: &[&str], change: fn(&mut Vec<u8>)) -> Result<()> {
    is_refused(parts, change, true).await
}

/// Likewise, in a browser that may store what the CDN sends, or may not.
async fn is_refused(parts: &[&str], change: fn(&mut Vec<u8>), is_stored: bool) -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        if !is_stored {
            front.forbid_storing();
        }
        let mut built = Vec::new();
        front.change_file(parts, |content| {
            built.clone_from(content);
            change(content);
        })?;
        page.arrive_at("/plain.html").await?;
        page.says(NOT_LOADED).await?;
        ensure!(!page.text().await?.contains(MARK));
        front.change_file(parts, |content| *content = built)?;
        page.press("Try again").await?;
        page.element_ready().await?;
        page.heading(SIGN_IN).await?;
        ensure!(!page.text().await?.contains(MARK));
        forget_console(page).await
    })
    .await
}

/// What a script says that somebody has changed, if it runs.
const MARK: &str = "It has run.";

fn mark(script: &mut Vec<u8>) {
    script.extend(format!("\ndocument.body.append('{MARK}')").bytes());
}

#[tokio::test]
async fn wasm_that_somebody_has_changed_does_not_run() -> Result<()> {
    // A custom section without a name: the module behaves the same, but its digest differs.
    is_refused_until_it_is_as_built(&["_bg.wasm"], |content| content.extend([0, 1, 0])).await
}

#[tokio::test]
async fn a_script_that_somebody_has_changed_does_not_run() -> Result<()> {
    is_refused_until_it_is_as_built(&["portico-app-", ".js"], mark).await
}

#[tokio::test]
async fn nor_does_one_that_may_not_be_stored() -> Result<()> {
    is_refused(&["portico-app-", ".js"], mark, false).await
}

#[tokio::test]
async fn words_that_somebody_has_changed_are_not_shown() -> Result<()> {
    is_refused_until_it_is_as_built(&["words-en-"], |content| content.push(b'\n')).await
}

#[tokio::test]
async fn a_static_form_that_somebody_has_changed_is_not_shown() -> Result<()> {
    is_refused_until_it_is_as_built(&["views-"], |content| content.push(b'\n')).await
}

#[tokio::test]
async fn a_style_that_somebody_has_changed_is_not_used() -> Result<()> {
    is_refused_until_it_is_as_built(&["portico-", ".css"], |content| content.push(b'\n')).await
}

#[tokio::test]
async fn an_entry_that_somebody_has_changed_does_not_run_on_a_page_that_pins_it() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        front.change_file(&["portico.js"], |content| content.push(b'\n'))?;
        page.arrive_at("/pinned.html").await?;
        until("the script", async || Ok(count(&loaded(front), "portico.js") == 1)).await?;
        comes_true(page, "the whole page", "return document.readyState === 'complete'").await?;
        ensure!(page.eval("return customElements.get('portico-auth') ?? null").await?.is_null());
        page.heading("A shop").await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_file_that_is_gone_leaves_a_message_and_another_try() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let assets = front.site().join("embed/assets");
        let away = front.site().join("embed/away");
        fs::rename(&assets, &away)?;
        page.arrive_at("/plain.html").await?;
        page.says(NOT_LOADED).await?;
        fs::rename(&away, &assets)?;
        page.press("Try again").await?;
        page.element_ready().await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn only_the_element_is_for_pages_of_other_origins() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        front.hold(WASM);
        page.arrive_at("/plain.html").await?;
        until("the wasm", async || Ok(count(&loaded(front), ".wasm") == 1)).await?;
        let readable = async |path: &str| -> Result<bool> {
            let url = json!(format!("{}{path}", front.cdn_origin()));
            let script = "return fetch(arguments[0]).then(() => true, () => false)";
            Ok(page.eval_with(script, vec![url]).await? == true)
        };
        ensure!(readable("/embed/portico.js").await?);
        ensure!(!readable("/login/").await?);
        front.release();
        page.element_ready().await?;
        forget_console(page).await
    })
    .await
}
