//! Carts: of customers, and of login codes that bring one. Lines of the same product and unit are added up.

use portico_shared::cart::{Item, Quantity};

use crate::db::Connection;

#[derive(sqlx::FromRow)]
struct Row {
    sku: String,
    uom: String,
    quantity: i64,
}

impl From<Row> for Item {
    fn from(Row { sku, uom, quantity }: Row) -> Self {
        let uom = Some(uom).filter(|uom| !uom.is_empty());
        Self { sku, uom, quantity: Quantity::from_thousandths(quantity) }
    }
}

/// How many items a customer's cart has, including those that login codes still hold for it.
///
/// # Errors
/// When the database fails.
pub async fn count(connection: &mut Connection, customer: i64) -> sqlx::Result<usize> {
    let items: i64 = sqlx::query_scalar(
        "SELECT (SELECT count(*) FROM cart_items WHERE customer_id = $1)
              + (SELECT count(*) FROM hand_offs JOIN hand_off_items USING (code_hash)
                 WHERE hand_offs.customer_id = $1)",
    )
    .bind(customer)
    .fetch_one(connection)
    .await?;
    Ok(usize::try_from(items).unwrap_or(usize::MAX))
}

/// Stores the cart that a login code brings.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Connection, code_hash: &[u8], items: &[Item]) -> sqlx::Result<()> {
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
/// When the database fails.
pub async fn count_of_code(connection: &mut Connection, code_hash: &[u8]) -> sqlx::Result<u32> {
    let items: i64 = sqlx::query_scalar("SELECT count(*) FROM hand_off_items WHERE code_hash = $1")
        .bind(code_hash)
        .fetch_one(connection)
        .await?;
    Ok(u32::try_from(items).unwrap_or(u32::MAX))
}

/// Moves the cart that a login code brings into the customer's, so that it cannot be added twice.
///
/// # Errors
/// When the database fails.
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

/// A customer's cart, sorted by product and unit, so that the order does not depend on how it was filled.
///
/// # Errors
/// When the database fails.
pub async fn find(connection: &mut Connection, customer: i64) -> sqlx::Result<Vec<Item>> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT sku, uom, quantity FROM cart_items WHERE customer_id = $1 ORDER BY sku, uom")
            .bind(customer)
            .fetch_all(connection)
            .await?;
    Ok(rows.into_iter().map(Item::from).collect())
}
