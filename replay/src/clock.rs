//! The replay server's clock: the system's, which a test can advance or freeze.

use std::time::Duration;

use time::OffsetDateTime;

/// A clock.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// Ahead of the system's clock by this much.
    Running(Duration),
    /// Frozen at this time.
    Standing(OffsetDateTime),
}

impl Clock {
    /// The current time.
    pub fn now(self) -> OffsetDateTime {
        match self {
            Self::Running(ahead) => OffsetDateTime::now_utc() + ahead,
            Self::Standing(at) => at,
        }
    }

    /// Advances it.
    pub fn advance(&mut self, by: Duration) {
        match self {
            Self::Running(ahead) => *ahead += by,
            Self::Standing(at) => *at += by,
        }
    }
}

/// The format of times that the real server makes itself: `2026-11-21 22:26:49`.
pub fn plain(time: OffsetDateTime) -> String {
    let (hour, minute, second) = time.to_hms();
    format!("{} {hour:02}:{minute:02}:{second:02}", time.date())
}

/// The format of times from its database: `2026-11-21T22:26:49.000Z`.
pub fn iso(time: OffsetDateTime) -> String {
    plain(time).replace(' ', "T") + ".000Z"
}
