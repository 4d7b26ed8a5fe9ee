//! The connection or the server fails during the hand-over.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, PASSWORD};
use portico_e2e::words::{GO_TO_SIGN_IN, HAND_OFF, HAND_OFF_GO_ON, LINK_BROKEN, SIGN_OUT, TRY_AGAIN};
use portico_e2e::{API, Options, Role, Site, in_a_shop, through_a_proxy};

use super::{link, rows, shows_cart};

const UNREACHABLE: &str = "We can’t reach the shop.";

#[tokio::test]
async fn without_a_connection_the_code_can_be_checked_and_redeemed_later() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        proxy.drop_responses(&["/customer/login-code-check"]);
        page.open(&link).await?;
        page.says(UNREACHABLE).await?;
        page.has_focus(HAND_OFF).await?;
        page.is_at("/hand-off/").await?;
        proxy.release();
        page.press(TRY_AGAIN).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        page.has_focus(HAND_OFF).await?;
        proxy.go_offline();
        page.press(HAND_OFF_GO_ON).await?;
        page.says(UNREACHABLE).await?;
        page.has_focus(HAND_OFF).await?;
        page.press(TRY_AGAIN).await?;
        page.says(UNREACHABLE).await?;
        proxy.release();
        page.press(TRY_AGAIN).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await?;
        shows_cart(page, rows()).await
    })
    .await
}

#[tokio::test]
async fn a_redemption_whose_answer_is_lost_leads_to_signing_in_where_the_cart_is() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        page.open(&link(shop, ADA).await?).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        proxy.drop_responses(&["POST /customer/login "]);
        page.press(HAND_OFF_GO_ON).await?;
        page.says(UNREACHABLE).await?;
        proxy.release();
        page.press(TRY_AGAIN).await?;
        page.heading(LINK_BROKEN).await?;
        page.says("This sign-in link has already been used.").await?;
        page.follow(GO_TO_SIGN_IN).await?;
        account::sign_in_here(page, ADA, PASSWORD).await?;
        shows_cart(page, rows()).await
    })
    .await
}

#[tokio::test]
async fn a_shop_that_does_not_answer_is_given_up_and_can_be_tried_again() -> Result<()> {
    let options = Options { site: Site::Configured(r#"{"timeout": 1}"#), ..Options::DEFAULT };
    through_a_proxy(options, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        page.open(&link(shop, ADA).await?).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        proxy.hold(API);
        page.press(HAND_OFF_GO_ON).await?;
        page.says("The shop isn’t responding.").await?;
        proxy.release();
        page.press(TRY_AGAIN).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn a_fault_of_the_server_is_owned_up_to_with_a_number_that_stands_in_its_log() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        page.open(&link).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        shop.break_database()?;
        for button in [HAND_OFF_GO_ON, TRY_AGAIN] {
            page.press(button).await?;
            page.find(Role::Button, TRY_AGAIN).await?;
            page.says("Something went wrong on our side. Try again in a moment.").await?;
            page.says("If you contact the shop, quote this reference:").await?;
            let id = page.eval("return document.querySelector('[role=alert] code')?.innerText ?? ''").await?;
            let id = id.as_str().unwrap_or_default();
            ensure!(!id.is_empty() && shop.log().contains(id), "{id} isn't in the log");
        }
        ensure!(page.look_for(Role::Button, SIGN_OUT).await?.is_none());
        Ok(())
    })
    .await
}
