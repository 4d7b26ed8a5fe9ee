//! The states of the element in a shop's own pages, on another origin than the element and the API.

use anyhow::Result;

use crate::account::{self, ADA, PASSWORD, submit_sign_in};
use crate::console::forget_console;
use crate::fault_proxy::WASM;
use crate::page::{Page, Role};
use crate::provider::Provider;
use crate::shop::Options;
use crate::storefront::{Front, Storefront};
use crate::words::{CREATE_ACCOUNT, PROBLEM, SIGN_IN, SIGN_OUT};
use portico_test_support::until;

/// A page in a language, with an element between words of its own.
macro_rules! page {
    ($language:literal, $element:literal) => {
        concat!(
            "<!doctype html><html ",
            $language,
            "><title>A shop</title><meta charset=utf-8>",
            "<meta name=viewport content='width=device-width, initial-scale=1'>",
            "<link rel=stylesheet href=shop.css><link rel=stylesheet href={cdn}/embed/portico.css crossorigin>",
            "<script type=module src={cdn}/embed/portico.js crossorigin></script>",
            "<main><h1>A shop</h1><portico-auth id=one api={api} loading=eager ",
            $element,
            "><p slot=heading>Welcome back.</p><p slot=footer>We’ll keep your cart when you sign in.</p>",
            "<a href=/empty.html>By phone: 0800 1</a></portico-auth></main><script src=providers.js></script>"
        )
    };
}

/// The shop that [`visit`] needs.
pub const FRONT: Front = Front {
    pages: &[
        (
            "shop.css",
            ":root { color-scheme: light dark } body { margin: 1rem; font: 1rem / 1.5 sans-serif }
             main { inline-size: 26rem; max-inline-size: 100%; margin: auto }",
        ),
        (
            "providers.js",
            "if (location.search === '?providers' || location.pathname === '/social.html') {
               one.config = {providers: [{id: 'example', name: 'Example'}, {id: 'google'}], socialPage: '/social.html'};
             }",
        ),
        ("sign-in.html", page!("lang=en", "")),
        ("register.html", page!("lang=en", "view=register")),
        ("code.html", page!("lang=en", "view=otp")),
        ("forgot-password.html", page!("lang=en", "view=forgot-password")),
        ("account.html", page!("lang=en", "view=account")),
        ("social.html", page!("lang=en", "view=social")),
        ("passkeys.html", page!("lang=en", "passkeys")),
        ("theme-dark.html", page!("lang=en", "theme=dark")),
        ("shadow.html", page!("lang=en", "shadow")),
        ("rtl.html", page!("lang=ar dir=rtl", "view=register")),
    ],
    options: Options::DEFAULT,
};

/// The response to a request for a file that an upload has left out.
const NOT_FOUND: &str = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// The states in which a view's form is shown from the start: the name of each, and its page.
const VIEWS: [(&str, &str); 7] = [
    ("element-sign-in", "/sign-in.html"),
    ("element-providers", "/sign-in.html?providers"),
    ("element-register", "/register.html"),
    ("element-code", "/code.html"),
    ("element-forgot-password", "/forgot-password.html"),
    ("element-theme-dark", "/theme-dark.html"),
    ("element-shadow", "/shadow.html"),
];

/// The states in browsers that lack what the element needs: the name of each, what the element says, and a script that takes
/// from the browser what it lacks.
const UNSUPPORTED: [(&str, &str, &str); 2] = [
    ("element-too-old", "Your browser is too old for sign-in.", "delete self.HTMLDialogElement"),
    ("element-blocked", "Your browser is blocking WebAssembly", "delete self.WebAssembly"),
];

/// Brings the page into each state in turn, and calls `look` with the state's name. For
/// [`in_a_storefront_with_a_provider`](crate::in_a_storefront_with_a_provider).
///
/// # Errors
/// If a state isn't reached, or `look` fails.
pub async fn visit(
    front: &Storefront,
    page: &Page,
    provider: &Provider,
    mut look: impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    for (state, path) in VIEWS {
        open(page, path).await?;
        look(state).await?;
    }
    open(page, "/sign-in.html").await?;
    page.press(SIGN_IN).await?;
    page.summary().await?;
    look("element-sign-in-invalid").await?;
    page.expect_language("ar")?;
    open(page, "/rtl.html").await?;
    page.press(CREATE_ACCOUNT).await?;
    page.summary().await?;
    look("element-register-invalid-ar").await?;
    page.expect_language("en")?;

    account::create(front.shop(), ADA).await?;
    open(page, "/account.html?providers").await?;
    submit_sign_in(page, ADA, PASSWORD).await?;
    page.account().await?;
    page.press("Link Example").await?;
    until("the provider's page", async || {
        Ok(page.driver().current_url().await?.as_str().starts_with(provider.origin()))
    })
    .await?;
    page.follow("Cancel").await?;
    page.heading(PROBLEM).await?;
    look("element-cancelled").await?;
    open(page, "/account.html?providers").await?;
    page.find(Role::Button, "Link Example").await?;
    look("element-account").await?;
    page.press(SIGN_OUT).await?;
    page.says("You’re signed out.").await?;
    look("element-signed-out").await?;

    page.empty_cache().await?;
    front.hold(WASM);
    page.arrive_at("/sign-in.html").await?;
    page.find(Role::Button, SIGN_IN).await?;
    look("element-loading").await?;
    front.respond_with(".wasm", NOT_FOUND.to_owned());
    front.hold(&[]);
    page.says("Sign-in didn’t load.").await?;
    look("element-failed").await?;
    front.release();
    forget_console(page).await?;
    for (state, words, script) in UNSUPPORTED {
        page.before_scripts(&format!("if (location.search === '?{state}') {{ {script} }}")).await?;
        page.arrive_at(&format!("/sign-in.html?{state}")).await?;
        page.says(words).await?;
        look(state).await?;
        forget_console(page).await?;
    }
    Ok(())
}

/// Opens a page of the shop, and waits until its element is ready.
async fn open(page: &Page, path: &str) -> Result<()> {
    page.arrive_at(path).await?;
    page.element_ready().await
}

/// The state with a button for passkeys, which belong to the name of a host. `WebKitGTK` has none.
///
/// # Errors
/// If it isn't reached, or `look` fails.
pub async fn with_passkeys(
    front: &Storefront,
    page: &Page,
    mut look: impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    let origin = front.page_origin().replace("127.0.0.1", "localhost");
    page.driver().goto(format!("{origin}/passkeys.html")).await?;
    page.element_ready().await?;
    page.find(Role::Button, "Sign in with a passkey").await?;
    look("element-passkeys").await?;
    // The API doesn't allow that host.
    forget_console(page).await
}
