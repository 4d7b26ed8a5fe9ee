//! The states in which pages look different with Spurtcommerce's own server, which offers less and reveals more.

use std::time::Duration;

use anyhow::{Context, Result};

use crate::account::{ADA, BORIS, PASSWORD, submit_sign_in};
use crate::page::{Page, Role};
use crate::shop::{Backend, Options, Shop};
use crate::site::Site;
use crate::words::{
    CHECK_MAIL, CODE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, FORGOT_TITLE, LAST_NAME, LINK_BROKEN,
    NEW_PASSWORD, SAVE_PASSWORD, SEND_LINK,
};

/// The shop that [`visit`] needs.
pub const OPTIONS: Options = Options {
    site: Site::Configured(r#"{"dialect": "spurtcommerce"}"#),
    backend: Backend::Spurtcommerce,
    ..Options::DEFAULT
};

/// Brings the page into each state in turn, and calls `look` with the state's name. For
/// [`through_a_proxy`](crate::through_a_proxy).
///
/// # Errors
/// If a state isn't reached, or `look` fails.
pub async fn visit(shop: &Shop, page: &Page, mut look: impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    let server = shop.spurtcommerce()?;
    server.add_account(ADA, PASSWORD);
    page.open("/login/").await?;
    look("spurtcommerce-sign-in").await?;
    submit_sign_in(page, BORIS, PASSWORD).await?;
    page.says("is incorrect").await?;
    look("spurtcommerce-sign-in-refused").await?;
    server.lock_all_for(Duration::from_mins(20));
    submit_sign_in(page, ADA, PASSWORD).await?;
    page.says("You can try again in").await?;
    look("spurtcommerce-locked").await?;
    server.lock_all_for(Duration::ZERO);

    page.open("/register/").await?;
    page.find(Role::Textbox, NEW_PASSWORD).await?;
    look("spurtcommerce-register").await?;
    page.fill(FIRST_NAME, "Ada").await?;
    page.fill(LAST_NAME, "O'Brien").await?;
    page.fill(EMAIL, ADA).await?;
    page.fill(NEW_PASSWORD, "password").await?;
    page.press(CREATE_ACCOUNT).await?;
    page.summary().await?;
    look("spurtcommerce-register-invalid").await?;
    page.fill(LAST_NAME, "Lovelace").await?;
    page.fill(NEW_PASSWORD, PASSWORD).await?;
    page.press(CREATE_ACCOUNT).await?;
    page.says("There’s already an account").await?;
    look("spurtcommerce-register-account-exists").await?;
    page.fill(EMAIL, BORIS).await?;
    page.press(CREATE_ACCOUNT).await?;
    page.heading(CHECK_MAIL).await?;
    look("spurtcommerce-register-code").await?;
    page.fill(CODE, "000000").await?;
    page.press(CONTINUE).await?;
    page.says("That code is incorrect.").await?;
    look("spurtcommerce-register-code-wrong").await?;

    page.open("/forgot-password/").await?;
    page.heading(FORGOT_TITLE).await?;
    page.fill(EMAIL, BORIS).await?;
    page.press(SEND_LINK).await?;
    page.says("There’s no account").await?;
    look("spurtcommerce-forgot-password-no-account").await?;
    page.fill(EMAIL, ADA).await?;
    page.press(SEND_LINK).await?;
    page.heading(CHECK_MAIL).await?;
    look("spurtcommerce-forgot-password-sent").await?;
    let mail = server.mails().pop().context("a mail was sent")?;
    let link = mail.text.split("?token=").nth(1).and_then(|rest| rest.split(' ').next());
    let link = format!("/?token={}", link.context("it has a link")?);
    page.open(&link).await?;
    page.fill(NEW_PASSWORD, "password").await?;
    page.press(SAVE_PASSWORD).await?;
    page.summary().await?;
    look("spurtcommerce-reset-password-invalid").await?;
    server.advance(Duration::from_mins(21));
    page.open(&link).await?;
    page.heading(LINK_BROKEN).await?;
    look("spurtcommerce-reset-link-expired").await?;

    page.open("/login/").await?;
    submit_sign_in(page, ADA, PASSWORD).await?;
    page.account().await?;
    page.says(ADA).await?;
    look("spurtcommerce-account").await
}
