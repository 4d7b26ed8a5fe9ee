//! One-time codes: six digits, mailed, good for one use, dead after five wrong tries or once a newer one is sent.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use portico_shared::problem::Code;
use portico_shared::{forms, wire};

use crate::api::extract::{Json, Shop};
use crate::api::messages::Said;
use crate::api::problem::Problem;
use crate::api::state::App;
use crate::api::validate::valid;
use crate::base::clock::Moment;
use crate::base::key_ring::Purpose;
use crate::db::Connection;
use crate::http::client_ip::Client;
use crate::store::customers::Account;

/// Wrong tries that kill a code.
const TRIES: i64 = 5;

/// How long a code that is used or replaced is kept, to tell the shopper what is wrong with it.
pub const KEPT: Duration = Duration::from_hours(24);

/// `POST /customer/send-otp`: mails a code that proves the address. Nothing in it depends on there being an account.
///
/// # Errors
/// `invalid`, `too_many`.
pub async fn send_otp(
    State(app): State<Arc<App>>,
    shop: Shop,
    client: Client,
    Json(body): Json<wire::SendOtp>,
) -> Result<impl IntoResponse, Problem> {
    let form: forms::SendOtp = valid(forms::SendOtp { email_id: body.email_id.unwrap_or_default() })?;
    let account = Account::new(&shop.store.key, form.email_id);
    let limiter = app.limiter(client.counted_as());

    let mut tx = app.database.write_in_turn([account.turn(), limiter.turn()]).await?;
    limiter.code_mails(&mut tx, &account).await?;
    limiter.resend(&mut tx, &account).await?;
    limiter.code_mailed(&mut tx, &account).await?;
    let code = issue(&mut tx, &app, &account).await?;
    app.mail(&mut tx, &shop, Some(&account.email), &app.code_mail(&code)).await?;
    tx.commit().await?;
    app.outbox.wake();

    let resend_after = u32::try_from(limiter.resend_after().as_secs()).unwrap_or(u32::MAX);
    let expires_in = app.config.lifetimes.code;
    Ok(shop.done(Said::CodeSent, wire::OtpSent { resend_after, expires_in }))
}

/// What the keyed hash of a code binds it to.
fn parts<'a>(account: &'a Account, code: &'a str) -> [&'a [u8]; 3] {
    [&account.store, &account.email_key, code].map(str::as_bytes)
}

/// Makes a new code for an account; an older one is dead from now on.
///
/// # Errors
/// What the database says.
pub async fn issue(tx: &mut Connection, app: &App, account: &Account) -> sqlx::Result<String> {
    let now = app.clock.now();
    let code = app.random.code();
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
        .bind(app.secret.mac(Purpose::Code, &parts(account, &code)).to_vec())
        .bind(now)
        .bind(now.after(app.config.lifetimes.code()))
        .execute(tx)
        .await?;
    Ok(code)
}

/// What came of trying a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// It is right and not used up yet.
    Right(CodeId),
    /// It is not the code; the last try allowed tells so, for no other can help any more.
    Wrong(Code),
    /// It is no good any more: expired, used, or tried too often.
    Dead(Code),
}

/// A code that is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeId(i64);

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    mac: Vec<u8>,
    expires_at: Moment,
    wrong_tries: i64,
    used_at: Option<Moment>,
    replaced_at: Option<Moment>,
}

/// Tries a code. A wrong try is counted, so the caller has to commit whatever comes of it.
///
/// # Errors
/// What the database says.
pub async fn attempt(tx: &mut Connection, app: &App, account: &Account, code: &str) -> sqlx::Result<Tried> {
    let now = app.clock.now();
    let macs = app.secret.macs(Purpose::Code, &parts(account, code));
    let rows: Vec<Row> =
        sqlx::query_as("SELECT * FROM codes WHERE store = $1 AND email_key = $2 ORDER BY id DESC")
            .bind(&account.store)
            .bind(&account.email_key)
            .fetch_all(&mut *tx)
            .await?;
    let newest = rows.iter().find(|row| row.replaced_at.is_none());
    let same = newest.into_iter().chain(&rows).find(|row| macs.iter().any(|mac| row.mac == mac));
    Ok(match (newest, same) {
        (_, Some(same)) if same.used_at.is_some() => Tried::Dead(Code::CodeUsed),
        (Some(newest), _) if newest.wrong_tries >= TRIES => Tried::Dead(Code::CodeExhausted),
        (Some(newest), _) if newest.expires_at <= now && newest.used_at.is_none() => {
            Tried::Dead(Code::CodeExpired)
        }
        (_, Some(same)) if same.replaced_at.is_some() => Tried::Dead(Code::CodeExpired),
        (_, Some(same)) => Tried::Right(CodeId(same.id)),
        (Some(newest), None) => {
            sqlx::query("UPDATE codes SET wrong_tries = wrong_tries + 1 WHERE id = $1")
                .bind(newest.id)
                .execute(tx)
                .await?;
            let was_last = newest.wrong_tries + 1 >= TRIES;
            Tried::Wrong(if was_last { Code::CodeExhausted } else { Code::CodeWrong })
        }
        (None, None) => Tried::Wrong(Code::CodeWrong),
    })
}

/// Uses a code up. Of any number of simultaneous uses one gets `true`.
///
/// # Errors
/// What the database says.
pub async fn use_up(tx: &mut Connection, CodeId(id): CodeId, now: Moment) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "UPDATE codes SET used_at = $2
         WHERE id = $1 AND used_at IS NULL AND replaced_at IS NULL AND expires_at > $2 AND wrong_tries < $3",
    )
    .bind(id)
    .bind(now)
    .bind(TRIES)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}
