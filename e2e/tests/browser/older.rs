//! Browsers that lack something, as in `docs/browsers.md`. It's taken from the browser at hand: a function before the page's scripts run, and
//! words of CSS from the stylesheets.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{ACCOUNT, EMAIL, SIGN_IN, SIGN_OUT};
use portico_e2e::{
    Options, Page, Role, Site, WASM, assert_accessible, assert_apart, assert_fits, assert_targets,
    forget_console, in_a_shop, through_a_proxy,
};

/// What the pages can't do without.
const NEEDED: [(&str, &str); 3] = [
    ("WebAssembly", "delete self.WebAssembly"),
    ("WebAssembly that is compiled while it loads", "delete WebAssembly.compileStreaming"),
    (
        "references in WebAssembly",
        "WebAssembly.compileStreaming = async () => { throw new WebAssembly.CompileError('a type of value') }",
    ),
];

/// What the pages use where it exists.
const DISPENSABLE: [(&str, &str); 3] = [
    ("channels between tabs", "delete self.BroadcastChannel"),
    ("submitting as by a press", "delete HTMLFormElement.prototype.requestSubmit"),
    ("ARIA as properties", "for (const name of ['role', 'ariaDisabled']) delete Element.prototype[name]"),
];

/// Takes each of these away from the page whose query is its number.
async fn take_away(page: &Page, features: &[(&str, &str)]) -> Result<()> {
    for (number, (_, script)) in features.iter().enumerate() {
        page.before_scripts(&format!("if (location.search === '?{number}') {{ {script} }}")).await?;
    }
    Ok(())
}

#[tokio::test]
async fn without_cascade_layers_each_page_is_a_message_and_no_form() -> Result<()> {
    let site = Site::InUnknownCss(&["@layer", "revert-layer"]);
    in_a_shop(Options { site, ..Options::DEFAULT }, async |_, page| {
        for path in ["/login/", "/register/", "/no-such-page"] {
            page.visit(path).await?;
            page.says("Your browser is too old for sign-in. Update it, or use another browser.").await?;
            let text = page.text().await?;
            ensure!(text.lines().filter(|line| !line.trim().is_empty()).count() == 1, "{path}: {text}");
            assert_fits(page, path).await?;
        }
        page.visit("/de/login/").await?;
        page.says("Ihr Browser ist für die Anmeldung zu alt.").await?;
        // The 404 response is expected.
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn without_what_it_needs_a_page_says_that_it_has_stopped() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        take_away(page, &NEEDED).await?;
        for (number, (feature, _)) in NEEDED.iter().enumerate() {
            page.visit(&format!("/login/?{number}")).await?;
            page.heading("Sign-in has stopped working").await.map_err(|error| error.context(*feature))?;
            page.says("or use another browser.").await?;
            page.find(Role::Link, "Reload the page").await?;
            ensure!(
                page.look_for(Role::Textbox, EMAIL).await?.is_none(),
                "{feature}: the form is still there"
            );
            forget_console(page).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_what_it_can_do_without_a_page_signs_in_even_early() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        take_away(page, &DISPENSABLE).await?;
        for (number, (feature, _)) in DISPENSABLE.iter().enumerate() {
            page.empty_cache().await?;
            proxy.hold(WASM);
            page.arrive(&format!("/login/?{number}")).await?;
            submit_sign_in(page, ADA, PASSWORD).await?;
            page.submit_button_says("Signing in…").await.map_err(|error| error.context(*feature))?;
            proxy.release();
            page.heading(ACCOUNT).await.map_err(|error| error.context(*feature))?;
            page.press(SIGN_OUT).await?;
            page.says("You’re signed out.").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_the_css_of_recent_years_the_pages_are_plain_and_work() -> Result<()> {
    // What came after cascade layers.
    let words =
        &[":has(", "light-dark(", "color-mix(", "dvh", "@container", ":autofill", "rotate:", "scripting:"];
    in_a_shop(Options { site: Site::InUnknownCss(words), ..Options::DEFAULT }, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        page.press(SIGN_IN).await?;
        page.summary().await?;
        for (width, dark) in [(320, false), (1280, true)] {
            page.resize(width, 800).await?;
            page.dark(dark).await?;
            assert_fits(page, "plain").await?;
            assert_targets(page, "plain").await?;
            assert_apart(page, "plain").await?;
            assert_accessible(page, "plain").await?;
        }
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.heading(ACCOUNT).await
    })
    .await
}
