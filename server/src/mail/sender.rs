//! Sends the mails of the outbox.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::time::{sleep, timeout};

use super::failure::Cause;
use super::sending::{CONCURRENT, Sending};
use super::smtp::DELIVERY_TIMEOUT;
use super::transport::{Transport, TransportError};
use crate::base::clock::{Clock, Moment};
use crate::base::error_chain::chain;
use crate::db::Database;
use crate::metrics::Metrics;
use crate::store::outbox::{self, QueuedMail};

/// How often the outbox is checked without a signal, for mails that have to be tried again.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);
/// The longest wait after repeated failures of the database.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// How long a mail is reserved for one sender. After a crash in between it is sent again.
const LEASE: Duration = Duration::from_mins(2);
const _: () =
    assert!(DELIVERY_TIMEOUT.as_secs() < LEASE.as_secs(), "no other sender takes a mail that is being sent");
const _: () = assert!(
    LEASE.as_secs() <= LONGEST_WAIT.as_secs(),
    "a lease is not taken for the time of a clock that was wrong"
);
/// The wait after the first failure; each further one doubles it.
const FIRST_WAIT: Duration = Duration::from_secs(2);
/// The longest wait between two attempts.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// Wakes the sender when there is a mail to send.
#[derive(Clone, Default)]
pub struct OutboxSignal(Arc<Notify>);

impl OutboxSignal {
    /// Wakes the sender.
    pub fn wake(&self) {
        self.0.notify_one();
    }
}

/// Sends the mails of the outbox.
#[derive(Clone)]
pub struct Sender {
    /// The database with the outbox.
    pub database: Database,
    /// Tells the time.
    pub clock: Clock,
    /// Counts mails and failures.
    pub metrics: Arc<Metrics>,
    /// Wakes the sender.
    pub signal: OutboxSignal,
    /// Where mails go.
    pub transport: Arc<Transport>,
}

impl Sender {
    /// Sends what is due until `stop` is true; then what the last requests left.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut sending = Sending::default();
        let mut pause = CHECK_INTERVAL;
        loop {
            // While the database is away there is nothing to do.
            tokio::select! {
                () = self.database.available() => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
            let last = *stop.borrow();
            match self.start_due(&mut sending).await {
                Ok(()) => pause = CHECK_INTERVAL,
                Err(error) => {
                    pause = (pause * 2).min(LONGEST_PAUSE);
                    self.report(&error, pause);
                }
            }
            if last && sending.is_empty() {
                return;
            }
            tokio::select! {
                () = self.signal.0.notified() => {}
                () = sleep(pause) => {}
                Some(done) = sending.next(), if !sending.is_empty() => {
                    if let Err(error) = done {
                        self.report(&error, CHECK_INTERVAL);
                    }
                }
                _ = stop.changed(), if !last => {}
            }
        }
    }

    fn report(&self, error: &sqlx::Error, pause: Duration) {
        self.metrics.database_errors.inc();
        self.database.failed(error);
        let seconds = pause.as_secs();
        tracing::error!(cause = chain(error), seconds, "cannot process the outbox, will try again");
    }

    /// Starts to send what is due and has a place.
    async fn start_due(&self, sending: &mut Sending) -> sqlx::Result<()> {
        while !sending.is_full() {
            let due = {
                let mut connection = self.database.read().await?;
                let busy = sending.busy_domains();
                outbox::due(&mut connection, self.clock.now(), LONGEST_WAIT, &busy, CONCURRENT).await?
            };
            let mut started = false;
            for mail in due {
                if sending.has_room_for(&mail)
                    && outbox::claim(&self.database, &mail, self.clock.now().after(LEASE)).await?
                {
                    let sender = self.clone();
                    let (now, clock_is_steady) = self.clock.steadiness();
                    let worthless = is_worthless(&mail, now, clock_is_steady);
                    sending.start(&mail.clone(), async move { sender.send(mail, worthless).await });
                    started = true;
                }
            }
            if !started {
                break;
            }
        }
        Ok(())
    }

    async fn send(&self, mail: QueuedMail, worthless: bool) -> sqlx::Result<()> {
        let Some(recipient) = &mail.recipient else {
            self.remove(mail.id).await;
            return Ok(());
        };
        if worthless {
            self.metrics.mail_given_up(Cause::Expired.as_str());
            tracing::error!(mail = mail.id, tries = mail.tries, "mail given up: it has expired");
            self.remove(mail.id).await;
            return Ok(());
        }
        let begun = self.clock.now();
        let sent = timeout(DELIVERY_TIMEOUT, self.transport.send(&mail, recipient)).await;
        match sent.unwrap_or(Err(TransportError::TooSlow)) {
            Ok(()) => {
                self.metrics.mail_sent();
                tracing::info!(mail = mail.id, "mail sent");
                self.remove(mail.id).await;
                Ok(())
            }
            Err(error) if error.cause() == Cause::Recipient => {
                self.metrics.mail_given_up(Cause::Recipient.as_str());
                let cause = error.explanation();
                tracing::warn!(mail = mail.id, cause, "mail given up: its recipient is refused for good");
                self.remove(mail.id).await;
                Ok(())
            }
            Err(error) => self.put_off(&mail, &error, begun).await,
        }
    }

    async fn put_off(&self, mail: &QueuedMail, error: &TransportError, begun: Moment) -> sqlx::Result<()> {
        let (id, cause, wait) = (mail.id, error.explanation(), wait_after(mail.tries));
        let seconds = wait.as_secs();
        self.metrics.mail_put_off(error.cause().as_str());
        if error.cause() == Cause::Busy {
            tracing::warn!(mail = id, cause, seconds, "mail not sent, will try again");
        } else {
            tracing::error!(mail = id, cause, seconds, "mail not sent, will try again");
        }
        outbox::postpone(&self.database, id, begun.after(wait)).await
    }

    /// Removes a mail, trying until it succeeds: once its lease is over, it would be sent again.
    async fn remove(&self, id: i64) {
        let mut pause = FIRST_WAIT;
        while let Err(error) = outbox::remove(&self.database, id).await {
            self.report(&error, pause);
            sleep(pause).await;
            self.database.available().await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }
}

/// Whether a mail is not worth sending any more. While the clock may be wrong, none is given up by it; a mail that was stored while the
/// clock was ahead is given up after as much time as its attempts have taken.
fn is_worthless(mail: &QueuedMail, now: Moment, clock_is_steady: bool) -> bool {
    if mail.created_at.is_ahead(now) {
        let waited: Duration = (0..mail.tries).map(wait_after).sum();
        waited >= mail.created_at.until(mail.expires_at)
    } else {
        clock_is_steady && mail.expires_at <= now
    }
}

fn wait_after(tries: i64) -> Duration {
    let doubled = 2_u32.saturating_pow(u32::try_from(tries).unwrap_or(u32::MAX));
    FIRST_WAIT.saturating_mul(doubled).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(created_at: Moment, tries: i64) -> QueuedMail {
        QueuedMail {
            id: 1,
            nonce: String::new(),
            recipient: None,
            sender_name: String::new(),
            subject: String::new(),
            plain: String::new(),
            html: String::new(),
            language: String::new(),
            created_at,
            expires_at: created_at.after(Duration::from_mins(10)),
            due_at: created_at,
            tries,
        }
    }

    #[test]
    fn a_mail_is_given_up_when_its_time_is_over_by_a_clock_that_is_right() {
        let then = Moment::from_millis(1_000_000_000_000);
        let later = |minutes| then.after(Duration::from_mins(minutes));
        for (created_at, tries, now, clock_is_steady, worthless) in [
            (then, 0, later(9), true, false),
            (then, 0, later(10), true, true),
            (then, 0, later(600), false, false),
            (then, 50, later(9), true, false),
            // It was stored while the clock was ahead.
            (later(600), 0, then, true, false),
            // 2 + 4 + … + 256 seconds are less than 10 minutes.
            (later(600), 8, then, true, false),
            (later(600), 9, then, true, true),
            (later(600), 9, then, false, true),
        ] {
            let found = is_worthless(&mail(created_at, tries), now, clock_is_steady);
            assert_eq!(found, worthless, "{created_at:?} {tries} {now:?} {clock_is_steady}");
        }
    }
}
