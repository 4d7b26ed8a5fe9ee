//! Creating an account: form, code, account, sign-in.

use std::time::Duration;

use anyhow::{Result, ensure};
use portico_e2e::account::{ADA, BORIS, PASSWORD, submit_sign_in};
use portico_e2e::words::{
    CHECK_MAIL, CODE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, LAST_NAME, NEW_PASSWORD, PHONE, RESEND,
    SIGN_IN, SIGN_OUT,
};
use portico_e2e::{Page, Role};

use super::{GO_TO_SIGN_IN, advance, calls, code_of, count, in_adas_shop, in_an_empty_shop, message};

async fn fill_in(page: &Page, email: &str) -> Result<()> {
    page.open("/register/").await?;
    page.fill(FIRST_NAME, "Ada").await?;
    page.fill(LAST_NAME, "Lovelace").await?;
    page.fill(EMAIL, email).await?;
    page.fill(NEW_PASSWORD, PASSWORD).await
}

async fn submit(page: &Page, email: &str) -> Result<()> {
    fill_in(page, email).await?;
    page.press(CREATE_ACCOUNT).await
}

async fn enter(page: &Page, code: &str) -> Result<()> {
    page.fill(CODE, code).await?;
    page.press(CONTINUE).await
}

#[tokio::test]
async fn a_shopper_registers_and_is_signed_in_and_nothing_of_the_hash_is_kept() -> Result<()> {
    in_an_empty_shop(async |shop, page, proxy| {
        page.open("/login/").await?;
        page.follow(CREATE_ACCOUNT).await?;
        submit(page, ADA).await?;
        page.heading(CHECK_MAIL).await?;
        page.says(ADA).await?;
        enter(page, &code_of(shop, ADA)?).await?;
        page.account().await?;
        page.says("Ada Lovelace").await?;
        ensure!(!page.text().await?.contains("Not confirmed"), "a code has verified the address");
        let names: Vec<_> = calls(proxy).into_iter().map(|call| call.1).collect();
        let expected = ["send-otp", "register", "login", "get-profile"].map(|name| format!("/api/customer/{name}"));
        ensure!(names == expected, "{names:?}");
        let seen = "return JSON.stringify([document.documentElement.outerHTML, {...localStorage}, {...sessionStorage},
            history.state, location.href])";
        let seen = page.eval(seen).await?.to_string();
        ensure!(!seen.contains("$2b$") && !seen.contains(PASSWORD), "{seen}");
        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn whoever_has_an_account_is_told_and_led_to_sign_in_with_the_address_filled_in() -> Result<()> {
    in_adas_shop(async |_, page, _| {
        submit(page, ADA).await?;
        page.says("There’s already an account with this email address.").await?;
        page.summary_has_focus().await?;
        page.follow(GO_TO_SIGN_IN).await?;
        page.heading(SIGN_IN).await?;
        ensure!(page.value(EMAIL).await? == ADA, "the address is carried over");
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn an_account_that_is_made_meanwhile_is_told_at_the_code() -> Result<()> {
    in_an_empty_shop(async |shop, page, _| {
        submit(page, ADA).await?;
        page.heading(CHECK_MAIL).await?;
        shop.spurtcommerce()?.add_account(ADA, PASSWORD);
        enter(page, &code_of(shop, ADA)?).await?;
        page.says("There’s already an account with this email address.").await?;
        ensure!(
            page.look_for(Role::Button, "Sign in with this code").await?.is_none(),
            "a code doesn't sign in"
        );
        page.follow(GO_TO_SIGN_IN).await?;
        page.heading(SIGN_IN).await
    })
    .await
}

#[tokio::test]
async fn its_rules_are_said_before_anything_is_sent() -> Result<()> {
    in_an_empty_shop(async |_, page, proxy| {
        fill_in(page, "ada&co@example.com").await?;
        let hint = page.described(NEW_PASSWORD).await?;
        ensure!(hint.contains("with upper and lower case and a number or one of #?!@$%^&*-"), "{hint}");
        page.fill(FIRST_NAME, "😀 Ada").await?;
        page.fill(LAST_NAME, "O'Brien").await?;
        page.fill(NEW_PASSWORD, "abcdef1!").await?;
        page.press(CREATE_ACCOUNT).await?;
        page.refuses(FIRST_NAME, "Your first name contains a character that isn’t allowed").await?;
        page.refuses(LAST_NAME, "Your last name can’t contain any of ' \" < > # $ % ^ & *").await?;
        page.refuses(EMAIL, "Your email address can’t contain any of").await?;
        page.refuses(
            NEW_PASSWORD,
            "Include an upper-case letter, a lower-case letter, and a number or one of",
        )
        .await?;
        ensure!(page.summary().await?.len() == 4, "{:?}", page.summary().await?);
        ensure!(calls(proxy).is_empty(), "{:?}", calls(proxy));
        // Our own rules are checked before the server's.
        page.fill(NEW_PASSWORD, "Abc123!").await?;
        page.press(CREATE_ACCOUNT).await?;
        page.refuses(NEW_PASSWORD, "must be 8 to 128 characters").await
    })
    .await
}

#[tokio::test]
async fn a_wrong_code_and_an_expired_one_are_told_apart_at_the_field() -> Result<()> {
    in_an_empty_shop(async |shop, page, proxy| {
        submit(page, ADA).await?;
        page.heading(CHECK_MAIL).await?;
        let code = code_of(shop, ADA)?;
        enter(page, if code == "111111" { "222222" } else { "111111" }).await?;
        page.refuses(CODE, "That code is incorrect.").await?;
        advance(shop, Duration::from_hours(4))?;
        enter(page, &code).await?;
        page.refuses(CODE, "That code has expired.").await?;
        // Another code may be requested at once, and replaces the first one.
        page.press(RESEND).await?;
        page.says("We’ve sent you a new code.").await?;
        ensure!(count(proxy, "send-otp") == 2, "{:?}", calls(proxy));
        enter(page, &code_of(shop, ADA)?).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn a_code_of_before_does_not_work_once_another_one_is_mailed() -> Result<()> {
    in_an_empty_shop(async |shop, page, _| {
        submit(page, ADA).await?;
        page.heading(CHECK_MAIL).await?;
        let first = code_of(shop, ADA)?;
        page.press(RESEND).await?;
        page.says("We’ve sent you a new code.").await?;
        let second = code_of(shop, ADA)?;
        if first != second {
            enter(page, &first).await?;
            page.refuses(CODE, "That code is incorrect.").await?;
        }
        enter(page, &second).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn after_a_reload_at_the_code_the_form_is_shown_again_with_the_address() -> Result<()> {
    in_an_empty_shop(async |_, page, _| {
        submit(page, BORIS).await?;
        page.heading(CHECK_MAIL).await?;
        page.reload().await?;
        page.heading(CREATE_ACCOUNT).await?;
        page.is_at("/register/").await?;
        ensure!(page.value(EMAIL).await? == BORIS, "the address is kept");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_phone_number_is_not_asked_for_where_it_would_go_nowhere() -> Result<()> {
    in_an_empty_shop(async |_, page, _| {
        page.open("/register/").await?;
        page.find(Role::Textbox, LAST_NAME).await?;
        ensure!(page.look_for(Role::Textbox, PHONE).await?.is_none());
        Ok(())
    })
    .await
}

/// Its server sends the welcome mail last: without a template for it, it answers 500 after it has created the account.
#[tokio::test]
async fn after_an_answer_that_failed_the_next_press_finds_the_account_that_was_created() -> Result<()> {
    in_an_empty_shop(async |shop, page, proxy| {
        submit(page, ADA).await?;
        page.heading(CHECK_MAIL).await?;
        shop.spurtcommerce()?.switch_mail_templates_off(true);
        enter(page, &code_of(shop, ADA)?).await?;
        page.says("Something went wrong on our side.").await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        ensure!(count(proxy, "register") == 1, "{:?}", calls(proxy));
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;

        // Where no account was created, the next press registers again.
        shop.spurtcommerce()?.switch_mail_templates_off(false);
        submit(page, BORIS).await?;
        page.heading(CHECK_MAIL).await?;
        let code = code_of(shop, BORIS)?;
        proxy.respond_with("/customer/register", message(500, "text/html", "<h1>Error</h1>"));
        enter(page, &code).await?;
        page.says("Something went wrong on our side.").await?;
        proxy.release();
        page.press(CONTINUE).await?;
        page.account().await?;
        ensure!(count(proxy, "register") == 3, "{:?}", calls(proxy));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_password_that_its_server_finds_too_long_is_not_said_to_lack_a_letter() -> Result<()> {
    in_an_empty_shop(async |_, page, _| {
        fill_in(page, ADA).await?;
        page.fill(NEW_PASSWORD, &"😀".repeat(100)).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.refuses(NEW_PASSWORD, "must be 8 to 128 characters").await
    })
    .await
}
