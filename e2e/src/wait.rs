//! Waiting for something to become true, since a page changes in its own time.

use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use tokio::time::sleep;

/// How long a page may take for what it does on its own. Generous: a busy machine is slow, and a test that passes
/// never waits this long.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// How often to look.
const INTERVAL: Duration = Duration::from_millis(40);

/// Tries until `attempt` gives a value, and gives it.
///
/// # Errors
/// The error of the last attempt, when none succeeds within 20 seconds.
pub async fn eventually<T>(what: &str, mut attempt: impl AsyncFnMut() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    loop {
        match attempt().await {
            Ok(value) => return Ok(value),
            Err(error) if start.elapsed() > PATIENCE => {
                return Err(error.context(format!("waited {} s for {what}", PATIENCE.as_secs())));
            }
            Err(_) => sleep(INTERVAL).await,
        }
    }
}

/// Waits until `condition` holds.
///
/// # Errors
/// When it does not within 20 seconds.
pub async fn until(what: &str, mut condition: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
    eventually(what, async || if condition().await? { Ok(()) } else { Err(anyhow!("it did not come")) }).await
}
