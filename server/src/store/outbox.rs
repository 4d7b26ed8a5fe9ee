//! The outbox: mails are stored in the transaction of the request that causes them and sent after the answer. A crash loses none,
//! and a slow mail server neither delays an answer nor reveals anything by it.

use std::time::Duration;

use sqlx::AssertSqlSafe;

use crate::base::clock::{Moment, SKEW};
use crate::db::{Connection, Database};

/// A mail in the outbox.
#[derive(Clone, sqlx::FromRow)]
pub struct QueuedMail {
    /// The id; later mails have higher ones.
    pub id: i64,
    /// Random, part of its Message-ID.
    pub nonce: String,
    /// The address; none for a mail that is never sent, so that a request for an unknown email does the same work as for a known
    /// one.
    pub recipient: Option<String>,
    /// The store's name.
    pub sender_name: String,
    /// The subject.
    pub subject: String,
    /// The text part.
    pub plain: String,
    /// The HTML part.
    pub html: String,
    /// The tag of its language.
    pub language: String,
    /// When it was stored.
    pub created_at: Moment,
    /// When it is not worth sending any more.
    pub expires_at: Moment,
    /// When it is to be sent, or tried again.
    pub due_at: Moment,
    /// How often sending it has failed.
    pub tries: i64,
}

impl QueuedMail {
    /// The domain of the recipient, in lower case.
    pub fn domain(&self) -> Option<String> {
        let (_, domain) = self.recipient.as_ref()?.rsplit_once('@')?;
        Some(domain.to_ascii_lowercase())
    }
}

/// A rendered mail to store.
pub struct NewMail<'a> {
    /// The address, unless the mail is never to be sent.
    pub recipient: Option<&'a str>,
    /// The store's name.
    pub sender_name: &'a str,
    /// The subject.
    pub subject: &'a str,
    /// The text part.
    pub plain: &'a str,
    /// The HTML part.
    pub html: &'a str,
    /// The tag of its language.
    pub language: &'a str,
    /// How long it is worth trying to send it.
    pub lifetime: Duration,
    /// Random, part of its Message-ID.
    pub nonce: &'a str,
}

/// Stores a mail. It is sent once the transaction is committed and the sender is woken.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Connection, new: &NewMail<'_>, now: Moment) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO outbox
             (recipient, sender_name, subject, plain, html, created_at, expires_at, due_at, nonce, language)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $6, $8, $9)",
    )
    .bind(new.recipient)
    .bind(new.sender_name)
    .bind(new.subject)
    .bind(new.plain)
    .bind(new.html)
    .bind(now)
    .bind(now.after(new.lifetime))
    .bind(new.nonce)
    .bind(new.language)
    .execute(tx)
    .await?;
    Ok(())
}

/// The mails that wait to be sent.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Waiting {
    /// How many.
    pub number: i64,
    /// The id of the oldest.
    pub oldest: Option<i64>,
    /// When the oldest was stored, by the clock of that time.
    pub since: Option<Moment>,
}

/// The mails that wait to be sent.
///
/// # Errors
/// When the database fails.
pub async fn waiting(connection: &mut Connection) -> sqlx::Result<Waiting> {
    sqlx::query_as(
        "SELECT count(*) AS number, min(id) AS oldest, min(created_at) AS since FROM outbox
         WHERE recipient IS NOT NULL",
    )
    .fetch_one(connection)
    .await
}

/// At most `most` mails that are due and not to one of the domains in `without`: new ones before those that have failed, then oldest
/// first. A mail that would have to wait longer than `longest` was put off while a clock was ahead, so it is due.
///
/// # Errors
/// When the database fails.
pub async fn due<const N: usize>(
    connection: &mut Connection,
    now: Moment,
    longest: Duration,
    without: &[Option<String>; N],
    most: usize,
) -> sqlx::Result<Vec<QueuedMail>> {
    let others: Vec<_> = (4..4 + N).map(|number| format!("lower(recipient) NOT LIKE ${number}")).collect();
    let others = others.join(" AND ");
    let sql = format!(
        "SELECT id, nonce, recipient, sender_name, subject, plain, html, language, created_at, expires_at, due_at, tries
         FROM outbox WHERE (due_at <= $1 OR due_at > $2) AND (recipient IS NULL OR ({others}))
         ORDER BY CASE WHEN tries = 0 THEN 0 ELSE 1 END, id LIMIT $3"
    );
    let mut query = sqlx::query_as(AssertSqlSafe(sql))
        .bind(now)
        .bind(now.after(longest).after(SKEW))
        .bind(i64::try_from(most).unwrap_or(i64::MAX));
    for domain in without {
        // A domain has neither of the wildcards; no recipient is like the empty text.
        query = query.bind(domain.as_ref().map(|domain| format!("%@{domain}")).unwrap_or_default());
    }
    query.fetch_all(connection).await
}

/// Reserves a mail for one sender until `until`; returns whether no other one has it.
///
/// # Errors
/// When the database fails.
pub async fn claim(database: &Database, mail: &QueuedMail, until: Moment) -> sqlx::Result<bool> {
    let mut tx = database.begin().await?;
    let done = sqlx::query("UPDATE outbox SET due_at = $3 WHERE id = $1 AND due_at = $2")
        .bind(mail.id)
        .bind(mail.due_at)
        .bind(until)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(done.rows_affected() == 1)
}

/// Removes a mail.
///
/// # Errors
/// When the database fails.
pub async fn remove(database: &Database, id: i64) -> sqlx::Result<()> {
    let mut tx = database.begin().await?;
    sqlx::query("DELETE FROM outbox WHERE id = $1").bind(id).execute(&mut *tx).await?;
    tx.commit().await
}

/// Has a mail tried again at `due`.
///
/// # Errors
/// When the database fails.
pub async fn postpone(database: &Database, id: i64, due: Moment) -> sqlx::Result<()> {
    let mut tx = database.begin().await?;
    sqlx::query("UPDATE outbox SET tries = tries + 1, due_at = $2 WHERE id = $1")
        .bind(id)
        .bind(due)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}
