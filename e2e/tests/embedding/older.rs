//! The element in browsers that lack something, as in `docs/browsers.md`. It's taken from the browser at hand before the page's scripts run.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::scenes::older::RECENT_CSS;
use portico_e2e::words::{CREATE_ACCOUNT, NEW_PASSWORD, SIGN_IN, SIGN_OUT};
use portico_e2e::{
    Front, Options, Page, assert_apart, assert_fits, assert_targets, forget_console, in_a_storefront,
};
use serde_json::json;

use crate::heard::{SCRIPT, comes_true, forget, heard, open, page};
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
        (
            "register.html",
            page!(
                "<portico-auth id=one api={api} view=register><a href=/empty.html>By phone: 0800 1</a></portico-auth>"
            ),
        ),
    ],
    options: Options::DEFAULT,
};

const TOO_OLD: &str = "Your browser is too old for sign-in. Update it, or use another browser.";

/// What the element can't do without.
const NEEDED: [(&str, &str); 4] = [
    (
        "references in WebAssembly",
        "const { instantiate, CompileError } = WebAssembly;
         const refuse = async () => { throw new CompileError('a type of value') };
         WebAssembly.instantiate = (bytes, ...rest) => (bytes.length > 8 ? refuse() : instantiate(bytes, ...rest));
         WebAssembly.compileStreaming = refuse",
    ),
    (
        "cascade layers",
        "const { supports } = CSS;
         CSS.supports = (...words) => !words.join().includes('revert-layer') && supports(...words)",
    ),
    ("dialogs", "delete self.HTMLDialogElement"),
    ("WebAssembly that is compiled while it loads", "delete WebAssembly.compileStreaming"),
];

/// What its script needs to define the element.
const NEEDED_AT_ONCE: [(&str, &str); 2] = [
    ("custom elements", "delete self.customElements"),
    (
        "hasOwn",
        // The driver's own scripts need it.
        "const { hasOwn } = Object;
         const get = () => (Error().stack.includes('/portico.js') ? undefined : hasOwn);
         Object.defineProperty(Object, 'hasOwn', { get })",
    ),
];

/// What it uses where it exists. None of it has to do with another, so that all of it is taken away at once.
const DISPENSABLE: &str = "{
    delete self.BroadcastChannel;
    delete self.IntersectionObserver;
    delete HTMLFormElement.prototype.requestSubmit;
    for (const name of ['role', 'ariaDisabled', 'moveBefore']) delete Element.prototype[name];
    for (const name of ['popover', 'showPopover']) delete HTMLElement.prototype[name];
    delete Array.prototype.at;
    delete self.requestIdleCallback;
    delete URLSearchParams.prototype.size;
    const { fetch } = self;
    self.fetch = (what, { keepalive, ...rest } = {}) => fetch(what, rest);
    addEventListener('selectionchange', (event) => event.stopImmediatePropagation(), true);
}";

/// A script that an older browser can't read.
const UNREADABLE: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/javascript\r\nAccess-Control-Allow-Origin: *\r\n\r\n\
    class Element { # }";

#[tokio::test]
async fn without_what_it_needs_it_says_so_and_shows_what_the_page_has_put_into_it() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        for (number, (feature, script)) in NEEDED.iter().enumerate() {
            page.before_scripts(&format!("if (location.search === '?{number}') {{ {script} }}")).await?;
            page.arrive_at(&format!("/older.html?{number}")).await?;
            falls_back(page, "unsupported", TOO_OLD).await.map_err(|error| error.context(*feature))?;
            let form = page.eval("return one.querySelector('form')").await?;
            ensure!(form.is_null(), "{feature}: a form that can't be sent");
        }
        Ok(())
    })
    .await
}

/// Checks that the page shows what it has put into the element, and nothing else.
async fn is_left_alone(page: &Page, without: &str) -> Result<()> {
    // The script has run by then.
    comes_true(page, "all scripts", "return document.readyState === 'complete'").await?;
    page.settle().await?;
    ensure!(page.eval("return one.querySelector('a').checkVisibility()").await? == true, "{without}");
    ensure!(page.eval("return one.childElementCount").await? == 1, "{without}");
    ensure!(heard(page).await? == json!([]), "{without}: {:#}", heard(page).await?);
    forget_console(page).await
}

#[tokio::test]
async fn where_its_script_cannot_run_the_page_keeps_what_it_has_put_into_it() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        for (number, (feature, script)) in NEEDED_AT_ONCE.iter().enumerate() {
            page.before_scripts(&format!("if (location.search === '?{number}') {{ {script} }}")).await?;
            page.arrive_at(&format!("/older.html?{number}")).await?;
            is_left_alone(page, feature).await?;
        }
        page.empty_cache().await?;
        front.respond_with("/portico.js", UNREADABLE.to_owned());
        page.arrive_at("/older.html").await?;
        is_left_alone(page, "syntax").await
    })
    .await
}

#[tokio::test]
async fn without_numbers_it_says_that_it_has_stopped_and_shows_what_the_page_has_put_into_it() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        page.before_scripts("delete Intl.NumberFormat; delete Intl.PluralRules").await?;
        open(page, "/register.html").await?;
        forget(page).await?;
        page.fill(NEW_PASSWORD, "short").await?;
        page.press(CREATE_ACCOUNT).await?;
        falls_back(page, "panic", "Sign-in has stopped working.").await
    })
    .await
}

#[tokio::test]
async fn without_what_it_can_do_without_it_signs_in() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        page.before_scripts(DISPENSABLE).await?;
        open(page, "/older.html").await?;
        page.heading(SIGN_IN).await?;
        ensure!(page.eval("return one.querySelector(':scope > a').checkVisibility()").await? == false);
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await
    })
    .await
}

#[tokio::test]
async fn without_the_css_of_recent_years_it_is_plain_and_works() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        front.change_css(&[RECENT_CSS, &[":nth-child(", ":popover-open", "content-visibility"]].concat())?;
        open(page, "/older.html").await?;
        page.press(SIGN_IN).await?;
        page.summary().await?;
        for (width, dark) in [(320, false), (1280, true)] {
            page.resize(width, 800).await?;
            page.dark(dark).await?;
            assert_fits(page, "plain").await?;
            assert_targets(page, "plain").await?;
            assert_apart(page, "plain").await?;
        }
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await
    })
    .await
}
