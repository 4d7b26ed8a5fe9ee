//! Removes what is over and no longer tells anybody anything.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::api::access_token;
use crate::api::login_code;
use crate::api::password_reset;
use crate::api::problem::chain;
use crate::api::state::App;
use crate::devices;
use crate::limits;
use crate::store::otp_codes;

/// How often.
const PERIOD: Duration = Duration::from_mins(15);
/// The wait after the first failure; each further one doubles it.
const FIRST_WAIT: Duration = Duration::from_secs(2);

/// Sweeps from time to time until `stop` says so.
pub async fn run(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    let mut failures = 0;
    while !*stop.borrow() {
        let pause = match once(&app).await {
            Ok(()) => {
                failures = 0;
                PERIOD
            }
            Err(error) => {
                let pause = FIRST_WAIT.saturating_mul(2_u32.saturating_pow(failures)).min(PERIOD);
                failures += 1;
                app.metrics.database_errors.inc();
                tracing::error!(
                    cause = chain(&error),
                    seconds = pause.as_secs(),
                    "cannot sweep, will try again"
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

/// Sweeps.
///
/// # Errors
/// What the database says.
pub async fn once(app: &App) -> sqlx::Result<()> {
    let now = app.clock.now();
    for (table, column, until) in [
        ("sessions", "expires_at", now),
        ("codes", "sent_at", now.before(otp_codes::KEPT)),
        ("reset_links", "expires_at", now.before(password_reset::KEPT)),
        ("limit_events", "at", now.before(limits::WINDOW)),
        ("hand_offs", "expires_at", now.before(login_code::KEPT)),
        ("access_token_uses", "at", now.before(access_token::KEPT)),
        ("access_tokens", "expires_at", now.before(access_token::KEPT)),
        ("audit_events", "at", now.before(app.config.lifetimes.audit())),
        ("known_clients", "seen_at", now.before(devices::KNOWN)),
    ] {
        app.database.sweep(table, column, until).await?;
    }
    Ok(())
}
