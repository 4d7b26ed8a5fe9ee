//! The element in browsers that lack something, as in `docs/browsers.md`. It's taken from the browser at hand before the page's scripts run.

use anyhow::{Result, ensure};
use portico_e2e::words::SIGN_IN;
use portico_e2e::{Front, Options, Page, in_a_storefront};

use crate::heard::{SCRIPT, heard, page};
use crate::hidden::falls_back;

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        (
            "older.html",
            page!(
                "<portico-auth id=one api={api} loading=eager><a href=/empty.html>By phone: 0800 1</a></portico-auth>"
            ),
        ),
    ],
    options: Options::DEFAULT,
};

const TOO_OLD: &str = "Your browser is too old for sign-in. Update it, or use another browser.";

/// What the element can't do without.
const NEEDED: [(&str, &str); 2] = [
    (
        "references in WebAssembly",
        "const { Module, CompileError } = WebAssembly;
         WebAssembly.Module = function (bytes) {
           if (bytes.length > 8) throw new CompileError('a type of value');
           return new Module(bytes);
         };
         WebAssembly.compileStreaming = async () => { throw new CompileError('a type of value') }",
    ),
    (
        "cascade layers",
        "const { supports } = CSS;
         CSS.supports = (...words) => !words.join().includes('revert-layer') && supports(...words)",
    ),
];

/// What it uses where it exists.
const DISPENSABLE: [(&str, &str); 4] = [
    ("channels between tabs", "delete self.BroadcastChannel"),
    ("submitting as by a press", "delete HTMLFormElement.prototype.requestSubmit"),
    ("ARIA as properties", "for (const name of ['role', 'ariaDisabled']) delete Element.prototype[name]"),
    ("searching from the end", "delete Array.prototype.findLast"),
];

/// Takes one of these away from every page from now on that has its name in the query.
async fn take_away(page: &Page, number: usize, script: &str) -> Result<()> {
    page.before_scripts(&format!("if (location.search === '?{number}') {{ {script} }}")).await
}

#[tokio::test]
async fn without_what_it_needs_it_says_so_and_shows_what_the_page_has_put_into_it() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        for (number, (feature, script)) in NEEDED.iter().enumerate() {
            take_away(page, number, script).await?;
            page.arrive_at(&format!("/older.html?{number}")).await?;
            falls_back(page, "unsupported", TOO_OLD).await.map_err(|error| error.context(*feature))?;
            let form = page.eval("return one.querySelector('form')").await?;
            ensure!(form.is_null(), "{feature}: a form that can't be sent");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_custom_elements_the_page_keeps_what_it_has_put_into_it() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        page.before_scripts("delete self.customElements").await?;
        page.arrive_at("/older.html").await?;
        // The script has run by then.
        page.settle().await?;
        ensure!(page.eval("return one.querySelector('a').checkVisibility()").await? == true);
        ensure!(page.eval("return one.childElementCount").await? == 1);
        ensure!(heard(page).await?.as_array().is_some_and(Vec::is_empty), "{:#}", heard(page).await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_what_it_can_do_without_it_is_ready() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        for (number, (feature, script)) in DISPENSABLE.iter().enumerate() {
            take_away(page, number, script).await?;
            page.arrive_at(&format!("/older.html?{number}")).await?;
            page.element_ready().await.map_err(|error| error.context(*feature))?;
            page.heading(SIGN_IN).await?;
            ensure!(page.eval("return one.querySelector(':scope > a').checkVisibility()").await? == false);
        }
        Ok(())
    })
    .await
}
