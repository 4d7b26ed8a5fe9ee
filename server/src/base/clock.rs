//! Time as a value, so that tests need not sleep.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// A point in time, in milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct Moment(i64);

impl Moment {
    /// The moment this many milliseconds after 1970-01-01 UTC.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// The milliseconds since 1970-01-01 UTC.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The time since 1970-01-01 UTC.
    pub fn since_1970(self) -> Duration {
        Self(0).until(self)
    }

    /// The time until `later`; zero if it is in the past.
    pub fn until(self, later: Self) -> Duration {
        Duration::from_millis(u64::try_from(later.0.saturating_sub(self.0)).unwrap_or(0))
    }

    /// The moment `span` earlier.
    #[must_use]
    pub fn before(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(millis(span)))
    }

    /// The moment `span` later.
    #[must_use]
    pub fn after(self, span: Duration) -> Self {
        Self(self.0.saturating_add(millis(span)))
    }

    /// RFC 3339 in UTC, to the second.
    pub fn rfc3339(self) -> String {
        formatted(OffsetDateTime::from_unix_timestamp(self.0.div_euclid(1000)).ok())
    }

    /// RFC 3339 in UTC, to the millisecond.
    pub fn rfc3339_millis(self) -> String {
        formatted(OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000).ok())
    }
}

fn formatted(moment: Option<OffsetDateTime>) -> String {
    moment.and_then(|moment| moment.format(&Rfc3339).ok()).unwrap_or_default()
}

fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}

impl From<SystemTime> for Moment {
    fn from(time: SystemTime) -> Self {
        Self(millis(time.duration_since(UNIX_EPOCH).unwrap_or_default()))
    }
}

impl From<Moment> for SystemTime {
    fn from(moment: Moment) -> Self {
        UNIX_EPOCH + moment.since_1970()
    }
}

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Moment + Send + Sync>);

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self::from_fn(|| SystemTime::now().into())
    }

    /// A clock that reads `now`.
    pub fn from_fn(now: impl Fn() -> Moment + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The current moment.
    pub fn now(&self) -> Moment {
        (self.0)()
    }
}
