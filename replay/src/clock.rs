//! The time that the replay server goes by: the system's, which a test can move on or hold still.

use std::time::Duration;

use time::OffsetDateTime;

/// A clock.
#[derive(Clone, Copy, Debug)]
pub enum Clock {
    /// So much ahead of the system's.
    Running(Duration),
    /// It stands still.
    Standing(OffsetDateTime),
}

impl Clock {
    /// The time that it is.
    pub fn now(self) -> OffsetDateTime {
        match self {
            Self::Running(ahead) => OffsetDateTime::now_utc() + ahead,
            Self::Standing(at) => at,
        }
    }

    /// Moves it on.
    pub fn advance(&mut self, by: Duration) {
        match self {
            Self::Running(ahead) => *ahead += by,
            Self::Standing(at) => *at += by,
        }
    }
}

/// As the server writes times that it makes itself: `2026-11-21 22:26:49`.
pub fn plain(time: OffsetDateTime) -> String {
    let (hour, minute, second) = time.to_hms();
    format!("{} {hour:02}:{minute:02}:{second:02}", time.date())
}

/// As it writes times that come from its database: `2026-11-21T22:26:49.000Z`.
pub fn iso(time: OffsetDateTime) -> String {
    plain(time).replace(' ', "T") + ".000Z"
}
