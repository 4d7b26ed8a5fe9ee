//! Forgotten passwords: a mailed link sets one new password.

use axum::extract::State;
use axum::response::IntoResponse;
use portico_shared::problem::{Code, FieldCode};
use portico_shared::wire::Body;
use portico_shared::{forms, paths, rules};
use serde_json::json;

use crate::api::extract::{EmptyBody, Json, Query, QueryWithDevice, StoreContext, WithDevice};
use crate::api::fetch_metadata::ByScript;
use crate::api::messages::{Mail, SuccessMessage};
use crate::api::openapi::call::Call;
use crate::api::openapi::examples::{EMAIL, TOKEN};
use crate::api::problem::{FieldProblem, Problem};
use crate::api::state::ApiState;
use crate::api::validate::{Checks, field_of, valid};
use crate::base::client::Client;
use crate::base::clock::{Moment, is_over};
use crate::db::Connection;
use crate::limits;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::customers::{self, AccountKey};
use crate::store::hand_overs::{self, Codes};
use crate::store::reset_links::{self, NewLink, ResetLink};
use crate::store::{sessions, verification};

/// `GET /customer/forgot-password-link`: mails a reset link. For an unknown email it does the same work and gives the same
/// answer; only the mail is never sent.
///
/// # Errors
/// `invalid`, `script_only`, `too_many`.
pub async fn forgot_password_link(
    State(state): State<ApiState>,
    _: ByScript,
    context: StoreContext,
    client: Client,
    QueryWithDevice(WithDevice { of: Body(form), device }): QueryWithDevice<Body<forms::ForgotPassword>>,
) -> Result<impl IntoResponse, Problem> {
    let form = valid(form)?;
    let account = AccountKey::new(&context.store.key, form.email);
    let limiter = state.limiter(client.limit_key());
    let now = state.clock.now();
    let key = state.random.token();
    let lifetime = state.config.lifetimes.reset_link();
    let link = format!("{}#token={key}", state.reset_page(&context.store, context.texts.language));
    let mail = Mail::ResetLink { link: &link, lifetime };

    let mut tx = state.database.begin_locked([account.lock_key(), limiter.lock_key()]).await?;
    let customer = customers::find(&mut tx, &account).await?;
    let limiter = limiter.of_device(state.devices().find(customer.as_ref(), device.as_deref()));
    limiter.link_mails(&mut tx, &account).await?;
    limiter.link_mailed(&mut tx, &account).await?;
    let id = customer.as_ref().map(|customer| customer.id);
    let expires_at = now.after(lifetime);
    reset_links::insert(&mut tx, &NewLink { key: &key, customer: id, expires_at }, now).await?;
    let entry = Entry::of(Event::ResetAsked, &context.store.key, Some(&client));
    let entry = entry.customer(id);
    audit_log::record(&mut tx, now, entry).await?;
    let owner = customer.map(|customer| customer.account().email);
    state.enqueue(&mut tx, &context, owner.as_deref(), &mail).await?;
    tx.commit().await?;
    state.outbox.wake();
    Ok(context.done(SuccessMessage::LinkSent, EmptyBody {}))
}

/// `GET /customer/forgot-password-key-check?key=`: whether a reset link still works.
///
/// # Errors
/// `invalid`, `link_invalid`, `link_used`, `link_expired`.
pub async fn key_check_by_query(
    state: State<ApiState>,
    context: StoreContext,
    Query(query): Query<Body<forms::ResetKey>>,
) -> Result<impl IntoResponse, Problem> {
    key_check(state, context, Json(query)).await
}

/// `POST /customer/forgot-password-key-check`: the same, but keeps the key out of access logs.
///
/// # Errors
/// As [`key_check_by_query`].
pub async fn key_check(
    State(state): State<ApiState>,
    context: StoreContext,
    Json(Body(form)): Json<Body<forms::ResetKey>>,
) -> Result<impl IntoResponse, Problem> {
    let form = valid(form)?;
    live_link(&mut *state.database.read().await?, &context, &form.key, state.clock.now()).await?;
    Ok(context.done(SuccessMessage::LinkValid, EmptyBody {}))
}

/// `PUT /customer/reset-password`: sets the password, once. Ends every session, lifts the rate limits and notifies the
/// owner; does not sign in.
///
/// # Errors
/// `invalid`, `link_invalid`, `link_used`, `link_expired`, `unavailable`.
pub async fn reset_password(
    State(state): State<ApiState>,
    context: StoreContext,
    client: Client,
    Json(Body(form)): Json<Body<forms::ResetPassword>>,
) -> Result<impl IntoResponse, Problem> {
    let field = field_of::<forms::ResetPassword>("new_password");
    let mut checks = Checks::default();
    let forms::ResetPassword { key, new_password } = checks.form(form);
    checks.not_common(field, &new_password);
    checks.done()?;

    let customer = live_link(&mut *state.database.read().await?, &context, &key, state.clock.now()).await?;
    let customer = customers::get(&mut *state.database.read().await?, customer).await?;
    let account = customer.account();
    let context = context.for_store(&state.config, &customer.store);
    if rules::is_own_email(&new_password, &account.email) {
        return Err(Problem::invalid(vec![FieldProblem::at(field, FieldCode::SameAsEmail)]));
    }
    let hash = state.hasher.acquire()?.hash(new_password).await?;

    let now = state.clock.now();
    let mut tx = state.database.begin_locked([account.lock_key()]).await?;
    if !reset_links::use_up(&mut tx, &key, now).await? {
        // Another request was faster, or the link has expired meanwhile: report which.
        live_link(&mut tx, &context, &key, now).await?;
        return Err(Code::LinkInvalid.into());
    }
    let entry = Entry::of(Event::Reset, &customer.store, Some(&client)).customer(customer.id);
    audit_log::record(&mut tx, now, entry).await?;
    if !customer.is_verified() {
        audit_log::record(&mut tx, now, entry.event(Event::Proof)).await?;
    }
    verification::verify(&mut tx, &customer, now).await?;
    customers::set_password(&mut tx, customer.id, &hash).await?;
    sessions::end_all(&mut tx, customer.id).await?;
    hand_overs::revoke(&mut tx, Codes::OfCustomer(customer.id), now).await?;
    // Other links that are still on their way become invalid.
    reset_links::use_up_all(&mut tx, customer.id, now).await?;
    limits::lift(&mut tx, &account).await?;
    state.enqueue(&mut tx, &context, Some(&account.email), &Mail::PasswordChanged).await?;
    tx.commit().await?;
    state.outbox.wake();
    Ok(context.done(SuccessMessage::PasswordSet, EmptyBody {}))
}

/// The id of the customer whose password a key may set. Does not use the link up, since scanners open the links in mails.
async fn live_link(
    connection: &mut Connection,
    context: &StoreContext,
    key: &str,
    now: Moment,
) -> Result<i64, Problem> {
    match reset_links::find(connection, key).await? {
        Some(ResetLink { used_at: Some(_), .. }) => Err(Code::LinkUsed.into()),
        Some(ResetLink { created_at, expires_at, .. }) if is_over(created_at, expires_at, now) => {
            Err(Code::LinkExpired.into())
        }
        Some(ResetLink { customer_id: Some(customer), store: Some(store), .. })
            if !context.explicit || store == context.store.key =>
        {
            Ok(customer)
        }
        _ => Err(Code::LinkInvalid.into()),
    }
}

const LINK_REFUSALS: [Code; 3] = [Code::LinkInvalid, Code::LinkUsed, Code::LinkExpired];

/// Describes [`forgot_password_link`].
pub(super) fn forgot_password_link_call() -> Call {
    Call::get(paths::FORGOT_PASSWORD_LINK, "forgotPasswordLink", "Mail a link to choose a new password")
        .about(
            "The answer is the same whether or not there is an account. A browser's request is answered only if a script of an \
             allowed page made it: not a link, an image, a form or a prefetch.",
        )
        .query::<forms::ForgotPassword>("email", "The account's email address.", EMAIL)
        .device()
        .returns("Nothing", SuccessMessage::LinkSent, json!({}))
        .refused(&[Code::TooMany, Code::ScriptOnly])
}

/// Describes [`key_check_by_query`].
pub(super) fn key_check_by_query_call() -> Call {
    Call::get(paths::FORGOT_PASSWORD_KEY_CHECK, "keyCheckByQuery", "Whether a reset link still works")
        .about("Prefer `POST`, which keeps the key out of access logs.")
        .query::<forms::ResetKey>("key", "The key of the reset link.", TOKEN)
        .returns("Nothing", SuccessMessage::LinkValid, json!({}))
        .refused(&LINK_REFUSALS)
}

/// Describes [`key_check`].
pub(super) fn key_check_call() -> Call {
    Call::post(paths::FORGOT_PASSWORD_KEY_CHECK, "keyCheck", "Whether a reset link still works")
        .about("Does not use it up.")
        .body(&[("ResetKey", json!({ "key": TOKEN }))])
        .returns("Nothing", SuccessMessage::LinkValid, json!({}))
        .refused(&LINK_REFUSALS)
}

/// Describes [`reset_password`].
pub(super) fn reset_password_call() -> Call {
    Call::put(paths::RESET_PASSWORD, "resetPassword", "Set a new password")
        .about("Once for each link. Ends every session, lifts the limits on sign-ins, mails a notice; does not sign in.")
        .body(&[("ResetPassword", json!({ "key": TOKEN, "newPassword": "Difference engine, 1822" }))])
        .returns("Nothing", SuccessMessage::PasswordSet, json!({}))
        .refused(&LINK_REFUSALS)
}
