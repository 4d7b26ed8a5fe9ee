//! Sessions: a token that its bearer alone knows, kept hashed, living on while it is used.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequestParts, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use portico_shared::problem::Code;
use portico_shared::wire;
use tokio::time::timeout;

use crate::api::extract::{Nothing, Shop, bearer};
use crate::api::login_code::{self, Codes};
use crate::api::messages::Said;
use crate::api::problem::{Problem, chain};
use crate::api::state::App;
use crate::base::clock::Moment;
use crate::base::key_ring::token_hash;
use crate::db::{Connection, Flag};
use crate::http::client_ip::Client;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::carts;
use crate::store::customers::Customer;

/// How long a request waits for its session to be extended.
const EXTENSION: Duration = Duration::from_millis(500);

/// A session that was just opened.
pub struct Opened {
    /// The token, which is nowhere else.
    pub token: String,
    /// When it ends if it is not used.
    pub expires_at: Moment,
}

/// Opens a session.
///
/// # Errors
/// What the database says.
pub async fn open(tx: &mut Connection, app: &App, customer: i64, remembered: bool) -> sqlx::Result<Opened> {
    let expires_at = app.clock.now().after(app.config.lifetimes.session(remembered));
    open_until(tx, app, customer, remembered, expires_at).await
}

/// Opens a session that ends at a given time if it is not used.
///
/// # Errors
/// What the database says.
pub async fn open_until(
    tx: &mut Connection,
    app: &App,
    customer: i64,
    remembered: bool,
    expires_at: Moment,
) -> sqlx::Result<Opened> {
    app.metrics.sessions_opened.inc();
    let token = app.random.token();
    sqlx::query(
        "INSERT INTO sessions (token_hash, customer_id, remembered, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(token_hash(&token))
    .bind(customer)
    .bind(Flag::from(remembered))
    .bind(app.clock.now())
    .bind(expires_at)
    .execute(tx)
    .await?;
    Ok(Opened { token, expires_at })
}

/// Ends every session of a customer.
///
/// # Errors
/// What the database says.
pub async fn end_all(tx: &mut Connection, customer: i64) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM sessions WHERE customer_id = $1").bind(customer).execute(tx).await?;
    Ok(())
}

/// A session that is alive.
#[derive(sqlx::FromRow)]
pub struct Session {
    /// Whose it is.
    #[sqlx(flatten)]
    pub customer: Customer,
    /// The hash of its token.
    pub token_hash: Vec<u8>,
    /// Whether the shopper asked to stay signed in.
    #[sqlx(try_from = "Flag")]
    pub remembered: bool,
    /// When it ends if it is not used.
    pub expires_at: Moment,
}

/// The session of a token, while it is alive.
///
/// # Errors
/// What the database says.
pub async fn find(connection: &mut Connection, token: &str, now: Moment) -> sqlx::Result<Option<Session>> {
    sqlx::query_as(
        "SELECT customers.*, sessions.token_hash, sessions.remembered, sessions.expires_at
         FROM sessions JOIN customers ON customers.id = sessions.customer_id
         WHERE sessions.token_hash = $1 AND sessions.expires_at > $2",
    )
    .bind(token_hash(token))
    .bind(now)
    .fetch_optional(connection)
    .await
}

/// Lets a session end later.
async fn extend(app: &App, token_hash: &[u8], until: Moment) -> sqlx::Result<()> {
    let mut tx = app.database.write().await?;
    // Never to an earlier time: of simultaneous uses on two servers the last one may have the earlier clock.
    sqlx::query("UPDATE sessions SET expires_at = $2 WHERE token_hash = $1 AND expires_at < $2")
        .bind(token_hash)
        .bind(until)
        .execute(&mut *tx)
        .await?;
    tx.commit().await
}

/// The customer who is signed in, as the bearer token of a request says.
pub struct SignedIn(pub Customer);

impl FromRequestParts<Arc<App>> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        let shop = Shop::from_request_parts(parts, app).await?;
        let token = bearer(&parts.headers).ok_or(Code::Session)?;
        let now = app.clock.now();
        let session = find(&mut *app.database.read().await?, token, now).await?.ok_or(Code::Session)?;
        if shop.explicit && shop.store.key != session.customer.store {
            return Err(Code::Session.into());
        }
        let lifetime = app.config.lifetimes.session(session.remembered);
        // A use extends the session, but not each single one writes: a hundredth of the lifetime is near enough.
        if now.until(session.expires_at) < lifetime.mul_f64(0.99) {
            let extended = extend(app, &session.token_hash, now.after(lifetime));
            let extended = timeout(EXTENSION, extended).await.unwrap_or(Err(sqlx::Error::PoolTimedOut));
            if let Err(error) = extended {
                // Whoever is signed in stays so while the database takes nothing. A later use extends the session.
                app.metrics.database_errors.inc();
                tracing::warn!(cause = chain(&error), "a session is not extended");
            }
        }
        Ok(Self(session.customer))
    }
}

/// `GET /customer/get-profile`: the signed-in customer, and the cart.
///
/// # Errors
/// `session`.
pub async fn get_profile(
    State(app): State<Arc<App>>,
    shop: Shop,
    SignedIn(customer): SignedIn,
) -> Result<impl IntoResponse, Problem> {
    let cart = carts::of(&mut *app.database.read().await?, customer.id).await?;
    let of = wire::Profile { user: customer.into() };
    Ok(shop.done(Said::Profile, wire::WithCart { of, cart }))
}

/// `POST /customer/logout`: ends the session of the bearer token, and makes void the login codes that came of it.
///
/// # Errors
/// `session` without one, and the second time.
pub async fn logout(
    State(app): State<Arc<App>>,
    shop: Shop,
    client: Client,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let token = bearer(&headers).ok_or(Code::Session)?;
    let now = app.clock.now();
    let Session { customer, .. } =
        find(&mut *app.database.read().await?, token, now).await?.ok_or(Code::Session)?;
    let hash = token_hash(token);
    let mut tx = app.database.write_in_turn([customer.account().turn()]).await?;
    let ended = sqlx::query("DELETE FROM sessions WHERE token_hash = $1 AND expires_at > $2")
        .bind(&hash)
        .bind(now)
        .execute(&mut *tx)
        .await?;
    if ended.rows_affected() == 0 {
        // Somebody was faster.
        return Err(Code::Session.into());
    }
    login_code::void(&mut tx, Codes::OfSession(&hash), now).await?;
    let entry = Entry::of(Event::SignOut, &customer.store, Some(&client)).customer(customer.id);
    audit_log::record(&mut tx, &app, entry).await?;
    tx.commit().await?;
    Ok(shop.done(Said::SignedOut, Nothing {}))
}
