//! Tickets: identities that wait for a mailed code to prove an email address. A ticket works once.

use std::time::Duration;

use crate::base::clock::{Moment, SKEW};
use crate::base::token_hash::token_hash;
use crate::db::Connection;
use crate::store::social_identities::Identity;

/// How long a ticket works: as long as a one-time code by default.
pub const LIFETIME: Duration = Duration::from_mins(10);

/// Stores the ticket of an identity.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Connection, ticket: &str, identity: &Identity, now: Moment) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO social_tickets (ticket_hash, store, issuer, subject, provider, email, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(token_hash(ticket))
    .bind(&identity.store)
    .bind(&identity.issuer)
    .bind(&identity.subject)
    .bind(&identity.provider)
    .bind(&identity.email)
    .bind(now)
    .bind(now.after(LIFETIME))
    .execute(tx)
    .await?;
    Ok(())
}

/// Uses a ticket of a store up; returns its identity if it works. Only one of several simultaneous uses does. One from ahead of the
/// clock was issued while the clock was wrong.
///
/// # Errors
/// When the database fails.
pub async fn use_up(
    tx: &mut Connection,
    store: &str,
    ticket: &str,
    now: Moment,
) -> sqlx::Result<Option<Identity>> {
    sqlx::query_as(
        "DELETE FROM social_tickets WHERE ticket_hash = $1 AND store = $2 AND expires_at > $3 AND created_at <= $4
         RETURNING store, issuer, subject, provider, email",
    )
    .bind(token_hash(ticket))
    .bind(store)
    .bind(now)
    .bind(now.after(SKEW))
    .fetch_optional(tx)
    .await
}
