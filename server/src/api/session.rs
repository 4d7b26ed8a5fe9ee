//! Sessions: opened at a sign-in, extended while they are used, ended by signing out.

use std::time::Duration;

use axum::extract::{FromRequestParts, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use portico_shared::problem::Code;
use portico_shared::{paths, wire};
use serde_json::json;
use tokio::time::timeout;

use crate::api::cart;
use crate::api::extract::{EmptyBody, StoreContext, bearer};
use crate::api::messages::SuccessMessage;
use crate::api::openapi::call::Call;
use crate::api::openapi::examples;
use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::base::client::Client;
use crate::base::clock::{Moment, SKEW};
use crate::base::error_chain::chain;
use crate::base::token_hash::token_hash;
use crate::db::Connection;
use crate::store::audit_log::{self, Entry, Event};
use crate::store::customers::Customer;
use crate::store::hand_overs::{self, Codes};
use crate::store::sessions::{self, NewSession, Session};

/// How long a request may wait for its session to be extended.
const EXTEND_TIMEOUT: Duration = Duration::from_millis(500);

/// A session that was just opened.
pub struct Opened {
    /// The token, which is not stored anywhere.
    pub token: String,
    /// When it ends unless it is used.
    pub expires_at: Moment,
}

/// Opens a session for a customer who has just proved to be the one.
///
/// # Errors
/// When the database fails.
pub async fn open(
    tx: &mut Connection,
    state: &ApiState,
    customer: i64,
    remembered: bool,
) -> sqlx::Result<Opened> {
    let expires_at = state.clock.now().after(state.config.lifetimes.session(remembered));
    insert(
        tx,
        state,
        NewSession { token: &state.random.token(), customer, remembered, expires_at, proved: true },
    )
    .await
}

/// Opens a session that ends at a given time unless it is used, for a customer that someone else vouches for.
///
/// # Errors
/// When the database fails.
pub async fn open_until(
    tx: &mut Connection,
    state: &ApiState,
    customer: i64,
    remembered: bool,
    expires_at: Moment,
) -> sqlx::Result<Opened> {
    insert(
        tx,
        state,
        NewSession { token: &state.random.token(), customer, remembered, expires_at, proved: false },
    )
    .await
}

async fn insert(tx: &mut Connection, state: &ApiState, new: NewSession<'_>) -> sqlx::Result<Opened> {
    state.metrics.sessions_opened.inc();
    sessions::insert(tx, &new, state.clock.now()).await?;
    Ok(Opened { token: new.token.to_owned(), expires_at: new.expires_at })
}

async fn extend(state: &ApiState, token_hash: &[u8], until: Moment) -> sqlx::Result<()> {
    let mut tx = state.database.begin().await?;
    sessions::extend(&mut tx, token_hash, until).await?;
    tx.commit().await
}

/// The customer whose session token a request bears.
pub struct SignedIn(pub Customer);

impl FromRequestParts<ApiState> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        let OpenSession(session) = OpenSession::from_request_parts(parts, state).await?;
        Ok(Self(session.customer))
    }
}

/// The session whose token a request bears.
pub struct OpenSession(pub Session);

impl FromRequestParts<ApiState> for OpenSession {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Self, Problem> {
        let context = StoreContext::from_request_parts(parts, state).await?;
        let token = bearer(&parts.headers).ok_or(Code::Session)?;
        let now = state.clock.now();
        let session =
            sessions::find(&mut *state.database.read().await?, token, now).await?.ok_or(Code::Session)?;
        if context.explicit && context.store.key != session.customer.store {
            return Err(Code::Session.into());
        }
        let lifetime = state.config.lifetimes.session(session.remembered);
        // Not every use writes to the database: a hundredth of the lifetime is precise enough. A session that was extended while the
        // clock was ahead is shortened, once it is clear that the clock is not behind.
        let is_too_long = |now: Moment| now.until(session.expires_at) > lifetime + SKEW;
        let used = if now.until(session.expires_at) < lifetime.mul_f64(0.99) {
            Some(now)
        } else if is_too_long(now) {
            let (now, is_steady) = state.clock.steadiness();
            (is_steady && is_too_long(now)).then_some(now)
        } else {
            None
        };
        if let Some(now) = used {
            let extended = extend(state, &session.token_hash, now.after(lifetime));
            let extended = timeout(EXTEND_TIMEOUT, extended).await.unwrap_or(Err(sqlx::Error::PoolTimedOut));
            if let Err(error) = extended {
                // Shoppers stay signed in while the database cannot be written to. A later use extends the session.
                state.metrics.database_errors.inc();
                state.database.failed(&error);
                tracing::warn!(cause = chain(&error), "cannot extend a session");
            }
        }
        Ok(Self(session))
    }
}

/// `GET /customer/get-profile`: the signed-in customer, and the cart.
///
/// # Errors
/// `session`.
pub async fn get_profile(
    State(state): State<ApiState>,
    context: StoreContext,
    SignedIn(customer): SignedIn,
) -> Result<impl IntoResponse, Problem> {
    let cart = cart::find(&mut *state.database.read().await?, customer.id).await?;
    let of = wire::Profile { user: customer.into() };
    Ok(context.done(SuccessMessage::Profile, wire::WithCart { of, cart }))
}

/// `POST /customer/logout`: ends the session of the bearer token, and revokes the login codes that came from it.
///
/// # Errors
/// `session` without one, and the second time.
pub async fn logout(
    State(state): State<ApiState>,
    context: StoreContext,
    client: Client,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    let token = bearer(&headers).ok_or(Code::Session)?;
    let now = state.clock.now();
    let Session { customer, .. } =
        sessions::find(&mut *state.database.read().await?, token, now).await?.ok_or(Code::Session)?;
    let hash = token_hash(token);
    let mut tx = state.database.begin_locked([customer.account().lock_key()]).await?;
    if !sessions::end(&mut tx, &hash, now).await? {
        // Another request was faster.
        return Err(Code::Session.into());
    }
    hand_overs::revoke(&mut tx, Codes::OfSession(&hash), now).await?;
    let entry = Entry::of(Event::SignOut, &customer.store, Some(&client)).customer(customer.id);
    audit_log::record(&mut tx, now, entry).await?;
    tx.commit().await?;
    Ok(context.done(SuccessMessage::SignedOut, EmptyBody {}))
}

/// Describes [`get_profile`].
pub(super) fn get_profile_call() -> Call {
    Call::get(paths::GET_PROFILE, "getProfile", "The signed-in customer, and the cart").session().returns(
        "Profile",
        SuccessMessage::Profile,
        json!({ "user": examples::user(), "cart": examples::cart(&json!(2.5)) }),
    )
}

/// Describes [`logout`].
pub(super) fn logout_call() -> Call {
    Call::post(paths::LOGOUT, "logout", "End the session")
        .about("A second time it is refused with 401.")
        .session()
        .returns("Nothing", SuccessMessage::SignedOut, json!({}))
}
