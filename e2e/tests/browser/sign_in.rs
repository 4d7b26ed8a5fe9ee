//! Signing in with a password, and where it leads.

use anyhow::Result;
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{EMAIL, PASSWORD as PASSWORD_LABEL, PROBLEM, SIGN_IN, SIGN_OUT};
use portico_e2e::{Options, Page, Role, forget_console, in_a_shop};

#[tokio::test]
async fn a_customer_signs_in_and_out() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        page.is_at("/account/").await?;
        page.says(ADA).await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        page.is_at("/login/").await?;
        page.says("You’re signed out.").await?;
        page.driver().back().await?;
        page.open("/account/").await?;
        page.heading(SIGN_IN).await
    })
    .await
}

#[tokio::test]
async fn the_address_may_be_written_in_other_case_and_with_spaces_around_it() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        account::sign_in(page, " ADA@Example.COM ", PASSWORD).await
    })
    .await
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_are_refused_in_the_same_words() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        submit_sign_in(page, ADA, "not the password").await?;
        page.says("The email address or password is incorrect.").await?;
        let wrong = page.summary().await?;
        page.open("/login/").await?;
        submit_sign_in(page, "nobody@example.com", PASSWORD).await?;
        page.says("The email address or password is incorrect.").await?;
        assert_eq!(page.summary().await?, wrong);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_a_refusal_the_address_stays_and_the_password_is_cleared() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/login/").await?;
        submit_sign_in(page, ADA, "not the password").await?;
        page.heading(PROBLEM).await?;
        assert_eq!(page.value(EMAIL).await?, ADA);
        assert_eq!(page.value(PASSWORD_LABEL).await?, "");
        assert!(page.title().await?.starts_with("Error: "));
        page.summary_has_focus().await
    })
    .await
}

#[tokio::test]
async fn signing_in_returns_to_where_the_shopper_came_from() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/?return-to=%2Fno-such-page%3Fitem%3D7%23reviews").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.is_at("/no-such-page?item=7#reviews").await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn the_return_address_is_kept_on_the_way_over_other_pages() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/?return-to=%2Fbasket").await?;
        page.follow("Forgot your password?").await?;
        page.follow("Use my password instead").await?;
        page.heading(SIGN_IN).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.is_at("/basket").await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_return_address_that_leads_elsewhere_is_refused() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        for evil in [
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "javascript:alert(document.domain)",
            "%2f%2fevil.example",
            "/%2f%2fevil.example",
            "https://evil.example/",
            "https:evil.example",
            "/\t/evil.example",
            "data:text/html,evil",
        ] {
            enter_with_return_address(page, evil).await?;
            page.account().await?;
            page.is_at("/account/").await?;
            page.press(SIGN_OUT).await?;
            page.heading(SIGN_IN).await?;
        }
        // The console says so.
        forget_console(page).await
    })
    .await
}

async fn enter_with_return_address(page: &Page, address: &str) -> Result<()> {
    let script = "return encodeURIComponent(arguments[0])";
    let encoded = page.eval_with(script, vec![address.into()]).await?;
    page.open(&format!("/login/?return-to={}", encoded.as_str().unwrap_or_default())).await?;
    submit_sign_in(page, ADA, PASSWORD).await
}

#[tokio::test]
async fn a_double_click_sends_one_request() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        let button = page.find(Role::Button, SIGN_IN).await?;
        page.driver().action_chain().double_click_element(&button).perform().await?;
        page.account().await?;
        assert_eq!(page.requests_to("/customer/login").await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_value_that_a_password_manager_puts_in_without_an_event_is_sent() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        for (label, value) in [(EMAIL, ADA), (PASSWORD_LABEL, PASSWORD)] {
            let field = page.find(Role::Textbox, label).await?;
            page.eval_with("arguments[0].value = arguments[1]", vec![field.to_json()?, value.into()]).await?;
        }
        page.press(SIGN_IN).await?;
        page.account().await
    })
    .await
}
