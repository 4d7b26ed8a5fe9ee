//! Background tasks that outlive a panic.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt as _;

use crate::metrics::{Metrics, Task};

/// The pause before a task that panicked starts again.
const PAUSE: Duration = Duration::from_secs(1);

/// Runs a task until it ends. If it panics, which the panic hook logs, it's counted and started again: otherwise the server would
/// go on without it, and nothing would say so.
pub async fn run<F: Future<Output = ()>>(task: Task, metrics: Arc<Metrics>, start: impl Fn() -> F) {
    // What a task shares with others is only the database and counters, which are whole after each step.
    while AssertUnwindSafe(start()).catch_unwind().await.is_err() {
        metrics.task_panicked(task);
        tokio::time::sleep(PAUSE).await;
    }
}
