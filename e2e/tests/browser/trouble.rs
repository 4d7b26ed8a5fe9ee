//! The connection or the server fails, or the shopper doesn't wait.

use anyhow::{Context, Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{
    CHECK_MAIL, CREATE_ACCOUNT, EMAIL, FIRST_NAME, NEW_PASSWORD, PASSWORD as PASSWORD_LABEL, SEND_LINK,
    SIGN_IN,
};
use portico_e2e::{API, Limits, Options, Page, RawRequest, Role, in_a_shop, through_a_proxy, until};

/// What a form says after that.
const TYPED_KEPT: &str = "What you typed has been kept.";

#[tokio::test]
async fn without_a_connection_nothing_is_lost_and_trying_again_works() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        proxy.go_offline();
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says("We can’t reach the shop. Check your connection and try again.").await?;
        page.says(TYPED_KEPT).await?;
        assert_eq!(page.value(EMAIL).await?, ADA);
        assert_eq!(page.value(PASSWORD_LABEL).await?, PASSWORD, "it wasn't refused, so it is kept");
        proxy.release();
        page.press(SIGN_IN).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn a_registration_that_meets_a_dead_connection_goes_on_later() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        page.open("/register/").await?;
        page.fill(FIRST_NAME, "Ada").await?;
        page.fill(EMAIL, ADA).await?;
        page.fill(NEW_PASSWORD, PASSWORD).await?;
        proxy.go_offline();
        page.press(CREATE_ACCOUNT).await?;
        page.says("We can’t reach the shop.").await?;
        proxy.release();
        page.press(CREATE_ACCOUNT).await?;
        page.heading(CHECK_MAIL).await
    })
    .await
}

#[tokio::test]
async fn the_account_page_can_be_tried_again_after_a_dead_connection() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        // This tab follows a sign-in in another tab, and can't find out who signed in.
        let first = page.open_tab("/login/").await?;
        proxy.drop_responses(&["/customer/get-profile"]);
        account::sign_in(page, ADA, PASSWORD).await?;
        page.go_to_tab(first).await?;
        page.says("We can’t reach the shop.").await?;
        ensure!(!page.text().await?.contains(TYPED_KEPT), "there is nothing to type");
        proxy.release();
        page.press("Try again").await?;
        page.says(ADA).await
    })
    .await
}

#[tokio::test]
async fn a_slow_answer_is_announced_and_a_second_press_sends_nothing() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        proxy.hold(API);
        submit_sign_in(page, ADA, PASSWORD).await?;
        let button = page.find(Role::Button, "Signing in…").await?;
        assert_eq!(button.attr("aria-disabled").await?.as_deref(), Some("true"));
        assert!(button.is_enabled().await?, "a disabled button would lose the focus");
        let announced = page
            .eval("return [...document.querySelectorAll('[role=status]')].map((s) => s.innerText).join()");
        ensure!(announced.await?.to_string().contains("Signing in…"), "the wait is announced");
        button.click().await?;
        page.settle().await?;
        let is_sign_in = |request: &&RawRequest| request.path == "/customer/login";
        assert_eq!(proxy.requests().iter().filter(is_sign_in).count(), 1);
        proxy.release();
        page.account().await
    })
    .await
}

#[tokio::test]
async fn a_fault_of_the_server_is_owned_up_to_with_a_number_that_stands_in_its_log() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        shop.break_database()?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says("Something went wrong on our side. Try again in a moment.").await?;
        page.says("If you contact the shop, quote this reference:").await?;
        let text = page.text().await?;
        let id = text.split("quote this reference:").nth(1).and_then(|rest| rest.split_whitespace().next());
        let id = id.context("there is no number")?;
        ensure!(shop.log().contains(id), "{id} isn't in the log");
        for internal in ["sqlite", "SQL", "database", "error returned"] {
            ensure!(!text.contains(internal), "the page reveals {internal:?}");
        }
        assert_eq!(page.value(EMAIL).await?, ADA);
        assert_eq!(page.value(PASSWORD_LABEL).await?, PASSWORD, "it wasn't refused, so it is kept");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn too_many_tries_have_to_wait_and_the_wait_is_counted_down() -> Result<()> {
    let options = Options {
        limits: Limits::On,
        ..Options::configured("[limits]\nsign-in-failures = 2\nfirst-wait = 8\n")
    };
    in_a_shop(options, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        for tries in 1..=3 {
            submit_sign_in(page, ADA, "not the password").await?;
            until("the answer", async || Ok(page.requests_to("/customer/login").await? >= tries)).await?;
            page.find(Role::Button, SIGN_IN).await?;
            if page.text().await?.contains("Too many attempts") {
                break;
            }
        }
        page.says("Too many attempts. Wait a while and try again.").await?;
        let first = seconds_left(page).await?;
        until("the seconds to count down", async || Ok(seconds_left(page).await? < first)).await?;
        until("the wait to end", async || Ok(!page.text().await?.contains("You can try again in"))).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await
    })
    .await
}

/// How many seconds the page says to wait.
async fn seconds_left(page: &Page) -> Result<u32> {
    page.says("You can try again in").await?;
    let text = page.text().await?;
    let behind = text.split("You can try again in").nth(1).context("there is no countdown")?;
    let clock = behind.split_whitespace().next().context("there is no clock")?.trim_end_matches('.');
    let (minutes, seconds) = clock.split_once(':').context("it is no clock")?;
    Ok(minutes.parse::<u32>()? * 60 + seconds.parse::<u32>()?)
}

#[tokio::test]
async fn too_many_mails_have_to_wait_in_the_same_words() -> Result<()> {
    let options = Options { limits: Limits::On, ..Options::configured("[limits]\nlink-mails = 1\n") };
    in_a_shop(options, async |_, page| {
        for mails in 1..=2 {
            page.open("/forgot-password/").await?;
            page.fill(EMAIL, ADA).await?;
            page.press(SEND_LINK).await?;
            if mails == 1 {
                page.heading(CHECK_MAIL).await?;
            }
        }
        page.says("Too many attempts.").await?;
        page.says("You can try again in").await
    })
    .await
}
