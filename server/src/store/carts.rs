//! Carts: read exactly, kept for each customer, merged by adding.

use portico_shared::cart::{self, Item, Quantity, Refusal};
use portico_shared::field::Kind;
use portico_shared::problem::{FieldCode, Params};
use portico_shared::wire;
use serde_json::value::RawValue;

use crate::api::problem::{FieldProblem, Problem};
use crate::api::validate::Checks;
use crate::db::Connection;

/// The most items that a customer's cart may have, with those that wait for it in login codes. It is looked at when a cart
/// is handed over, so that a code that was given always brings its cart.
const KEPT_MAX: usize = 10_000;

/// The text of a JSON value, as it was written: what a quantity is read from and written to without a float.
pub type Json = Box<RawValue>;

/// The items of a cart that was sent. What is wrong with any of them is in the checks.
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

#[derive(sqlx::FromRow)]
struct Row {
    sku: String,
    uom: String,
    quantity: i64,
}

/// Refuses a cart for which the customer's has no room.
///
/// # Errors
/// `invalid`, or what the database says.
pub async fn has_room(tx: &mut Connection, customer: i64, items: &[Item]) -> Result<(), Problem> {
    let kept: i64 = sqlx::query_scalar(
        "SELECT (SELECT count(*) FROM cart_items WHERE customer_id = $1)
              + (SELECT count(*) FROM hand_offs JOIN hand_off_items USING (code_hash) WHERE customer_id = $1)",
    )
    .bind(customer)
    .fetch_one(tx)
    .await?;
    let all = usize::try_from(kept).unwrap_or(usize::MAX).saturating_add(items.len());
    if items.is_empty() || all <= KEPT_MAX {
        return Ok(());
    }
    let params = Params { min: None, max: Some(KEPT_MAX) };
    Err(Problem::invalid(vec![problem("cart.items", (FieldCode::Items, params))]))
}

/// Keeps the cart that a login code brings. Items of the same product and unit become one.
///
/// # Errors
/// What the database says.
pub async fn keep(tx: &mut Connection, code_hash: &[u8], items: &[Item]) -> sqlx::Result<()> {
    for item in items {
        sqlx::query(
            "INSERT INTO hand_off_items (code_hash, sku, uom, quantity) VALUES ($1, $2, $3, $4)
             ON CONFLICT (code_hash, sku, uom) DO UPDATE SET quantity = hand_off_items.quantity + excluded.quantity",
        )
        .bind(code_hash)
        .bind(&item.sku)
        .bind(item.uom.as_deref().unwrap_or_default())
        .bind(item.quantity.thousandths())
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

/// How many items a login code brings.
///
/// # Errors
/// What the database says.
pub async fn count(connection: &mut Connection, code_hash: &[u8]) -> sqlx::Result<u32> {
    let items: i64 = sqlx::query_scalar("SELECT count(*) FROM hand_off_items WHERE code_hash = $1")
        .bind(code_hash)
        .fetch_one(connection)
        .await?;
    Ok(u32::try_from(items).unwrap_or(u32::MAX))
}

/// Moves the cart that a login code brings into the customer's: what both have is added up, and nothing is left behind
/// that could be added again.
///
/// # Errors
/// What the database says.
pub async fn merge(tx: &mut Connection, code_hash: &[u8], customer: i64) -> sqlx::Result<()> {
    sqlx::query(
        // SQLite cannot tell ON CONFLICT from a join without the WHERE.
        "INSERT INTO cart_items (customer_id, sku, uom, quantity)
         SELECT $2, sku, uom, quantity FROM hand_off_items WHERE code_hash = $1
         ON CONFLICT (customer_id, sku, uom) DO UPDATE SET quantity = cart_items.quantity + excluded.quantity",
    )
    .bind(code_hash)
    .bind(customer)
    .execute(&mut *tx)
    .await?;
    sqlx::query("DELETE FROM hand_off_items WHERE code_hash = $1").bind(code_hash).execute(tx).await?;
    Ok(())
}

/// A customer's cart, sorted by product and unit, so that it is the same in whatever order its parts came.
///
/// # Errors
/// What the database says.
pub async fn of(connection: &mut Connection, customer: i64) -> sqlx::Result<wire::Cart<Json>> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT sku, uom, quantity FROM cart_items WHERE customer_id = $1 ORDER BY sku, uom")
            .bind(customer)
            .fetch_all(connection)
            .await?;
    Ok(wire::Cart { items: Some(rows.into_iter().map(wire::CartItem::from).collect()) })
}

impl From<Row> for wire::CartItem<Json> {
    fn from(Row { sku, uom, quantity }: Row) -> Self {
        let quantity = RawValue::from_string(Quantity::from_thousandths(quantity).to_string());
        let quantity = quantity.expect("a decimal number is JSON");
        Self { sku: Some(sku), uom: Some(uom).filter(|uom| !uom.is_empty()), quantity: Some(quantity) }
    }
}
