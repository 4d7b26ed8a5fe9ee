//! The states of the page of a shop whose backend only has the AXIM customer login.

use anyhow::Result;
use serde_json::json;

use crate::account::{self, ADA};
use crate::page::{Page, Role};
use crate::shop::{Options, Shop};
use crate::site::Site;
use crate::words::{CONTINUE, EMAIL};

/// The shop that [`visit`] needs.
pub const OPTIONS: Options = Options { site: Site::Axim, ..Options::DEFAULT };

/// Brings the page into each state in turn, and calls `look` with the state's name.
///
/// # Errors
/// If a state isn't reached, or `look` fails.
pub async fn visit(shop: &Shop, page: &Page, mut look: impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    account::create(shop, ADA).await?;
    page.open("/login/").await?;
    let token = vec![json!(shop.access_token().await?)];
    page.eval_with("document.getElementById('portico').accessToken = arguments[0]", token).await?;
    page.find(Role::Textbox, EMAIL).await?;
    look("axim-sign-in").await?;
    page.press(CONTINUE).await?;
    page.summary().await?;
    look("axim-invalid").await?;
    page.fill(EMAIL, "nobody@example.com").await?;
    page.press(CONTINUE).await?;
    page.says("No verified customer has this email address.").await?;
    look("axim-refused").await?;
    page.fill(EMAIL, ADA).await?;
    page.press(CONTINUE).await?;
    page.says("You can continue shopping.").await?;
    look("axim-code-given").await
}
