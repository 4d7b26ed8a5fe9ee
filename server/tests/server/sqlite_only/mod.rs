//! Tests that apply to SQLite only. Each has a file of its own, whatever database the other tests use.

mod backup;
mod crash;
pub(crate) mod disk;
