//! Deletes rows after their retention period.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::base::clock::{Clock, SKEW};
use crate::base::error_chain::chain;
use crate::config::Lifetimes;
use crate::db::Database;
use crate::metrics::Metrics;
use crate::store::{
    access_tokens, hand_overs, known_clients, limit_events, otp_codes, reset_links, sessions, used_nonces,
};

/// How often.
const PERIOD: Duration = Duration::from_mins(15);
/// The wait after the first failure; each further one doubles it.
const FIRST_WAIT: Duration = Duration::from_secs(2);

/// Deletes rows after their retention period.
#[derive(Clone)]
pub struct Retention {
    /// The database.
    pub database: Database,
    /// Tells the time.
    pub clock: Clock,
    /// Counts failures.
    pub metrics: Arc<Metrics>,
    /// How long sessions live and the audit log is kept.
    pub lifetimes: Lifetimes,
}

impl Retention {
    /// Sweeps from time to time until `stop` is true.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut failures = 0;
        while !*stop.borrow() {
            let pause = match self.sweep().await {
                Ok(()) => {
                    failures = 0;
                    PERIOD
                }
                Err(error) => {
                    let pause = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(failures)).min(PERIOD);
                    failures += 1;
                    self.metrics.database_errors.inc();
                    self.database.failed(&error);
                    tracing::error!(
                        cause = chain(&error),
                        seconds = pause.as_secs(),
                        "cannot delete expired rows, will try again"
                    );
                    pause
                }
            };
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Does nothing while the clock may be wrong: what is deleted is gone.
    async fn sweep(&self) -> sqlx::Result<()> {
        let (now, is_steady) = self.clock.steadiness();
        if !is_steady {
            tracing::warn!(
                "the clock has jumped; expired rows are deleted once it has run evenly for a while"
            );
            return Ok(());
        }
        for (table, column, until) in [
            ("sessions", "expires_at", now),
            ("codes", "sent_at", now.before(otp_codes::RETENTION)),
            ("reset_links", "expires_at", now.before(reset_links::RETENTION)),
            ("limit_events", "at", now.before(limit_events::WINDOW)),
            ("hand_offs", "expires_at", now.before(hand_overs::RETENTION)),
            ("access_token_uses", "at", now.before(access_tokens::RETENTION)),
            ("access_tokens", "expires_at", now.before(access_tokens::RETENTION)),
            ("audit_events", "at", now.before(self.lifetimes.audit())),
            ("social_tickets", "expires_at", now),
            ("used_nonces", "expires_at", now.before(used_nonces::RETENTION)),
            ("known_clients", "seen_at", now.before(known_clients::RETENTION)),
        ] {
            self.database.sweep(table, column, until).await?;
        }
        self.undo_a_wrong_clock().await
    }

    /// Corrects what was recorded while a clock was ahead: events would count when their time comes, and sessions live until then.
    async fn undo_a_wrong_clock(&self) -> sqlx::Result<()> {
        let mut tx = self.database.begin().await?;
        // What was recorded while the rows before were deleted is not ahead.
        let (now, is_steady) = self.clock.steadiness();
        if !is_steady {
            return Ok(());
        }
        limit_events::forget_after(&mut tx, now.after(SKEW)).await?;
        for remembered in [false, true] {
            sessions::shorten(&mut tx, remembered, now.after(self.lifetimes.session(remembered))).await?;
        }
        tx.commit().await
    }
}
