//! The cart of a customer, as it is kept with the account.

use crate::api::CartLine;
use crate::app::App;
use crate::dom::{El, el};
use crate::json::written;

/// The cart as a table; nothing for an empty one.
pub(super) fn view(app: App, lines: Vec<CartLine>) -> Option<El> {
    if lines.is_empty() {
        return None;
    }
    let words = app.words;
    let head = |words| el("th", "").attr("scope", "col").child(words);
    let names = el("tr", "")
        .child(head(words.cart_sku))
        .child(head(words.cart_unit))
        .child(head(words.cart_quantity));
    let rows = lines.into_iter().fold(el("tbody", ""), |body, line| {
        let sku = el("th", "").attr("scope", "row").child(line.sku);
        body.child(
            el("tr", "")
                .child(sku)
                .child(el("td", "").child(line.unit))
                .child(el("td", "").child(written(line.quantity, app.language))),
        )
    });
    let table = el("table", "portico-cart").child(el("caption", "").child(words.cart_title));
    Some(table.child(el("thead", "").child(names)).child(rows))
}
