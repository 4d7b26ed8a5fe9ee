//! The database: SQLite for one server, PostgreSQL for several behind one address. Both run the same SQL through sqlx's `Any`;
//! `sqlite` and `postgres` hold the differences.

pub mod copy;
mod database;
mod disk;
mod error;
mod flag;
mod health_check;
mod health_checked_pool;
mod lock_key;
mod pooling;
mod pools;
mod postgres;
mod schema;
mod sqlite;
mod url;

pub use database::Database;
pub use disk::Disk;
pub use error::{OpenError, is_unavailable};
pub use flag::Flag;
pub use lock_key::LockKey;
pub use pools::{Connection, Reader, Transaction};
pub use url::shown;
