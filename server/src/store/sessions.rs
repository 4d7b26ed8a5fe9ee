//! Sessions, found by the hash of their token.

use crate::base::clock::{Moment, SKEW};
use crate::base::token_hash::token_hash;
use crate::db::{Connection, Flag};
use crate::store::customers::{self, Customer};

/// A session that is alive.
#[derive(sqlx::FromRow)]
pub struct Session {
    /// The customer who is signed in.
    #[sqlx(flatten)]
    pub customer: Customer,
    /// The hash of its token.
    pub token_hash: Vec<u8>,
    /// Whether the shopper asked to stay signed in.
    #[sqlx(try_from = "Flag")]
    pub remembered: bool,
    /// When the customer proved to be the one; none if someone else vouched, with a login code.
    pub proved_at: Option<Moment>,
    /// When it ends unless it is used.
    pub expires_at: Moment,
}

/// A new session.
pub struct NewSession<'a> {
    /// Its token.
    pub token: &'a str,
    /// The id of the customer.
    pub customer: i64,
    /// Whether the shopper asked to stay signed in.
    pub remembered: bool,
    /// When it ends unless it is used.
    pub expires_at: Moment,
    /// Whether the customer has just proved to be the one.
    pub proved: bool,
}

/// Opens a session.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Connection, new: &NewSession<'_>, now: Moment) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO sessions (token_hash, customer_id, remembered, created_at, expires_at, proved_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(token_hash(new.token))
    .bind(new.customer)
    .bind(Flag::from(new.remembered))
    .bind(now)
    .bind(new.expires_at)
    .bind(new.proved.then_some(now))
    .execute(tx)
    .await?;
    Ok(())
}

/// The session of a token, while it is alive.
///
/// # Errors
/// When the database fails.
pub async fn find(connection: &mut Connection, token: &str, now: Moment) -> sqlx::Result<Option<Session>> {
    let sql = format!(
        "SELECT {}, sessions.token_hash, sessions.remembered, sessions.proved_at, sessions.expires_at
         FROM sessions JOIN customers ON customers.id = sessions.customer_id
         WHERE sessions.token_hash = $1 AND sessions.expires_at > $2",
        customers::COLUMNS
    );
    sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(token_hash(token))
        .bind(now)
        .fetch_optional(connection)
        .await
}

/// Whether a session is alive.
///
/// # Errors
/// When the database fails.
pub async fn is_alive(tx: &mut Connection, token_hash: &[u8], now: Moment) -> sqlx::Result<bool> {
    let sql = "SELECT 1 FROM sessions WHERE token_hash = $1 AND expires_at > $2";
    Ok(sqlx::query(sql).bind(token_hash).bind(now).fetch_optional(tx).await?.is_some())
}

/// Has a session end at `until`, a lifetime from now. It is shortened only if it would end ahead of that: of two simultaneous uses on
/// two servers the last one may have the earlier clock.
///
/// # Errors
/// When the database fails.
pub async fn extend(tx: &mut Connection, token_hash: &[u8], until: Moment) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE sessions SET expires_at = $2 WHERE token_hash = $1 AND (expires_at < $2 OR expires_at > $3)",
    )
    .bind(token_hash)
    .bind(until)
    .bind(until.after(SKEW))
    .execute(tx)
    .await?;
    Ok(())
}

/// Ends a session; returns whether it was alive.
///
/// # Errors
/// When the database fails.
pub async fn end(tx: &mut Connection, token_hash: &[u8], now: Moment) -> sqlx::Result<bool> {
    let ended = sqlx::query("DELETE FROM sessions WHERE token_hash = $1 AND expires_at > $2")
        .bind(token_hash)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(ended.rows_affected() == 1)
}

/// Has every session end at `until` at the latest, a lifetime from now. One that would end later was opened or extended while a clock was
/// wrong.
///
/// # Errors
/// When the database fails.
pub async fn shorten(tx: &mut Connection, remembered: bool, until: Moment) -> sqlx::Result<()> {
    sqlx::query("UPDATE sessions SET expires_at = $2 WHERE remembered = $1 AND expires_at > $3")
        .bind(Flag::from(remembered))
        .bind(until)
        .bind(until.after(SKEW))
        .execute(tx)
        .await?;
    Ok(())
}

/// Ends every session of a customer.
///
/// # Errors
/// When the database fails.
pub async fn end_all(tx: &mut Connection, customer: i64) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM sessions WHERE customer_id = $1").bind(customer).execute(tx).await?;
    Ok(())
}
