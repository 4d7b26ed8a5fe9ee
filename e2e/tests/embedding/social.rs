//! Signing in with a provider from a shop's own pages.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{GO_TO_SIGN_IN, PROBLEM, SIGN_IN};
use portico_e2e::{Front, Options, Page, Provider, Role, in_a_storefront_with_a_provider, until};
use serde_json::{Value, json};

use crate::heard::{SCRIPT, heard, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        (
            "basket.html",
            page!("<portico-auth id=one api={api}></portico-auth><script src=providers.js></script>"),
        ),
        (
            "account.html",
            page!(
                "<portico-auth id=one api={api} view=account></portico-auth><script src=providers.js></script>"
            ),
        ),
        (
            "social.html",
            page!(
                "<portico-auth id=one api={api} view=social loading=eager></portico-auth><script src=providers.js></script>"
            ),
        ),
        ("held.html", HELD),
        ("held.css", "portico-auth { --portico-providers: 2 }"),
        (
            "providers.js",
            "one.config = {providers: [{id: 'example', name: 'Example'}, {id: 'google'}], socialPage: '/social.html'}",
        ),
    ],
    options: Options::DEFAULT,
};

/// Two elements whose place is held, before there is a script.
const HELD: &str = "<!doctype html><html lang=en><title>A shop</title><link rel=stylesheet href=held.css>\
    <link rel=stylesheet href={cdn}/embed/portico.css crossorigin><h1>A shop</h1>\
    <portico-auth id=one api={api}></portico-auth>";

const BUTTON: &str = "Sign in with Example";
const LOGIN: &str = "Name or email address";
const AGREE: &str = "Sign in at the provider";

/// Presses the button, and signs in at the provider under a name.
async fn enter(page: &Page, provider: &Provider, button: &str, name: &str) -> Result<()> {
    page.press(button).await?;
    until("the provider's page", async || {
        Ok(page.driver().current_url().await?.as_str().starts_with(provider.origin()))
    })
    .await?;
    page.fill(LOGIN, name).await?;
    page.press(AGREE).await
}

#[tokio::test]
async fn a_shopper_signs_in_with_a_provider_and_comes_back_to_the_page_of_the_shop() -> Result<()> {
    in_a_storefront_with_a_provider(SHOP, async |_, page, provider| {
        open(page, "/basket.html?item=7#reviews").await?;
        let mark = "return one.querySelector('#portico-1-portico-provider-google img').naturalWidth > 0";
        ensure!(page.eval(mark).await? == true, "Google's mark");
        enter(page, provider, BUTTON, "grace").await?;
        page.is_at("/basket.html?item=7#reviews").await?;
        page.account().await?;
        page.says("grace@example.com").await
    })
    .await
}

#[tokio::test]
async fn the_event_says_by_which_way() -> Result<()> {
    in_a_storefront_with_a_provider(SHOP, async |front, page, _| {
        account::create(front.shop(), ADA).await?;
        open(page, "/basket.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        ensure!(way(page).await? == (json!("password"), Value::Null));
        page.eval("one.signOut()").await?;
        page.heading(SIGN_IN).await?;

        // The provider's answer to what another page of the shop has begun.
        page.press(BUTTON).await?;
        page.find(Role::Button, AGREE).await?;
        page.before_scripts(
            "addEventListener('portico-signed-in', (event) => {
                 event.preventDefault();
                 sessionStorage.way = JSON.stringify([event.detail.way, event.detail.provider]);
             })",
        )
        .await?;
        page.fill(LOGIN, "ada").await?;
        page.press(AGREE).await?;
        page.account().await?;
        page.is_at("/social.html").await?;
        let way = page.eval("return JSON.parse(sessionStorage.way)").await?;
        ensure!(way == json!(["provider", "example"]), "{way}");
        Ok(())
    })
    .await
}

/// The way of the last sign-in, and its provider.
async fn way(page: &Page) -> Result<(Value, Value)> {
    let events = heard(page).await?;
    let all = events.as_array().context("a list")?;
    let event = all.iter().rfind(|event| event[1] == "signed-in").context("a customer has signed in")?;
    Ok((event[2]["way"].clone(), event[2]["provider"].clone()))
}

#[tokio::test]
async fn the_answer_is_taken_out_of_the_address_and_what_is_the_shop_s_stays() -> Result<()> {
    in_a_storefront_with_a_provider(SHOP, async |_, page, _| {
        // As in older browsers.
        page.before_scripts("delete URLSearchParams.prototype.size").await?;
        open(page, "/social.html?page_id=4&code=stolen&state=guessed#reviews").await?;
        page.heading(PROBLEM).await?;
        page.is_at("/social.html?page_id=4#reviews").await?;
        page.says("This sign-in was started in another tab or browser").await?;
        page.press(GO_TO_SIGN_IN).await?;
        page.heading(SIGN_IN).await?;
        // Another page may have such parameters of its own.
        open(page, "/basket.html?code=1&state=2").await?;
        page.is_at("/basket.html?code=1&state=2").await?;
        // What is still loading would be aborted, which the console reports.
        let rest = "return performance.getEntriesByType('resource')
            .some(({ name, responseEnd }) => name.includes('/later-') && responseEnd > 0)";
        until("the rest of the app", async || Ok(page.eval(rest).await? == true)).await?;
        // Without an answer, the page is one to sign in on.
        open(page, "/social.html").await?;
        page.heading(SIGN_IN).await
    })
    .await
}

#[tokio::test]
async fn a_customer_links_a_provider_and_comes_back_to_the_shop_s_own_account_page() -> Result<()> {
    in_a_storefront_with_a_provider(SHOP, async |front, page, provider| {
        account::create(front.shop(), ADA).await?;
        open(page, "/account.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        enter(page, provider, "Link Example", "someone-else").await?;
        page.is_at("/account.html").await?;
        page.find(Role::Button, "Unlink Example").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn the_place_that_is_held_has_room_for_the_buttons() -> Result<()> {
    in_a_storefront_with_a_provider(SHOP, async |front, page, _| {
        page.arrive_at("/held.html").await?;
        let height = "return one.getBoundingClientRect().height";
        until("the style", async || Ok(page.eval(height).await?.as_f64() > Some(100.0))).await?;
        let held = page.eval(height).await?;
        // The same page, with the script.
        let script = "one.config = {providers: [{id: 'example', name: 'Example'}, {id: 'google'}]};
            const script = document.createElement('script');
            document.head.append(Object.assign(script, {type: 'module', src: arguments[0]}))";
        let entry = format!("{}/embed/portico.js", front.cdn_origin());
        page.before_scripts("self.trustedTypes?.createPolicy('default', { createScriptURL: String })")
            .await?;
        page.arrive_at("/held.html").await?;
        page.eval_with(script, vec![json!(entry)]).await?;
        page.element_ready().await?;
        page.eval("one.style.minBlockSize = ''").await?;
        let filled = page.eval(height).await?;
        ensure!(held == filled, "held: {held}, filled: {filled}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_static_form_has_the_buttons_before_the_app_is_there() -> Result<()> {
    in_a_storefront_with_a_provider(SHOP, async |front, page, _| {
        front.hold(&["_bg.wasm"]);
        page.arrive_at("/basket.html").await?;
        page.find(Role::Button, BUTTON).await?;
        page.press(BUTTON).await?;
        front.release();
        page.find(Role::Button, AGREE).await.map(drop)
    })
    .await
}
