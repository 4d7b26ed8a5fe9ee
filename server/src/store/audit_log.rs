//! The audit log: who did what, and when. It never contains a password, a code, a token or an email.
//!
//! An event is written in the transaction that it describes, so that one never exists without the other. We record what was done and
//! what counts against a rate limit. What is refused without either (bad input, too many attempts, an expired code) is not
//! recorded, so that requests alone cannot fill the table. An email without an account leaves the same rows as one with an
//! account, in the same steps.

use portico_shared::problem::Code;

use crate::base::client::Client;
use crate::base::clock::Moment;
use crate::db::Connection;

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A sign-in by password, or an attempt.
    SignInPassword,
    /// A sign-in by a one-time code, or an attempt.
    SignInCode,
    /// A sign-in by the login code of a hand-over.
    SignInLoginCode,
    /// A sign-in with an identity provider, or a refused ID token.
    SignInSocial,
    /// A link between an identity at a provider and a customer.
    SocialLinked,
    /// The end of such a link.
    SocialUnlinked,
    /// A sign-in by passkey, or a refused passkey.
    SignInPasskey,
    /// A new passkey, or a refused one.
    PasskeyAdded,
    /// The removal of a passkey by its customer.
    PasskeyRemoved,
    /// A passkey whose signature counter went back, so that it may have been copied.
    PasskeyCounter,
    /// The end of a session by signing out.
    SignOut,
    /// A registration, or an attempt with a wrong code.
    Register,
    /// The first verification of an email.
    Proof,
    /// A request for a reset link.
    ResetAsked,
    /// A new password, set with a reset link.
    Reset,
    /// A hand-over of a customer, or an attempt for an unknown one.
    HandOver,
    /// The creation of an access token.
    TokenCreated,
    /// The revocation of an access token.
    TokenRevoked,
}

impl Event {
    /// Its name in the database and in exports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignInPassword => "sign_in_password",
            Self::SignInCode => "sign_in_code",
            Self::SignInLoginCode => "sign_in_login_code",
            Self::SignInSocial => "sign_in_social",
            Self::SocialLinked => "social_linked",
            Self::SocialUnlinked => "social_unlinked",
            Self::SignInPasskey => "sign_in_passkey",
            Self::PasskeyAdded => "passkey_added",
            Self::PasskeyRemoved => "passkey_removed",
            Self::PasskeyCounter => "passkey_counter",
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

/// The outcome of what was not refused.
const DONE: &str = "ok";

/// An event to record.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// What happened.
    event: Event,
    /// The key of the store.
    store: &'a str,
    /// The id of the customer, if there is one.
    customer: Option<i64>,
    /// The id of the access token, if one was used.
    token: Option<i64>,
    /// Why it was refused, if it was.
    refused: Option<Code>,
    /// The client; none on the command line.
    client: Option<&'a Client>,
}

impl<'a> Entry<'a> {
    /// An event that was not refused, without a customer.
    pub fn of(event: Event, store: &'a str, client: Option<&'a Client>) -> Self {
        Self { event, store, client, customer: None, token: None, refused: None }
    }

    /// The same entry for another event.
    #[must_use]
    pub fn event(self, event: Event) -> Self {
        Self { event, ..self }
    }

    /// The same entry for a customer, if there is one.
    #[must_use]
    pub fn customer(self, customer: impl Into<Option<i64>>) -> Self {
        Self { customer: customer.into(), ..self }
    }

    /// The same entry for an access token, if one was used.
    #[must_use]
    pub fn token(self, token: impl Into<Option<i64>>) -> Self {
        Self { token: token.into(), ..self }
    }

    /// The same entry, refused.
    #[must_use]
    pub fn refused(self, code: Code) -> Self {
        Self { refused: Some(code), ..self }
    }
}

/// The id of a recorded event.
#[derive(Clone, Copy)]
pub struct Recorded(i64);

/// Records an event.
///
/// # Errors
/// When the database fails.
pub async fn record(tx: &mut Connection, now: Moment, entry: Entry<'_>) -> sqlx::Result<Recorded> {
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
    /// Marks the event as not refused. A sign-in by password is recorded as refused before the password is verified, in step with the
    /// rate limits, so that an interrupted one is recorded as well.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn done(self, tx: &mut Connection) -> sqlx::Result<()> {
        sqlx::query("UPDATE audit_events SET outcome = $2 WHERE id = $1")
            .bind(self.0)
            .bind(DONE)
            .execute(tx)
            .await?;
        Ok(())
    }
}

/// An event, as exports have it.
#[derive(sqlx::FromRow)]
pub struct Row {
    /// The id; later events have higher ones.
    pub id: i64,
    /// When it happened.
    pub at: Moment,
    /// What happened.
    pub event: String,
    /// `ok`, or the error code.
    pub outcome: String,
    /// The key of the store.
    pub store: String,
    /// The id of the customer.
    pub customer_id: Option<i64>,
    /// The id of the access token.
    pub token_id: Option<i64>,
    /// The client's address; empty on the command line.
    pub client: String,
    /// The id of the request; empty on the command line.
    pub request_id: String,
}

/// At most `most` events from `since` until before `until` with ids above `after`, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn page(
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
