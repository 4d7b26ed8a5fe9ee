//! Browsers that lack something, as in `docs/browsers.md`. It's taken from the browser at hand: a function before the page's scripts run, and
//! words of CSS from the stylesheets.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::scenes::older::WITHOUT_RECENT_CSS;
use portico_e2e::words::{CREATE_ACCOUNT, EMAIL, NEW_PASSWORD, SIGN_IN, SIGN_OUT, TRY_AGAIN};
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

/// Without these, what is typed could get into an address.
const DIALOGS: &str = "if (location.search === '?dialogs') delete self.HTMLDialogElement";

/// What they need for texts with numbers.
const NUMBERS: &str = "delete Intl.NumberFormat; delete Intl.PluralRules";

/// What the pages use where it exists. None of it has to do with another, so that all of it is taken away at once.
const DISPENSABLE: &str = "{
    delete self.BroadcastChannel;
    delete HTMLFormElement.prototype.requestSubmit;
    for (const name of ['role', 'ariaDisabled']) delete Element.prototype[name];
    delete self.requestIdleCallback;
    delete URLSearchParams.prototype.size;
    const { fetch } = self;
    self.fetch = (what, { keepalive, priority, ...rest } = {}) => fetch(what, rest);
    addEventListener('selectionchange', (event) => event.stopImmediatePropagation(), true);
}";

/// Checks that the page is nothing but the message for a browser that is too old, with a link to the shop.
async fn is_too_old(page: &Page, path: &str) -> Result<()> {
    page.visit(path).await?;
    page.says("Your browser is too old for sign-in. Update it, or use another browser.").await?;
    let text = page.text().await?;
    ensure!(text.lines().filter(|line| !line.trim().is_empty()).count() == 1, "{path}: {text}");
    // Not followed: there is no such shop.
    let link = page.find(Role::Link, "Go to the shop").await?;
    ensure!(link.attr("href").await?.as_deref() == Some("https://shop.example/"), "{path}");
    assert_fits(page, path).await
}

#[tokio::test]
async fn without_cascade_layers_each_page_is_a_message_and_no_form() -> Result<()> {
    let site = Site::InUnknownCss(&["@layer", "revert-layer"]);
    in_a_shop(Options { site, ..Options::DEFAULT }, async |_, page| {
        for path in ["/login/", "/register/", "/no-such-page"] {
            is_too_old(page, path).await?;
        }
        page.visit("/de/login/").await?;
        page.says("Ihr Browser ist für die Anmeldung zu alt.").await?;
        // The 404 response is expected.
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn without_dialogs_each_page_is_that_message_too() -> Result<()> {
    let site = Site::InUnknownCss(&[]);
    in_a_shop(Options { site, ..Options::DEFAULT }, async |_, page| {
        page.before_scripts(DIALOGS).await?;
        for path in ["/login/?dialogs", "/account/?dialogs"] {
            is_too_old(page, path).await?;
        }
        // The error says what is missing.
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn without_what_it_needs_a_page_says_that_it_has_stopped() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        for (number, (feature, script)) in NEEDED.iter().enumerate() {
            page.before_scripts(&format!("if (location.search === '?{number}') {{ {script} }}")).await?;
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
        page.before_scripts(NUMBERS).await?;
        page.open("/register/").await?;
        page.fill(NEW_PASSWORD, "short").await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading("Sign-in has stopped working").await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn without_what_it_can_do_without_a_page_signs_in_even_early() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        page.before_scripts(DISPENSABLE).await?;
        proxy.hold(WASM);
        page.arrive("/login/").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.submit_button_says("Signing in…").await?;
        proxy.release();
        page.account().await?;
        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await
    })
    .await
}

#[tokio::test]
async fn without_the_css_of_recent_years_the_pages_are_plain_and_work() -> Result<()> {
    through_a_proxy(WITHOUT_RECENT_CSS, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        let shadow = "return getComputedStyle(document.querySelector('.portico-card')).boxShadow";
        ensure!(page.eval(shadow).await? != "none", "the card lies flat");
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
        page.account().await?;
        // One button below another.
        proxy.drop_responses(&["/customer/get-profile"]);
        page.open("/account/").await?;
        page.find(Role::Button, TRY_AGAIN).await?;
        let gap = "const [upper, lower] = document.querySelectorAll('.portico-card button');
                return lower.getBoundingClientRect().top - upper.getBoundingClientRect().bottom";
        let gap = page.eval(gap).await?;
        ensure!(gap.as_f64() > Some(8.0), "the buttons are {gap} px apart");
        forget_console(page).await
    })
    .await
}
