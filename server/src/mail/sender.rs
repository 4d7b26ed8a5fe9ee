//! Sends the mails of the outbox.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

use super::smtp::DELIVERY_TIMEOUT;
use super::transport::Transport;
use crate::base::clock::Clock;
use crate::base::error_chain::chain;
use crate::db::Database;
use crate::metrics::Metrics;
use crate::store::outbox::{self, QueuedMail};

/// How often the outbox is checked without a signal, for mails that have to be tried again.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);
/// The longest wait after repeated failures of the database.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// Mails that are sent at the same time.
const BATCH: i64 = 8;
/// How long a mail is reserved for one sender. After a crash in between it is sent again.
const LEASE: Duration = Duration::from_mins(2);
const _: () =
    assert!(DELIVERY_TIMEOUT.as_secs() < LEASE.as_secs(), "no other sender takes a mail that is being sent");
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
    /// Sends what is due until `stop` is true; then once more what the last requests left.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut pause = CHECK_INTERVAL;
        loop {
            // While the database is away there is nothing to do.
            tokio::select! {
                () = self.database.available() => {}
                _ = stop.wait_for(|stop| *stop) => {}
            }
            let last = *stop.borrow();
            match self.send_due().await {
                // There may be more than one batch.
                Ok(true) => continue,
                Ok(false) => pause = CHECK_INTERVAL,
                Err(error) => {
                    self.metrics.database_errors.inc();
                    self.database.failed(&error);
                    pause = (pause * 2).min(LONGEST_PAUSE);
                    let seconds = pause.as_secs();
                    tracing::error!(
                        cause = chain(&error),
                        seconds,
                        "cannot process the outbox, will try again"
                    );
                }
            }
            if last {
                return;
            }
            tokio::select! {
                () = self.signal.0.notified() => {}
                () = tokio::time::sleep(pause) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Sends a batch of what is due; returns whether to look for more at once.
    async fn send_due(&self) -> sqlx::Result<bool> {
        let due = outbox::due(&mut *self.database.read().await?, self.clock.now(), BATCH).await?;
        if due.is_empty() {
            return Ok(false);
        }
        let mut sending = JoinSet::new();
        for mail in due {
            let sender = self.clone();
            sending.spawn(async move { sender.send(mail).await });
        }
        let mut outcome = Ok(true);
        while let Some(sent) = sending.join_next().await {
            match sent {
                Ok(Ok(())) => {}
                Ok(Err(error)) => outcome = Err(error),
                // One bad mail must not hold the others up.
                Err(error) => tracing::error!(%error, "sending a mail was interrupted, will try again"),
            }
        }
        outcome
    }

    async fn send(&self, mail: QueuedMail) -> sqlx::Result<()> {
        let now = self.clock.now();
        if !outbox::claim(&self.database, &mail, now.after(LEASE)).await? {
            return Ok(());
        }
        let Some(recipient) = &mail.recipient else { return outbox::remove(&self.database, mail.id).await };
        let now = self.clock.now();
        if mail.expires_at <= now {
            self.metrics.mail("given_up");
            tracing::error!(mail = mail.id, tries = mail.tries, "mail given up: it has expired");
            return outbox::remove(&self.database, mail.id).await;
        }
        match self.transport.send(&mail, recipient).await {
            Ok(()) => {
                self.metrics.mail("sent");
                tracing::info!(mail = mail.id, "mail sent");
                outbox::remove(&self.database, mail.id).await
            }
            Err(error) => {
                let cause = error.cause();
                if error.is_final() {
                    self.metrics.mail("given_up");
                    tracing::error!(mail = mail.id, cause, "mail given up");
                    return outbox::remove(&self.database, mail.id).await;
                }
                self.metrics.mail("put_off");
                let wait = wait_after(mail.tries);
                tracing::warn!(
                    mail = mail.id,
                    cause,
                    seconds = wait.as_secs(),
                    "mail not sent, will try again"
                );
                outbox::postpone(&self.database, mail.id, now.after(wait)).await
            }
        }
    }
}

fn wait_after(tries: i64) -> Duration {
    let doubled = 2_u32.saturating_pow(u32::try_from(tries).unwrap_or(u32::MAX));
    FIRST_WAIT.saturating_mul(doubled).min(LONGEST_WAIT)
}
