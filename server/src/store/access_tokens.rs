//! Access tokens: each lets another system hand customers of one store over, until it expires or is revoked.

use std::time::Duration;

use crate::base::clock::Moment;
use crate::base::random::Random;
use crate::base::token_hash::token_hash;
use crate::db::Connection;

/// How long uses are kept, and tokens after they expire.
pub const RETENTION: Duration = Duration::from_hours(400 * 24);

/// An access token, without the token itself.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AccessToken {
    /// Its id.
    pub id: i64,
    /// What it is for, as the operator named it.
    pub name: String,
    /// The key of its store.
    pub store: String,
    /// When it was created.
    pub created_at: Moment,
    /// When it expires.
    pub expires_at: Moment,
    /// When it was last used.
    pub last_used_at: Option<Moment>,
    /// When it was revoked.
    pub revoked_at: Option<Moment>,
}

const COLUMNS: &str = "id, name, store, created_at, expires_at, last_used_at, revoked_at";

/// A new access token.
pub struct NewToken<'a> {
    /// What it is for.
    pub name: &'a str,
    /// The key of its store.
    pub store: &'a str,
    /// How long it is valid.
    pub lifetime: Duration,
}

/// Creates an access token. Its text is returned this once; the database keeps only its hash.
///
/// # Errors
/// When the database fails.
pub async fn create(
    tx: &mut Connection,
    random: Random,
    new: &NewToken<'_>,
    now: Moment,
) -> sqlx::Result<(String, AccessToken)> {
    let text = random.token();
    let sql = format!(
        "INSERT INTO access_tokens (token_hash, name, store, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5) RETURNING {COLUMNS}"
    );
    let token = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(token_hash(&text))
        .bind(new.name)
        .bind(new.store)
        .bind(now)
        .bind(now.after(new.lifetime))
        .fetch_one(tx)
        .await?;
    Ok((text, token))
}

/// Every access token, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn all(connection: &mut Connection) -> sqlx::Result<Vec<AccessToken>> {
    let sql = format!("SELECT {COLUMNS} FROM access_tokens ORDER BY id");
    sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_all(connection).await
}

/// The access token with this id.
///
/// # Errors
/// When the database fails.
pub async fn get(connection: &mut Connection, id: i64) -> sqlx::Result<Option<AccessToken>> {
    let sql = format!("SELECT {COLUMNS} FROM access_tokens WHERE id = $1");
    sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(connection).await
}

/// Revokes an access token, and with it the login codes that came from it, see [`crate::store::hand_overs`].
///
/// # Errors
/// When the database fails.
pub async fn revoke(tx: &mut Connection, id: i64, now: Moment) -> sqlx::Result<()> {
    sqlx::query("UPDATE access_tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// The id and the store of a token that is valid.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    token: &str,
    now: Moment,
) -> sqlx::Result<Option<(i64, String)>> {
    sqlx::query_as(
        "SELECT id, store FROM access_tokens
         WHERE token_hash = $1 AND expires_at > $2 AND revoked_at IS NULL",
    )
    .bind(token_hash(token))
    .bind(now)
    .fetch_optional(connection)
    .await
}

/// A hand-over, or an attempt at one.
#[derive(Clone, Copy)]
pub struct Use<'a> {
    /// The id of the access token; none for a hand-over with a session.
    pub token: Option<i64>,
    /// The id of the customer; none if there is no such customer.
    pub customer: Option<i64>,
    /// The key of the store.
    pub store: &'a str,
}

/// Records a use.
///
/// # Errors
/// When the database fails.
pub async fn record_use(tx: &mut Connection, used: Use<'_>, now: Moment) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO access_token_uses (at, token_id, customer_id, store) VALUES ($1, $2, $3, $4)")
        .bind(now)
        .bind(used.token)
        .bind(used.customer)
        .bind(used.store)
        .execute(&mut *tx)
        .await?;
    sqlx::query("UPDATE access_tokens SET last_used_at = $2 WHERE id = $1")
        .bind(used.token)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}
