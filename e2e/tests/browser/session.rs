//! The session: where it is stored, how long it lasts, how it ends.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{EMAIL, PASSWORD as PASSWORD_LABEL, REMEMBER, SIGN_IN, SIGN_OUT};
use portico_e2e::{Limits, Options, Page, Shop, call, in_a_shop, pass_time, through_a_proxy, with_a_browser};
use serde_json::{Value, json};

async fn sign_in_for_good(shop: &Shop, page: &Page) -> Result<()> {
    account::create(shop, ADA).await?;
    page.open("/login/").await?;
    page.fill(EMAIL, ADA).await?;
    page.fill(PASSWORD_LABEL, PASSWORD).await?;
    page.tick(REMEMBER).await?;
    page.press(SIGN_IN).await?;
    page.account().await
}

fn assert_nothing_personal(stored: &str) {
    for secret in [ADA, PASSWORD, "Ada", "Lovelace"] {
        assert!(!stored.contains(secret), "{secret} is in the browser's storage: {stored}");
    }
}

#[tokio::test]
async fn a_session_is_kept_for_the_tab_unless_the_shopper_says_otherwise() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        let (local, session) = page.stored().await?;
        assert!(!local.contains("token"), "{local}");
        assert!(session.contains("token"), "{session}");
        assert_nothing_personal(&session);
        page.reload().await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn keep_me_signed_in_outlives_the_browser() -> Result<()> {
    with_a_browser(Options::DEFAULT, async |shop, browser| {
        browser
            .page(shop.origin(), async |page| {
                sign_in_for_good(shop, page).await?;
                let (local, session) = page.stored().await?;
                assert!(local.contains("token"), "{local}");
                assert_eq!(session, "{}");
                assert_nothing_personal(&local);
                Ok(())
            })
            .await?;
        browser
            .page(shop.origin(), async |page| {
                page.open("/account/").await?;
                page.account().await?;
                page.says(ADA).await
            })
            .await
    })
    .await
}

#[tokio::test]
async fn without_it_closing_the_browser_signs_out() -> Result<()> {
    with_a_browser(Options::DEFAULT, async |shop, browser| {
        browser
            .page(shop.origin(), async |page| {
                account::create(shop, ADA).await?;
                account::sign_in(page, ADA, PASSWORD).await
            })
            .await?;
        browser
            .page(shop.origin(), async |page| {
                page.open("/account/").await?;
                page.heading(SIGN_IN).await
            })
            .await
    })
    .await
}

#[tokio::test]
async fn signing_out_leaves_nothing_behind_and_ends_the_session_at_the_server() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        sign_in_for_good(shop, page).await?;
        let token = token(page).await?;
        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await?;
        assert_eq!(page.stored().await?, ("{}".to_owned(), "{}".to_owned()));
        assert_eq!(use_token(page, "GET", "/customer/get-profile", &token).await?, 401, "a replay");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn strangers_do_not_hold_up_a_browser_that_has_signed_in_before() -> Result<()> {
    in_a_shop(Options { limits: Limits::On, ..Options::DEFAULT }, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        assert_eq!(page.device().await?, None, "no customer has signed in");
        account::sign_in(page, ADA, PASSWORD).await?;
        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await?;
        let device = page.device().await?.context("the shop recognises the browser")?;
        ensure!(device.starts_with(&format!("{}/ ", shop.origin())), "{device} belongs to the shop's API");
        assert_nothing_personal(&device);

        let wrong = json!({"emailId": ADA, "password": "not the password"});
        let mut statuses = Vec::new();
        for _ in 0..6 {
            statuses.push(call(shop, "POST", "/customer/login", &wrong).await?.0);
        }
        assert_eq!(statuses, [403, 403, 403, 403, 403, 429], "they have the same address");
        account::sign_in(page, ADA, PASSWORD).await?;
        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await?;
        page.eval("localStorage.removeItem('portico.device')").await?;
        page.open("/login/").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says("Too many attempts.").await
    })
    .await
}

#[tokio::test]
async fn a_session_that_the_server_has_ended_ends_politely() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        sign_in_for_good(shop, page).await?;
        let token = token(page).await?;
        assert_eq!(use_token(page, "POST", "/customer/logout", &token).await?, 200);
        page.open("/account/").await?;
        page.heading(SIGN_IN).await?;
        page.says("Your session has ended. Please sign in again.").await?;
        assert_eq!(page.stored().await?.0, "{}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_session_that_is_not_used_ends_and_one_that_is_used_goes_on() -> Result<()> {
    in_a_shop(Options::configured("[lifetimes]\nsession-not-remembered = 3600\n"), async |shop, page| {
        account::create(shop, ADA).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        for _ in 0..2 {
            pass_time(shop, Duration::from_secs(3500)).await?;
            page.reload().await?;
            page.says(ADA).await?;
        }
        pass_time(shop, Duration::from_secs(3601)).await?;
        page.reload().await?;
        page.heading(SIGN_IN).await?;
        page.says("Your session has ended. Please sign in again.").await
    })
    .await
}

#[tokio::test]
async fn signing_out_works_without_a_connection() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        sign_in_for_good(shop, page).await?;
        proxy.go_offline();
        page.press(SIGN_OUT).await?;
        page.says("You’re signed out.").await?;
        assert_eq!(page.stored().await?.0, "{}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_of_a_half_finished_form_is_kept() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/login/").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(PASSWORD_LABEL, PASSWORD).await?;
        assert_eq!(page.stored().await?, ("{}".to_owned(), "{}".to_owned()));
        page.reload().await?;
        page.heading(SIGN_IN).await?;
        let state = page.eval("return JSON.stringify(history.state)").await?.to_string();
        ensure!(!state.contains(PASSWORD), "{state}");
        Ok(())
    })
    .await
}

/// The token of the session in local storage.
async fn token(page: &Page) -> Result<String> {
    let script = "return JSON.parse(localStorage['portico.session']).token";
    let token = page.eval(script).await?;
    token.as_str().map(str::to_owned).context("the session has a token")
}

/// Calls the API with a token; returns the status.
async fn use_token(page: &Page, method: &str, path: &str, token: &str) -> Result<u64> {
    let script = "const [method, path, token] = arguments;
        return fetch(path, {method, headers: {authorization: `Bearer ${token}`}}).then(({ status }) => status)";
    let arguments: Vec<Value> = vec![method.into(), path.into(), token.into()];
    let status = page.eval_with(script, arguments).await;
    let status = status.with_context(|| format!("{method} {path}"))?;
    status.as_u64().with_context(|| format!("{method} {path}: {status}"))
}
