//! Waiting for a condition by polling.

use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use tokio::time::sleep;

/// The longest wait. It is generous because a busy machine is slow; a test that passes never waits this long.
pub const PATIENCE: Duration = Duration::from_mins(1);
/// The pause after the first attempt. Each later one is twice as long as the one before.
const FIRST_PAUSE: Duration = Duration::from_millis(5);
/// The longest pause between two attempts.
pub(crate) const LONGEST_PAUSE: Duration = Duration::from_millis(40);

/// Calls `attempt` until it succeeds, and returns its value. `what` says in an error what was waited for.
///
/// # Errors
/// The error of the last attempt, when none succeeds within a minute.
pub async fn eventually<T>(what: &str, mut attempt: impl AsyncFnMut() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    let mut pause = FIRST_PAUSE;
    loop {
        match attempt().await {
            Ok(value) => return Ok(value),
            Err(error) if start.elapsed() > PATIENCE => {
                return Err(error.context(format!("waited {} s for {what}", PATIENCE.as_secs())));
            }
            Err(_) => sleep(pause).await,
        }
        pause = (2 * pause).min(LONGEST_PAUSE);
    }
}

/// Waits until `condition` is true. `what` says in an error what was waited for.
///
/// # Errors
/// When it is not true within a minute, or cannot be evaluated.
pub async fn until(what: &str, mut condition: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
    eventually(what, async || if condition().await? { Ok(()) } else { Err(anyhow!("it did not happen")) })
        .await
}
