//! Choosing a new password with a mailed link.

use std::time::Duration;

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, path_of, reset_link, submit_sign_in};
use portico_e2e::words::{
    CHECK_MAIL, EMAIL, FORGOT_TITLE, LINK_BROKEN, NEW_PASSWORD, PROBLEM, RESET_TITLE, SAVE_PASSWORD,
    SEND_LINK, SIGN_IN,
};
use portico_e2e::{Options, Page, Role, in_a_shop, pass_time, through_a_proxy};
use serde_json::json;

/// The password that the tests choose.
const CHOSEN: &str = "Note G, Bernoulli 1843";

async fn ask(page: &Page, email: &str) -> Result<()> {
    page.open("/forgot-password/").await?;
    page.fill(EMAIL, email).await?;
    page.press(SEND_LINK).await?;
    page.heading(CHECK_MAIL).await
}

async fn choose(page: &Page, password: &str) -> Result<()> {
    page.fill(NEW_PASSWORD, password).await?;
    page.press(SAVE_PASSWORD).await
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_way_of_the_mailed_link() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        page.fill(EMAIL, ADA).await?;
        page.follow("Forgot your password?").await?;
        page.heading(FORGOT_TITLE).await?;
        assert_eq!(page.value(EMAIL).await?, ADA, "the address is carried over");
        page.press(SEND_LINK).await?;
        page.heading(CHECK_MAIL).await?;
        page.says(ADA).await?;
        let link = shop.mailbox().nth_mail_to(ADA, 2).await?.link()?;
        page.open(path_of(shop, &link)?).await?;
        page.heading(RESET_TITLE).await?;
        page.is_at("/reset-password/").await?;
        choose(page, CHOSEN).await?;
        page.heading(SIGN_IN).await?;
        page.says("Your password has been changed. Sign in with your new password.").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says("is incorrect").await?;
        account::sign_in(page, ADA, CHOSEN).await?;
        let notice = shop.mailbox().nth_mail_to(ADA, 3).await?;
        assert!(notice.subject.contains("password"), "the owner is notified: {}", notice.subject);
        assert!(notice.code().is_err() && notice.link().is_err(), "the notice has no secret in it");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_reads_that_the_link_was_used_can_sign_in_with_the_password_that_it_has_set() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        let link = reset_link(shop, ADA).await?;
        page.open(path_of(shop, &link)?).await?;
        proxy.double(&["PUT", "/customer/reset-password"]);
        choose(page, CHOSEN).await?;
        page.says("This link has already been used.").await?;
        page.follow("Go to sign in").await?;
        account::sign_in(page, ADA, CHOSEN).await
    })
    .await
}

#[tokio::test]
async fn the_key_of_a_link_is_stripped_from_the_address_bar_and_survives_a_reload() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = reset_link(shop, ADA).await?;
        page.open(path_of(shop, &link)?).await?;
        page.find(Role::Textbox, NEW_PASSWORD).await?;
        assert_eq!(page.address().await?, "/reset-password/");
        page.reload().await?;
        choose(page, CHOSEN).await?;
        page.says("Your password has been changed").await
    })
    .await
}

#[tokio::test]
async fn opening_a_link_does_not_use_it_up() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = reset_link(shop, ADA).await?;
        for _ in 0..3 {
            page.open(path_of(shop, &link)?).await?;
            page.find(Role::Textbox, NEW_PASSWORD).await?;
            page.open("/login/").await?;
        }
        page.open(path_of(shop, &link)?).await?;
        choose(page, CHOSEN).await?;
        page.says("Your password has been changed").await
    })
    .await
}

#[tokio::test]
async fn a_used_link_says_so_and_offers_a_new_one() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = reset_link(shop, ADA).await?;
        page.open(path_of(shop, &link)?).await?;
        choose(page, CHOSEN).await?;
        page.says("Your password has been changed").await?;
        page.open(path_of(shop, &link)?).await?;
        page.heading(LINK_BROKEN).await?;
        page.says("This link has already been used.").await?;
        page.follow("Request a new link").await?;
        page.heading(FORGOT_TITLE).await
    })
    .await
}

#[tokio::test]
async fn a_link_that_is_used_while_its_page_is_open_is_refused_on_saving() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = reset_link(shop, ADA).await?;
        page.open(path_of(shop, &link)?).await?;
        page.fill(NEW_PASSWORD, "Too late, 1852").await?;
        let key = link.split("#token=").nth(1).unwrap_or_default();
        let body = json!({"key": key, "newPassword": CHOSEN});
        let (status, answer) = page.call("PUT", "/customer/reset-password", &body).await?;
        ensure!(status == 200, "{status} {answer}");
        page.press(SAVE_PASSWORD).await?;
        page.heading(PROBLEM).await?;
        page.says("This link has already been used.").await?;
        page.follow("Request a new link").await?;
        page.heading(FORGOT_TITLE).await?;
        account::sign_in(page, ADA, CHOSEN).await
    })
    .await
}

#[tokio::test]
async fn an_expired_link_says_so() -> Result<()> {
    in_a_shop(Options::configured("[lifetimes]\nreset-link = 1800\n"), async |shop, page| {
        account::create(shop, ADA).await?;
        let link = reset_link(shop, ADA).await?;
        pass_time(shop, Duration::from_secs(1801)).await?;
        page.open(path_of(shop, &link)?).await?;
        page.heading(LINK_BROKEN).await?;
        page.says("This link has expired.").await
    })
    .await
}

#[tokio::test]
async fn a_broken_link_says_so() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        for link in ["/reset-password/#token=cut-off", "/reset-password/#token=", "/reset-password/"] {
            page.open(link).await?;
            page.heading(LINK_BROKEN).await?;
            page.says("This link isn’t valid.").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_second_link_opened_in_the_same_tab_takes_the_place_of_the_first() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/reset-password/#token=cut-off").await?;
        page.heading(LINK_BROKEN).await?;
        let link = reset_link(shop, ADA).await?;
        // As with a bookmark: only the fragment changes, so nothing is reloaded.
        page.eval_with("location.href = arguments[0]", vec![link.into()]).await?;
        choose(page, CHOSEN).await?;
        page.says("Your password has been changed").await
    })
    .await
}

#[tokio::test]
async fn asking_for_a_link_says_the_same_whether_or_not_there_is_an_account() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        ask(page, ADA).await?;
        let known = page.text().await?;
        ask(page, "eve@example.com").await?;
        assert_eq!(page.text().await?.replace("eve@example.com", ADA), known);
        shop.mailbox().nth_mail_to(ADA, 2).await?.link()?;
        assert!(shop.mailbox().mails_to("eve@example.com")?.is_empty(), "an unknown address gets no email");
        assert!(!shop.log().contains("example.com"), "the query string is in no log");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_double_click_sends_one_mail() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/forgot-password/").await?;
        page.fill(EMAIL, ADA).await?;
        let button = page.find(Role::Button, SEND_LINK).await?;
        page.driver().action_chain().double_click_element(&button).perform().await?;
        page.heading(CHECK_MAIL).await?;
        shop.mailbox().nth_mail_to(ADA, 2).await?.link()?;
        assert_eq!(page.requests_to("/customer/forgot-password-link").await?, 1);
        Ok(())
    })
    .await
}

/// It tells a password manager whose password to save.
#[tokio::test]
async fn the_form_of_a_new_password_has_a_hidden_field_for_the_user_name() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = reset_link(shop, ADA).await?;
        page.open(path_of(shop, &link)?).await?;
        let password = page.find(Role::Textbox, NEW_PASSWORD).await?;
        assert_eq!(password.attr("autocomplete").await?.as_deref(), Some("new-password"));
        let script = "return arguments[0].form.querySelectorAll('input[autocomplete=username]').length";
        assert_eq!(page.eval_with(script, vec![password.to_json()?]).await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_common_password_is_refused_and_the_link_stays_good() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = reset_link(shop, ADA).await?;
        page.open(path_of(shop, &link)?).await?;
        choose(page, "password123").await?;
        page.refuses(NEW_PASSWORD, "This password is too easy to guess").await?;
        choose(page, CHOSEN).await?;
        page.says("Your password has been changed").await
    })
    .await
}
