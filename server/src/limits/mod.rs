//! Limits on what can be tried: failed sign-ins, wrong codes, mails. They are counted in the database, so that a
//! restart forgets nothing and two servers agree.
//!
//! Each check counts and records in the transaction of its caller, in the turn of the email and the client, so of
//! simultaneous tries none slips through.

mod kind;
mod sign_in;

use std::time::Duration;

use crate::api::problem::Problem;
use crate::base::clock::Moment;
use crate::config::{Config, Lifetimes, Limits};
use crate::db::{Connection, Turn};
use crate::metrics::Metrics;
use crate::store::customers::Account;
use kind::Event;

pub use kind::Limit;
pub use sign_in::lift;

/// Everything is counted over the last hour.
pub const WINDOW: Duration = Duration::from_hours(1);

/// How much was counted, and when the first and the last of it were.
#[derive(sqlx::FromRow)]
struct Counted {
    number: i64,
    first: Option<Moment>,
    last: Option<Moment>,
}

/// The limits for one request.
pub struct Limiter<'a> {
    limits: Limits,
    lifetimes: Lifetimes,
    on: bool,
    metrics: &'a Metrics,
    client: &'a str,
    now: Moment,
}

impl<'a> Limiter<'a> {
    /// The limits of the configuration, for a request of `client` at `now`.
    pub fn new(config: &Config, metrics: &'a Metrics, client: &'a str, now: Moment) -> Self {
        Self {
            limits: config.limits,
            lifetimes: config.lifetimes,
            on: config.limits_on,
            metrics,
            client,
            now,
        }
    }

    /// The turn in which the client is decided of.
    pub fn turn(&self) -> Turn<'a> {
        Turn::Client(self.client)
    }

    /// Refuses when too many codes of an email were wrong.
    ///
    /// # Errors
    /// `too_many`, or what the database says.
    pub async fn code_tries(&self, tx: &mut Connection, account: &Account) -> Result<(), Problem> {
        if !self.on {
            return Ok(());
        }
        let email = self.count(tx, Event::WrongCode, Some(&account.subject()), None).await?;
        self.cap(Limit::WrongCodes, &email, self.limits.wrong_codes)?;
        let client = self.count(tx, Event::WrongCode, None, Some(self.client)).await?;
        self.cap(Limit::ClientWrongCodes, &client, self.limits.client_failures)
    }

    /// Counts a wrong code.
    ///
    /// # Errors
    /// What the database says.
    pub async fn wrong_code(&self, tx: &mut Connection, account: &Account) -> Result<(), Problem> {
        self.record(tx, Event::WrongCode, &account.subject()).await
    }

    /// Refuses a code that is asked for again too soon.
    ///
    /// # Errors
    /// `too_many`, or what the database says.
    pub async fn resend(&self, tx: &mut Connection, account: &Account) -> Result<(), Problem> {
        if !self.on {
            return Ok(());
        }
        let sent = self.count(tx, Event::CodeMail, Some(&account.email_key), None).await?;
        let again = sent.last.map(|last| last.after(self.resend_after()));
        self.wait_until(Limit::Resend, again)
    }

    /// How long after a code another one may be asked for.
    pub fn resend_after(&self) -> Duration {
        Duration::from_secs(if self.on { self.lifetimes.resend.into() } else { 0 })
    }

    /// Refuses a mail with a code to an email that got enough of them, whatever the store.
    ///
    /// # Errors
    /// `too_many`, or what the database says.
    pub async fn code_mails(&self, tx: &mut Connection, account: &Account) -> Result<(), Problem> {
        self.mails(tx, (Event::CodeMail, Limit::CodeMails), account, self.limits.code_mails).await
    }

    /// Refuses a mail with a reset link likewise.
    ///
    /// # Errors
    /// `too_many`, or what the database says.
    pub async fn link_mails(&self, tx: &mut Connection, account: &Account) -> Result<(), Problem> {
        self.mails(tx, (Event::LinkMail, Limit::LinkMails), account, self.limits.link_mails).await
    }

    /// Counts a mail with a code.
    ///
    /// # Errors
    /// What the database says.
    pub async fn code_mailed(&self, tx: &mut Connection, account: &Account) -> Result<(), Problem> {
        self.record(tx, Event::CodeMail, &account.email_key).await
    }

    /// Counts a mail with a reset link.
    ///
    /// # Errors
    /// What the database says.
    pub async fn link_mailed(&self, tx: &mut Connection, account: &Account) -> Result<(), Problem> {
        self.record(tx, Event::LinkMail, &account.email_key).await
    }

    /// Refuses a hand-over when its caller, who is the client here, has handed the customer over often enough, or has
    /// asked for too many who are none: a stolen access token must not tell who is a customer. Then it is refused for
    /// everybody, since an answer to those who are customers would tell as well.
    ///
    /// # Errors
    /// `too_many`, or what the database says.
    pub async fn hand_overs(&self, tx: &mut Connection, account: &Account) -> Result<(), Problem> {
        if !self.on {
            return Ok(());
        }
        let unknown = self.count(tx, Event::CustomerUnknown, None, Some(self.client)).await?;
        self.cap(Limit::UnknownCustomers, &unknown, self.limits.unknown_customers)?;
        let pair = self.count(tx, Event::HandOver, Some(&account.subject()), Some(self.client)).await?;
        self.cap(Limit::HandOvers, &pair, self.limits.hand_overs)
    }

    /// Counts a hand-over.
    ///
    /// # Errors
    /// What the database says.
    pub async fn handed_over(&self, tx: &mut Connection, account: &Account) -> Result<(), Problem> {
        self.record(tx, Event::HandOver, &account.subject()).await
    }

    /// Counts a hand-over of an email that no customer has.
    ///
    /// # Errors
    /// What the database says.
    pub async fn customer_unknown(&self, tx: &mut Connection, account: &Account) -> Result<(), Problem> {
        self.record(tx, Event::CustomerUnknown, &account.subject()).await
    }

    async fn mails(
        &self,
        tx: &mut Connection,
        (event, limit): (Event, Limit),
        account: &Account,
        most: u32,
    ) -> Result<(), Problem> {
        if !self.on {
            return Ok(());
        }
        let email = self.count(tx, event, Some(&account.email_key), None).await?;
        self.cap(limit, &email, most)?;
        let codes = self.count(tx, Event::CodeMail, None, Some(self.client)).await?;
        let links = self.count(tx, Event::LinkMail, None, Some(self.client)).await?;
        let client = Counted {
            number: codes.number + links.number,
            first: codes.first.into_iter().chain(links.first).min(),
            last: None,
        };
        self.cap(Limit::ClientMails, &client, self.limits.client_mails)
    }

    async fn record(&self, tx: &mut Connection, event: Event, subject: &str) -> Result<(), Problem> {
        self.record_of(tx, event, subject, self.client).await
    }

    async fn record_of(
        &self,
        tx: &mut Connection,
        event: Event,
        subject: &str,
        client: &str,
    ) -> Result<(), Problem> {
        if !self.on {
            return Ok(());
        }
        sqlx::query("INSERT INTO limit_events (kind, subject, client, at) VALUES ($1, $2, $3, $4)")
            .bind(event.name())
            .bind(subject)
            .bind(client)
            .bind(self.now)
            .execute(tx)
            .await?;
        Ok(())
    }

    async fn count(
        &self,
        tx: &mut Connection,
        event: Event,
        subject: Option<&str>,
        client: Option<&str>,
    ) -> Result<Counted, Problem> {
        let sql = match (subject, client) {
            (Some(_), Some(_)) => {
                "SELECT count(*) AS number, min(at) AS first, max(at) AS last FROM limit_events
                 WHERE kind = $1 AND at > $2 AND subject = $3 AND client = $4"
            }
            (Some(_), None) => {
                "SELECT count(*) AS number, min(at) AS first, max(at) AS last FROM limit_events
                 WHERE kind = $1 AND at > $2 AND subject = $3"
            }
            (None, _) => {
                "SELECT count(*) AS number, min(at) AS first, max(at) AS last FROM limit_events
                 WHERE kind = $1 AND at > $2 AND client = $3"
            }
        };
        let mut query = sqlx::query_as(sql).bind(event.name()).bind(self.now.before(WINDOW));
        for value in subject.into_iter().chain(client) {
            query = query.bind(value);
        }
        Ok(query.fetch_one(tx).await?)
    }

    /// At most so many in the window; a refused try is free again when the oldest one leaves it.
    fn cap(&self, limit: Limit, counted: &Counted, most: u32) -> Result<(), Problem> {
        if counted.number < i64::from(most) {
            return Ok(());
        }
        self.wait_until(limit, counted.first.map(|first| first.after(WINDOW)))
    }

    /// After so many in the window, a wait that doubles with each further one.
    fn delay(&self, limit: Limit, counted: &Counted, free: u32, longest: u32) -> Result<(), Problem> {
        let Some(over) = u32::try_from(counted.number).unwrap_or(u32::MAX).checked_sub(free) else {
            return Ok(());
        };
        let doubled = 2_u32.saturating_pow(over.min(31));
        let wait = self.limits.first_wait.saturating_mul(doubled).min(longest);
        let free_at = counted.last.map(|last| last.after(Duration::from_secs(wait.into())));
        self.wait_until(limit, free_at)
    }

    fn wait_until(&self, limit: Limit, free_at: Option<Moment>) -> Result<(), Problem> {
        match free_at {
            Some(free_at) if free_at > self.now => {
                self.metrics.limited(limit);
                Err(Problem::too_many(self.now.until(free_at)))
            }
            _ => Ok(()),
        }
    }
}
