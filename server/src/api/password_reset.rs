//! Forgotten passwords: a mailed link, checked without harm, good for one new password.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use portico_shared::problem::{Code, FieldCode};
use portico_shared::{forms, rules, wire};

use crate::api::extract::{Json, Nothing, Query, Shop};
use crate::api::login_code::{self, Codes};
use crate::api::messages::Mail;
use crate::api::messages::Said;
use crate::api::problem::{FieldProblem, Problem};
use crate::api::session;
use crate::api::state::App;
use crate::api::validate::{Checks, field_of, valid};
use crate::base::clock::Moment;
use crate::base::key_ring::token_hash;
use crate::db::Connection;
use crate::http::client_ip::Client;
use crate::limits;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::customers::{self, Account};

/// How long a link is kept after its time, to tell the shopper what is wrong with it.
pub const KEPT: Duration = Duration::from_hours(7 * 24);

/// `GET /customer/forgot-password-link`: mails a reset link. For an unknown email it does the same work and answers the
/// same; only the mail is never sent.
///
/// # Errors
/// `invalid`, `too_many`.
pub async fn forgot_password_link(
    State(app): State<Arc<App>>,
    shop: Shop,
    client: Client,
    Query(query): Query<wire::ForgotPassword>,
) -> Result<impl IntoResponse, Problem> {
    let form: forms::ForgotPassword =
        valid(forms::ForgotPassword { email: query.email.unwrap_or_default() })?;
    let account = Account::new(&shop.store.key, form.email);
    let limiter = app.limiter(client.counted_as());
    let now = app.clock.now();
    let key = app.random.token();
    let lifetime = app.config.lifetimes.reset_link();
    let link = format!("{}#token={key}", app.reset_page(&shop.store));
    let mail = Mail::ResetLink { link: &link, lifetime };

    let mut tx = app.database.write_in_turn([account.turn(), limiter.turn()]).await?;
    limiter.link_mails(&mut tx, &account).await?;
    limiter.link_mailed(&mut tx, &account).await?;
    let customer = customers::find(&mut tx, &account).await?;
    sqlx::query(
        "INSERT INTO reset_links (key_hash, customer_id, created_at, expires_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(token_hash(&key))
    .bind(customer.as_ref().map(|customer| customer.id))
    .bind(now)
    .bind(now.after(lifetime))
    .execute(&mut *tx)
    .await?;
    let entry = Entry::of(Event::ResetAsked, &shop.store.key, Some(&client));
    let entry = entry.customer(customer.as_ref().map(|customer| customer.id));
    audit_log::record(&mut tx, &app, entry).await?;
    let owner = customer.map(|customer| customer.account().email);
    app.mail(&mut tx, &shop, owner.as_deref(), &mail).await?;
    tx.commit().await?;
    app.outbox.wake();
    Ok(shop.done(Said::LinkSent, Nothing {}))
}

/// `GET /customer/forgot-password-key-check?key=`: whether a reset link still works.
///
/// # Errors
/// `invalid`, `link_invalid`, `link_used`, `link_expired`.
pub async fn key_check_by_query(
    app: State<Arc<App>>,
    shop: Shop,
    Query(query): Query<wire::KeyCheck>,
) -> Result<impl IntoResponse, Problem> {
    key_check(app, shop, Json(query)).await
}

/// `POST /customer/forgot-password-key-check`: the same, without the key in an access log.
///
/// # Errors
/// As [`key_check_by_query`].
pub async fn key_check(
    State(app): State<Arc<App>>,
    shop: Shop,
    Json(body): Json<wire::KeyCheck>,
) -> Result<impl IntoResponse, Problem> {
    let form: forms::ResetKey = valid(forms::ResetKey { key: body.key.unwrap_or_default() })?;
    live_link(&mut *app.database.read().await?, &shop, &form.key, app.clock.now()).await?;
    Ok(shop.done(Said::LinkValid, Nothing {}))
}

/// `PUT /customer/reset-password`: sets the password, once. Ends every session, lifts a lock and tells the owner; does
/// not sign in.
///
/// # Errors
/// `invalid`, `link_invalid`, `link_used`, `link_expired`, `unavailable`.
pub async fn reset_password(
    State(app): State<Arc<App>>,
    shop: Shop,
    client: Client,
    Json(body): Json<wire::ResetPassword>,
) -> Result<impl IntoResponse, Problem> {
    let field = field_of::<forms::ResetPassword>("new_password");
    let mut checks = Checks::default();
    let ResetKeyAnd { key, form } = ResetKeyAnd::checked(body, &mut checks);
    checks.not_common(field, &form.new_password);
    checks.done()?;

    let customer = live_link(&mut *app.database.read().await?, &shop, &key, app.clock.now()).await?;
    let customer = customers::get(&mut *app.database.read().await?, customer).await?;
    let account = customer.account();
    let shop = shop.of(&app.config, &customer.store);
    if rules::is_own_email(&form.new_password, &account.email) {
        return Err(Problem::invalid(vec![FieldProblem::at(field, FieldCode::SameAsEmail)]));
    }
    let hash = app.hasher.place()?.hash(form.new_password).await?;

    let now = app.clock.now();
    let mut tx = app.database.write_in_turn([account.turn()]).await?;
    if !use_up(&mut tx, &key, now).await? {
        // Somebody was faster, or the time has run out meanwhile: say which.
        live_link(&mut tx, &shop, &key, now).await?;
        return Err(Code::LinkInvalid.into());
    }
    let entry = Entry::of(Event::Reset, &customer.store, Some(&client)).customer(customer.id);
    audit_log::record(&mut tx, &app, entry).await?;
    if !customer.is_verified() {
        audit_log::record(&mut tx, &app, entry.instead(Event::Proof)).await?;
    }
    customers::prove(&mut tx, &customer, now).await?;
    customers::set_password(&mut tx, customer.id, &hash).await?;
    session::end_all(&mut tx, customer.id).await?;
    login_code::void(&mut tx, Codes::OfCustomer(customer.id), now).await?;
    // Other links that are under way die with this one.
    sqlx::query("UPDATE reset_links SET used_at = $2 WHERE customer_id = $1 AND used_at IS NULL")
        .bind(customer.id)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    limits::lift(&mut tx, &account).await?;
    app.mail(&mut tx, &shop, Some(&account.email), &Mail::PasswordChanged).await?;
    tx.commit().await?;
    app.outbox.wake();
    Ok(shop.done(Said::PasswordSet, Nothing {}))
}

/// Both halves of a reset: the key that the page holds, and the form that the shopper fills in.
struct ResetKeyAnd {
    key: String,
    form: forms::ResetPassword,
}

impl ResetKeyAnd {
    fn checked(body: wire::ResetPassword, checks: &mut Checks) -> Self {
        let forms::ResetKey { key } = checks.form(forms::ResetKey { key: body.key.unwrap_or_default() });
        let form = checks.form(forms::ResetPassword { new_password: body.new_password.unwrap_or_default() });
        Self { key, form }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    customer_id: Option<i64>,
    store: Option<String>,
    expires_at: Moment,
    used_at: Option<Moment>,
}

/// The number of the customer whose password a key may set. Does not use it up: scanners open links in mails.
async fn live_link(connection: &mut Connection, shop: &Shop, key: &str, now: Moment) -> Result<i64, Problem> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT reset_links.customer_id, customers.store, reset_links.expires_at, reset_links.used_at
         FROM reset_links LEFT JOIN customers ON customers.id = reset_links.customer_id
         WHERE reset_links.key_hash = $1",
    )
    .bind(token_hash(key))
    .fetch_optional(connection)
    .await?;
    match row {
        Some(Row { used_at: Some(_), .. }) => Err(Code::LinkUsed.into()),
        Some(Row { expires_at, .. }) if expires_at <= now => Err(Code::LinkExpired.into()),
        Some(Row { customer_id: Some(customer), store: Some(store), .. })
            if !shop.explicit || store == shop.store.key =>
        {
            Ok(customer)
        }
        _ => Err(Code::LinkInvalid.into()),
    }
}

/// Uses a link up. Of any number of simultaneous uses one gets `true`.
async fn use_up(tx: &mut Connection, key: &str, now: Moment) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "UPDATE reset_links SET used_at = $2 WHERE key_hash = $1 AND used_at IS NULL AND expires_at > $2",
    )
    .bind(token_hash(key))
    .bind(now)
    .execute(tx)
    .await?;
    Ok(done.rows_affected() == 1)
}
