//! The addresses from which customers have signed in.

use std::time::Duration;

use crate::base::clock::Moment;
use crate::db::Connection;

/// How long a client is known after its last sign-in.
pub const RETENTION: Duration = Duration::from_hours(180 * 24);

/// Whether the account `subject` was signed in to from this client.
///
/// # Errors
/// When the database fails.
pub async fn is_known(connection: &mut Connection, subject: &str, client: &str) -> sqlx::Result<bool> {
    let known = sqlx::query("SELECT 1 FROM known_clients WHERE subject = $1 AND client = $2")
        .bind(subject)
        .bind(client)
        .fetch_optional(connection)
        .await?;
    Ok(known.is_some())
}

/// Records a sign-in to the account `subject` from this client.
///
/// # Errors
/// When the database fails.
pub async fn remember(tx: &mut Connection, subject: &str, client: &str, now: Moment) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO known_clients (subject, client, seen_at) VALUES ($1, $2, $3)
         ON CONFLICT (subject, client) DO UPDATE SET seen_at = excluded.seen_at",
    )
    .bind(subject)
    .bind(client)
    .bind(now)
    .execute(tx)
    .await?;
    Ok(())
}

/// Forgets every client of the account `subject`.
///
/// # Errors
/// When the database fails.
pub async fn forget(tx: &mut Connection, subject: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM known_clients WHERE subject = $1").bind(subject).execute(tx).await?;
    Ok(())
}
