//! A forgotten password: the server would accept a key again, so the pages check it first.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{ADA, BORIS, PASSWORD, submit_sign_in};
use portico_e2e::words::{
    CHECK_MAIL, CREATE_ACCOUNT, EMAIL, FORGOT_TITLE, LINK_BROKEN, NEW_PASSWORD, PROBLEM, RESET_TITLE,
    SAVE_PASSWORD, SEND_LINK, SIGN_IN,
};
use portico_e2e::{Page, Shop, WASM};

use super::{advance, calls, count, in_adas_shop};

/// The password that the tests choose.
pub(super) const CHOSEN: &str = "Note G, Bernoulli 1843";

async fn ask(page: &Page, email: &str) -> Result<()> {
    page.open("/forgot-password/").await?;
    page.fill(EMAIL, email).await?;
    page.press(SEND_LINK).await
}

/// Requests a reset link and returns the query of the link in the email: `?token=…`.
pub(super) async fn mailed(shop: &Shop, page: &Page, email: &str) -> Result<String> {
    ask(page, email).await?;
    page.heading(CHECK_MAIL).await?;
    let mail = shop.spurtcommerce()?.mails().pop().context("an email was sent")?;
    ensure!(mail.to == email, "{mail:?}");
    let link = mail.text.split_whitespace().find(|word| word.contains("?token=")).context("it has a link")?;
    Ok(link[link.find('?').unwrap_or_default()..].to_owned())
}

/// Chooses a new password.
pub(super) async fn choose(page: &Page, password: &str) -> Result<()> {
    page.fill(NEW_PASSWORD, password).await?;
    page.press(SAVE_PASSWORD).await
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_by_way_of_the_mailed_link() -> Result<()> {
    in_adas_shop(async |shop, page, proxy| {
        let link = mailed(shop, page, ADA).await?;
        proxy.forget_requests();
        // The server's link leads to the shop's home page.
        page.open(&format!("/{link}")).await?;
        page.heading(RESET_TITLE).await?;
        page.is_at("/reset-password/").await?;
        ensure!(!page.text().await?.contains("signed out everywhere"), "it doesn't sign out everywhere");
        page.reload().await?;
        choose(page, "abcdefgh").await?;
        page.refuses(NEW_PASSWORD, "Include an upper-case letter").await?;
        choose(page, CHOSEN).await?;
        page.says("Your password has been changed. Sign in with your new password.").await?;
        let made = calls(proxy).into_iter().map(|(method, path)| {
            let path = path.split('?').next().unwrap_or_default();
            format!("{method} {}", path.trim_start_matches("/api/customer/"))
        });
        let check = "GET forgot-password-key-check";
        let expected = [check, check, check, "PUT reset-password"];
        ensure!(made.eq(expected), "{:?}", calls(proxy));
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says("is incorrect").await?;
        submit_sign_in(page, ADA, CHOSEN).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn the_key_of_a_link_is_nowhere_to_be_seen_before_or_after_the_app_is_there() -> Result<()> {
    in_adas_shop(async |shop, page, proxy| {
        let link = mailed(shop, page, ADA).await?;
        let key = link.trim_start_matches("?token=").to_owned();
        page.empty_cache().await?;
        proxy.hold(WASM);
        page.arrive(&format!("/login/{link}")).await?;
        page.says("Loading…").await?;
        let links = "return [...document.querySelectorAll('a')].map((link) => link.getAttribute('href')).join(' ')";
        ensure!(!page.eval(links).await?.to_string().contains(&key), "no link contains it");
        proxy.release();
        page.started().await?;
        page.heading(RESET_TITLE).await?;
        page.is_at("/reset-password/").await?;
        let seen = "return document.documentElement.outerHTML + location.href + JSON.stringify([{...localStorage}, {...sessionStorage}])";
        ensure!(!page.eval(seen).await?.to_string().contains(&key));
        for request in proxy.requests() {
            ensure!(!request.has(&["\nreferer: ", "token="]), "{}", request.head);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn links_of_each_kind_work_on_the_page_for_them() -> Result<()> {
    in_adas_shop(async |shop, page, _| {
        let link = mailed(shop, page, ADA).await?;
        let key = link.trim_start_matches("?token=");
        let plain = key.replace("%3D", "=");
        for link in [
            format!("/reset-password/?token={key}"),
            format!("/reset-password/?key={key}"),
            format!("/?key={key}&utm_source=mail"),
            format!("/?token={plain}"),
            format!("/reset-password/#token={plain}"),
            format!("/reset-password/#key={key}"),
            format!("/#token={plain}"),
            format!("/login/#key={plain}&utm_source=mail"),
            format!("/register/#utm_source=mail&token={key}"),
            format!("/#?token={key}%E2%80%8B"),
        ] {
            page.open(&link).await?;
            page.heading(RESET_TITLE).await?;
            page.is_at("/reset-password/").await?;
        }
        choose(page, CHOSEN).await?;
        page.says("Your password has been changed").await
    })
    .await
}

#[tokio::test]
async fn a_used_link_an_expired_one_and_a_broken_one_are_told_apart() -> Result<()> {
    in_adas_shop(async |shop, page, proxy| {
        let link = mailed(shop, page, ADA).await?;
        page.open(&format!("/{link}")).await?;
        choose(page, CHOSEN).await?;
        page.says("Your password has been changed").await?;
        proxy.forget_requests();
        let broken = async |link: &str, words: &str| {
            page.open(link).await?;
            page.heading(LINK_BROKEN).await?;
            page.says(words).await
        };
        broken(&format!("/{link}"), "This link has already been used.").await?;
        broken("/?token=cut-off", "This link isn’t valid.").await?;
        broken("/reset-password/", "This link isn’t valid.").await?;
        let link = mailed(shop, page, ADA).await?;
        advance(shop, Duration::from_mins(21))?;
        broken(&format!("/{link}"), "This link has expired.").await?;
        ensure!(count(proxy, "reset-password") == 0, "{:?}", calls(proxy));
        page.follow("Request a new link").await?;
        page.heading(FORGOT_TITLE).await
    })
    .await
}

#[tokio::test]
async fn a_link_that_expires_while_its_page_is_open_is_refused_on_saving() -> Result<()> {
    in_adas_shop(async |shop, page, proxy| {
        let link = mailed(shop, page, ADA).await?;
        page.open(&format!("/{link}")).await?;
        page.fill(NEW_PASSWORD, CHOSEN).await?;
        advance(shop, Duration::from_mins(21))?;
        page.press(SAVE_PASSWORD).await?;
        page.heading(PROBLEM).await?;
        page.says("This link has expired.").await?;
        ensure!(count(proxy, "/reset-password") == 0, "{:?}", calls(proxy));
        page.open("/login/").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn whoever_has_no_account_is_told_and_led_to_make_one() -> Result<()> {
    in_adas_shop(async |_, page, _| {
        ask(page, BORIS).await?;
        page.says("There’s no account with this email address yet.").await?;
        page.follow("Create an account with this email address").await?;
        page.heading(CREATE_ACCOUNT).await?;
        ensure!(page.value(EMAIL).await? == BORIS);
        page.follow("Sign in").await?;
        page.heading(SIGN_IN).await
    })
    .await
}

#[tokio::test]
async fn an_address_with_a_plus_arrives_as_it_is() -> Result<()> {
    in_adas_shop(async |shop, page, _| {
        let email = "ada+lamps@example.com";
        shop.spurtcommerce()?.add_account(email, PASSWORD);
        mailed(shop, page, email).await?;
        page.open("/login/").await?;
        submit_sign_in(page, email, PASSWORD).await?;
        page.account().await
    })
    .await
}
