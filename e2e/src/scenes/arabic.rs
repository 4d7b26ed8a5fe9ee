//! States of the pages from right to left, which screenshots show beside those in English.

use anyhow::Result;
use serde_json::json;

use crate::account::{self, ADA, hand_over};
use crate::page::{Page, Role};
use crate::shop::Shop;
use crate::words::{CART, CREATE_ACCOUNT, EMAIL, HAND_OFF_GO_ON, NEW_PASSWORD, SIGN_IN};

/// Brings the page into each state in turn, and calls `look` with the state's name.
///
/// # Errors
/// If a state isn't reached, or `look` fails.
pub async fn visit(shop: &Shop, page: &Page, mut look: impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    page.open("/ar/login/").await?;
    look("sign-in-ar").await?;
    page.speaks("ar").await?;
    page.press(SIGN_IN).await?;
    page.summary().await?;
    look("sign-in-invalid-ar").await?;
    page.open("/ar/register/").await?;
    page.fill(EMAIL, "ada@").await?;
    page.fill(NEW_PASSWORD, "short").await?;
    page.press(CREATE_ACCOUNT).await?;
    page.summary().await?;
    look("register-invalid-ar").await?;

    account::create(shop, ADA).await?;
    let items = json!([
        {"sku": "MAR 2930", "uom": "CS", "quantity": 3},
        {"sku": "زيت البرافين النقي تقنيًا في براميل فولاذية", "quantity": "999999.999"},
    ]);
    let link = hand_over(shop, &shop.access_token().await?, ADA, &items).await?;
    page.open(&format!("/ar{link}")).await?;
    page.find(Role::Button, HAND_OFF_GO_ON).await?;
    look("hand-off-ar").await?;
    page.press(HAND_OFF_GO_ON).await?;
    page.account().await?;
    page.says(CART).await?;
    look("account-with-cart-ar").await
}
