//! A document of a provider, loaded when it's needed and kept.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::base::clock::Clock;

/// After this time it's loaded again; the old one is kept while that fails.
const MAX_AGE: Duration = Duration::from_hours(1);
/// After a failure nothing is loaded for this time, so that shoppers don't queue up for a provider that is down.
pub const FAILURE_PAUSE: Duration = Duration::from_secs(5);
/// How often it may be loaded because something is missing in it, which a stranger can cause.
const RENEWAL_PAUSE: Duration = Duration::from_mins(1);

struct Loaded<T> {
    value: Arc<T>,
    at: Duration,
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        Self { value: Arc::clone(&self.value), at: self.at }
    }
}

/// When it was last tried to load it. Who holds this loads; others wait, or use what is there.
#[derive(Default)]
struct Attempts {
    failed: Option<Duration>,
    renewed: Option<Duration>,
}

/// A document of a provider.
pub(super) struct Cached<T> {
    clock: Clock,
    loaded: Mutex<Option<Loaded<T>>>,
    attempts: tokio::sync::Mutex<Attempts>,
}

impl<T> Cached<T> {
    /// Nothing yet.
    pub(super) fn new(clock: Clock) -> Self {
        Self { clock, loaded: Mutex::default(), attempts: tokio::sync::Mutex::default() }
    }

    fn known(&self) -> Option<Loaded<T>> {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn fresh(&self) -> Option<Arc<T>> {
        let now = self.clock.elapsed();
        self.known().filter(|loaded| now.saturating_sub(loaded.at) < MAX_AGE).map(|loaded| loaded.value)
    }

    async fn load<E>(
        &self,
        attempts: &mut Attempts,
        loading: impl Future<Output = Result<T, E>>,
    ) -> Option<Arc<T>> {
        let loaded = loading.await.ok().map(Arc::new);
        let now = self.clock.elapsed();
        attempts.failed = loaded.is_none().then_some(now);
        if let Some(value) = loaded.clone() {
            *self.loaded.lock().unwrap_or_else(PoisonError::into_inner) = Some(Loaded { value, at: now });
        }
        loaded
    }

    fn is_recent(&self, attempt: Option<Duration>, pause: Duration) -> bool {
        attempt.is_some_and(|at| self.clock.elapsed().saturating_sub(at) < pause)
    }

    /// The document. `loading` gets it if there is none, or only an old one; none if there is none after that. One request at a time
    /// loads, while others use the old one or wait.
    pub(super) async fn get<E>(&self, loading: impl Future<Output = Result<T, E>>) -> Option<Arc<T>> {
        if let Some(value) = self.fresh() {
            return Some(value);
        }
        let old = self.known().map(|loaded| loaded.value);
        let mut attempts = match (self.attempts.try_lock(), old) {
            (Ok(attempts), _) => attempts,
            (Err(_), Some(old)) => return Some(old),
            (Err(_), None) => self.attempts.lock().await,
        };
        let known = self.fresh().or_else(|| self.known().map(|loaded| loaded.value));
        if self.fresh().is_some() || self.is_recent(attempts.failed, FAILURE_PAUSE) {
            return known;
        }
        self.load(&mut attempts, loading).await.or(known)
    }

    /// A document newer than `seen`, in which something is missing; `seen` itself if it was loaded for that reason a short time ago.
    pub(super) async fn newer<E>(&self, seen: Arc<T>, loading: impl Future<Output = Result<T, E>>) -> Arc<T> {
        let mut attempts = self.attempts.lock().await;
        if let Some(known) = self.known().filter(|known| !Arc::ptr_eq(&known.value, &seen)) {
            return known.value;
        }
        if self.is_recent(attempts.renewed, RENEWAL_PAUSE) {
            return seen;
        }
        attempts.renewed = Some(self.clock.elapsed());
        self.load(&mut attempts, loading).await.unwrap_or(seen)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

    use super::*;
    use crate::base::clock::{Moment, Reading};

    /// A cache whose clock shows seconds, and how often it was loaded.
    struct Rig {
        cached: Cached<usize>,
        seconds: Arc<AtomicU64>,
        loads: AtomicUsize,
    }

    impl Rig {
        fn new() -> Self {
            let seconds = Arc::new(AtomicU64::new(1_000_000));
            let shown = Arc::clone(&seconds);
            let clock = Clock::from_fn(move || {
                let elapsed = Duration::from_secs(shown.load(Ordering::Relaxed));
                Reading { now: Moment::from_millis(0), elapsed }
            });
            Self { cached: Cached::new(clock), seconds, loads: AtomicUsize::new(0) }
        }

        fn pass(&self, seconds: u64) {
            self.seconds.fetch_add(seconds, Ordering::Relaxed);
        }

        async fn load(&self, good: bool) -> Result<usize, ()> {
            let number = self.loads.fetch_add(1, Ordering::Relaxed) + 1;
            tokio::task::yield_now().await;
            if good { Ok(number) } else { Err(()) }
        }

        async fn get(&self, good: bool) -> Option<usize> {
            self.cached.get(self.load(good)).await.map(|value| *value)
        }

        async fn newer(&self, good: bool) -> usize {
            let seen = self.cached.get(self.load(true)).await.expect("a value");
            *self.cached.newer(seen, self.load(good)).await
        }

        fn loads(&self) -> usize {
            self.loads.load(Ordering::Relaxed)
        }
    }

    #[tokio::test]
    async fn it_is_loaded_once_and_again_when_it_is_old() {
        let rig = Rig::new();
        let together = tokio::join!(rig.get(true), rig.get(true), rig.get(true));
        assert_eq!((together, rig.loads()), ((Some(1), Some(1), Some(1)), 1));
        rig.pass(3600);
        let together = tokio::join!(rig.get(true), rig.get(true));
        assert_eq!((together, rig.loads()), ((Some(2), Some(1)), 2), "the second one uses the old one");
    }

    #[tokio::test]
    async fn the_old_one_is_kept_while_the_provider_is_away() {
        let rig = Rig::new();
        assert_eq!((rig.get(false).await, rig.get(true).await, rig.loads()), (None, None, 1));
        rig.pass(5);
        assert_eq!(rig.get(true).await, Some(2));
        rig.pass(3600);
        assert_eq!((rig.get(false).await, rig.get(true).await, rig.loads()), (Some(2), Some(2), 3));
        rig.pass(5);
        assert_eq!(rig.get(true).await, Some(4));
    }

    #[tokio::test]
    async fn what_is_missing_has_it_loaded_once_a_minute() {
        let rig = Rig::new();
        assert_eq!(rig.get(true).await, Some(1));
        assert_eq!(rig.newer(true).await, 2);
        for _ in 0..50 {
            assert_eq!(rig.newer(true).await, 2);
        }
        rig.pass(60);
        assert_eq!(rig.newer(false).await, 2, "the old one is kept");
        assert_eq!((rig.newer(true).await, rig.loads()), (2, 3));
        rig.pass(60);
        assert_eq!(rig.newer(true).await, 4);
    }
}
