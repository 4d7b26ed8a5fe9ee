//! The example shop, with the element in its page.

use anyhow::Result;
use thirtyfour::Key;

use crate::account::{self, ADA, PASSWORD};
use crate::words::{ACCOUNT, EMAIL, PASSWORD as PASSWORD_LABEL, SIGN_IN};
use crate::{Options, Page, Shop, Site};

/// The shop that [`visit`] needs.
pub const OPTIONS: Options = Options { site: Site::WithShop, ..Options::DEFAULT };

/// Brings the shop's page into each state in turn, and calls `look` with the state's name.
///
/// # Errors
/// If a state isn't reached, or `look` fails.
pub async fn visit(shop: &Shop, page: &Page, mut look: impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    page.visit("/shop/").await?;
    page.press(SIGN_IN).await?;
    page.element_ready().await?;
    page.has_focus(EMAIL).await?;
    look("shop-dialog").await?;
    page.keys(Key::Escape).await?;

    account::create(shop, ADA).await?;
    for product in ["Reading lamp", "Alarm clock"] {
        page.press(&format!("Add to cart: {product}")).await?;
        page.says(&format!("{product} added to your cart.")).await?;
    }
    look("shop-cart").await?;
    page.press(SIGN_IN).await?;
    page.fill(EMAIL, ADA).await?;
    page.fill(PASSWORD_LABEL, PASSWORD).await?;
    // The page has a button of the same name.
    page.keys(Key::Enter).await?;
    page.says("Hello, Ada").await?;
    look("shop-signed-in").await?;
    page.press(ACCOUNT).await?;
    page.says("Ada Lovelace").await?;
    look("shop-account").await
}
