//! Several tabs of one shop.

use anyhow::Result;
use portico_e2e::account::{self, ADA, PASSWORD, path_of, reset_link};
use portico_e2e::words::{NEW_PASSWORD, REMEMBER, SAVE_PASSWORD, SIGN_IN, SIGN_OUT};
use portico_e2e::{Options, in_a_shop};

#[tokio::test]
async fn a_tab_follows_a_sign_in_and_a_sign_out_of_another() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        let first = page.open_tab("/register/").await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        let second = page.go_to_tab(first).await?;
        page.account().await?;
        page.says(ADA).await?;
        page.press(SIGN_OUT).await?;
        page.heading(SIGN_IN).await?;
        page.go_to_tab(second).await?;
        page.heading(SIGN_IN).await?;
        page.says("You’re signed out.").await?;
        assert_eq!(page.stored().await?, ("{}".to_owned(), "{}".to_owned()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_new_tab_is_signed_in_too() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        page.open_tab("/account/").await?;
        page.account().await?;
        page.says(ADA).await
    })
    .await
}

#[tokio::test]
async fn a_reset_in_one_tab_signs_the_other_out_politely() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        let link = reset_link(shop, ADA).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        let first = page.open_tab(path_of(shop, &link)?).await?;
        page.fill(NEW_PASSWORD, "A new one, 1852").await?;
        page.press(SAVE_PASSWORD).await?;
        page.says("Your password has been changed").await?;
        page.go_to_tab(first).await?;
        page.heading(SIGN_IN).await?;
        page.says("You’re signed out.").await
    })
    .await
}

#[tokio::test]
async fn an_old_session_of_a_tab_leaves_a_newer_one_of_all_tabs_alone() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        page.tick(REMEMBER).await?;
        account::submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        let first = page.open_tab("/account/").await?;
        page.says(ADA).await?;
        // As if the browser had restored a tab that was closed during an older session.
        let old = r#"{"token":"gone","expiresAt":"2020-01-01T00:00:00Z","remember":false}"#;
        page.eval_with("sessionStorage.setItem('portico.session', arguments[0])", vec![old.into()]).await?;
        page.reload().await?;
        page.account().await?;
        page.says(ADA).await?;
        page.go_to_tab(first).await?;
        page.account().await?;
        page.reload().await?;
        page.says(ADA).await
    })
    .await
}
