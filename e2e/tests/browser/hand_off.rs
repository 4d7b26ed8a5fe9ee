//! A customer who comes from another system, with a cart.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, hand_over, submit_sign_in};
use portico_e2e::words::{ACCOUNT, HAND_OFF, HAND_OFF_GO_ON, LINK_BROKEN, SIGN_IN, SIGN_OUT};
use portico_e2e::{Network, Options, Page, Shop, forget_console, in_a_shop};
use serde_json::{Value, json};

const BORIS: &str = "boris@example.com";

fn items() -> Value {
    json!([{"sku": "MAR 2930", "uom": "CS", "quantity": 3}, {"sku": "MAR 7", "quantity": 0.125}])
}

async fn link(shop: &Shop, page: &Page, email: &str) -> Result<String> {
    hand_over(page, &shop.access_token().await?, email, &items()).await
}

/// The rows of the cart on the page.
async fn cart(page: &Page) -> Result<Value> {
    let script = "return [...document.querySelectorAll('table tbody tr')].map((row) => [...row.cells].map((cell) => cell.innerText))";
    page.eval(script).await
}

#[tokio::test]
async fn a_customer_sees_whose_account_it_is_and_then_the_cart() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, page, ADA).await?;
        let link = link(shop, page, ADA).await?;
        let code = link.split_once('=').expect("a code").1.to_owned();
        page.open(&link).await?;
        page.heading(HAND_OFF).await?;
        page.is_at("/hand-off/").await?;
        let state = page.eval("return JSON.stringify(history.state)").await?;
        ensure!(!state.to_string().contains(&code), "the history keeps the code: {state}");
        let text = page.text().await?;
        ensure!(text.contains("Portico") && text.contains("@e") && !text.contains(ADA), "{text}");
        ensure!(page.stored().await? == ("{}".into(), "{}".into()), "nobody is signed in before the press");
        page.press(HAND_OFF_GO_ON).await?;
        page.heading(ACCOUNT).await?;
        page.says(ADA).await?;
        ensure!(
            cart(page).await? == json!([["MAR 2930", "CS", "3"], ["MAR 7", "", "0.125"]]),
            "{}",
            cart(page).await?
        );
        page.driver().back().await?;
        ensure!(!page.driver().current_url().await?.to_string().contains(&code));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_link_that_is_opened_twice_leads_to_signing_in_where_the_cart_is() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, page, ADA).await?;
        let link = link(shop, page, ADA).await?;
        page.open(&link).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.heading(ACCOUNT).await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        page.open(&link).await?;
        page.heading(LINK_BROKEN).await?;
        page.says("This sign-in link has been used.").await?;
        page.follow("Go to sign in").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.heading(ACCOUNT).await?;
        ensure!(cart(page).await?[0][0] == "MAR 2930");
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn whoever_is_signed_in_reads_that_it_ends() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, page, ADA).await?;
        account::create(shop, page, BORIS).await?;
        let link = link(shop, page, BORIS).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        page.open(&link).await?;
        page.heading(HAND_OFF).await?;
        page.says("If you go on, that ends. Now you are signed in as").await?;
        page.says(ADA).await?;
        let (_, before) = page.stored().await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.says(BORIS).await?;
        let (_, after) = page.stored().await?;
        ensure!(before != after);
        let old = "const [session, done] = arguments; const {token} = JSON.parse(session);
            fetch('/customer/get-profile', {headers: {authorization: `Bearer ${token}`}}).then(({status}) => done(status))";
        let session: Value = serde_json::from_str(&before)?;
        let status = page.driver().execute_async(old, vec![session["portico.session"].clone()]).await?;
        ensure!(status.json() == &json!(401), "the former session is over at the server, too");
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn an_incomplete_link_and_one_without_a_code_say_so() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        for path in ["/hand-off/", "/hand-off/#code=abcdef"] {
            page.open(path).await?;
            page.heading(LINK_BROKEN).await?;
            page.says("It may be incomplete.").await?;
        }
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn without_a_connection_the_code_can_be_tried_again() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, page, ADA).await?;
        let link = link(shop, page, ADA).await?;
        page.open(&link).await?;
        page.heading(HAND_OFF).await?;
        page.network(Network::Offline).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.says("We cannot reach the shop.").await?;
        page.network(Network::Normal).await?;
        page.press("Try again").await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.heading(ACCOUNT).await?;
        forget_console(page).await
    })
    .await
}
