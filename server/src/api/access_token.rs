//! Who hands a customer over: another system by its access token, or the customer by their own session token.

use axum::extract::OptionalFromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use portico_shared::characters::visible;
use portico_shared::paths::{ACCESS_TOKEN, KEY};
use portico_shared::problem::Code;

use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::base::clock::Moment;
use crate::db::Connection;
use crate::store::access_tokens::{self, Use};
use crate::store::customers::Customer;
use crate::store::hand_overs::Origin;
use crate::store::sessions::{self, Session};

/// Who hands a customer over.
pub enum Caller {
    /// Another system, by an access token.
    System {
        /// The id of the token.
        token: i64,
        /// The key of its store.
        store: String,
    },
    /// A customer, by their own session.
    Customer(Box<Session>),
}

impl Caller {
    /// The key of its store.
    pub fn store(&self) -> &str {
        match self {
            Self::System { store, .. } => store,
            Self::Customer(session) => &session.customer.store,
        }
    }

    /// Where the login code of its hand-over comes from.
    pub fn origin(&self) -> Origin<'_> {
        match self {
            Self::System { token, .. } => Origin::AccessToken(*token),
            Self::Customer(session) => Origin::Session(session),
        }
    }

    /// The key under which rate limits count it.
    pub fn limit_key(&self) -> String {
        match self {
            Self::System { token, .. } => format!("access token {token}"),
            Self::Customer(session) => format!("customer {}", session.customer.id),
        }
    }

    /// Whether it may hand this customer over: a customer may hand over only themselves.
    pub fn may_hand_over(&self, customer: &Customer) -> bool {
        match self {
            Self::System { .. } => true,
            Self::Customer(session) => session.customer.id == customer.id,
        }
    }

    /// Records that a customer is handed over, or that there was no such customer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn record(&self, tx: &mut Connection, customer: Option<i64>, now: Moment) -> sqlx::Result<()> {
        let used = Use { token: self.origin().access_token(), customer, store: self.store() };
        access_tokens::record_use(tx, used, now).await
    }
}

/// The token of a hand-over and the caller that it belonged to before the body was read. Look it up again in the transaction that
/// acts on it, so that a revoked token can do nothing.
pub struct PresentedToken {
    token: String,
    /// The store's key, if the request names one.
    key: Option<Vec<u8>>,
    /// The caller when the request arrived.
    pub seen: Caller,
}

impl PresentedToken {
    /// The caller now.
    ///
    /// # Errors
    /// `access_token`, or when the database fails.
    pub async fn caller(&self, connection: &mut Connection, state: &ApiState) -> Result<Caller, Problem> {
        find_caller(connection, state, &self.token, self.key.as_deref()).await
    }
}

async fn find_caller(
    connection: &mut Connection,
    state: &ApiState,
    token: &str,
    key: Option<&[u8]>,
) -> Result<Caller, Problem> {
    let now = state.clock.now();
    let system = access_tokens::find(connection, token, now).await?;
    let caller = if let Some((token, store)) = system {
        Caller::System { token, store }
    } else {
        let session = sessions::find(connection, token, now).await?;
        // An account that was opened with someone else's email must not get any further.
        let session = session.filter(|session| session.customer.is_verified());
        Caller::Customer(Box::new(session.ok_or(Code::AccessToken)?))
    };
    let is_other = key.is_some_and(|key| key != caller.store().as_bytes());
    if is_other || state.config.store(caller.store()).is_none() {
        return Err(Code::AccessToken.into());
    }
    Ok(caller)
}

/// The token of the `accessToken` header, with or without `Bearer`. It was copied from somewhere, perhaps with a byte order mark.
fn token_of(headers: &HeaderMap) -> Option<String> {
    let value = visible(&String::from_utf8_lossy(headers.get(ACCESS_TOKEN)?.as_bytes()));
    match value.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Some(token.trim().to_owned()),
        _ => Some(value),
    }
}

impl OptionalFromRequestParts<ApiState> for PresentedToken {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ApiState) -> Result<Option<Self>, Problem> {
        let Some(token) = token_of(&parts.headers) else { return Ok(None) };
        let key = parts.headers.get(KEY).map(|key| key.as_bytes().to_vec());
        let seen = find_caller(&mut *state.database.read().await?, state, &token, key.as_deref()).await?;
        Ok(Some(Self { token, key, seen }))
    }
}
