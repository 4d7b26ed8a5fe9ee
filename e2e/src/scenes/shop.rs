//! The example shop, with the element in its page.

use anyhow::Result;

use crate::words::{EMAIL, SIGN_IN};
use crate::{Options, Page, Site};

/// The shop that [`visit`] needs.
pub const OPTIONS: Options = Options { site: Site::WithShop, ..Options::DEFAULT };

/// Brings the shop's page into each state in turn, and calls `look` with the state's name.
///
/// # Errors
/// If a state isn't reached, or `look` fails.
pub async fn visit(page: &Page, mut look: impl AsyncFnMut(&str) -> Result<()>) -> Result<()> {
    page.visit("/shop/").await?;
    page.press(SIGN_IN).await?;
    page.element_ready().await?;
    page.has_focus(EMAIL).await?;
    look("shop-dialog").await
}
