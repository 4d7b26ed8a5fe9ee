//! Removes what is over and no longer tells anybody anything.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::app::App;
use crate::{access_tokens, codes, limits, login_codes, resets};

/// How often.
const PERIOD: Duration = Duration::from_mins(15);
/// How long a client from which nobody signs in stays known.
const KNOWN: Duration = Duration::from_hours(180 * 24);

/// Sweeps from time to time until `stop` says so.
pub async fn run(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = once(&app).await {
            tracing::error!(%error, "cannot sweep the database");
        }
        tokio::select! {
            () = tokio::time::sleep(PERIOD) => {}
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
    let old = [
        ("DELETE FROM sessions WHERE expires_at <= $1", now),
        ("DELETE FROM codes WHERE sent_at <= $1", now.before(codes::KEPT)),
        ("DELETE FROM reset_links WHERE expires_at <= $1", now.before(resets::KEPT)),
        ("DELETE FROM limit_events WHERE at <= $1", now.before(limits::WINDOW)),
        ("DELETE FROM hand_offs WHERE expires_at <= $1", now.before(login_codes::KEPT)),
        ("DELETE FROM access_token_uses WHERE at <= $1", now.before(access_tokens::KEPT)),
        ("DELETE FROM access_tokens WHERE expires_at <= $1", now.before(access_tokens::KEPT)),
        ("DELETE FROM known_clients WHERE seen_at <= $1", now.before(KNOWN)),
    ];
    for (sql, before) in old {
        let mut tx = app.database.write().await?;
        sqlx::query(sql).bind(before).execute(&mut *tx).await?;
        tx.commit().await?;
    }
    Ok(())
}
