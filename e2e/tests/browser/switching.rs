//! A change of the language while something is going on: while the page loads, while the shopper types, while there is no connection.

use anyhow::{Result, ensure};
use portico_e2e::account::ADA;
use portico_e2e::words::{CREATE_ACCOUNT, EMAIL, FIRST_NAME, NEW_PASSWORD, SIGN_IN};
use portico_e2e::{Network, Options, forget_console, in_a_shop, through_a_proxy, until};

/// The choice was made on another visit, and the page comes in the browser's language.
#[tokio::test]
async fn a_page_is_not_switched_to_the_language_chosen_before_while_someone_types() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        page.open("/login/").await?;
        page.choose_language("de").await?;
        page.is_in("de").await?;
        page.heading(SIGN_IN).await?;

        page.empty_cache().await?;
        proxy.hold(&["/de/"]);
        page.arrive("/login/").await?;
        page.is_in("en").await?;
        page.fill(EMAIL, ADA).await?;
        proxy.release();
        page.started().await?;
        page.is_in("en").await?;
        page.heading(SIGN_IN).await?;
        ensure!(page.value(EMAIL).await? == ADA, "what was typed stays");

        page.open("/login/").await?;
        page.is_in("de").await?;
        page.heading(SIGN_IN).await
    })
    .await
}

#[tokio::test]
async fn a_choice_without_a_connection_keeps_the_page_and_what_was_typed() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |_, page| {
        page.open("/register/").await?;
        page.fill(FIRST_NAME, "Ada").await?;
        page.fill(NEW_PASSWORD, "half a passw").await?;
        page.network(Network::Offline).await?;
        page.choose_language("ja").await?;
        let failed =
            "return performance.getEntriesByType('resource').some(({ name }) => name.includes('/ja/'))";
        until("the page to fail", async || Ok(page.eval(failed).await? == true)).await?;
        page.settle().await?;
        page.is_in("en").await?;
        page.heading(CREATE_ACCOUNT).await?;
        page.network(Network::Normal).await?;
        forget_console(page).await?;
        page.choose_language("ja").await?;
        page.is_in("ja").await?;
        page.heading(CREATE_ACCOUNT).await?;
        let typed = [page.value(FIRST_NAME).await?, page.value(NEW_PASSWORD).await?];
        ensure!(typed == ["Ada", "half a passw"], "{typed:?}");
        Ok(())
    })
    .await
}
