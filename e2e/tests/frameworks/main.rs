//! The examples with a framework that renders on a server: each is built as its readers would, served by its own server, and
//! used by a shopper.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD};
use portico_e2e::words::{EMAIL, PASSWORD as PASSWORD_LABEL, SIGN_OUT};
use portico_e2e::{Page, in_a_framework, until};
use serde_json::json;
use thirtyfour::Key;

async fn cart_has(page: &Page, lamps: u32) -> Result<()> {
    until(&format!("{lamps} lamps in the cart"), async || {
        let text = page.eval("return document.querySelector('#cart')?.innerText").await?;
        Ok(text == format!("In your cart: {lamps}"))
    })
    .await
}

async fn heard(page: &Page, event: &str) -> Result<()> {
    let script = "return [...document.querySelectorAll('#heard > li')].some((line) => line.innerText === arguments[0])";
    until(&format!("the page to hear {event}"), async || {
        Ok(page.eval_with(script, vec![json!(event)]).await? == true)
    })
    .await
}

/// Waits until the browser has taken over what the server rendered: from then on, a press adds to the cart.
async fn taken_over(page: &Page) -> Result<()> {
    until("the page to answer", async || {
        page.press("Add Reading lamp").await?;
        let text = page.eval("return document.querySelector('#cart').innerText").await?;
        Ok(text != "In your cart: 0")
    })
    .await
}

async fn is_styled(page: &Page) -> Result<()> {
    let script = "const input = document.querySelector('portico-auth input'); \
                  return getComputedStyle(input).borderRadius";
    until("the form to be styled", async || Ok(page.eval(script).await? == "10px")).await
}

/// Opens the sign-in, types while the framework renders again, goes to another page and back, signs in and out.
async fn walk_through(name: &str) -> Result<()> {
    in_a_framework(name, async |shop, page| {
        account::create(shop, ADA).await?;
        page.arrive_at("/sign-in").await?;
        page.element_ready().await?;
        is_styled(page).await?;
        page.fill(EMAIL, "grace@example.com").await?;
        taken_over(page).await?;
        ensure!(page.value(EMAIL).await? == "grace@example.com", "what was typed is kept");

        // The framework's router leaves the page that has the element, and comes back.
        page.follow("Home").await?;
        until("another page", async || Ok(page.eval("return location.pathname").await? == "/")).await?;
        until("the element to disappear", async || {
            Ok(page.eval("return !document.querySelector('portico-auth')").await? == true)
        })
        .await?;
        page.follow("Sign in").await?;
        page.element_ready().await?;
        is_styled(page).await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        page.keys(Key::Enter).await?;
        page.says("Ada Lovelace").await?;
        heard(page, "portico-signed-in").await?;
        // The customer's cart has it now.
        cart_has(page, 0).await?;
        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await?;
        heard(page, "portico-signed-out").await?;

        page.arrive_at("/sign-in").await?;
        page.element_ready().await?;
        is_styled(page).await
    })
    .await
}

#[tokio::test]
async fn next_js_renders_the_element_after_hydration_and_hears_it() -> Result<()> {
    walk_through("next").await
}

#[tokio::test]
async fn nuxt_renders_the_element_after_hydration_and_hears_it() -> Result<()> {
    walk_through("nuxt").await
}

#[tokio::test]
async fn sveltekit_renders_the_element_after_hydration_and_hears_it() -> Result<()> {
    walk_through("sveltekit").await
}

#[tokio::test]
async fn angular_renders_the_element_after_hydration_and_hears_it() -> Result<()> {
    walk_through("angular").await
}
