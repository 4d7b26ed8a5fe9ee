//! The cart of a customer's account.

use portico_view::{El, el};

use crate::api::CartLine;
use crate::flows::App;
use crate::json::written;

/// The cart as a table; `None` for an empty one.
pub fn view(app: App, lines: Vec<CartLine>) -> Option<El> {
    if lines.is_empty() {
        return None;
    }
    let words = app.words();
    let head = |words: &str| el("th", "").attr("scope", "col").text(words);
    let names = el("tr", "")
        .child(head(words.cart_sku))
        .child(head(words.cart_unit))
        .child(head(words.cart_quantity));
    let rows = lines.into_iter().fold(el("tbody", ""), |body, line| {
        let sku = el("th", "").attr("scope", "row").text(line.sku);
        body.child(
            el("tr", "")
                .child(sku)
                .child(el("td", "").text(line.unit))
                .child(el("td", "").text(written(line.quantity, app.language()))),
        )
    });
    let table = el("table", "portico-cart").child(el("caption", "").text(words.cart_title));
    Some(table.child(el("thead", "").child(names)).child(rows))
}
