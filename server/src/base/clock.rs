//! Time as a value, so that tests need not sleep; and what to make of a clock that was wrong.
//!
//! A clock may be wrong for a moment and then be right again. Nothing that is compared with it trusts it further than that:
//!
//! - A moment ahead of the clock was recorded while it was wrong, and does not count ([`Moment::is_ahead`]).
//! - What began ahead of the clock is over ([`is_over`]), so that nothing lives longer than its lifetime.
//! - Nothing is deleted for its age until the clock has run evenly for a while ([`Clock::steadiness`]).

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// How far the clocks of two servers may differ.
pub const SKEW: Duration = Duration::from_secs(5);
/// How long the clock has to run evenly after it has jumped.
const STEADY_AFTER: Duration = Duration::from_mins(10);

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

    /// Whether it was recorded while a clock was wrong: it is further ahead than the clocks of two servers may differ.
    pub fn is_ahead(self, now: Self) -> bool {
        self > now.after(SKEW)
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

/// Whether what began and ends at these moments is over.
pub fn is_over(began: Moment, ends: Moment, now: Moment) -> bool {
    ends <= now || began.is_ahead(now)
}

/// What a clock shows.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// The moment.
    pub now: Moment,
    /// The time since a fixed point, which passes evenly whatever the moment is set to.
    pub elapsed: Duration,
}

impl Reading {
    /// Whether more or less time has passed on the clock than in truth.
    fn jumped_since(&self, before: &Self) -> bool {
        let shown = i128::from(self.now.0) - i128::from(before.now.0);
        let passed = i128::from(millis(self.elapsed)) - i128::from(millis(before.elapsed));
        (shown - passed).unsigned_abs() > SKEW.as_millis()
    }
}

/// The last reading of a clock, and when it has last jumped.
#[derive(Clone, Copy)]
struct Watch {
    seen: Reading,
    jumped: Option<Duration>,
}

/// Tells the time.
#[derive(Clone)]
pub struct Clock(Arc<Inner>);

struct Inner {
    read: Box<dyn Fn() -> Reading + Send + Sync>,
    watch: Mutex<Watch>,
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        let start = Instant::now();
        Self::from_fn(move || Reading { now: SystemTime::now().into(), elapsed: start.elapsed() })
    }

    /// A clock that shows what `read` returns.
    pub fn from_fn(read: impl Fn() -> Reading + Send + Sync + 'static) -> Self {
        let watch = Watch { seen: read(), jumped: None };
        Self(Arc::new(Inner { read: Box::new(read), watch: Mutex::new(watch) }))
    }

    /// The current moment.
    pub fn now(&self) -> Moment {
        (self.0.read)().now
    }

    /// The time since a fixed point, which passes evenly whatever the moment is set to.
    pub fn elapsed(&self) -> Duration {
        (self.0.read)().elapsed
    }

    /// The current moment, and whether the clock has run evenly for the last minutes, as far as it has been asked. A clock that has
    /// just jumped may be wrong for a moment, so it decides about nothing that cannot be undone. Both are of one reading: the clock may
    /// jump between two.
    pub fn steadiness(&self) -> (Moment, bool) {
        let mut watch = self.0.watch.lock().unwrap_or_else(PoisonError::into_inner);
        let reading = (self.0.read)();
        if reading.jumped_since(&watch.seen) {
            watch.jumped = Some(reading.elapsed);
        }
        watch.seen = reading;
        (reading.now, watch.jumped.is_none_or(|jumped| reading.elapsed >= jumped + STEADY_AFTER))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3600;

    /// A clock, and what moves it: seconds that pass, and seconds by which it is set.
    fn clock() -> (Clock, impl Fn(i64, i64)) {
        let shown = Arc::new(Mutex::new((1_000_000_000_000, 0)));
        let read = Arc::clone(&shown);
        let clock = Clock::from_fn(move || {
            let (now, elapsed) = *read.lock().expect("no panic");
            Reading { now: Moment::from_millis(now), elapsed: Duration::from_secs(elapsed) }
        });
        let pass = move |seconds: i64, set: i64| {
            let mut shown = shown.lock().expect("no panic");
            shown.0 += (seconds + set) * 1000;
            shown.1 += u64::try_from(seconds).expect("time passes");
        };
        (clock, pass)
    }

    #[test]
    fn a_clock_is_steady_again_some_minutes_after_it_was_set() {
        let (clock, pass) = clock();
        assert!(clock.steadiness().1);
        pass(400 * 24 * HOUR, 0);
        assert!(clock.steadiness().1, "time passes, even if no one asks for a year");
        pass(HOUR, 2);
        assert!(clock.steadiness().1, "it is set by a little from time to time");
        for set in [HOUR, -HOUR] {
            pass(0, set);
            assert!(!clock.steadiness().1, "{set}");
            pass(599, 0);
            assert!(!clock.steadiness().1, "{set}");
            pass(1, 0);
            assert!(clock.steadiness().1, "{set}");
        }
        pass(60, HOUR);
        assert!(!clock.steadiness().1);
        pass(599, -HOUR);
        assert!(!clock.steadiness().1);
        pass(599, 0);
        assert!(!clock.steadiness().1, "it counts from the last jump");
        pass(1, 0);
        assert!(clock.steadiness().1);
    }

    #[test]
    fn what_began_ahead_of_the_clock_is_over() {
        let [start, end, later] = [0, 1000, 1_000_000].map(Moment::from_millis);
        assert!(!is_over(start, end, start) && is_over(start, end, end) && is_over(start, end, later));
        assert!(is_over(later, later.after(SKEW), start));
        assert!(!is_over(start.after(SKEW), later, start), "another server's clock may be a little ahead");
    }
}
