//! Login codes that were used, have expired, or don't exist.

use std::time::Duration;

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, BORIS, PASSWORD, path_of, reset_link, submit_sign_in};
use portico_e2e::words::{
    ACCOUNT, CODE, CONTINUE, EMAIL, GO_TO_SIGN_IN, HAND_OFF_GO_ON, HAND_OFF_GONE, HAND_OFF_SAME, LINK_BROKEN,
    SEND_CODE,
};
use portico_e2e::{Options, Page, Role, Shop, in_a_shop, pass_time};
use serde_json::json;

use super::{cart, code_of, link, rows, shows_cart};

/// A shop whose login codes are valid for a minute.
const SHORT: Options = Options::configured("[lifetimes]\nlogin-code = 60\n");

const USED: &str = "This sign-in link has already been used.";
const EXPIRED: &str = "This sign-in link has expired.";
const INCOMPLETE: &str = "This sign-in link isn’t valid. It may be incomplete.";
const OPEN_AGAIN: &str = "Open it again from where you received it, or sign in.";
const CART_WAITS: &str =
    "Sign in instead. If this link was for your account, its cart may be waiting for you there.";
const OTHER_CART: &str = "You’re signed in. If this link was for another account, sign out and sign in to that one. \
    Its cart may be waiting there.";

/// Checks that the page says that the link can't be used, why, and what to do, and that it leads to signing in.
async fn refuses(page: &Page, why: &str) -> Result<()> {
    page.heading(LINK_BROKEN).await?;
    page.has_focus(LINK_BROKEN).await?;
    page.says(why).await?;
    page.says(if why == INCOMPLETE { OPEN_AGAIN } else { CART_WAITS }).await?;
    page.find(Role::Link, GO_TO_SIGN_IN).await.map(drop)
}

/// Like [`refuses`], for a customer who is signed in: it leads to the account.
async fn refuses_signed_in(page: &Page, why: &str, way_on: &str) -> Result<()> {
    page.heading(LINK_BROKEN).await?;
    page.says(why).await?;
    page.says(way_on).await?;
    ensure!(page.look_for(Role::Link, GO_TO_SIGN_IN).await?.is_none(), "there is only one sign-in");
    page.find(Role::Link, ACCOUNT).await.map(drop)
}

/// A link to Ada's account whose code has expired.
async fn expired_link(shop: &Shop) -> Result<String> {
    account::create(shop, ADA).await?;
    let link = link(shop, ADA).await?;
    pass_time(shop, Duration::from_secs(61)).await?;
    Ok(link)
}

#[tokio::test]
async fn a_link_that_is_opened_twice_leads_to_signing_in_where_the_cart_is() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        page.open(&link).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await?;
        account::sign_out(page).await?;
        page.open(&link).await?;
        refuses(page, USED).await?;
        page.follow(GO_TO_SIGN_IN).await?;
        account::sign_in_here(page, ADA, PASSWORD).await?;
        shows_cart(page, rows()).await
    })
    .await
}

#[tokio::test]
async fn a_code_that_somebody_else_uses_in_between_is_refused_at_the_press() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        page.open(&link).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        let body = json!({"type": "code", "token": code_of(&link)});
        ensure!(page.call("POST", "/customer/login", &body).await?.0 == 200);
        page.press(HAND_OFF_GO_ON).await?;
        refuses(page, USED).await?;
        ensure!(page.stored().await? == ("{}".into(), "{}".into()), "a customer is signed in");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_cart_that_came_too_late_is_there_after_signing_in_with_the_password() -> Result<()> {
    in_a_shop(SHORT, async |shop, page| {
        page.open(&expired_link(shop).await?).await?;
        refuses(page, EXPIRED).await?;
        page.follow(GO_TO_SIGN_IN).await?;
        submit_sign_in(page, ADA, "not the password").await?;
        page.says("is incorrect").await?;
        account::sign_in_here(page, ADA, PASSWORD).await?;
        shows_cart(page, rows()).await?;
        // A code works only once.
        account::sign_out(page).await?;
        account::sign_in_here(page, ADA, PASSWORD).await?;
        shows_cart(page, rows()).await
    })
    .await
}

#[tokio::test]
async fn a_cart_that_came_too_late_is_there_after_signing_in_with_a_mailed_code() -> Result<()> {
    in_a_shop(SHORT, async |shop, page| {
        page.open(&expired_link(shop).await?).await?;
        refuses(page, EXPIRED).await?;
        page.follow(GO_TO_SIGN_IN).await?;
        page.follow("Email me a code instead").await?;
        page.fill(EMAIL, ADA).await?;
        page.press(SEND_CODE).await?;
        page.fill(CODE, &shop.mailbox().nth_mail_to(ADA, 2).await?.code()?).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        shows_cart(page, rows()).await
    })
    .await
}

#[tokio::test]
async fn a_cart_that_came_too_late_is_nobody_elses() -> Result<()> {
    in_a_shop(SHORT, async |shop, page| {
        let link = expired_link(shop).await?;
        account::create(shop, BORIS).await?;
        page.open(&link).await?;
        refuses(page, EXPIRED).await?;
        page.follow(GO_TO_SIGN_IN).await?;
        account::sign_in_here(page, BORIS, PASSWORD).await?;
        page.says(BORIS).await?;
        ensure!(cart(page).await? == json!([]), "{}", cart(page).await?);
        // Ada still has the cart.
        account::sign_out(page).await?;
        page.open(&link).await?;
        page.follow(GO_TO_SIGN_IN).await?;
        account::sign_in_here(page, ADA, PASSWORD).await?;
        shows_cart(page, rows()).await
    })
    .await
}

#[tokio::test]
async fn whoever_is_signed_in_already_is_led_to_the_account_and_reads_where_the_cart_may_be() -> Result<()> {
    in_a_shop(SHORT, async |shop, page| {
        let to_ada = expired_link(shop).await?;
        account::create(shop, BORIS).await?;
        account::sign_in(page, BORIS, PASSWORD).await?;
        page.open(&to_ada).await?;
        refuses_signed_in(page, EXPIRED, OTHER_CART).await?;
        page.follow(ACCOUNT).await?;
        page.says(BORIS).await?;
        shows_cart(page, json!([])).await?;
        account::sign_out(page).await?;
        account::sign_in_here(page, ADA, PASSWORD).await?;
        shows_cart(page, rows()).await?;

        page.open(&to_ada).await?;
        refuses_signed_in(page, USED, OTHER_CART).await?;
        page.open(&to_ada[..to_ada.len() - 1]).await?;
        refuses_signed_in(page, INCOMPLETE, OPEN_AGAIN).await?;
        page.follow(ACCOUNT).await?;
        page.says(ADA).await
    })
    .await
}

#[tokio::test]
async fn to_the_customer_who_is_signed_in_no_code_comes_too_late() -> Result<()> {
    in_a_shop(SHORT, async |shop, page| {
        let link = expired_link(shop).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        page.open(&link).await?;
        page.says(HAND_OFF_SAME).await?;
        page.press(CONTINUE).await?;
        page.account().await?;
        shows_cart(page, rows()).await
    })
    .await
}

#[tokio::test]
async fn a_code_that_is_made_void_while_its_page_is_open_has_expired_at_the_press() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let reset = reset_link(shop, ADA).await?;
        page.open(&link(shop, ADA).await?).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        // A new password invalidates every code issued before.
        let key = path_of(shop, &reset)?.split_once("#token=").map(|(_, key)| key);
        let body = json!({"key": key, "newPassword": "Note G, Bernoulli 1843"});
        ensure!(page.call("PUT", "/customer/reset-password", &body).await?.0 == 200);
        page.press(HAND_OFF_GO_ON).await?;
        refuses(page, EXPIRED).await?;
        page.follow(GO_TO_SIGN_IN).await?;
        submit_sign_in(page, ADA, "Note G, Bernoulli 1843").await?;
        page.account().await?;
        page.says(ADA).await?;
        ensure!(cart(page).await? == json!([]), "an invalid code has no cart");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_link_that_is_cut_off_or_has_no_code_says_so() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        let cut_off = &link[..link.len() - 1];
        let long = format!("/hand-off/#code={}", "x".repeat(5000));
        for path in [cut_off, "/hand-off/#code=abcdef", "/hand-off/#code=%00%22", &long] {
            page.open(path).await?;
            refuses(page, INCOMPLETE).await?;
            page.is_at("/hand-off/").await?;
        }
        for path in ["/hand-off/", "/hand-off/#code=", "/hand-off", "/hand-off/#other=abcdef"] {
            page.open(path).await?;
            page.heading(LINK_BROKEN).await?;
            page.says(HAND_OFF_GONE).await?;
            page.says(OPEN_AGAIN).await?;
            page.find(Role::Link, GO_TO_SIGN_IN).await?;
        }
        page.open(&link).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await
    })
    .await
}
