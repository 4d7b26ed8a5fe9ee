//! The page for a customer from another system, and the cart on the account page.

use anyhow::Result;
use serde_json::{Value, json};

use crate::account::{self, ADA, BORIS, hand_over};
use crate::fault_proxy::{API, FaultProxy};
use crate::page::{Page, Role};
use crate::shop::Shop;
use crate::words::{
    CART, HAND_OFF, HAND_OFF_GO_ON, HAND_OFF_GONE, HAND_OFF_REPLACES, HAND_OFF_SAME, LINK_BROKEN, SIGN_IN,
    SIGN_OUT,
};

/// A cart with long values: a SKU of 64 characters, a unit of 16, and quantities that fill their column.
fn items() -> Value {
    json!([
        {"sku": "MAR 2930", "uom": "CS", "quantity": 3},
        {"sku": "W".repeat(64), "uom": "W".repeat(16), "quantity": 1_000_000},
        {"sku": "Paraffin oil, technically pure, in steel drums, for export only", "quantity": "999999.999"},
    ])
}

/// For Ada, who is signed out before and after.
pub(super) async fn visit(
    shop: &Shop,
    page: &Page,
    proxy: &FaultProxy,
    look: &mut impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    account::create(shop, BORIS).await?;
    let token = shop.access_token().await?;
    let link = async |email| hand_over(shop, &token, email, &items()).await;
    let (to_ada, to_boris, to_ada_again) = (link(ADA).await?, link(BORIS).await?, link(ADA).await?);
    page.open("/hand-off/").await?;
    page.says(HAND_OFF_GONE).await?;
    look("hand-off-without-code").await?;
    proxy.hold(API);
    page.open(&to_ada).await?;
    page.says("Checking your link…").await?;
    look("hand-off-checked").await?;
    proxy.release();
    page.find(Role::Button, HAND_OFF_GO_ON).await?;
    look("hand-off").await?;
    proxy.go_offline();
    page.press(HAND_OFF_GO_ON).await?;
    page.says("We can’t reach the shop").await?;
    look("hand-off-offline").await?;
    proxy.release();
    page.open(&to_ada).await?;
    page.press(HAND_OFF_GO_ON).await?;
    page.account().await?;
    page.says(CART).await?;
    look("account-with-cart").await?;
    page.open(&to_ada_again).await?;
    page.says(HAND_OFF_SAME).await?;
    look("hand-off-same-customer").await?;
    page.open(&to_boris).await?;
    page.heading(HAND_OFF).await?;
    page.says(HAND_OFF_REPLACES).await?;
    look("hand-off-other-customer").await?;
    page.open(&to_ada).await?;
    page.heading(LINK_BROKEN).await?;
    look("hand-off-used").await?;
    page.open("/account/").await?;
    page.press(SIGN_OUT).await?;
    page.heading(SIGN_IN).await
}
