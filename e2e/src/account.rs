//! Accounts and sessions that tests start with.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::api;
use crate::fault_proxy::FaultProxy;
use crate::fixtures::through_a_proxy;
use crate::page::Page;
use crate::shop::{Options, Shop};
use crate::words::{EMAIL, PASSWORD as PASSWORD_LABEL, SIGN_IN, SIGN_OUT};

/// An email address.
pub const ADA: &str = "ada@example.com";
/// Another email address.
pub const BORIS: &str = "boris@example.com";
/// The password of the customers created by [`create`].
pub const PASSWORD: &str = "Analytical engine, 1843";

/// Creates a customer with a verified address, through the API.
///
/// # Errors
/// If the server refuses.
pub async fn create(shop: &Shop, email: &str) -> Result<()> {
    let (status, answer) = api::call(shop, "POST", "/customer/send-otp", &json!({"emailId": email})).await?;
    ensure!(status == 200, "send-otp: {status} {answer}");
    let otp = shop.mailbox().mail_to(email).await?.code()?;
    let form = json!({"firstName": "Ada", "lastName": "Lovelace", "emailId": email, "password": PASSWORD, "otp": otp});
    let (status, answer) = api::call(shop, "POST", "/customer/register", &form).await?;
    ensure!((200..300).contains(&status), "register: {status} {answer}");
    Ok(())
}

/// Like [`through_a_proxy`], with Ada as a customer.
///
/// # Errors
/// See [`through_a_proxy`].
pub async fn newcomer(
    options: Options,
    test: impl AsyncFnOnce(&Shop, &Page, &FaultProxy) -> Result<()>,
) -> Result<()> {
    through_a_proxy(options, async |shop, page, proxy| {
        create(shop, ADA).await?;
        test(shop, page, proxy).await
    })
    .await
}

/// Signs in with the password on the sign-in page, and waits for the account page.
///
/// # Errors
/// If the account page doesn't appear.
pub async fn sign_in(page: &Page, email: &str, password: &str) -> Result<()> {
    page.open("/login/").await?;
    sign_in_here(page, email, password).await
}

/// Signs in with the password on the current page, which is the sign-in page, and waits for the account page.
///
/// # Errors
/// If the account page doesn't appear.
pub async fn sign_in_here(page: &Page, email: &str, password: &str) -> Result<()> {
    submit_sign_in(page, email, password).await?;
    page.account().await
}

/// Signs out on the current page, which is the account page, and waits for the sign-in page.
///
/// # Errors
/// If the sign-in page doesn't appear.
pub async fn sign_out(page: &Page) -> Result<()> {
    page.press(SIGN_OUT).await?;
    page.heading(SIGN_IN).await
}

/// Fills in and submits the sign-in form on the current page.
///
/// # Errors
/// If the current page isn't the sign-in page.
pub async fn submit_sign_in(page: &Page, email: &str, password: &str) -> Result<()> {
    page.fill(EMAIL, email).await?;
    page.fill(PASSWORD_LABEL, password).await?;
    page.press(SIGN_IN).await
}

/// Requests a reset link through the API and returns it from the email: the shop's origin, the path and the key.
///
/// # Errors
/// If the server refuses.
pub async fn reset_link(shop: &Shop, email: &str) -> Result<String> {
    let before = shop.mailbox().mails_to(email)?.len();
    let path = format!("/customer/forgot-password-link?email={email}");
    let (status, answer) = api::call(shop, "GET", &path, &Value::Null).await?;
    ensure!(status == 200, "forgot-password-link: {status} {answer}");
    shop.mailbox().nth_mail_to(email, before + 1).await?.link()
}

/// Hands a customer with a cart over to the shop with an access token, as another system would; returns the path that
/// the customer is sent to.
///
/// # Errors
/// If the server refuses.
pub async fn hand_over(shop: &Shop, token: &str, email: &str, items: &Value) -> Result<String> {
    let body = json!({"email": email, "cart": {"items": items}});
    let (status, answer) = api::call_with_access_token(shop, "POST", "/customer/login", token, &body).await?;
    let code =
        Some(&answer).filter(|answer| answer["success"] == true).and_then(|answer| answer["code"].as_str());
    Ok(format!("/hand-off/#code={}", code.with_context(|| format!("the hand-over: {status} {answer}"))?))
}

/// The path and the fragment of a link to the shop.
///
/// # Errors
/// If the link leads elsewhere.
pub fn path_of<'a>(shop: &Shop, link: &'a str) -> Result<&'a str> {
    link.strip_prefix(shop.origin()).with_context(|| format!("the link {link} doesn't lead to the shop"))
}
