//! At sign-in, a guest's cart is merged into the customer's own.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{
    CODE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, NEW_PASSWORD, SEND_CODE, SIGN_IN, SIGN_OUT,
};
use portico_e2e::{Front, Options, Page, Storefront, eventually, in_a_storefront, until};
use serde_json::{Value, json};

use crate::heard::{SCRIPT, call, comes_true, forget, heard, open, page};

const SHOP: Front = Front {
    pages: &[SCRIPT, ("plain.html", page!("<portico-auth id=one api={api}></portico-auth>"))],
    options: Options::DEFAULT,
};

/// What is sent to the API with the token of the new session: the two parts of merging a cart.
const HAND_OVER: &[&str] = &["POST /customer/login ", "accesstoken: Bearer "];
const REDEMPTION: &[&str] = &["POST /customer/login ", "authorization: Bearer "];

fn guests() -> Value {
    json!([{"sku": "lamp", "quantity": 2}, {"sku": "oil", "unit": "L", "quantity": "0.125"}])
}

async fn set_cart(page: &Page, cart: &Value) -> Result<()> {
    page.eval_with("one.cart = arguments[0]", vec![cart.clone()]).await.map(drop)
}

/// Creates Ada as a customer, and opens her page with this cart.
async fn arrive(front: &Storefront, page: &Page, cart: &Value) -> Result<()> {
    account::create(front.shop(), ADA).await?;
    open(page, "/plain.html").await?;
    set_cart(page, cart).await
}

async fn sign_in(page: &Page) -> Result<()> {
    submit_sign_in(page, ADA, PASSWORD).await?;
    page.account().await
}

async fn sign_out(page: &Page) -> Result<()> {
    page.press(SIGN_OUT).await?;
    page.heading(SIGN_IN).await?;
    forget(page).await
}

/// Checks that the account page shows these rows of the cart.
async fn shows(page: &Page, rows: Value) -> Result<()> {
    let script = "return [...document.querySelectorAll('table tbody tr')]
        .map((row) => [...row.cells].map((cell) => cell.innerText))";
    eventually("the cart", async || {
        let cart = page.eval(script).await?;
        ensure!(cart == rows, "it is {cart}");
        Ok(())
    })
    .await
}

/// The detail of the event with this name, of which there must be exactly one.
async fn detail(page: &Page, name: &str) -> Result<Value> {
    let all = heard(page).await?;
    let found: Vec<_> = all.as_array().into_iter().flatten().filter(|event| event[1] == name).collect();
    let [event] = found[..] else { anyhow::bail!("there should be one {name}: {all:#}") };
    Ok(event[2].clone())
}

/// Checks that the element has signed in, returned this cart, and taken the guest's, which is now empty.
async fn has_taken(page: &Page, cart: Value) -> Result<()> {
    let detail = detail(page, "signed-in").await?;
    ensure!(detail["cart"] == cart && detail["cartTaken"] == true, "{detail:#}");
    ensure!(page.eval("return one.cart ?? null").await?.is_null(), "it would be merged again");
    Ok(())
}

/// Checks that the element has signed in but not taken the guest's cart, for this reason, and that the page still has it.
async fn has_kept(page: &Page, code: &str, cart: &Value) -> Result<()> {
    let error = detail(page, "error").await?;
    ensure!(error["code"] == code, "{error:#}");
    let detail = detail(page, "signed-in").await?;
    ensure!(detail["cartTaken"] == false && detail["user"]["email"] == ADA, "{detail:#}");
    ensure!(page.eval("return one.cart").await? == *cart, "{}", page.eval("return one.cart").await?);
    Ok(())
}

#[tokio::test]
async fn it_goes_along_with_the_password_once() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive(front, page, &guests()).await?;
        sign_in(page).await?;
        shows(page, json!([["lamp", "", "2"], ["oil", "L", "0.125"]])).await?;
        has_taken(
            page,
            json!([{"sku": "lamp", "quantity": 2}, {"sku": "oil", "unit": "L", "quantity": 0.125}]),
        )
        .await?;
        let told = detail(page, "signed-in").await?;
        ensure!(told["taken"] == guests(), "the event lists what was merged: {told:#}");
        let token = page.eval("return one.session.token").await?;
        ensure!(!heard(page).await?.to_string().contains(token.as_str().context("a session token")?));
        ensure!(page.stored().await?.1.contains(token.as_str().unwrap_or_default()), "the session continues");

        // Nothing is left to merge again.
        sign_out(page).await?;
        sign_in(page).await?;
        shows(page, json!([["lamp", "", "2"], ["oil", "L", "0.125"]])).await?;
        ensure!(detail(page, "signed-in").await?["cartTaken"] == false);

        // Later additions add up.
        sign_out(page).await?;
        set_cart(
            page,
            &json!([{"sku": "oil", "unit": "L", "quantity": 0.375}, {"sku": "oil", "quantity": 1}]),
        )
        .await?;
        sign_in(page).await?;
        shows(page, json!([["lamp", "", "2"], ["oil", "", "1"], ["oil", "L", "0.5"]])).await?;
        let merged = json!([
            {"sku": "lamp", "quantity": 2},
            {"sku": "oil", "quantity": 1},
            {"sku": "oil", "unit": "L", "quantity": 0.5},
        ]);
        has_taken(page, merged).await
    })
    .await
}

#[tokio::test]
async fn a_unit_that_is_called_as_the_api_calls_it_is_kept() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive(front, page, &json!([{"sku": "oil", "uom": "L", "quantity": 2}])).await?;
        sign_in(page).await?;
        shows(page, json!([["oil", "L", "2"]])).await?;
        has_taken(page, json!([{"sku": "oil", "unit": "L", "quantity": 2}])).await
    })
    .await
}

#[tokio::test]
async fn it_goes_along_with_a_mailed_code() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive(front, page, &json!([{"sku": "lamp", "quantity": 2}])).await?;
        page.press("Email me a code instead").await?;
        page.fill(EMAIL, ADA).await?;
        page.press(SEND_CODE).await?;
        page.fill(CODE, &front.shop().mailbox().nth_mail_to(ADA, 2).await?.code()?).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        shows(page, json!([["lamp", "", "2"]])).await?;
        has_taken(page, json!([{"sku": "lamp", "quantity": 2}])).await
    })
    .await
}

#[tokio::test]
async fn it_goes_along_at_registering() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        open(page, "/plain.html").await?;
        set_cart(page, &json!([{"sku": "lamp", "quantity": 2}])).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.fill(FIRST_NAME, "Ada").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.fill(CODE, &front.shop().mailbox().mail_to(ADA).await?.code()?).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        shows(page, json!([["lamp", "", "2"]])).await?;
        has_taken(page, json!([{"sku": "lamp", "quantity": 2}])).await
    })
    .await
}

#[tokio::test]
async fn one_that_the_api_refuses_keeps_nobody_from_signing_in() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let too_many: Value = (0..501).map(|at| json!({"sku": at.to_string(), "quantity": 1})).collect();
        arrive(front, page, &too_many).await?;
        for cart in [
            too_many,
            json!([{"sku": "lamp", "quantity": 0}]),
            json!([{"sku": "lamp", "quantity": "two"}]),
            json!([{"quantity": 1}]),
            json!(["lamp"]),
        ] {
            set_cart(page, &cart).await?;
            sign_in(page).await?;
            has_kept(page, "invalid", &cart).await?;
            shows(page, json!([])).await?;
            sign_out(page).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_no_list_is_refused_where_it_is_set() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive(front, page, &guests()).await?;
        for no_list in [json!({"sku": "lamp", "quantity": 1}), json!("lamp"), json!(1)] {
            let refused = page
                .eval_with(
                    "try { one.cart = arguments[0] } catch (error) { return error.name }",
                    vec![no_list],
                )
                .await?;
            ensure!(refused == "TypeError", "{refused}");
        }
        ensure!(page.eval("return one.cart").await? == guests(), "the earlier cart is kept");
        sign_in(page).await?;
        shows(page, json!([["lamp", "", "2"], ["oil", "L", "0.125"]])).await
    })
    .await
}

#[tokio::test]
async fn an_empty_one_makes_no_call() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive(front, page, &json!([])).await?;
        front.api().forget_requests();
        sign_in(page).await?;
        ensure!(detail(page, "signed-in").await?["cartTaken"] == false);
        let asked = front.api().requests();
        let logins = asked.iter().filter(|asked| asked.method == "POST" && asked.path == "/customer/login");
        ensure!(logins.count() == 1, "{asked:#?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_counts_once_where_the_answer_is_lost_on_the_way() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive(front, page, &guests()).await?;
        front.api().drop_response(REDEMPTION);
        sign_in(page).await?;
        ensure!(front.api().has_dropped_response(), "no response was lost");
        shows(page, json!([["lamp", "", "2"], ["oil", "L", "0.125"]])).await?;
        let told = detail(page, "signed-in").await?;
        ensure!(told["cartTaken"] == true && told["cart"].is_null(), "{told:#}");
        ensure!(page.eval("return one.cart ?? null").await?.is_null(), "it would be merged again");
        sign_out(page).await?;
        sign_in(page).await?;
        shows(page, json!([["lamp", "", "2"], ["oil", "L", "0.125"]])).await
    })
    .await
}

#[tokio::test]
async fn it_waits_for_the_next_sign_in_where_the_api_cannot_be_reached() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive(front, page, &json!([{"sku": "lamp", "quantity": 2}])).await?;
        front.api().drop_responses(HAND_OVER);
        sign_in(page).await?;
        has_kept(page, "unreachable", &json!([{"sku": "lamp", "quantity": 2}])).await?;
        front.api().release();
        sign_out(page).await?;
        sign_in(page).await?;
        shows(page, json!([["lamp", "", "2"]])).await?;
        has_taken(page, json!([{"sku": "lamp", "quantity": 2}])).await
    })
    .await
}

#[tokio::test]
async fn it_counts_once_where_every_answer_is_lost_and_the_next_sign_in_takes_it_up() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        arrive(front, page, &guests()).await?;
        front.api().drop_responses(REDEMPTION);
        sign_in(page).await?;
        has_kept(page, "unreachable", &guests()).await?;
        front.api().release();
        sign_out(page).await?;
        sign_in(page).await?;
        shows(page, json!([["lamp", "", "2"], ["oil", "L", "0.125"]])).await?;
        ensure!(detail(page, "signed-in").await?["cartTaken"] == true);
        ensure!(page.eval("return one.cart ?? null").await?.is_null(), "it would be merged again");
        sign_out(page).await?;
        sign_in(page).await?;
        shows(page, json!([["lamp", "", "2"], ["oil", "L", "0.125"]])).await
    })
    .await
}

/// Signs in, and does `meanwhile` before the API has received the request to merge the cart.
async fn sign_in_meanwhile(front: &Storefront, page: &Page, meanwhile: &[&str]) -> Result<()> {
    arrive(front, page, &guests()).await?;
    front.api().hold_matching(REDEMPTION);
    submit_sign_in(page, ADA, PASSWORD).await?;
    until("the redemption", async || {
        let asked = front.api().requests();
        Ok(asked.iter().any(|asked| asked.has(REDEMPTION)))
    })
    .await?;
    for act in meanwhile {
        page.eval(act).await?;
        page.settle().await?;
    }
    front.api().release();
    Ok(())
}

/// Checks that the account has the cart exactly once, even after another sign-in.
async fn has_it_once(page: &Page) -> Result<()> {
    page.account().await?;
    shows(page, json!([["lamp", "", "2"], ["oil", "L", "0.125"]])).await?;
    ensure!(page.eval("return one.cart ?? null").await?.is_null(), "it would be merged again");
    sign_out(page).await?;
    sign_in(page).await?;
    shows(page, json!([["lamp", "", "2"], ["oil", "L", "0.125"]])).await
}

#[tokio::test]
async fn it_counts_once_where_the_element_goes_while_it_is_moved() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        sign_in_meanwhile(front, page, &["self.kept = one; kept.remove()"]).await?;
        comes_true(page, "the session", "return !!kept.session").await?;
        page.settle().await?;
        page.eval("document.body.append(kept)").await?;
        page.element_ready().await?;
        has_it_once(page).await
    })
    .await
}

#[tokio::test]
async fn it_counts_once_where_the_element_is_elsewhere_in_the_page_while_it_is_moved() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        let elsewhere = ["self.kept = one; kept.remove()", "document.body.append(kept)"];
        sign_in_meanwhile(front, page, &elsewhere).await?;
        has_it_once(page).await
    })
    .await
}

#[tokio::test]
async fn it_counts_once_where_the_shop_changes_something_while_it_is_moved() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        sign_in_meanwhile(front, page, &["one.setAttribute('language-key', '58')"]).await?;
        has_it_once(page).await?;
        let sent = call(page, "/customer/login").await?;
        ensure!(sent["headers"]["languagekey"] == "58", "the change applies from then on: {sent:#}");
        Ok(())
    })
    .await
}
