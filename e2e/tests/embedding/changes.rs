//! Changes by the shop at a bad moment, or to something that doesn't exist: the shopper doesn't notice.

use std::fs;

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{EMAIL, PASSWORD as PASSWORD_LABEL, PROBLEM, SIGN_IN, SIGN_OUT};
use portico_e2e::{Front, Options, Page, Storefront, WASM, eventually, forget_console, in_a_storefront};
use serde_json::json;

use crate::heard::{SCRIPT, call, comes_true, heard, hears, hold, let_go, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("plain.html", page!("<portico-auth id=one api={api}></portico-auth>")),
        ("register.html", page!("<portico-auth id=one api={api} view=register></portico-auth>")),
        (
            "constructor.html",
            page!(
                "<portico-auth id=one api={api} loading=eager view=constructor></portico-auth>
                 <portico-auth id=two api={api} loading=eager lang=constructor></portico-auth>
                 <portico-auth id=three api={api} loading=eager routing=constructor></portico-auth>"
            ),
        ),
    ],
    options: Options::DEFAULT,
};

/// Signs in, does `change` while the response is pending, and waits until the account is shown.
async fn sign_in_meanwhile(page: &Page, change: &str) -> Result<()> {
    hold(page).await?;
    submit_sign_in(page, ADA, PASSWORD).await?;
    call(page, "/customer/login").await?;
    page.eval(change).await?;
    page.settle().await?;
    let_go(page).await?;
    page.account().await.map_err(|error| error.context(change.to_owned()))
}

#[tokio::test]
async fn an_answer_on_its_way_is_not_lost_when_the_shop_changes_something() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        for change in [
            "one.setAttribute('theme', 'dark')",
            "one.setAttribute('industry', 'toys')",
            "one.config = {...one.config, industry: 'toys'}",
            "addEventListener('portico-signed-in', (event) => event.preventDefault());
             one.setAttribute('return-to', '/empty.html')",
        ] {
            open(page, "/plain.html").await?;
            sign_in_meanwhile(page, change).await?;
            page.settle().await?;
            page.press(SIGN_OUT).await?;
            page.heading(SIGN_IN).await?;
            if change.contains("toys") {
                let sent = call(page, "/customer/logout").await?;
                ensure!(sent["headers"]["industry"] == "toys", "{change} applies from then on: {sent:#}");
            }
        }

        // A refusal is a response, too.
        hold(page).await?;
        submit_sign_in(page, ADA, "not the password").await?;
        page.eval("one.setAttribute('industry', 'books')").await?;
        page.settle().await?;
        let_go(page).await?;
        page.says(PROBLEM).await
    })
    .await
}

#[tokio::test]
async fn an_answer_on_its_way_is_not_lost_after_the_shop_has_shown_another_view() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        page.empty_cache().await?;
        front.hold(WASM);
        page.arrive_at("/register.html").await?;
        comes_true(page, "the script", "return !!customElements.get('portico-auth')").await?;
        page.eval("one.show('login')").await?;
        front.release();
        page.element_ready().await?;
        sign_in_meanwhile(page, "one.setAttribute('theme', 'dark')").await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;

        open(page, "/register.html").await?;
        page.eval("one.setAttribute('view', 'login')").await?;
        page.heading(SIGN_IN).await?;
        sign_in_meanwhile(page, "one.setAttribute('theme', 'dark')").await
    })
    .await
}

#[tokio::test]
async fn an_element_that_is_changed_while_it_begins_is_ready_all_the_same() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        page.empty_cache().await?;
        front.hold(WASM);
        page.arrive_at("/plain.html").await?;
        comes_true(page, "the static form", "return !!window.one?.querySelector('form')").await?;
        // After the app has set its first timers, and before they fire.
        page.eval(
            "self.changes = 0;
             const real = self.setTimeout;
             self.setTimeout = (...timer) => {
               if (changes < 3 && !one.querySelector('[data-ready]')) {
                 queueMicrotask(() => one.setAttribute('industry', `toys-${++changes}`));
               }
               return real(...timer);
             }",
        )
        .await?;
        front.release();
        page.element_ready().await?;
        ensure!(page.eval("return changes").await? != 0, "nothing was changed");
        hears(page, json!([["one", "ready", {"version": 1, "view": "login"}, false]])).await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.press(SIGN_IN).await?;
        let sent = call(page, "/customer/login").await?;
        let industry = page.eval("return one.getAttribute('industry')").await?;
        ensure!(sent["headers"]["industry"] == industry, "the last change applies: {sent:#}");
        page.says(PROBLEM).await
    })
    .await
}

/// How often the app was requested.
fn tries(front: &Storefront) -> usize {
    front.requests().iter().filter(|request| request.path.contains("_bg.wasm")).count()
}

/// Waits until the element has failed this many times, and shows it.
async fn fails(page: &Page, times: usize) -> Result<()> {
    let error = json!(["one", "error", {"version": 1, "code": "load"}, false]);
    eventually("the failure", async || {
        let heard = heard(page).await?;
        let all = heard.as_array().context("it is a list")?;
        ensure!(all.len() == times && all.iter().all(|event| *event == error), "{heard:#}");
        Ok(())
    })
    .await?;
    page.says("Sign-in didn’t load").await
}

#[tokio::test]
async fn after_a_failure_only_the_shopper_tries_again_or_who_adds_the_element_again() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let assets = front.site().join("embed/assets");
        let away = front.site().join("embed/away");
        front.hold(WASM);
        page.arrive_at("/plain.html").await?;
        comes_true(page, "the static form", "return !!window.one?.querySelector('form')").await?;
        // Like a framework that re-renders at each event.
        page.eval(
            "addEventListener('portico-error', () => setTimeout(() => {
               one.config = {...one.config};
               one.setAttribute('industry', `toys-${heard.length}`);
               one.replaceChildren(document.createElement('p'));
             }))",
        )
        .await?;
        fs::rename(&assets, &away)?;
        front.release();
        fails(page, 1).await?;
        page.settle().await?;
        fails(page, 1).await?;
        ensure!(tries(front) == 1, "{} tries", tries(front));

        page.eval("const kept = one; kept.remove(); self.kept = kept").await?;
        page.settle().await?;
        page.eval("document.body.append(kept)").await?;
        fails(page, 2).await?;
        page.settle().await?;
        fs::rename(&away, &assets)?;
        page.press("Try again").await?;
        page.element_ready().await?;
        ensure!(tries(front) == 3, "{} tries", tries(front));
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_view_language_or_routing_that_does_not_exist_is_as_if_left_out() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        open(page, "/constructor.html").await?;
        comes_true(page, "all", "return document.querySelectorAll('.portico[data-ready]').length === 3")
            .await?;
        let titles =
            "return [...document.querySelectorAll('portico-auth h2')].map((title) => title.innerText)";
        ensure!(page.eval(titles).await? == json!([SIGN_IN, SIGN_IN, SIGN_IN]));

        // Also later, and without an error that could be taken for the shop's own.
        page.eval(
            "self.thrown = 0; addEventListener('error', () => thrown++); one.setAttribute('view', 'register')",
        )
        .await?;
        comes_true(page, "the other view", "return !!one.querySelector('[autocomplete=given-name]')").await?;
        page.eval("one.setAttribute('view', 'nowhere')").await?;
        comes_true(page, "the default view", "return !one.querySelector('[autocomplete=given-name]')").await?;
        ensure!(page.eval(titles).await? == json!([SIGN_IN, SIGN_IN, SIGN_IN]));
        ensure!(page.eval("return thrown").await? == 0);
        // The console says what is wrong.
        forget_console(page).await
    })
    .await
}
