//! A shop's page that goes away and comes back, with the element in it.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{CREATE_ACCOUNT, EMAIL, PASSWORD as PASSWORD_LABEL, SIGN_IN};
use portico_e2e::{
    Front, Options, Page, Storefront, WASM, eventually, forget_console, in_a_storefront, until,
};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::heard::{SCRIPT, comes_true, forget, heard, hears, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("plain.html", page!("<portico-auth id=one api={api}></portico-auth>")),
        ("basket.html", "<!doctype html><html lang=en><title>A shop</title><h1>Basket</h1>"),
        ("to-basket.html", page!("<portico-auth id=one api={api} return-to='/basket.html'></portico-auth>")),
        (
            "linked.html",
            page!(
                "<a href={api}/register/>To the register</a><portico-auth id=one api={api}></portico-auth>"
            ),
        ),
        (
            "dialog.html",
            page!("<dialog id=around open><portico-auth id=one api={api}></portico-auth></dialog>"),
        ),
    ],
    options: Options::DEFAULT,
};

/// Notes what the element shows when the browser keeps the page.
const NOTE: &str = "addEventListener('pagehide', () => {
    const shown = [...one.querySelectorAll('.portico, input')];
    self.kept = shown.map((it) => it.value ?? it.innerText).join(' ');
  })";

/// What a sign-out on another page of the shop leaves of the session.
const SIGN_OUT: &str = "sessionStorage.clear(); localStorage.removeItem('portico.session')";

/// Goes back, and returns what the element showed when the browser kept its page.
async fn come_back(page: &Page) -> Result<String> {
    page.eval("history.back()").await?;
    eventually("the page as it was kept", async || {
        let kept = page.eval("return self.kept ?? null").await?;
        kept.as_str().map(str::to_owned).context("the browser hasn't kept the page")
    })
    .await
}

/// A product in the cart.
const PRODUCT: &str = "reading lamp";

fn assert_nothing_private(shown: &str) {
    for private in [ADA, "Lovelace", PASSWORD, PRODUCT] {
        assert!(!shown.contains(private), "{private} is shown: {shown}");
    }
}

#[tokio::test]
async fn back_from_the_return_address_it_shows_who_is_signed_in_and_nobody_after_a_sign_out() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        for signs_out in [false, true] {
            open(page, "/to-basket.html").await?;
            page.eval(NOTE).await?;
            submit_sign_in(page, ADA, PASSWORD).await?;
            page.heading("Basket").await?;
            if signs_out {
                page.eval(SIGN_OUT).await?;
            }
            assert_nothing_private(&come_back(page).await?);
            if signs_out {
                page.heading(SIGN_IN).await?;
                assert_eq!([page.value(EMAIL).await?, page.value(PASSWORD_LABEL).await?], ["", ""]);
                let events = heard(page).await?;
                ensure!(events.to_string().contains("signed-out"), "{events:#}");
                page.eval("one.removeAttribute('return-to')").await?;
                submit_sign_in(page, ADA, PASSWORD).await?;
                page.account().await?;
            } else {
                page.account().await?;
                page.says(ADA).await?;
                page.eval(SIGN_OUT).await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_account_of_a_customer_who_has_signed_out_meanwhile_is_not_shown() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/plain.html").await?;
        page.eval(NOTE).await?;
        page.eval_with("one.cart = [{sku: arguments[0], quantity: 2}]", vec![json!(PRODUCT)]).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        for shown in [ADA, "Lovelace", PRODUCT] {
            page.says(shown).await?;
        }
        page.eval("location.href = '/basket.html'").await?;
        page.heading("Basket").await?;
        page.eval(SIGN_OUT).await?;
        assert_nothing_private(&come_back(page).await?);
        page.heading(SIGN_IN).await?;
        assert_nothing_private(&page.text().await?);
        Ok(())
    })
    .await
}

/// Follows the link to a page of another origin, which takes its time, and returns what the element has shown meanwhile, and its events.
async fn leave(front: &Storefront, page: &Page) -> Result<(String, Value)> {
    page.watch().await?;
    // Not as the page is left: Firefox would lose it, since the other page has a process of its own.
    let keep =
        "setInterval(() => (sessionStorage.seen = JSON.stringify([porticoSeen.texts.join(' '), heard])), 50)";
    page.eval(keep).await?;
    page.follow("To the register").await?;
    let asked = async || Ok(front.api().requests().iter().any(|request| request.path == "/register/"));
    until("the press to lead away", asked).await?;
    sleep(Duration::from_secs(2)).await;
    front.release();
    front.api().hold(&["/customer/login"]);
    page.heading(CREATE_ACCOUNT).await?;
    page.arrive_at("/basket.html").await?;
    let seen = page.eval("return sessionStorage.seen").await?;
    front.api().release();
    Ok(serde_json::from_str(seen.as_str().context("the page was left")?)?)
}

#[tokio::test]
async fn a_press_on_a_link_while_it_loads_is_no_failure() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        front.api().hold(&["/register/"]);
        front.hold(WASM);
        page.arrive_at("/linked.html").await?;
        page.heading(SIGN_IN).await?;
        until("the wasm", async || Ok(front.requests().iter().any(|request| request.path.contains(".wasm"))))
            .await?;
        let (texts, events) = leave(front, page).await?;
        ensure!(texts.contains(SIGN_IN) && !texts.contains("Sign-in didn’t load"), "{texts}");
        ensure!(!events.to_string().contains("error"), "{events}");
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn nor_has_a_sign_in_failed_that_is_pending_then() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/linked.html").await?;
        front.api().hold(&["/register/", "/customer/login"]);
        submit_sign_in(page, ADA, PASSWORD).await?;
        let asked = async || {
            // From another origin, a preflight comes first, which is held as well.
            Ok(front.api().requests().iter().any(|request| request.path == "/customer/login"))
        };
        until("the sign-in", asked).await?;
        let (texts, events) = leave(front, page).await?;
        ensure!(texts.contains("Signing in…") && !texts.contains("We can’t reach the shop"), "{texts}");
        ensure!(!events.to_string().contains("error"), "{events}");
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_load_that_breaks_off_while_the_browser_leaves_is_no_failure() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        front.hold(WASM);
        page.arrive_at("/plain.html").await?;
        until("the wasm", async || Ok(front.requests().iter().any(|request| request.path.contains(".wasm"))))
            .await?;
        // Firefox and WebKit break it off themselves.
        page.eval("dispatchEvent(new Event('beforeunload'))").await?;
        front.break_off(WASM);
        page.element_ready().await?;
        hears(page, json!([["one", "ready", {"version": 1, "view": "login"}, false]])).await?;
        page.heading(SIGN_IN).await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_form_that_a_script_submits_without_an_event_signs_in_and_leaves_a_dialog_open() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        account::create(front.shop(), ADA).await?;
        open(page, "/dialog.html").await?;
        page.fill(EMAIL, ADA).await?;
        page.eval("one.querySelector('form').submit()").await?;
        page.summary_has_focus().await?;
        ensure!(page.eval("return around.open").await? == true);
        assert_eq!(page.value(EMAIL).await?, ADA);
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        forget(page).await?;
        page.eval("one.querySelector('form').submit()").await?;
        page.account().await?;
        comes_true(page, "the dialog to be open", "return around.open").await
    })
    .await
}
