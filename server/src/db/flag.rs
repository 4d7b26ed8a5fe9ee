//! Booleans in the database.

/// A boolean, stored as 1 or 0: both databases have integers in common.
#[derive(Clone, Copy, Debug, sqlx::Type)]
#[sqlx(transparent)]
pub struct Flag(i64);

impl From<bool> for Flag {
    fn from(value: bool) -> Self {
        Self(value.into())
    }
}

impl From<Flag> for bool {
    fn from(Flag(value): Flag) -> Self {
        value != 0
    }
}
