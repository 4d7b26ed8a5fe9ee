//! What rate limits count.

use std::time::Duration;

use crate::base::clock::{Moment, SKEW};
use crate::db::Connection;

/// How far back events are counted.
pub const WINDOW: Duration = Duration::from_hours(1);

/// Which events to count: those of a kind, with a subject, from a client, or both.
#[derive(Clone, Copy)]
pub struct Filter<'a> {
    /// The kind.
    pub kind: &'static str,
    /// What it is about, such as an email.
    pub subject: Option<&'a str>,
    /// The client that caused it.
    pub client: Option<&'a str>,
}

/// How many events there were in the window, and when the first and the last of them were.
#[derive(sqlx::FromRow)]
pub struct Counted {
    /// How many.
    pub number: i64,
    /// The first.
    pub first: Option<Moment>,
    /// The last.
    pub last: Option<Moment>,
}

/// Counts the events of the window. Those ahead of the clock are not of it; a little ahead, by another server's clock, is now.
///
/// # Errors
/// When the database fails.
pub async fn count(connection: &mut Connection, filter: Filter<'_>, now: Moment) -> sqlx::Result<Counted> {
    let sql = match (filter.subject, filter.client) {
        (Some(_), Some(_)) => {
            "SELECT count(*) AS number, min(at) AS first, max(at) AS last FROM limit_events
             WHERE kind = $1 AND at > $2 AND at <= $3 AND subject = $4 AND client = $5"
        }
        (Some(_), None) => {
            "SELECT count(*) AS number, min(at) AS first, max(at) AS last FROM limit_events
             WHERE kind = $1 AND at > $2 AND at <= $3 AND subject = $4"
        }
        (None, _) => {
            "SELECT count(*) AS number, min(at) AS first, max(at) AS last FROM limit_events
             WHERE kind = $1 AND at > $2 AND at <= $3 AND client = $4"
        }
    };
    let mut query = sqlx::query_as(sql).bind(filter.kind).bind(now.before(WINDOW)).bind(now.after(SKEW));
    for value in filter.subject.into_iter().chain(filter.client) {
        query = query.bind(value);
    }
    let counted: Counted = query.fetch_one(connection).await?;
    let by_now = |at: Moment| at.min(now);
    Ok(Counted { first: counted.first.map(by_now), last: counted.last.map(by_now), ..counted })
}

/// Records an event.
///
/// # Errors
/// When the database fails.
pub async fn record(
    tx: &mut Connection,
    kind: &'static str,
    subject: &str,
    client: &str,
    now: Moment,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO limit_events (kind, subject, client, at) VALUES ($1, $2, $3, $4)")
        .bind(kind)
        .bind(subject)
        .bind(client)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Forgets the events of a kind about a subject, all of them or those of one client.
///
/// # Errors
/// When the database fails.
pub async fn forget(
    tx: &mut Connection,
    kind: &'static str,
    subject: &str,
    client: Option<&str>,
) -> sqlx::Result<()> {
    let query = match client {
        Some(client) => {
            sqlx::query("DELETE FROM limit_events WHERE kind = $1 AND subject = $2 AND client = $3")
                .bind(kind)
                .bind(subject)
                .bind(client)
        }
        None => {
            sqlx::query("DELETE FROM limit_events WHERE kind = $1 AND subject = $2").bind(kind).bind(subject)
        }
    };
    query.execute(tx).await?;
    Ok(())
}

/// Forgets the events after a moment.
///
/// # Errors
/// When the database fails.
pub async fn forget_after(tx: &mut Connection, moment: Moment) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM limit_events WHERE at > $1").bind(moment).execute(tx).await?;
    Ok(())
}
