//! Signing in with a one-time code.

use std::time::Duration;

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD};
use portico_e2e::words::{
    CHANGE, CHECK_MAIL, CODE, CODE_TITLE, CONTINUE, CREATE_ACCOUNT, EMAIL, FIRST_NAME, NEW_PASSWORD, RESEND,
    SEND_CODE,
};
use portico_e2e::{Limits, Options, Page, Role, Shop, eventually, in_a_shop, pass_time, until};
use serde_json::json;
use thirtyfour::Key;

/// Requests a code for `email`; returns the newest one once `count` emails have arrived.
async fn ask(shop: &Shop, page: &Page, email: &str, count: usize) -> Result<String> {
    page.open("/otp/").await?;
    page.fill(EMAIL, email).await?;
    page.press(SEND_CODE).await?;
    page.heading(CHECK_MAIL).await?;
    shop.mailbox().nth_mail_to(email, count).await?.code()
}

async fn enter(page: &Page, code: &str) -> Result<()> {
    page.fill(CODE, code).await?;
    page.press(CONTINUE).await
}

/// A code that is not `code`.
fn wrong(code: &str) -> &'static str {
    if code == "111111" { "222222" } else { "111111" }
}

#[tokio::test]
async fn a_code_signs_in_without_the_password() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        page.fill(EMAIL, ADA).await?;
        page.follow("Email me a code instead").await?;
        page.heading(CODE_TITLE).await?;
        assert_eq!(page.value(EMAIL).await?, ADA, "the address is carried over");
        page.press(SEND_CODE).await?;
        page.heading(CHECK_MAIL).await?;
        enter(page, &shop.mailbox().nth_mail_to(ADA, 2).await?.code()?).await?;
        page.account().await?;
        page.says(ADA).await
    })
    .await
}

#[tokio::test]
async fn a_code_can_be_pasted_with_the_space_that_the_mail_shows() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let code = ask(shop, page, ADA, 2).await?;
        page.fill(CODE, &format!(" {}-{} {}", &code[..2], &code[2..3], &code[3..])).await?;
        page.keys(Key::Control + "a").await?;
        page.keys(Key::Control + "x").await?;
        until("the field to be empty", async || Ok(page.value(CODE).await?.is_empty())).await?;
        page.keys(Key::Control + "v").await?;
        until("the field to be filled", async || Ok(page.value(CODE).await?.contains(&code[3..]))).await?;
        page.keys(Key::Enter).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn a_wrong_code_can_be_corrected() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let code = ask(shop, page, ADA, 2).await?;
        enter(page, wrong(&code)).await?;
        page.refuses(CODE, "That code is incorrect.").await?;
        enter(page, &code).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn five_wrong_codes_end_the_code() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let code = ask(shop, page, ADA, 2).await?;
        for tries in 1..=5 {
            enter(page, wrong(&code)).await?;
            until("the answer", async || Ok(page.requests_to("/customer/login").await? == tries)).await?;
            page.find(Role::Button, CONTINUE).await?;
        }
        page.refuses(CODE, "Too many incorrect attempts. Request a new code.").await?;
        page.refuses(CODE, "Too many incorrect attempts. Request a new code.").await?;
        page.press(RESEND).await?;
        enter(page, &shop.mailbox().nth_mail_to(ADA, 3).await?.code()?).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn an_expired_code_is_told_apart_from_a_wrong_one() -> Result<()> {
    in_a_shop(Options::configured("[lifetimes]\ncode = 600\n"), async |shop, page| {
        let code = ask(shop, page, ADA, 1).await?;
        pass_time(shop, Duration::from_secs(601)).await?;
        enter(page, &code).await?;
        page.refuses(CODE, "That code has expired. Request a new one.").await
    })
    .await
}

#[tokio::test]
async fn a_used_code_says_that_it_was_used() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let code = ask(shop, page, ADA, 2).await?;
        let body = json!({"emailId": ADA, "type": "otp", "token": code});
        let (status, answer) = page.call("POST", "/customer/login", &body).await?;
        ensure!(status == 200, "{status} {answer}");
        enter(page, &code).await?;
        page.refuses(CODE, "That code has already been used. Request a new one.").await
    })
    .await
}

#[tokio::test]
async fn a_new_code_can_be_asked_for_after_a_countdown_and_ends_the_old_one() -> Result<()> {
    let options = Options { limits: Limits::On, ..Options::configured("[lifetimes]\nresend = 8\n") };
    in_a_shop(options, async |shop, page| {
        let old = ask(shop, page, ADA, 1).await?;
        let resend = page.find(Role::Button, RESEND).await?;
        assert_eq!(resend.attr("aria-disabled").await?.as_deref(), Some("true"), "the button waits");
        page.says("You can request a new code in").await?;
        resend.click().await?;
        eventually("the countdown to end", async || {
            let button = page.find(Role::Button, RESEND).await?;
            ensure!(button.attr("aria-disabled").await?.is_none());
            Ok(())
        })
        .await?;
        assert_eq!(page.requests_to("/customer/send-otp").await?, 1, "a click during the wait does nothing");
        page.press(RESEND).await?;
        page.says("We’ve sent you a new code").await?;
        let new = shop.mailbox().nth_mail_to(ADA, 2).await?.code()?;
        if old != new {
            enter(page, &old).await?;
            page.refuses(CODE, "That code").await?;
        }
        enter(page, &new).await?;
        page.says("There’s no account with this email address yet.").await
    })
    .await
}

#[tokio::test]
async fn a_right_code_without_an_account_leads_to_making_one_with_the_same_code() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        let code = ask(shop, page, ADA, 1).await?;
        enter(page, &code).await?;
        page.follow("Create an account with this email address").await?;
        page.heading(CREATE_ACCOUNT).await?;
        assert_eq!(page.value(EMAIL).await?, ADA);
        page.fill(FIRST_NAME, "Ada").await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        page.press(CREATE_ACCOUNT).await?;
        page.heading(CHECK_MAIL).await?;
        enter(page, &code).await?;
        page.account().await?;
        assert_eq!(shop.mailbox().mails_to(ADA)?.len(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_address_can_be_changed_on_the_code_page_and_survives_a_reload() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        let code = ask(shop, page, ADA, 1).await?;
        page.reload().await?;
        page.heading(CHECK_MAIL).await?;
        page.says(ADA).await?;
        enter(page, &code).await?;
        page.says("There’s no account with this email address yet.").await?;
        page.follow(CHANGE).await?;
        page.heading(CODE_TITLE).await
    })
    .await
}

#[tokio::test]
async fn asking_for_a_code_says_the_same_whether_or_not_there_is_an_account() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        ask(shop, page, ADA, 2).await?;
        let known = page.text().await?;
        ask(shop, page, "eve@example.com", 1).await?;
        assert_eq!(page.text().await?.replace("eve@example.com", ADA), known);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_code_that_is_refused_leaves_the_one_before_usable() -> Result<()> {
    let options = Options { limits: Limits::On, ..Options::configured("[lifetimes]\nresend = 600\n") };
    in_a_shop(options, async |shop, page| {
        let code = ask(shop, page, ADA, 1).await?;
        // A reload forgets the countdown; the server doesn't.
        page.reload().await?;
        page.heading(CHECK_MAIL).await?;
        page.press(RESEND).await?;
        page.says("Too many attempts").await?;
        enter(page, &code).await?;
        page.says("There’s no account with this email address yet.").await
    })
    .await
}
