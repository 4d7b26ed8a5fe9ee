//! A customer is already signed in when the link is opened: the same one, or another one.

use anyhow::{Result, ensure};
use portico_e2e::account::{self, ADA, BORIS, PASSWORD};
use portico_e2e::words::{
    ACCOUNT, CONTINUE, HAND_OFF_GO_ON, HAND_OFF_REPLACES, HAND_OFF_SAME, REMEMBER, TRY_AGAIN,
};
use portico_e2e::{Options, Role, in_a_shop, through_a_proxy, until};

use super::{kept_token, link, rows, shows_cart, status};

/// What the page says to Ada, whose session is about to end.
const REPLACES: &str =
    "You’re currently signed in as ada@example.com. If you continue, you’ll be signed out of that account.";

#[tokio::test]
async fn whoever_is_signed_in_to_another_account_reads_that_this_ends_and_then_it_does() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        account::create(shop, BORIS).await?;
        let link = link(shop, BORIS).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        let before = kept_token(page).await?;
        page.open(&link).await?;
        page.says(REPLACES).await?;
        page.says("You’ll be signed in as b•••@e•••.com").await?;
        ensure!(kept_token(page).await? == before, "nothing changes before the press");
        ensure!(status(page, "GET", "/customer/get-profile", &before).await? == 200);
        page.follow(ACCOUNT).await?;
        page.says(ADA).await?;
        page.driver().back().await?;
        page.says(REPLACES).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.says(BORIS).await?;
        shows_cart(page, rows()).await?;
        ensure!(kept_token(page).await? != before);
        ensure!(
            status(page, "GET", "/customer/get-profile", &before).await? == 401,
            "the session continues on the server"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_is_signed_in_to_the_same_account_stays_in_the_same_session() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        let before = page.stored().await?;
        page.open(&link).await?;
        page.says(HAND_OFF_SAME).await?;
        ensure!(!page.text().await?.contains("signed out"), "no session ends");
        page.press(CONTINUE).await?;
        page.account().await?;
        shows_cart(page, rows()).await?;
        ensure!(page.stored().await? == before, "{before:?}, then {:?}", page.stored().await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_wants_to_stay_signed_in_does_so_with_a_cart_that_is_handed_over() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = link(shop, ADA).await?;
        page.open("/login/").await?;
        page.tick(REMEMBER).await?;
        account::sign_in_here(page, ADA, PASSWORD).await?;
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
        account::create(shop, ADA).await?;
        account::create(shop, BORIS).await?;
        let link = link(shop, BORIS).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        ensure!(status(page, "POST", "/customer/logout", &kept_token(page).await?).await? == 200);
        page.open(&link).await?;
        page.says("You’ll be signed in as").await?;
        ensure!(!page.text().await?.contains(HAND_OFF_REPLACES), "{}", page.text().await?);
        page.press(HAND_OFF_GO_ON).await?;
        page.says(BORIS).await
    })
    .await
}

#[tokio::test]
async fn nobody_goes_on_who_cannot_be_told_whose_session_ends() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        account::create(shop, BORIS).await?;
        let link = link(shop, BORIS).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        page.says(ADA).await?;
        proxy.drop_responses(&["get-profile"]);
        page.open(&link).await?;
        page.says("We can’t reach the shop.").await?;
        proxy.release();
        page.press(TRY_AGAIN).await?;
        page.says(REPLACES).await
    })
    .await
}

#[tokio::test]
async fn an_offer_to_nobody_is_another_one_while_another_tab_has_somebody_signed_in() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        account::create(shop, BORIS).await?;
        let link = link(shop, BORIS).await?;
        page.open(&link).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        let offer = page.open_tab("/login/").await?;
        account::sign_in_here(page, ADA, PASSWORD).await?;
        let other = page.go_to_tab(offer.clone()).await?;
        page.says(REPLACES).await?;

        page.go_to_tab(other.clone()).await?;
        account::sign_out(page).await?;
        page.go_to_tab(offer.clone()).await?;
        until("the notice to disappear", async || Ok(!page.text().await?.contains(HAND_OFF_REPLACES)))
            .await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        ensure!(!page.text().await?.contains(HAND_OFF_REPLACES), "{}", page.text().await?);

        page.go_to_tab(other.clone()).await?;
        account::sign_in_here(page, ADA, PASSWORD).await?;
        let before = kept_token(page).await?;
        page.go_to_tab(offer).await?;
        page.says(REPLACES).await?;
        page.press(HAND_OFF_GO_ON).await?;
        page.says(BORIS).await?;
        shows_cart(page, rows()).await?;
        page.go_to_tab(other).await?;
        page.says(BORIS).await?;
        ensure!(kept_token(page).await? != before);
        ensure!(status(page, "GET", "/customer/get-profile", &before).await? == 401, "Ada is signed out");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn to_the_customer_who_signs_in_in_another_tab_meanwhile_it_only_brings_the_cart() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open(&link(shop, ADA).await?).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        let offer = page.open_tab("/login/").await?;
        account::sign_in_here(page, ADA, PASSWORD).await?;
        let before = page.stored().await?;
        let other = page.go_to_tab(offer).await?;
        page.says(HAND_OFF_SAME).await?;
        page.press(CONTINUE).await?;
        shows_cart(page, rows()).await?;
        page.go_to_tab(other).await?;
        ensure!(page.stored().await? == before, "{before:?}, then {:?}", page.stored().await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn while_it_is_found_out_what_another_tab_has_changed_there_is_nothing_to_press() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        account::create(shop, BORIS).await?;
        page.open(&link(shop, BORIS).await?).await?;
        page.find(Role::Button, HAND_OFF_GO_ON).await?;
        proxy.hold(&["/customer/login-code-check"]);
        let offer = page.open_tab("/login/").await?;
        account::sign_in_here(page, ADA, PASSWORD).await?;
        page.go_to_tab(offer).await?;
        page.says("Checking your link…").await?;
        ensure!(
            page.look_for(Role::Button, HAND_OFF_GO_ON).await?.is_none(),
            "it would end a session without saying so"
        );

        proxy.release();
        page.says(REPLACES).await
    })
    .await
}

/// Holds back the response to the first check of the code, until `letGo()`.
const LATE: &str = "const real = self.fetch;
    const late = new Promise((go) => self.letGo = go);
    let looks = 0;
    self.fetch = async (...request) => {
      const answer = await real(...request);
      if (answer.url.endsWith('/login-code-check') && !looks++) await late;
      return answer;
    };";

#[tokio::test]
async fn what_was_found_out_for_nobody_is_not_offered_to_somebody() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        account::create(shop, BORIS).await?;
        let link = link(shop, BORIS).await?;
        page.before_scripts(LATE).await?;
        page.open(&link).await?;
        page.says("Checking your link…").await?;
        let offer = page.open_tab("/login/").await?;
        account::sign_in_here(page, ADA, PASSWORD).await?;
        page.go_to_tab(offer).await?;
        page.says(REPLACES).await?;
        page.eval("letGo()").await?;
        page.settle().await?;
        page.says(REPLACES).await
    })
    .await
}
