//! The element with Spurtcommerce's own server on another origin than the page's.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{
    CHECK_MAIL, CODE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, NEW_PASSWORD, RESET_TITLE, SAVE_PASSWORD,
    SIGN_IN, SIGN_OUT,
};
use portico_e2e::{Backend, Front, Options, Page, Role, Storefront, forget_console, in_a_storefront};
use serde_json::{Value, json};

use crate::heard::{SCRIPT, call, forget, heard, hears, open, page};

const SHOP: Front = Front {
    pages: &[
        SCRIPT,
        ("alone.html", page!("<portico-auth id=one dialect=spurtcommerce api={api}></portico-auth>")),
        ("prefix.html", page!("<portico-auth id=one dialect=spurtcommerce api={api}/api></portico-auth>")),
        (
            "reset.html",
            page!(
                "<portico-auth id=one dialect=spurtcommerce api={api} view=reset-password loading=eager></portico-auth>"
            ),
        ),
    ],
    options: Options { backend: Backend::Spurtcommerce, ..Options::DEFAULT },
};

/// The query of the link in the email.
async fn mailed(front: &Storefront, page: &Page) -> Result<String> {
    page.arrive_at("/empty.html").await?;
    let address = format!("{}/api/customer/forgot-password-link?email={ADA}", front.api().origin());
    let (status, answer) = page.call("GET", &address, &Value::Null).await?;
    ensure!(status == 200, "{answer}");
    let mail = front.shop().spurtcommerce()?.mails().pop().context("an email was sent")?;
    let link = mail.text.split_whitespace().find(|word| word.contains("?token=")).context("it has a link")?;
    Ok(link[link.find('?').unwrap_or_default()..].to_owned())
}

#[tokio::test]
async fn a_shopper_registers_signs_out_and_in_again() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        open(page, "/alone.html").await?;
        ensure!(page.look_for(Role::Button, "Email me a code instead").await?.is_none());
        page.press(CREATE_ACCOUNT).await?;
        page.fill(FIRST_NAME, "Ada").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading(CHECK_MAIL).await?;
        let code = front.shop().spurtcommerce()?.code_of(ADA).context("a code was mailed")?;
        page.eval("one.cart = [{sku: 'lamp', quantity: 2}]").await?;
        forget(page).await?;
        page.fill(CODE, &code).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        let user = json!({"id": 1, "firstName": "Ada", "lastName": "", "email": ADA});
        let signed_in =
            json!({"version": 1, "user": user, "cartTaken": false, "way": "password", "here": true});
        hears(
            page,
            json!([
                ["one", "signed-in", signed_in, true],
                ["one", "view-change", {"version": 1, "view": "account"}, false]
            ]),
        )
        .await?;
        ensure!(page.eval("return one.cart.length").await? == 1, "the server keeps no carts");
        ensure!(page.eval("return one.session.expiresAt").await? == "");
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn the_api_may_be_named_with_its_prefix() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        front.shop().spurtcommerce()?.add_account(ADA, PASSWORD);
        open(page, "/prefix.html").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        let sent = call(page, "/api/customer/login").await?;
        ensure!(sent["url"] == format!("{}/api/customer/login", front.api().origin()), "{sent:#}");
        Ok(())
    })
    .await
}

/// How the server responds to malformed JSON, and Node to a query that is too long.
#[tokio::test]
async fn an_answer_without_the_headers_for_other_origins_reads_as_a_broken_connection() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        open(page, "/alone.html").await?;
        let answer = "HTTP/1.1 431 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        front.api().respond_with("/customer/login", answer.to_owned());
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says("We can’t reach the shop.").await?;
        let error = json!(["one", "error", {"version": 1, "code": "unreachable"}, false]);
        ensure!(heard(page).await?.as_array().is_some_and(|all| all.contains(&error)));
        // The browser reports why.
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_mailed_link_is_taken_on_the_page_for_it_and_what_else_is_in_the_query_stays() -> Result<()> {
    in_a_storefront(SHOP, async |front, page| {
        front.shop().spurtcommerce()?.add_account(ADA, PASSWORD);
        let link = mailed(front, page).await?;
        open(page, &format!("/reset.html{link}&lang=de#below")).await?;
        page.heading(RESET_TITLE).await?;
        page.is_at("/reset.html?lang=de#below").await?;
        page.fill(NEW_PASSWORD, "Note G, Bernoulli 1843").await?;
        page.press(SAVE_PASSWORD).await?;
        page.says("Your password has been changed.").await?;
        submit_sign_in(page, ADA, "Note G, Bernoulli 1843").await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn on_every_other_page_the_query_is_the_shops() -> Result<()> {
    in_a_storefront(SHOP, async |_, page| {
        open(page, "/alone.html?key=lamps&token=7").await?;
        page.heading(SIGN_IN).await?;
        page.is_at("/alone.html?key=lamps&token=7").await
    })
    .await
}
