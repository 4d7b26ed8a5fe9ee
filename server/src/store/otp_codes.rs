//! One-time codes. A code can be used once; five wrong attempts or a newer code make it invalid.

use std::time::Duration;

use portico_shared::problem::Code;

use crate::base::clock::{Moment, is_over};
use crate::db::Connection;
use crate::store::customers::AccountKey;

/// Wrong attempts that invalidate a code.
const ATTEMPTS_MAX: i64 = 5;

/// How long a used or replaced code is kept, to tell the shopper what is wrong with it.
pub const RETENTION: Duration = Duration::from_hours(24);

/// A code that was just generated.
pub struct NewCode<'a> {
    /// The account that it is for.
    pub account: &'a AccountKey,
    /// Its keyed hash.
    pub mac: &'a [u8],
    /// When it expires.
    pub expires_at: Moment,
}

/// Stores a new code, which replaces an older one.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Connection, new: &NewCode<'_>, now: Moment) -> sqlx::Result<()> {
    let NewCode { account, mac, expires_at } = new;
    sqlx::query(
        "UPDATE codes SET replaced_at = $3 WHERE store = $1 AND email_key = $2 AND replaced_at IS NULL",
    )
    .bind(&account.store)
    .bind(&account.email_key)
    .bind(now)
    .execute(&mut *tx)
    .await?;
    sqlx::query("INSERT INTO codes (store, email_key, mac, sent_at, expires_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(&account.store)
        .bind(&account.email_key)
        .bind(mac)
        .bind(now)
        .bind(expires_at)
        .execute(tx)
        .await?;
    Ok(())
}

/// The outcome of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// The code is right and can be used.
    Right(CodeId),
    /// The code is wrong. The last allowed attempt has an error code of its own, since no other attempt can succeed.
    Wrong(Code),
    /// The code was right once: it has expired, was used, or had too many wrong attempts.
    Invalid(Code),
}

/// The id of a right code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeId(i64);

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    mac: Vec<u8>,
    sent_at: Moment,
    expires_at: Moment,
    wrong_tries: i64,
    used_at: Option<Moment>,
    replaced_at: Option<Moment>,
}

/// Checks a code, given its keyed hash under each key. A wrong attempt is counted, so the caller has to commit.
///
/// # Errors
/// When the database fails.
pub async fn attempt(
    tx: &mut Connection,
    account: &AccountKey,
    macs: &[[u8; 32]],
    now: Moment,
) -> sqlx::Result<Attempt> {
    let rows: Vec<Row> =
        sqlx::query_as("SELECT id, mac, sent_at, expires_at, wrong_tries, used_at, replaced_at FROM codes WHERE store = $1 AND email_key = $2 ORDER BY id DESC")
            .bind(&account.store)
            .bind(&account.email_key)
            .fetch_all(&mut *tx)
            .await?;
    let newest = rows.iter().find(|row| row.replaced_at.is_none());
    let same = newest.into_iter().chain(&rows).find(|row| macs.iter().any(|mac| row.mac == mac));
    Ok(match (newest, same) {
        (_, Some(same)) if same.used_at.is_some() => Attempt::Invalid(Code::CodeUsed),
        (Some(newest), _) if newest.wrong_tries >= ATTEMPTS_MAX => Attempt::Invalid(Code::CodeExhausted),
        (Some(newest), _) if is_over(newest.sent_at, newest.expires_at, now) && newest.used_at.is_none() => {
            Attempt::Invalid(Code::CodeExpired)
        }
        (_, Some(same)) if same.replaced_at.is_some() => Attempt::Invalid(Code::CodeExpired),
        (_, Some(same)) => Attempt::Right(CodeId(same.id)),
        (Some(newest), None) => {
            sqlx::query("UPDATE codes SET wrong_tries = wrong_tries + 1 WHERE id = $1")
                .bind(newest.id)
                .execute(tx)
                .await?;
            let was_last = newest.wrong_tries + 1 >= ATTEMPTS_MAX;
            Attempt::Wrong(if was_last { Code::CodeExhausted } else { Code::CodeWrong })
        }
        (None, None) => Attempt::Wrong(Code::CodeWrong),
    })
}

/// Uses a code up. Only one of several simultaneous uses returns `true`.
///
/// # Errors
/// When the database fails.
pub async fn use_up(tx: &mut Connection, CodeId(id): CodeId, now: Moment) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "UPDATE codes SET used_at = $2
         WHERE id = $1 AND used_at IS NULL AND replaced_at IS NULL AND expires_at > $2 AND wrong_tries < $3",
    )
    .bind(id)
    .bind(now)
    .bind(ATTEMPTS_MAX)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}
