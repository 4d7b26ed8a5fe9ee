//! The audit trail: what an operator can show afterwards of who did what, and when. It never has a password, a code, a token
//! or an email in it.
//!
//! An event is written in the transaction of what it tells of, so neither is there without the other. Recorded is what was
//! done, and what counts against a limit; what is refused without either (bad input, too many tries, a code that is over)
//! leaves nothing, so that nobody fills the table by asking. For an email without an account the same rows are written as for
//! one with an account, in the same steps.

use portico_shared::problem::Code;

use crate::api::state::App;
use crate::base::clock::Moment;
use crate::db::Connection;
use crate::http::client_ip::Client;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Somebody signed in by password, or tried to.
    SignInPassword,
    /// Somebody signed in by a mailed code, or tried to.
    SignInCode,
    /// Somebody signed in by the login code of a hand-over.
    SignInLoginCode,
    /// A session was ended by its bearer.
    SignOut,
    /// Somebody registered, or tried to with a wrong code.
    Register,
    /// An email was proven for the first time.
    Proof,
    /// A reset link was asked for.
    ResetAsked,
    /// A password was set by a reset link.
    Reset,
    /// A customer was handed over, or somebody who is none.
    HandOver,
    /// An access token was made.
    TokenCreated,
    /// An access token was revoked.
    TokenRevoked,
}

impl Event {
    /// The event as the table and an export have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignInPassword => "sign_in_password",
            Self::SignInCode => "sign_in_code",
            Self::SignInLoginCode => "sign_in_login_code",
            Self::SignOut => "sign_out",
            Self::Register => "register",
            Self::Proof => "proof",
            Self::ResetAsked => "reset_asked",
            Self::Reset => "reset",
            Self::HandOver => "hand_over",
            Self::TokenCreated => "token_created",
            Self::TokenRevoked => "token_revoked",
        }
    }
}

/// What became of it when nothing is in the way.
const DONE: &str = "ok";

/// What is told of an event beside its time.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// What happened.
    event: Event,
    /// In which store.
    store: &'a str,
    /// Of which customer; none where there is no such customer.
    customer: Option<i64>,
    /// By which access token.
    token: Option<i64>,
    /// Why it was refused; none when it was done.
    refused: Option<Code>,
    /// Who asked; none on the command line.
    client: Option<&'a Client>,
}

impl<'a> Entry<'a> {
    /// An event of nobody that was done.
    pub fn of(event: Event, store: &'a str, client: Option<&'a Client>) -> Self {
        Self { event, store, client, customer: None, token: None, refused: None }
    }

    /// Another event with all else the same.
    #[must_use]
    pub fn instead(self, event: Event) -> Self {
        Self { event, ..self }
    }

    /// The same of a customer, if there is one.
    #[must_use]
    pub fn customer(self, customer: impl Into<Option<i64>>) -> Self {
        Self { customer: customer.into(), ..self }
    }

    /// The same by an access token, if it was by one.
    #[must_use]
    pub fn token(self, token: impl Into<Option<i64>>) -> Self {
        Self { token: token.into(), ..self }
    }

    /// The same, refused.
    #[must_use]
    pub fn refused(self, code: Code) -> Self {
        Self { refused: Some(code), ..self }
    }
}

/// An event that is recorded.
#[derive(Clone, Copy)]
pub struct Recorded(i64);

/// Records an event of a request.
///
/// # Errors
/// What the database says.
pub async fn record(tx: &mut Connection, app: &App, entry: Entry<'_>) -> sqlx::Result<Recorded> {
    record_at(tx, app.clock.now(), entry).await
}

/// Records an event.
///
/// # Errors
/// What the database says.
pub async fn record_at(tx: &mut Connection, now: Moment, entry: Entry<'_>) -> sqlx::Result<Recorded> {
    let Entry { event, store, customer, token, refused, client } = entry;
    let id = sqlx::query_scalar(
        "INSERT INTO audit_events (at, event, outcome, store, customer_id, token_id, client, request_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
    )
    .bind(now)
    .bind(event.as_str())
    .bind(refused.map_or(DONE, Code::as_str))
    .bind(store)
    .bind(customer)
    .bind(token)
    .bind(client.map(|client| client.address().to_string()).unwrap_or_default())
    .bind(client.map(Client::request_id).unwrap_or_default())
    .fetch_one(tx)
    .await?;
    Ok(Recorded(id))
}

impl Recorded {
    /// It came out well after all. A sign-in by password is recorded as refused before the password is looked at, as limits
    /// count it, so that one that breaks off is there as well.
    ///
    /// # Errors
    /// What the database says.
    pub async fn done(self, tx: &mut Connection) -> sqlx::Result<()> {
        sqlx::query("UPDATE audit_events SET outcome = $2 WHERE id = $1")
            .bind(self.0)
            .bind(DONE)
            .execute(tx)
            .await?;
        Ok(())
    }
}

/// An event as an export has it.
#[derive(sqlx::FromRow)]
pub struct Row {
    /// Counts up.
    pub id: i64,
    /// When it was.
    pub at: Moment,
    /// What happened.
    pub event: String,
    /// `ok`, or the code of the refusal.
    pub outcome: String,
    /// The key of the store.
    pub store: String,
    /// The number of the customer.
    pub customer_id: Option<i64>,
    /// The number of the access token.
    pub token_id: Option<i64>,
    /// The client's address; empty on the command line.
    pub client: String,
    /// The id of the request; empty on the command line.
    pub request_id: String,
}

/// Some of the events from `since` on and before `until`, oldest first, those after the event `after`.
///
/// # Errors
/// What the database says.
pub async fn some(
    connection: &mut Connection,
    (since, until): (Moment, Moment),
    after: i64,
    most: i64,
) -> sqlx::Result<Vec<Row>> {
    sqlx::query_as(
        "SELECT id, at, event, outcome, store, customer_id, token_id, client, request_id FROM audit_events
         WHERE id > $1 AND at >= $2 AND at < $3 ORDER BY id LIMIT $4",
    )
    .bind(after)
    .bind(since)
    .bind(until)
    .bind(most)
    .fetch_all(connection)
    .await
}
