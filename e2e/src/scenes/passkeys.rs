//! The states with passkeys, which are in an authenticator that the browser's driver plays. WebKitGTK has none.

use std::time::Duration;

use anyhow::Result;

use crate::account::{self, ADA, PASSWORD, submit_sign_in};
use crate::clock::pass_time;
use crate::fault_proxy::{API, FaultProxy};
use crate::page::{Page, Role};
use crate::shop::Shop;

/// The button of the sign-in page.
const BUTTON: &str = "Sign in with a passkey";
/// The button of the offer after a sign-in.
const CREATE: &str = "Create a passkey";
/// The input of a passkey's name.
const NAME: &str = "Name of the passkey";

/// Brings the page into each state in turn, and calls `look` with the state's name. For [`with_passkeys`](crate::with_passkeys).
///
/// # Errors
/// If a state isn't reached, or `look` fails.
pub async fn visit(
    shop: &Shop,
    page: &Page,
    proxy: &FaultProxy,
    mut look: impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    let authenticator = page.authenticator().await?;
    account::create(shop, ADA).await?;
    page.open("/login/").await?;
    page.find(Role::Button, BUTTON).await?;
    look("passkeys-sign-in").await?;
    // There is none yet that the browser could take.
    page.press(BUTTON).await?;
    page.says("You didn’t finish signing in with a passkey.").await?;
    look("passkeys-sign-in-cancelled").await?;

    submit_sign_in(page, ADA, PASSWORD).await?;
    page.heading("Sign in faster next time").await?;
    look("passkeys-offer").await?;
    proxy.go_offline();
    page.press(CREATE).await?;
    page.says("We can’t reach the shop").await?;
    look("passkeys-offer-offline").await?;
    proxy.release();
    proxy.hold(API);
    page.press(CREATE).await?;
    page.says("Creating your passkey…").await?;
    look("passkeys-offer-pending").await?;
    proxy.release();

    page.account().await?;
    page.find(Role::Button, "Rename").await?;
    look("passkeys-account").await?;
    page.press("Rename").await?;
    page.find(Role::Textbox, NAME).await?;
    look("passkeys-rename").await?;
    page.fill(NAME, "").await?;
    page.press("Save").await?;
    page.says("Enter a name").await?;
    look("passkeys-rename-invalid").await?;
    page.fill(NAME, "Ada’s telephone, the one with the cracked screen, in the kitchen").await?;
    page.press("Save").await?;
    page.says("The passkey has been renamed.").await?;
    look("passkeys-renamed").await?;
    page.press("Remove").await?;
    page.says("Remove this passkey?").await?;
    look("passkeys-remove").await?;
    page.press("Cancel").await?;
    // A sign-in from a while ago isn't enough.
    pass_time(shop, Duration::from_mins(20)).await?;
    page.press("Add a passkey").await?;
    page.says("For your security, sign in again to add a passkey.").await?;
    look("passkeys-sign-in-again").await?;
    authenticator.clear().await
}
