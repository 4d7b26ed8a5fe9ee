//! Signing in and out.

use anyhow::{Result, ensure};
use portico_e2e::account::{ADA, BORIS, PASSWORD, submit_sign_in};
use portico_e2e::scenes::spurtcommerce;
use portico_e2e::words::{EMAIL, PASSWORD as PASSWORD_LABEL, REMEMBER, SEND_LINK, SIGN_IN, SIGN_OUT};
use portico_e2e::{
    Backend, Options, Page, Role, Site, assert_accessible, assert_fits, assert_targets, through_a_proxy,
};
use serde_json::{from_value, json};

use super::{calls, count, in_adas_shop, message, refusal};

async fn try_to_sign_in(page: &Page, email: &str, password: &str) -> Result<()> {
    page.open("/login/").await?;
    submit_sign_in(page, email, password).await
}

async fn enter(page: &Page) -> Result<()> {
    try_to_sign_in(page, ADA, PASSWORD).await?;
    page.account().await
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_are_refused_in_the_same_words() -> Result<()> {
    in_adas_shop(async |_, page, _| {
        try_to_sign_in(page, ADA, "Wrong0000!").await?;
        page.says("The email address or password is incorrect.").await?;
        page.summary_has_focus().await?;
        let wrong = page.summary().await?;
        ensure!(page.value(PASSWORD_LABEL).await?.is_empty() && page.value(EMAIL).await? == ADA);
        try_to_sign_in(page, BORIS, PASSWORD).await?;
        page.says("The email address or password is incorrect.").await?;
        ensure!(page.summary().await? == wrong);
        try_to_sign_in(page, " ADA@Example.COM ", PASSWORD).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn a_lock_is_counted_down_and_holds_back_that_address_alone() -> Result<()> {
    in_adas_shop(async |shop, page, proxy| {
        shop.spurtcommerce()?.hold_clock();
        shop.spurtcommerce()?.add_account(BORIS, PASSWORD);
        page.open("/login/").await?;
        for _ in 0..6 {
            submit_sign_in(page, ADA, "Wrong0000!").await?;
            page.says("The email address or password is incorrect.").await?;
            page.eval("document.querySelector('[role=alert]').replaceChildren()").await?;
        }
        submit_sign_in(page, ADA, "Wrong0000!").await?;
        page.says("Too many attempts.").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says("You can try again in 29:").await?;
        let tries = count(proxy, "login");
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says("Too many attempts.").await?;
        ensure!(count(proxy, "login") == tries, "nothing is sent before the wait is over");
        submit_sign_in(page, BORIS, PASSWORD).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn once_the_wait_is_over_nothing_asks_to_wait() -> Result<()> {
    in_adas_shop(async |_, page, proxy| {
        proxy.respond_with(
            "/customer/login",
            refusal(400, "Your account has been locked. Please try after 4 seconds"),
        );
        try_to_sign_in(page, ADA, PASSWORD).await?;
        page.says("You can try again in").await?;
        page.settle().await?;
        proxy.release();
        let is_gone = "return !document.querySelector('[role=alert]').textContent.trim()";
        while !page.eval(is_gone).await?.as_bool().unwrap_or_default() {
            tokio::task::yield_now().await;
        }
        ensure!(!page.text().await?.contains("Too many attempts"), "{}", page.text().await?);
        // Without a number of seconds there is no countdown, and the words stay.
        for number in ["0", "null"] {
            let text = format!("Your account has been locked. Please try after {number} seconds");
            proxy.respond_with("/customer/login", refusal(400, &text));
            try_to_sign_in(page, ADA, PASSWORD).await?;
            page.says("Too many attempts. Wait a while and try again.").await?;
            ensure!(!page.text().await?.contains("You can try again in"));
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_inactive_account_is_told_so() -> Result<()> {
    in_adas_shop(async |shop, page, _| {
        let inactive: portico_replay::before::Before =
            from_value(json!({"account": {"email": ADA, "state": "inactive"}}))?;
        inactive.apply(shop.spurtcommerce()?);
        try_to_sign_in(page, ADA, PASSWORD).await?;
        page.says("This account is inactive. Contact the shop for help.").await
    })
    .await
}

#[tokio::test]
async fn no_call_goes_without_an_address_or_with_one_that_its_server_refuses() -> Result<()> {
    in_adas_shop(async |_, page, proxy| {
        for (email, words) in [
            ("", "Enter your email address"),
            ("o'brien@example.com", "Your email address can’t contain any of"),
        ] {
            try_to_sign_in(page, email, PASSWORD).await?;
            page.refuses(EMAIL, words).await?;
            page.open("/forgot-password/").await?;
            page.fill(EMAIL, email).await?;
            page.press(SEND_LINK).await?;
            page.refuses(EMAIL, words).await?;
        }
        ensure!(calls(proxy).is_empty(), "{:?}", calls(proxy));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_sites_key_finds_no_shop() -> Result<()> {
    let site = Site::Configured(r#"{"dialect": "spurtcommerce", "key": "1"}"#);
    let options = Options { site, backend: Backend::Spurtcommerce, ..Options::DEFAULT };
    through_a_proxy(options, async |shop, page, _| {
        shop.spurtcommerce()?.add_account(ADA, PASSWORD);
        try_to_sign_in(page, ADA, PASSWORD).await?;
        page.says("We can’t find this shop.").await
    })
    .await
}

#[tokio::test]
async fn what_its_server_cannot_do_is_offered_nowhere() -> Result<()> {
    in_adas_shop(async |_, page, proxy| {
        let offers = ["Email me a code instead", "Email me a code", "Sign in and continue"];
        for path in ["/", "/login/", "/otp/", "/hand-off/", "/hand-off/#code=abc"] {
            page.open(path).await?;
            page.heading(SIGN_IN).await?;
            page.find(Role::Textbox, PASSWORD_LABEL).await?;
            for role in [Role::Link, Role::Button] {
                for offer in offers {
                    ensure!(page.look_for(role, offer).await?.is_none(), "{path} offers {offer}");
                }
            }
            ensure!(page.look_for(Role::Checkbox, REMEMBER).await?.is_none(), "{path}");
            page.is_at(if path == "/" { "/" } else { "/login/" }).await?;
        }
        page.eval("document.getElementById('portico').cart = [{sku: 'lamp', quantity: 2}]").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        let names: Vec<_> = calls(proxy).into_iter().map(|call| call.1).collect();
        ensure!(names == ["/api/customer/login", "/api/customer/get-profile"], "{names:?}");
        ensure!(page.eval("return document.getElementById('portico').cart.length").await? == 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn signing_out_ends_the_session_whatever_is_answered() -> Result<()> {
    in_adas_shop(async |_, page, proxy| {
        let answers = [
            refusal(401, "UnAuthorized user"),
            message(500, "application/json", r#"{"name": "Error", "message": "Malformed UTF-8 data"}"#),
            message(404, "text/html", "<!DOCTYPE html><pre>Cannot POST</pre>"),
            message(200, "text/plain", ""),
            "nothing that is HTTP\r\n\r\n".to_owned(),
        ];
        for answer in answers {
            enter(page).await?;
            proxy.respond_with("/customer/logout", answer);
            page.press(SIGN_OUT).await?;
            page.says("You’re signed out.").await?;
            ensure!(page.stored().await? == ("{}".to_owned(), "{}".to_owned()), "nothing is stored");
            proxy.release();
            page.open("/account/").await?;
            page.heading(SIGN_IN).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_session_that_its_server_ended_is_over() -> Result<()> {
    in_adas_shop(async |shop, page, _| {
        enter(page).await?;
        shop.spurtcommerce()?.expire_sessions();
        page.reload().await?;
        page.says("Your session has ended. Please sign in again.").await?;
        page.heading(SIGN_IN).await
    })
    .await
}

#[tokio::test]
async fn no_state_violates_a_rule_of_axe_runs_over_or_is_hard_to_hit() -> Result<()> {
    through_a_proxy(spurtcommerce::OPTIONS, async |shop, page, _| {
        spurtcommerce::visit(shop, page, async |state| {
            for width in [320, 1280] {
                page.resize(width, 800).await?;
                assert_fits(page, state).await?;
                assert_targets(page, state).await?;
            }
            assert_accessible(page, state).await
        })
        .await
    })
    .await
}
