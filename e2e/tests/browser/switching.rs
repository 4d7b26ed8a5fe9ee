//! A change of the language while something is going on: while the page loads, while the shopper types, while there is no connection.

use anyhow::{Result, ensure};
use portico_e2e::account::ADA;
use portico_e2e::words::{CREATE_ACCOUNT, EMAIL, FIRST_NAME, NEW_PASSWORD, SIGN_IN};
use portico_e2e::{Options, forget_console, through_a_proxy, until};

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

/// What the page says about a language that didn't load, as long as it does: an alert that is in sight.
const EXCUSE: &str = "return document.querySelector('.portico-languages [role=alert]')?.innerText ?? null";

/// Chooses a language without a connection, and again with one. The script that changes languages is loaded before that if `is_loaded`.
async fn chosen_without_a_connection(is_loaded: bool) -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        // Another test in this browser may have loaded the script.
        page.empty_cache().await?;
        page.open("/register/").await?;
        page.fill(FIRST_NAME, "Ada").await?;
        page.fill(NEW_PASSWORD, "half a passw").await?;
        let loads = async |part: &str| {
            let script =
                "return performance.getEntriesByType('resource').some(({ name }) => name.includes(arguments[0]))";
            Ok(page.eval_with(script, vec![part.into()]).await? == true)
        };
        if is_loaded {
            page.open_languages().await?;
            until("the script", async || loads("/languages-").await).await?;
            page.settle().await?;
        }
        proxy.go_offline();
        for _ in 0..2 {
            page.choose_language("ja").await?;
            let words = "We can’t reach the shop. Check your connection and try again.";
            until("the excuse", async || {
                Ok(page.eval(EXCUSE).await?.as_str().is_some_and(|said| said.starts_with(words)))
            })
            .await?;
            page.is_in("en").await?;
            page.heading(CREATE_ACCOUNT).await?;
            // The second press says it anew.
            page.eval("document.querySelector('.portico-languages [role=alert]').textContent = ''").await?;
        }
        // WebKit doesn't list requests that failed.
        ensure!(is_loaded || !loads("/ja/").await?, "only the script fetches the page");
        proxy.release();
        forget_console(page).await?;
        page.choose_language("ja").await?;
        page.is_in("ja").await?;
        page.heading(CREATE_ACCOUNT).await?;
        ensure!(page.eval(EXCUSE).await?.is_null(), "it has loaded");
        let typed = [page.value(FIRST_NAME).await?, page.value(NEW_PASSWORD).await?];
        ensure!(typed == ["Ada", "half a passw"], "{typed:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_choice_without_a_connection_keeps_the_page_and_what_was_typed_and_says_so() -> Result<()> {
    chosen_without_a_connection(true).await
}

#[tokio::test]
async fn so_does_a_choice_before_the_script_for_it_has_loaded() -> Result<()> {
    chosen_without_a_connection(false).await
}

#[tokio::test]
async fn a_choice_without_a_connection_keeps_an_empty_page_in_its_language() -> Result<()> {
    through_a_proxy(Options::DEFAULT, async |_, page, proxy| {
        page.empty_cache().await?;
        page.open("/de/login/").await?;
        page.is_in("de").await?;
        proxy.go_offline();
        // The browser doesn't know what the proxy does.
        page.eval("Object.defineProperty(navigator, 'onLine', { get: () => false })").await?;
        page.choose_language("ja").await?;
        page.says("We can’t reach the shop. Check your connection and try again.").await?;
        page.is_in("de").await?;
        page.heading(SIGN_IN).await?;
        proxy.release();
        forget_console(page).await
    })
    .await
}
