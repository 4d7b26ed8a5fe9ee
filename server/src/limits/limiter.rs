//! The rate limits of one request.

use std::time::Duration;

use super::kind::{Event, Limit};
use crate::base::clock::{Clock, Moment};
use crate::config::{Config, Lifetimes, Limits};
use crate::db::{Connection, LockKey};
use crate::devices::Device;
use crate::metrics::Metrics;
use crate::store::customers::AccountKey;
use crate::store::limit_events::{self, Counted, Filter, WINDOW};

/// Why a request is refused.
#[derive(Debug, thiserror::Error)]
pub enum LimitError {
    /// It is over a limit.
    #[error("too many attempts; try again in {} s", .wait.as_secs())]
    TooMany {
        /// How long to wait before the next attempt.
        wait: Duration,
    },
    /// The database failed.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
}

/// The rate limits of one request.
pub struct Limiter<'a> {
    pub(super) limits: Limits,
    lifetimes: Lifetimes,
    pub(super) on: bool,
    metrics: &'a Metrics,
    pub(super) client: &'a str,
    /// The limit key of the device, if it has signed in to the account before.
    pub(super) device: Option<String>,
    clock: &'a Clock,
}

impl<'a> Limiter<'a> {
    /// The limits of the configuration, for a request of `client`.
    pub fn new(config: &Config, metrics: &'a Metrics, client: &'a str, clock: &'a Clock) -> Self {
        Self {
            limits: config.limits,
            lifetimes: config.lifetimes,
            on: config.limits_on,
            metrics,
            client,
            device: None,
            clock,
        }
    }

    /// The limits of a device that has signed in to the account before: it is counted by itself, and by nothing that strangers
    /// cause, not even from the same address. Without such a device, nothing changes.
    #[must_use]
    pub fn of_device(self, device: Option<Device>) -> Self {
        Self { device: device.map(|device| device.limit_key()), ..self }
    }

    /// The current moment. It is read once the transaction has its locks: events of a transaction that had them before are not ahead of
    /// it.
    pub(super) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The lock of a transaction that decides on the client.
    pub fn lock_key(&self) -> LockKey<'a> {
        LockKey::Client(self.client)
    }

    /// Checks the limits on wrong codes.
    ///
    /// # Errors
    /// When a limit is reached, or the database fails.
    pub async fn code_tries(&self, tx: &mut Connection, account: &AccountKey) -> Result<(), LimitError> {
        if !self.on {
            return Ok(());
        }
        let subject = account.subject();
        let Limits { wrong_codes, client_failures, .. } = self.limits;
        if let Some(device) = &self.device {
            let own = self.count(tx, Event::WrongCode, Some(&subject), Some(device)).await?;
            return self.cap(Limit::DeviceWrongCodes, &own, wrong_codes);
        }
        let email = self.count(tx, Event::WrongCode, Some(&subject), None).await?;
        self.cap(Limit::WrongCodes, &email, wrong_codes)?;
        let client = self.count(tx, Event::WrongCode, None, Some(self.client)).await?;
        self.delay_client(Limit::ClientWrongCodes, &client, client_failures)
    }

    /// Counts a wrong code.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn wrong_code(&self, tx: &mut Connection, account: &AccountKey) -> Result<(), LimitError> {
        self.record(tx, Event::WrongCode, &account.subject()).await
    }

    /// Checks how long ago the last code was requested.
    ///
    /// # Errors
    /// When a limit is reached, or the database fails.
    pub async fn resend(&self, tx: &mut Connection, account: &AccountKey) -> Result<(), LimitError> {
        if !self.on {
            return Ok(());
        }
        let sent = self.count(tx, Event::CodeMail, Some(&account.email_key), self.device.as_deref()).await?;
        let again = sent.last.map(|last| last.after(self.resend_after()));
        self.wait_until(Limit::Resend, again)
    }

    /// How long to wait after a code before requesting another one.
    pub fn resend_after(&self) -> Duration {
        Duration::from_secs(if self.on { self.lifetimes.resend.into() } else { 0 })
    }

    /// Checks the limits on mails with a code, over all stores.
    ///
    /// # Errors
    /// When a limit is reached, or the database fails.
    pub async fn code_mails(&self, tx: &mut Connection, account: &AccountKey) -> Result<(), LimitError> {
        let limits = [Limit::CodeMails, Limit::DeviceCodeMails];
        self.mails(tx, Event::CodeMail, limits, account, self.limits.code_mails).await
    }

    /// Checks the limits on mails with a reset link, over all stores.
    ///
    /// # Errors
    /// When a limit is reached, or the database fails.
    pub async fn link_mails(&self, tx: &mut Connection, account: &AccountKey) -> Result<(), LimitError> {
        let limits = [Limit::LinkMails, Limit::DeviceLinkMails];
        self.mails(tx, Event::LinkMail, limits, account, self.limits.link_mails).await
    }

    /// Counts a mail with a code.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn code_mailed(&self, tx: &mut Connection, account: &AccountKey) -> Result<(), LimitError> {
        self.record(tx, Event::CodeMail, &account.email_key).await
    }

    /// Counts a mail with a reset link.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn link_mailed(&self, tx: &mut Connection, account: &AccountKey) -> Result<(), LimitError> {
        self.record(tx, Event::LinkMail, &account.email_key).await
    }

    /// Checks the limits on hand-overs, for which the client is the caller. A caller that named too many unknown customers is refused
    /// for every email: a stolen access token must not reveal who is a customer.
    ///
    /// # Errors
    /// When a limit is reached, or the database fails.
    pub async fn hand_overs(&self, tx: &mut Connection, account: &AccountKey) -> Result<(), LimitError> {
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
    /// When the database fails.
    pub async fn handed_over(&self, tx: &mut Connection, account: &AccountKey) -> Result<(), LimitError> {
        self.record(tx, Event::HandOver, &account.subject()).await
    }

    /// Counts a hand-over of an unknown customer.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn customer_unknown(
        &self,
        tx: &mut Connection,
        account: &AccountKey,
    ) -> Result<(), LimitError> {
        self.record(tx, Event::CustomerUnknown, &account.subject()).await
    }

    /// Checks the limit on sign-ins with identity providers, for which a client makes us call them.
    ///
    /// # Errors
    /// When the limit is reached, or the database fails.
    pub async fn social(&self, connection: &mut Connection) -> Result<(), LimitError> {
        if !self.on {
            return Ok(());
        }
        let client = self.count(connection, Event::Social, None, Some(self.client)).await?;
        self.delay_client(Limit::ClientSocial, &client, self.limits.client_social)
    }

    /// Counts an authorization code that is exchanged, or an ID token that was refused, in a store.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_social(&self, tx: &mut Connection, store: &str) -> Result<(), LimitError> {
        self.record(tx, Event::Social, store).await
    }

    /// Checks the limit on passkeys that were refused.
    ///
    /// # Errors
    /// When the limit is reached, or the database fails.
    pub async fn passkeys(&self, connection: &mut Connection) -> Result<(), LimitError> {
        if !self.on {
            return Ok(());
        }
        let client = self.count(connection, Event::Passkey, None, Some(self.client)).await?;
        self.delay_client(Limit::ClientPasskeys, &client, self.limits.client_failures)
    }

    /// Counts a passkey that was refused in a store.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_passkey(&self, tx: &mut Connection, store: &str) -> Result<(), LimitError> {
        self.record(tx, Event::Passkey, store).await
    }

    async fn mails(
        &self,
        tx: &mut Connection,
        event: Event,
        [of_email, of_device]: [Limit; 2],
        account: &AccountKey,
        most: u32,
    ) -> Result<(), LimitError> {
        if !self.on {
            return Ok(());
        }
        let sent = self.count(tx, event, Some(&account.email_key), self.device.as_deref()).await?;
        if self.device.is_some() {
            return self.cap(of_device, &sent, most);
        }
        self.cap(of_email, &sent, most)?;
        let codes = self.count(tx, Event::CodeMail, None, Some(self.client)).await?;
        let links = self.count(tx, Event::LinkMail, None, Some(self.client)).await?;
        let client = Counted {
            number: codes.number + links.number,
            first: codes.first.into_iter().chain(links.first).min(),
            last: codes.last.into_iter().chain(links.last).max(),
        };
        self.delay_client(Limit::ClientMails, &client, self.limits.client_mails)
    }

    /// What the request is counted as: its device if that is known, otherwise its client.
    pub(super) fn counted_as(&self) -> &str {
        self.device.as_deref().unwrap_or(self.client)
    }

    pub(super) async fn record(
        &self,
        tx: &mut Connection,
        event: Event,
        subject: &str,
    ) -> Result<(), LimitError> {
        if self.on {
            limit_events::record(tx, event.name(), subject, self.counted_as(), self.now()).await?;
        }
        Ok(())
    }

    pub(super) async fn count(
        &self,
        tx: &mut Connection,
        event: Event,
        subject: Option<&str>,
        client: Option<&str>,
    ) -> Result<Counted, LimitError> {
        Ok(limit_events::count(tx, Filter { kind: event.name(), subject, client }, self.now()).await?)
    }

    /// Allows `most` events in the window; the next one is allowed when the oldest one leaves it.
    pub(super) fn cap(&self, limit: Limit, counted: &Counted, most: u32) -> Result<(), LimitError> {
        if counted.number < i64::from(most) {
            return Ok(());
        }
        self.wait_until(limit, counted.first.map(|first| first.after(WINDOW)))
    }

    /// Allows `free` events in the window without a wait; each further one doubles it, up to `longest`.
    pub(super) fn delay(
        &self,
        limit: Limit,
        counted: &Counted,
        free: u32,
        longest: u32,
    ) -> Result<(), LimitError> {
        let Some(over) = u32::try_from(counted.number).unwrap_or(u32::MAX).checked_sub(free) else {
            return Ok(());
        };
        let doubled = 2_u32.saturating_pow(over.min(31));
        let wait = self.limits.first_wait.saturating_mul(doubled).min(longest);
        let free_at = counted.last.map(|last| last.after(Duration::from_secs(wait.into())));
        self.wait_until(limit, free_at)
    }

    /// Slows a client down after `free` events over all emails. It may be an office or a network with many shoppers behind one
    /// address, so it is never refused for long.
    pub(super) fn delay_client(&self, limit: Limit, counted: &Counted, free: u32) -> Result<(), LimitError> {
        self.delay(limit, counted, free, self.limits.client_longest_wait)
    }

    fn wait_until(&self, limit: Limit, free_at: Option<Moment>) -> Result<(), LimitError> {
        let now = self.now();
        match free_at {
            Some(free_at) if free_at > now => {
                self.metrics.limited(limit.as_str());
                Err(LimitError::TooMany { wait: now.until(free_at) })
            }
            _ => Ok(()),
        }
    }
}
