//! Waiting for something to happen, and checking that it happens at once. A busy machine makes a test slower, but
//! doesn't make it fail.

use std::pin::pin;
use std::thread;
use std::time::{Duration, Instant};

use portico_test_support::wait::{self, PATIENCE};
use tokio::time::sleep;

/// Short sleeps: `AT_ONCE` of them take two seconds on an idle machine. On a busy one each is late, just like the
/// awaited answer.
const TICK: Duration = Duration::from_millis(10);
const AT_ONCE: u32 = 200;

/// Waits until a condition holds.
pub(crate) async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let waited = wait::until(what, async || Ok(holds().await)).await;
    waited.unwrap_or_else(|error| panic!("{error:#}"));
}

/// The same, without a runtime.
pub(crate) fn until_blocking(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "not yet after {PATIENCE:?}: {what}");
        thread::sleep(TICK);
    }
}

/// Waits for something that should happen at once; `None` if it doesn't.
pub(crate) async fn soon<T>(coming: impl Future<Output = T>) -> Option<T> {
    let mut coming = pin!(coming);
    for _ in 0..AT_ONCE {
        tokio::select! {
            biased;
            come = &mut coming => return Some(come),
            () = sleep(TICK) => {}
        }
    }
    None
}

/// Waits for something that must happen at once.
pub(crate) async fn at_once<T>(coming: impl Future<Output = T>) -> T {
    soon(coming).await.expect("it happens at once")
}

/// The same for blocking work.
pub(crate) fn at_once_blocking<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let working = scope.spawn(work);
        let is_done = (0..AT_ONCE).any(|_| {
            thread::sleep(TICK);
            working.is_finished()
        });
        assert!(is_done, "it happens at once");
        working.join().expect("no panic")
    })
}
