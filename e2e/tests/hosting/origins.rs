//! The API on another origin, and behind the pages' own.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{
    CHECK_MAIL, EMAIL, FORGOT_TITLE, NEW_PASSWORD, RESET_TITLE, SAVE_PASSWORD, SEND_LINK, SIGN_IN, SIGN_OUT,
};
use portico_e2e::{Api, Engine, Host, Page, Place, on_nginx};
use serde_json::json;

/// Creates a customer through the API at the origin `api`, or at the pages' own if it is empty; called from the pages.
pub(crate) async fn create(host: &Host, page: &Page, api: &str) -> Result<()> {
    page.open(&host.path("login/")).await?;
    let (status, answer) =
        page.call("POST", &format!("{api}/customer/send-otp"), &json!({"emailId": ADA})).await?;
    ensure!(status == 200, "send-otp: {status} {answer}");
    let otp = host.shop().mailbox().mail_to(ADA).await?.code()?;
    let form = json!({"firstName": "Ada", "emailId": ADA, "password": PASSWORD, "otp": otp});
    let (status, answer) = page.call("POST", &format!("{api}/customer/register"), &form).await?;
    ensure!((200..300).contains(&status), "register: {status} {answer}");
    Ok(())
}

/// The paths of the browser's preflight requests.
fn preflights(host: &Host) -> Vec<String> {
    let log = host.shop().log();
    let lines = log.lines().filter(|line| line.contains("\"OPTIONS\""));
    let path = |line: &str| Some(line.split_once("\"path\":\"")?.1.split_once('"')?.0.to_owned());
    lines.filter_map(path).collect()
}

async fn sign_in_across_origins(place: Place) -> Result<()> {
    on_nginx(place, Api::Elsewhere, async |host, page| {
        create(host, page, host.shop().origin()).await?;
        page.open(&host.path("login/")).await?;
        let before = preflights(host).len();
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        page.is_at(&host.path("account/")).await?;
        let asked = preflights(host).split_off(before);
        ensure!(asked.first().is_some_and(|path| path == "/customer/login"), "preflights: {asked:?}");
        for _ in 0..3 {
            page.press(SIGN_OUT).await?;
            page.heading(SIGN_IN).await?;
            page.is_at(&host.path("login/")).await?;
            page.open(&host.path("login/")).await?;
            submit_sign_in(page, ADA, PASSWORD).await?;
            page.account().await?;
        }
        let again = preflights(host).split_off(before);
        let count = |path: &str| again.iter().filter(|asked| *asked == path).count();
        // Firefox forgets once what it has asked for in a tab's first page.
        let most = if Engine::current()? == Engine::Firefox { 2 } else { 1 };
        ensure!(
            again.iter().all(|path| count(path) <= most),
            "preflights are cached and not repeated: {again:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_shopper_signs_in_with_the_api_on_another_origin_and_one_preflight() -> Result<()> {
    sign_in_across_origins(Place::Root).await
}

#[tokio::test]
async fn a_shopper_signs_in_below_a_path_with_the_api_on_another_origin_and_one_preflight() -> Result<()> {
    sign_in_across_origins(Place::Below).await
}

#[tokio::test]
async fn a_shopper_signs_in_with_the_api_behind_the_same_nginx_and_no_preflight() -> Result<()> {
    on_nginx(Place::Root, Api::Behind, async |host, page| {
        create(host, page, "").await?;
        page.open("/login/").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        ensure!(preflights(host).is_empty(), "preflights: {:?}", preflights(host));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_mailed_link_leads_to_the_pages_below_their_path() -> Result<()> {
    on_nginx(Place::Below, Api::Elsewhere, async |host, page| {
        create(host, page, host.shop().origin()).await?;
        page.open(&host.path("login/")).await?;
        page.follow("Forgot your password?").await?;
        page.heading(FORGOT_TITLE).await?;
        page.is_at(&host.path("forgot-password/")).await?;
        page.fill(EMAIL, ADA).await?;
        page.press(SEND_LINK).await?;
        page.heading(CHECK_MAIL).await?;
        let link = host.shop().mailbox().nth_mail_to(ADA, 2).await?.link()?;
        let path = host.path("reset-password/");
        let at = link.find(&path).with_context(|| format!("the link {link} doesn't lead to {path}"))?;
        page.open(&link[at..]).await?;
        page.heading(RESET_TITLE).await?;
        page.is_at(&path).await?;
        page.fill(NEW_PASSWORD, "Note G, Bernoulli 1843").await?;
        page.press(SAVE_PASSWORD).await?;
        page.heading(SIGN_IN).await?;
        submit_sign_in(page, ADA, "Note G, Bernoulli 1843").await?;
        page.account().await
    })
    .await
}
