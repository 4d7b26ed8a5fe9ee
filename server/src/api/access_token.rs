//! Access tokens: another system's way to hand customers over, bound to a store, for a while, until it is revoked. A
//! customer's own session token serves as one too, for that customer alone.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::OptionalFromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use portico_shared::paths::{ACCESS_TOKEN, KEY};
use portico_shared::problem::Code;

use crate::api::problem::Problem;
use crate::api::session::{self, Session};
use crate::api::state::App;
use crate::base::clock::Moment;
use crate::base::key_ring::token_hash;
use crate::base::random::Random;
use crate::db::Connection;
use crate::store::customers::Customer;

/// How long the record of uses is kept, and a token that is over with it.
pub const KEPT: Duration = Duration::from_hours(400 * 24);

/// An access token, as `portico-server token list` shows it: never itself.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AccessToken {
    /// Its number.
    pub id: i64,
    /// What it is for, in the words of whoever made it.
    pub name: String,
    /// The key of its store.
    pub store: String,
    /// When it was made.
    pub created_at: Moment,
    /// Until when it is good.
    pub expires_at: Moment,
    /// When somebody was last handed over with it.
    pub last_used_at: Option<Moment>,
    /// When it was revoked.
    pub revoked_at: Option<Moment>,
}

const COLUMNS: &str = "id, name, store, created_at, expires_at, last_used_at, revoked_at";

/// What an access token is made of.
pub struct NewToken<'a> {
    /// What it is for.
    pub name: &'a str,
    /// The key of its store.
    pub store: &'a str,
    /// How long it is good.
    pub lifetime: Duration,
}

/// Makes an access token. The text is given this once; what is kept is its hash.
///
/// # Errors
/// What the database says.
pub async fn create(
    tx: &mut Connection,
    random: Random,
    new: &NewToken<'_>,
    now: Moment,
) -> sqlx::Result<(String, AccessToken)> {
    let text = random.token();
    let sql = format!(
        "INSERT INTO access_tokens (token_hash, name, store, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5) RETURNING {COLUMNS}"
    );
    let token = sqlx::query_as(sqlx::AssertSqlSafe(sql))
        .bind(token_hash(&text))
        .bind(new.name)
        .bind(new.store)
        .bind(now)
        .bind(now.after(new.lifetime))
        .fetch_one(tx)
        .await?;
    Ok((text, token))
}

/// Every access token, oldest first.
///
/// # Errors
/// What the database says.
pub async fn all(connection: &mut Connection) -> sqlx::Result<Vec<AccessToken>> {
    let sql = format!("SELECT {COLUMNS} FROM access_tokens ORDER BY id");
    sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_all(connection).await
}

/// The access token of a number.
///
/// # Errors
/// What the database says.
pub async fn get(connection: &mut Connection, id: i64) -> sqlx::Result<Option<AccessToken>> {
    let sql = format!("SELECT {COLUMNS} FROM access_tokens WHERE id = $1");
    sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(connection).await
}

/// Revokes an access token: it is no good from now on, and neither are the login codes that came of it, see
/// [`crate::api::login_code`].
///
/// # Errors
/// What the database says.
pub async fn revoke(tx: &mut Connection, id: i64, now: Moment) -> sqlx::Result<()> {
    sqlx::query("UPDATE access_tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL")
        .bind(id)
        .bind(now)
        .execute(tx)
        .await?;
    Ok(())
}

/// Who hands a customer over.
pub enum Caller {
    /// Another system, by the access token of this number, for a store.
    System {
        /// The token's number.
        token: i64,
        /// The key of its store.
        store: String,
    },
    /// A customer, by a session of their own.
    Customer(Box<Session>),
}

impl Caller {
    /// The key of the store that the caller is of.
    pub fn store(&self) -> &str {
        match self {
            Self::System { store, .. } => store,
            Self::Customer(session) => &session.customer.store,
        }
    }

    /// The number of the access token.
    pub fn token_id(&self) -> Option<i64> {
        match self {
            Self::System { token, .. } => Some(*token),
            Self::Customer(_) => None,
        }
    }

    /// The session.
    pub fn session(&self) -> Option<&Session> {
        match self {
            Self::System { .. } => None,
            Self::Customer(session) => Some(session),
        }
    }

    /// The name under which limits count it.
    pub fn name(&self) -> String {
        match self {
            Self::System { token, .. } => format!("access token {token}"),
            Self::Customer(session) => format!("customer {}", session.customer.id),
        }
    }

    /// Whether the caller may hand this customer over: a customer only themselves.
    pub fn may_hand_over(&self, customer: &Customer) -> bool {
        self.session().is_none_or(|session| session.customer.id == customer.id)
    }

    /// Records that a customer is handed over, or that somebody was asked for who is none.
    ///
    /// # Errors
    /// What the database says.
    pub async fn record(&self, tx: &mut Connection, customer: Option<i64>, now: Moment) -> sqlx::Result<()> {
        sqlx::query(
            "INSERT INTO access_token_uses (at, token_id, customer_id, store) VALUES ($1, $2, $3, $4)",
        )
        .bind(now)
        .bind(self.token_id())
        .bind(customer)
        .bind(self.store())
        .execute(&mut *tx)
        .await?;
        sqlx::query("UPDATE access_tokens SET last_used_at = $2 WHERE id = $1")
            .bind(self.token_id())
            .bind(now)
            .execute(tx)
            .await?;
        Ok(())
    }
}

/// Who sends a request of document B, as it stood before the body was read. Whoever acts on it looks again in the
/// transaction, so that nothing is done after a revocation.
pub struct Presented {
    token: String,
    /// The store's key, where the request names one.
    key: Option<Vec<u8>>,
    /// Who it was.
    pub seen: Caller,
}

impl Presented {
    /// Who it is now.
    ///
    /// # Errors
    /// `access_token`, or what the database says.
    pub async fn caller(&self, connection: &mut Connection, app: &App) -> Result<Caller, Problem> {
        find_caller(connection, app, &self.token, self.key.as_deref()).await
    }
}

async fn find_caller(
    connection: &mut Connection,
    app: &App,
    token: &str,
    key: Option<&[u8]>,
) -> Result<Caller, Problem> {
    let now = app.clock.now();
    let system: Option<(i64, String)> = sqlx::query_as(
        "SELECT id, store FROM access_tokens
         WHERE token_hash = $1 AND expires_at > $2 AND revoked_at IS NULL",
    )
    .bind(token_hash(token))
    .bind(now)
    .fetch_optional(&mut *connection)
    .await?;
    let caller = if let Some((token, store)) = system {
        Caller::System { token, store }
    } else {
        let session = session::find(connection, token, now).await?;
        // Whoever opened an account on a stranger's email must not get further by it.
        let session = session.filter(|session| session.customer.is_verified());
        Caller::Customer(Box::new(session.ok_or(Code::AccessToken)?))
    };
    let is_other = key.is_some_and(|key| key != caller.store().as_bytes());
    if is_other || app.config.store(caller.store()).is_none() {
        return Err(Code::AccessToken.into());
    }
    Ok(caller)
}

/// The token of the `accessToken` header, with or without `Bearer`.
fn token_of(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(ACCESS_TOKEN)?.to_str().unwrap_or_default().trim();
    match value.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Some(token.trim()),
        _ => Some(value),
    }
}

impl OptionalFromRequestParts<Arc<App>> for Presented {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Option<Self>, Problem> {
        let Some(token) = token_of(&parts.headers).map(str::to_owned) else { return Ok(None) };
        let key = parts.headers.get(KEY).map(|key| key.as_bytes().to_vec());
        let seen = find_caller(&mut *app.database.read().await?, app, &token, key.as_deref()).await?;
        Ok(Some(Self { token, key, seen }))
    }
}
