//! Somebody is signed in when the link is opened: the same customer, or another one.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, BORIS, PASSWORD};
use portico_e2e::words::{ACCOUNT, CONTINUE, HAND_OFF_GO_ON, REMEMBER, TRY_AGAIN};
use portico_e2e::{Options, behind_a_gate, in_a_shop};

use super::{kept_token, link, rows, shows_cart, status};

/// What the page says to somebody whose session is about to end.
const REPLACES: &str =
    "You are signed in here already. If you go on, that ends. Now you are signed in as ada@example.com";
const SAME: &str = "You are signed in to this account already.";

#[tokio::test]
async fn whoever_is_signed_in_to_another_account_reads_that_this_ends_and_then_it_does() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, page, ADA).await?;
        account::create(shop, page, BORIS).await?;
        let link = link(shop, BORIS).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        let before = kept_token(page).await?;
        page.open(&link).await?;
        page.says(REPLACES).await?;
        page.says("It signs you in as b•••@e•••.com").await?;
        ensure!(kept_token(page).await? == before, "before the press nothing changes");
        ensure!(status(page, "GET", "/customer/get-profile", &before).await? == 200);
        page.follow(ACCOUNT).await?;
        page.says(ADA).await?;
        page.open(&link).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.says(BORIS).await?;
        shows_cart(page, rows()).await?;
        ensure!(kept_token(page).await? != before);
        ensure!(
            status(page, "GET", "/customer/get-profile", &before).await? == 401,
            "it goes on at the server"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_is_signed_in_to_the_same_account_stays_in_the_same_session() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, page, ADA).await?;
        let link = link(shop, ADA).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        let before = page.stored().await?;
        page.open(&link).await?;
        page.says(SAME).await?;
        ensure!(!page.text().await?.contains("that ends"), "nothing ends");
        page.press(CONTINUE).await?;
        page.heading(ACCOUNT).await?;
        shows_cart(page, rows()).await?;
        ensure!(page.stored().await? == before, "{before:?}, then {:?}", page.stored().await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_wants_to_stay_signed_in_does_so_with_a_cart_that_is_handed_over() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, page, ADA).await?;
        let link = link(shop, ADA).await?;
        page.open("/login/").await?;
        page.tick(REMEMBER).await?;
        account::submit_sign_in(page, ADA, PASSWORD).await?;
        page.heading(ACCOUNT).await?;
        let before = page.stored().await?;
        page.open(&link).await?;
        page.press(CONTINUE).await?;
        shows_cart(page, rows()).await?;
        ensure!(page.stored().await? == before, "{before:?}, then {:?}", page.stored().await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_session_that_is_over_replaces_nothing() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, page, ADA).await?;
        account::create(shop, page, BORIS).await?;
        let link = link(shop, BORIS).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        ensure!(status(page, "POST", "/customer/logout", &kept_token(page).await?).await? == 200);
        page.open(&link).await?;
        page.says("It signs you in as").await?;
        ensure!(!page.text().await?.contains("signed in here already"), "{}", page.text().await?);
        page.press(HAND_OFF_GO_ON).await?;
        page.says(BORIS).await
    })
    .await
}

#[tokio::test]
async fn nobody_goes_on_who_cannot_be_told_whose_session_ends() -> Result<()> {
    behind_a_gate(Options::DEFAULT, async |shop, page, gate| {
        account::create(shop, page, ADA).await?;
        account::create(shop, page, BORIS).await?;
        let link = link(shop, BORIS).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        page.says(ADA).await?;
        gate.lose_answers(&["get-profile"]);
        page.open(&link).await?;
        page.says("We cannot reach the shop.").await?;
        gate.open();
        page.press(TRY_AGAIN).await?;
        page.says(REPLACES).await
    })
    .await
}
