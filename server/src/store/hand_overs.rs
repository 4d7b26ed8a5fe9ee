//! Hand-overs: each has a one-time login code, bound to a customer, a store and a cart.

use std::time::Duration;

use crate::base::clock::Moment;
use crate::db::{Connection, Flag};
use crate::store::sessions::Session;

/// How long a login code is kept after it expires: to tell the shopper what is wrong with it, and for its cart.
pub const RETENTION: Duration = Duration::from_hours(24);

/// Where a hand-over came from.
#[derive(Clone, Copy)]
pub enum Origin<'a> {
    /// Another system, with the access token of this id.
    AccessToken(i64),
    /// The customer, with a session. The login code, and the session that it opens, end with that session.
    Session(&'a Session),
}

impl Origin<'_> {
    /// The id of the access token.
    pub fn access_token(&self) -> Option<i64> {
        match self {
            Self::AccessToken(id) => Some(*id),
            Self::Session(_) => None,
        }
    }
}

/// A new hand-over.
pub struct NewHandOver<'a> {
    /// The hash of its login code.
    pub code_hash: &'a [u8],
    /// The id of the customer.
    pub customer: i64,
    /// Where it came from.
    pub origin: Origin<'a>,
    /// When the login code expires, unless the session that it came from ends before.
    pub expires_at: Moment,
}

/// Stores a hand-over.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Connection, new: &NewHandOver<'_>, now: Moment) -> sqlx::Result<()> {
    let session = match new.origin {
        Origin::AccessToken(_) => None,
        Origin::Session(session) => Some(session),
    };
    let session_ends = session.map(|session| session.expires_at);
    sqlx::query(
        "INSERT INTO hand_offs
             (code_hash, customer_id, token_id, session_hash, session_remembered, session_expires_at,
              created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(new.code_hash)
    .bind(new.customer)
    .bind(new.origin.access_token())
    .bind(session.map(|session| session.token_hash.as_slice()))
    .bind(session.map(|session| Flag::from(session.remembered)))
    .bind(session_ends)
    .bind(now)
    .bind(session_ends.map_or(new.expires_at, |ends| ends.min(new.expires_at)))
    .execute(tx)
    .await?;
    Ok(())
}

/// A hand-over, whether or not its login code still works.
#[derive(sqlx::FromRow)]
pub struct HandOver {
    /// The id of the customer.
    pub customer_id: i64,
    /// The id of the access token that it came from.
    pub token_id: Option<i64>,
    /// The key of the store.
    pub store: String,
    /// The customer's email in lower case.
    pub email_key: String,
    /// Whether the session that it came from is remembered.
    session_remembered: Option<Flag>,
    /// When the session that it came from ends.
    pub session_expires_at: Option<Moment>,
    /// When the login code was issued.
    pub created_at: Moment,
    /// When the login code expires.
    pub expires_at: Moment,
    /// When the login code was used.
    pub used_at: Option<Moment>,
    /// When the login code was revoked, by itself or with its access token.
    pub voided_at: Option<Moment>,
}

impl HandOver {
    /// Whether the session that it came from is remembered; none if it did not come from a session.
    pub fn session_remembered(&self) -> Option<bool> {
        self.session_remembered.map(bool::from)
    }
}

/// The hand-over of a login code.
///
/// # Errors
/// When the database fails.
pub async fn find(connection: &mut Connection, code_hash: &[u8]) -> sqlx::Result<Option<HandOver>> {
    sqlx::query_as(
        "SELECT hand_offs.customer_id, hand_offs.token_id, customers.store, customers.email_key, hand_offs.session_remembered,
                hand_offs.session_expires_at, hand_offs.created_at, hand_offs.expires_at, hand_offs.used_at,
                COALESCE(hand_offs.voided_at, access_tokens.revoked_at) AS voided_at
         FROM hand_offs
         JOIN customers ON customers.id = hand_offs.customer_id
         LEFT JOIN access_tokens ON access_tokens.id = hand_offs.token_id
         WHERE hand_offs.code_hash = $1",
    )
    .bind(code_hash)
    .fetch_optional(connection)
    .await
}

/// Uses a login code up. Only one of several simultaneous uses returns `true`.
///
/// # Errors
/// When the database fails.
pub async fn use_up(tx: &mut Connection, code_hash: &[u8], now: Moment) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "UPDATE hand_offs SET used_at = $2 WHERE code_hash = $1 AND used_at IS NULL AND voided_at IS NULL",
    )
    .bind(code_hash)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Which login codes to revoke.
#[derive(Clone, Copy)]
pub enum Codes<'a> {
    /// Those that came from the session with this hash.
    OfSession(&'a [u8]),
    /// Those that would sign in to the account of this customer.
    OfCustomer(i64),
}

/// Revokes login codes that are not used yet.
///
/// # Errors
/// When the database fails.
pub async fn revoke(tx: &mut Connection, codes: Codes<'_>, now: Moment) -> sqlx::Result<()> {
    let query = match codes {
        Codes::OfSession(hash) => {
            sqlx::query("UPDATE hand_offs SET voided_at = $2 WHERE session_hash = $1 AND used_at IS NULL")
                .bind(hash)
        }
        Codes::OfCustomer(id) => {
            sqlx::query("UPDATE hand_offs SET voided_at = $2 WHERE customer_id = $1 AND used_at IS NULL")
                .bind(id)
        }
    };
    query.bind(now).execute(tx).await?;
    Ok(())
}
