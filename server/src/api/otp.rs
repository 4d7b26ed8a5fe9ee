//! One-time codes: six digits, mailed, valid for one use.

use axum::extract::State;
use axum::response::IntoResponse;
use portico_shared::problem::Code;
use portico_shared::wire::{self, Body};
use portico_shared::{forms, paths};
use serde_json::json;

use crate::api::extract::{JsonWithDevice, StoreContext, WithDevice};
use crate::api::messages::SuccessMessage;
use crate::api::openapi::call::Call;
use crate::api::openapi::examples::EMAIL;
use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::api::validate::valid;
use crate::base::client::Client;
use crate::base::key_ring::Purpose;
use crate::db::Connection;
use crate::store::customers::{self, AccountKey};
use crate::store::otp_codes::{self, Attempt, NewCode};

/// `POST /customer/send-otp`: mails a code that verifies the address. It does not depend on whether there is an account.
///
/// # Errors
/// `invalid`, `too_many`.
pub async fn send_otp(
    State(state): State<ApiState>,
    context: StoreContext,
    client: Client,
    JsonWithDevice(WithDevice { of: Body(form), device }): JsonWithDevice<Body<forms::SendOtp>>,
) -> Result<impl IntoResponse, Problem> {
    let form = valid(form)?;
    let account = AccountKey::new(&context.store.key, form.email_id);
    let limiter = state.limiter(client.limit_key());

    let mut tx = state.database.begin_locked([account.lock_key(), limiter.lock_key()]).await?;
    let limiter = limiter.of_device(state.known_device(&mut tx, &account, device.as_deref()).await?);
    limiter.code_mails(&mut tx, &account).await?;
    limiter.resend(&mut tx, &account).await?;
    limiter.code_mailed(&mut tx, &account).await?;
    let code = issue(&mut tx, &state, &account).await?;
    let recipient = customers::mail_address(&mut tx, &account).await?;
    state.enqueue(&mut tx, &context, Some(&recipient), &state.code_mail(&code)).await?;
    tx.commit().await?;
    state.outbox.wake();

    let resend_after = u32::try_from(limiter.resend_after().as_secs()).unwrap_or(u32::MAX);
    let expires_in = state.config.lifetimes.code;
    Ok(context.done(SuccessMessage::CodeSent, wire::OtpSent { resend_after, expires_in }))
}

/// What the keyed hash of a code binds it to.
fn parts<'a>(account: &'a AccountKey, code: &'a str) -> [&'a [u8]; 3] {
    [&account.store, &account.email_key, code].map(str::as_bytes)
}

/// Generates a code for an account; an older one becomes invalid.
///
/// # Errors
/// When the database fails.
pub async fn issue(tx: &mut Connection, state: &ApiState, account: &AccountKey) -> sqlx::Result<String> {
    let now = state.clock.now();
    let code = state.random.code();
    let mac = state.keys.mac(Purpose::Code, &parts(account, &code));
    let expires_at = now.after(state.config.lifetimes.code());
    otp_codes::insert(tx, &NewCode { account, mac: &mac, expires_at }, now).await?;
    Ok(code)
}

/// Checks a code. A wrong attempt is counted, so the caller has to commit.
///
/// # Errors
/// When the database fails.
pub async fn attempt(
    tx: &mut Connection,
    state: &ApiState,
    account: &AccountKey,
    code: &str,
) -> sqlx::Result<Attempt> {
    let macs = state.keys.macs(Purpose::Code, &parts(account, code));
    otp_codes::attempt(tx, account, &macs, state.clock.now()).await
}

/// Describes [`send_otp`].
pub(super) fn send_otp_call() -> Call {
    Call::post(paths::SEND_OTP, "sendOtp", "Mail a code that verifies an address")
        .about("The answer is the same whether or not the address has an account.")
        .body(&[("SendOtp", json!({ "emailId": EMAIL }))])
        .returns("OtpSent", SuccessMessage::CodeSent, json!({ "resendAfter": 30, "expiresIn": 600 }))
        .refused(&[Code::TooMany])
}
