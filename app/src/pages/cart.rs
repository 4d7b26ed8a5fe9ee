//! The cart of a customer's account.

use portico_view::{El, el};

use crate::api::CartLine;
use crate::context::Say;
use crate::flows::App;
use crate::text::Message;

/// The cart as a table; `None` for an empty one.
pub fn view(app: App, lines: Vec<CartLine>) -> Option<El> {
    if lines.is_empty() {
        return None;
    }
    let head = |words: String| el("th", "").attr("scope", "col").text(words);
    let names = el("tr", "")
        .child(head(app.text(Message::CartSku)))
        .child(head(app.text(Message::CartUnit)))
        .child(head(app.text(Message::CartQuantity)));
    let rows = lines.into_iter().fold(el("tbody", ""), |body, line| {
        let sku = el("th", "").attr("scope", "row").text(line.sku);
        body.child(
            el("tr", "")
                .child(sku)
                .child(el("td", "").text(line.unit))
                .child(el("td", "").text(app.words().number(line.quantity))),
        )
    });
    let table = el("table", "portico-cart").child(el("caption", "").say(*app, Message::CartTitle));
    // The table looks different if this has little room.
    Some(el("div", "portico-room").child(table.child(el("thead", "").child(names)).child(rows)))
}
