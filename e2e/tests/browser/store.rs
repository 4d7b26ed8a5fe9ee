//! What a store sets in the page's data block: one build serves every store.

use anyhow::Result;
use portico_e2e::account::{self, ADA, PASSWORD, submit_sign_in};
use portico_e2e::words::{CREATE_ACCOUNT, REMEMBER, SIGN_IN};
use portico_e2e::{API, Options, Role, Site, forget_console, in_a_shop, through_a_proxy, until};

const fn site(json: &'static str) -> Options {
    Options { site: Site::Configured(json), ..Options::DEFAULT }
}

#[tokio::test]
async fn a_store_has_its_name_on_the_page_and_in_the_title() -> Result<()> {
    in_a_shop(site(r#"{"shop": "Lovelace & Sons"}"#), async |_, page| {
        page.open("/login/").await?;
        page.says("Lovelace & Sons").await?;
        assert_eq!(page.title().await?, "Sign in – Lovelace & Sons");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_session_in_memory_leaves_no_trace_and_ends_with_the_page() -> Result<()> {
    in_a_shop(site(r#"{"storage": "memory"}"#), async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        assert!(
            page.look_for(Role::Checkbox, "Keep me signed in").await?.is_none(),
            "the session couldn't be stored"
        );
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        assert_eq!(page.stored().await?, ("{}".to_owned(), "{}".to_owned()));
        assert_eq!(page.device().await?, None);
        page.reload().await?;
        page.heading(SIGN_IN).await
    })
    .await
}

#[tokio::test]
async fn where_the_browser_forbids_its_storage_a_session_lasts_as_long_as_the_page() -> Result<()> {
    in_a_shop(Options::DEFAULT, async |shop, page| {
        account::create(shop, ADA).await?;
        page.before_scripts(
            "for (const name of ['localStorage', 'sessionStorage']) {
               Object.defineProperty(self, name, { get() { throw new DOMException('forbidden', 'SecurityError') } });
             }",
        )
        .await?;
        page.open("/login/").await?;
        page.tick(REMEMBER).await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        page.says(ADA).await?;
        page.says("Your browser couldn’t save your sign-in. You’ll need to sign in again next time.").await?;
        page.reload().await?;
        page.heading(SIGN_IN).await?;
        // The other pages work as well.
        page.open("/register/").await?;
        page.heading(CREATE_ACCOUNT).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        account::sign_out(page).await
    })
    .await
}

#[tokio::test]
async fn a_return_address_of_an_allowed_origin_is_gone_to_and_one_that_looks_like_it_is_not() -> Result<()> {
    // Nothing is listening on that port, which is reserved; where the browser goes is still visible.
    in_a_shop(site(r#"{"returnTo": ["http://localhost:1023"]}"#), async |shop, page| {
        account::create(shop, ADA).await?;
        page.open("/login/?return-to=http%3A%2F%2Flocalhost%3A1023.evil.example%2F").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.account().await?;
        page.press("Sign out").await?;
        page.open("/login/?return-to=http%3A%2F%2Flocalhost%3A1023%2Fbasket").await?;
        // Firefox' driver calls a press failed that leads to where nothing is.
        submit_sign_in(page, ADA, PASSWORD).await.ok();
        until("the browser to leave the shop", async || {
            Ok(page.driver().current_url().await?.as_str() == "http://localhost:1023/basket")
        })
        .await?;
        forget_console(page).await
    })
    .await
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_given_up_and_can_be_tried_again() -> Result<()> {
    through_a_proxy(site(r#"{"timeout": 1}"#), async |shop, page, proxy| {
        account::create(shop, ADA).await?;
        page.open("/login/").await?;
        proxy.hold(API);
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says("The shop isn’t responding. Try again in a moment.").await?;
        page.says("What you typed has been kept.").await?;
        proxy.release();
        page.press(SIGN_IN).await?;
        page.account().await
    })
    .await
}

#[tokio::test]
async fn a_store_that_the_server_does_not_know_is_refused_in_words() -> Result<()> {
    in_a_shop(site(r#"{"key": "no such store"}"#), async |_, page| {
        page.open("/login/").await?;
        submit_sign_in(page, ADA, PASSWORD).await?;
        page.says("We can’t find this shop.").await
    })
    .await
}

#[tokio::test]
async fn a_typing_mistake_in_the_block_leaves_the_defaults_in_force_and_says_so_in_the_console() -> Result<()>
{
    in_a_shop(site(r#"{"shop": "Lovelace",}"#), async |shop, page| {
        account::create(shop, ADA).await?;
        account::sign_in(page, ADA, PASSWORD).await?;
        let console = page.console().await?;
        assert!(console.iter().any(|entry| entry.text.contains("portico-config")), "{console:?}");
        Ok(())
    })
    .await
}
