//! Carts on the wire: read and written without loss of precision.

use portico_shared::cart::{self, Item, Quantity, Refusal};
use portico_shared::field::Kind;
use portico_shared::problem::{FieldCode, Params};
use portico_shared::wire;
use serde_json::value::RawValue;

use crate::api::problem::{FieldProblem, Problem};
use crate::api::validate::Checks;
use crate::db::Connection;
use crate::store::carts;

/// The most items that a customer's cart may have, including those that login codes still hold for it. It is checked when a
/// cart is handed over, so that every login code that was issued can bring its cart.
const ITEMS_MAX: usize = 10_000;

/// A JSON value as its text, so that a quantity never passes through a float.
pub type Json = Box<RawValue>;

/// The items of a cart in a request. Adds the problems of the items to `checks`.
pub fn read(cart: Option<wire::Cart<Json>>, checks: &mut Checks) -> Vec<Item> {
    let items = cart.and_then(|cart| cart.items).unwrap_or_default();
    if let Err(refusal) = cart::check_items(items.len()) {
        checks.add(problem("cart.items", refusal));
        return Vec::new();
    }
    items.into_iter().enumerate().filter_map(|(index, item)| read_item(index, item, checks)).collect()
}

fn read_item(index: usize, item: wire::CartItem<Json>, checks: &mut Checks) -> Option<Item> {
    let wire::CartItem { sku, uom, quantity } = item;
    let sku = sku.unwrap_or_default();
    let quantity = read_quantity(quantity.as_deref());
    let uom_checked = uom.as_deref().map_or(Ok(()), cart::check_uom);
    let refusals = [
        ("sku", cart::check_sku(&sku).err()),
        ("uom", uom_checked.err()),
        ("quantity", quantity.err().map(|code| (code, Params::default()))),
    ];
    for (member, refusal) in refusals {
        if let Some(refusal) = refusal {
            checks.add(problem(&format!("cart.items[{index}].{member}"), refusal));
        }
    }
    Some(Item { sku, uom, quantity: quantity.ok()? })
}

fn problem(field: &str, (code, params): Refusal) -> FieldProblem {
    FieldProblem { params, ..FieldProblem::of(field, Kind::Machine, code) }
}

/// A quantity from the text of its JSON: a number, or a number in a string.
fn read_quantity(json: Option<&RawValue>) -> Result<Quantity, FieldCode> {
    let text = json.ok_or(FieldCode::Required)?.get();
    let in_string: Option<String> = serde_json::from_str(text).ok();
    let number = in_string.as_deref().unwrap_or(text);
    if in_string.is_none() && !number.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
        return Err(FieldCode::Type);
    }
    number.parse().map_err(|_| FieldCode::Quantity)
}

/// Refuses a cart that does not fit into the customer's.
///
/// # Errors
/// `invalid`, or when the database fails.
pub async fn check_room(tx: &mut Connection, customer: i64, items: &[Item]) -> Result<(), Problem> {
    let all = carts::count(tx, customer).await?.saturating_add(items.len());
    if items.is_empty() || all <= ITEMS_MAX {
        return Ok(());
    }
    let params = Params { min: None, max: Some(ITEMS_MAX) };
    Err(Problem::invalid(vec![problem("cart.items", (FieldCode::Items, params))]))
}

/// A customer's cart, as answers show it.
///
/// # Errors
/// When the database fails.
pub async fn find(connection: &mut Connection, customer: i64) -> sqlx::Result<wire::Cart<Json>> {
    let items = carts::find(connection, customer).await?;
    Ok(wire::Cart { items: Some(items.into_iter().map(wire_item).collect()) })
}

fn wire_item(Item { sku, uom, quantity }: Item) -> wire::CartItem<Json> {
    let quantity = RawValue::from_string(quantity.to_string()).expect("a decimal number is JSON");
    wire::CartItem { sku: Some(sku), uom, quantity: Some(quantity) }
}
