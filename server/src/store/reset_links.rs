//! Reset links, each for one new password.

use std::time::Duration;

use crate::base::clock::Moment;
use crate::base::token_hash::token_hash;
use crate::db::Connection;

/// How long a link is kept after it expires, to tell the shopper what is wrong with it.
pub const RETENTION: Duration = Duration::from_hours(7 * 24);

/// A new link.
pub struct NewLink<'a> {
    /// Its key.
    pub key: &'a str,
    /// The id of the customer; none if the email has no account.
    pub customer: Option<i64>,
    /// When it expires.
    pub expires_at: Moment,
}

/// Stores a link.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Connection, new: &NewLink<'_>, now: Moment) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO reset_links (key_hash, customer_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(token_hash(new.key))
    .bind(new.customer)
    .bind(now)
    .bind(new.expires_at)
    .execute(tx)
    .await?;
    Ok(())
}

/// A link, whether or not it still works.
#[derive(sqlx::FromRow)]
pub struct ResetLink {
    /// The id of the customer; none if the email has no account.
    pub customer_id: Option<i64>,
    /// The key of the customer's store.
    pub store: Option<String>,
    /// When it was requested.
    pub created_at: Moment,
    /// When it expires.
    pub expires_at: Moment,
    /// When it was used, or another link of the same customer.
    pub used_at: Option<Moment>,
}

/// The link of a key.
///
/// # Errors
/// When the database fails.
pub async fn find(connection: &mut Connection, key: &str) -> sqlx::Result<Option<ResetLink>> {
    sqlx::query_as(
        "SELECT reset_links.customer_id, customers.store, reset_links.created_at, reset_links.expires_at, reset_links.used_at
         FROM reset_links LEFT JOIN customers ON customers.id = reset_links.customer_id
         WHERE reset_links.key_hash = $1",
    )
    .bind(token_hash(key))
    .fetch_optional(connection)
    .await
}

/// Uses a link up. Only one of several simultaneous uses returns `true`.
///
/// # Errors
/// When the database fails.
pub async fn use_up(tx: &mut Connection, key: &str, now: Moment) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "UPDATE reset_links SET used_at = $2 WHERE key_hash = $1 AND used_at IS NULL AND expires_at > $2",
    )
    .bind(token_hash(key))
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Uses up every link of a customer.
///
/// # Errors
/// When the database fails.
pub async fn use_up_all(tx: &mut Connection, customer: i64, now: Moment) -> sqlx::Result<()> {
    sqlx::query("UPDATE reset_links SET used_at = $2 WHERE customer_id = $1 AND used_at IS NULL")
        .bind(customer)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}
