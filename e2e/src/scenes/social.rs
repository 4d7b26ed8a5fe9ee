//! The states with providers to sign in with: a real one on this machine, and the buttons of others.

use anyhow::Result;

use super::WITHOUT_STORAGE;
use crate::account::{self, ADA};
use crate::page::{Page, Role};
use crate::provider::Provider;
use crate::shop::Shop;
use crate::words::{
    CODE, CODE_TITLE, CONTINUE, CREATE_ACCOUNT, PROBLEM, SEND_CODE, SIGN_IN, SIGN_OUT, TRY_AGAIN,
};
use portico_test_support::until;

/// The button of the sign-in page.
const BUTTON: &str = "Sign in with Example";
/// Makes the browser call itself that of an app on a page with this query.
const IN_APP: &str = "if (location.search === '?in-app') {
      Object.defineProperty(navigator, 'userAgent', { value: 'Instagram' });
    }";

/// Brings the page into each state in turn, and calls `look` with the state's name. For [`with_a_provider`](crate::with_a_provider).
///
/// # Errors
/// If a state isn't reached, or `look` fails.
pub async fn visit(
    shop: &Shop,
    page: &Page,
    provider: &Provider,
    mut look: impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    page.before_scripts(WITHOUT_STORAGE).await?;
    page.open("/login/?blocked").await?;
    page.press(BUTTON).await?;
    page.says("needs browser storage, which is blocked for this site").await?;
    look("social-without-storage").await?;
    page.before_scripts(IN_APP).await?;
    page.open("/login/?in-app").await?;
    page.press("Sign in with Google").await?;
    page.says("Google doesn’t allow signing in inside this app.").await?;
    look("social-in-app").await?;
    page.open("/register/").await?;
    page.heading(CREATE_ACCOUNT).await?;
    look("social-register").await?;
    page.open("/login/").await?;
    page.find(Role::Button, BUTTON).await?;
    look("social-sign-in").await?;
    page.press(BUTTON).await?;
    until("the provider's page", async || {
        Ok(page.driver().current_url().await?.as_str().starts_with(provider.origin()))
    })
    .await?;
    page.follow("Cancel").await?;
    page.heading(PROBLEM).await?;
    look("social-cancelled").await?;

    account::create(shop, ADA).await?;
    page.press(TRY_AGAIN).await?;
    page.fill("Name or email address", "not-verified").await?;
    page.press("Sign in at the provider").await?;
    page.heading(CODE_TITLE).await?;
    look("social-proof").await?;
    page.press(SEND_CODE).await?;
    page.fill(CODE, &shop.mailbox().nth_mail_to(ADA, 2).await?.code()?).await?;
    page.press(CONTINUE).await?;
    page.account().await?;
    page.find(Role::Button, "Unlink Example").await?;
    look("social-account").await?;
    page.press(SIGN_OUT).await?;
    page.heading(SIGN_IN).await?;
    // The provider still knows who it is.
    page.press(BUTTON).await?;
    page.account().await?;
    page.press("Unlink Example").await?;
    page.says("Example is no longer linked.").await?;
    look("social-account-unlinked").await?;
    page.press(SIGN_OUT).await?;
    page.heading(SIGN_IN).await?;
    page.says("Last used").await?;
    look("social-last-used").await
}
