//! A database of either kind.

use std::time::Duration;

use sqlx::{AnyConnection, AssertSqlSafe};

use super::disk::Disk;
use super::error::OpenError;
use super::health_checked_pool::HealthCheckedPool;
use super::lock_key::LockKey;
use super::pools::{Reader, Transaction};
use super::postgres;
use super::sqlite::{self, SqliteDatabase};
use super::url::DatabaseUrl;
use crate::base::clock::Moment;

/// Rows that a sweep removes in one transaction: few enough not to delay other writers.
const SWEEP_BATCH: u64 = 1000;
/// How long a check may take.
const CHECK_TIMEOUT: Duration = Duration::from_secs(2);

#[derive(Clone)]
enum Backend {
    Sqlite(SqliteDatabase),
    Postgres(HealthCheckedPool),
}

/// A database of either kind.
#[derive(Clone)]
pub struct Database(Backend);

impl DatabaseUrl {
    /// Connects to a database to copy it.
    pub(super) async fn open_source(&self, url: &str) -> Result<AnyConnection, OpenError> {
        match self {
            Self::Sqlite(options) => sqlite::open_source(url, options).await,
            Self::Postgres(options) => postgres::open_source(url, options).await,
        }
    }

    /// Connects to a database to copy another into it.
    pub(super) async fn open_target(&self, url: &str) -> Result<AnyConnection, OpenError> {
        match self {
            Self::Sqlite(options) => sqlite::open_target(url, options).await,
            Self::Postgres(options) => postgres::open_target(url, options).await,
        }
    }
}

impl Database {
    /// Opens `sqlite:FILE`, created if it is missing, or `postgres://…`, waiting until it answers; and brings the schema up to
    /// date.
    ///
    /// # Errors
    /// When the URL is of another kind, or the database cannot be opened or migrated.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        Ok(Self(match DatabaseUrl::parse(url)? {
            DatabaseUrl::Sqlite(options) => Backend::Sqlite(sqlite::open(url, options).await?),
            DatabaseUrl::Postgres(options) => Backend::Postgres(postgres::wait_for(url, options).await?),
        }))
    }

    /// Opens a database that a server of this release has created or updated, without waiting for it or changing its schema.
    ///
    /// # Errors
    /// As [`Self::open`], and when there is no such database, or its schema is another release's.
    pub async fn open_existing(url: &str) -> Result<Self, OpenError> {
        Ok(Self(match DatabaseUrl::parse(url)? {
            DatabaseUrl::Sqlite(options) => Backend::Sqlite(sqlite::open_existing(url, options).await?),
            DatabaseUrl::Postgres(options) => Backend::Postgres(postgres::open_existing(url, options).await?),
        }))
    }

    /// Waits until the database answers, as far as the last health check knows. SQLite always does.
    pub async fn available(&self) {
        if let Backend::Postgres(pool) = &self.0 {
            pool.available().await;
        }
    }

    /// Begins a transaction whose writes are right whatever others write at the same time, such as a single statement. A
    /// transaction that reads before it writes uses [`Self::begin_locked`].
    ///
    /// # Errors
    /// When no connection is free in time, or the database fails.
    pub async fn begin(&self) -> sqlx::Result<Transaction> {
        self.begin_locked([]).await
    }

    /// Begins a transaction that reads and then writes. Until it ends, no other transaction runs that names any of the same
    /// keys, on any server.
    ///
    /// # Errors
    /// When a lock is not available in time, or the database fails.
    pub async fn begin_locked<const N: usize>(&self, keys: [LockKey<'_>; N]) -> sqlx::Result<Transaction> {
        match &self.0 {
            Backend::Sqlite(database) => database.begin().await,
            Backend::Postgres(pool) => pool.begin_locked(keys).await,
        }
    }

    /// A connection to read from.
    ///
    /// # Errors
    /// When none is free in time, or the database fails.
    pub async fn read(&self) -> sqlx::Result<Reader> {
        match &self.0 {
            Backend::Sqlite(database) => database.read().await,
            Backend::Postgres(pool) => pool.read().await,
        }
    }

    /// Checks that the database can be written to, by writing. What was found within the last second still counts.
    ///
    /// # Errors
    /// When it cannot, or this takes too long.
    pub async fn check(&self) -> sqlx::Result<()> {
        match &self.0 {
            Backend::Sqlite(database) => {
                let checked = tokio::time::timeout(CHECK_TIMEOUT, database.check()).await;
                checked.unwrap_or(Err(sqlx::Error::PoolTimedOut))
            }
            Backend::Postgres(pool) => pool.check(),
        }
    }

    /// Takes note of a call that failed: its connection may lead to a server that is read-only now.
    pub fn failed(&self, error: &sqlx::Error) {
        if let Backend::Postgres(pool) = &self.0 {
            pool.failed(error);
        }
    }

    /// How much room there is where the database writes. None for PostgreSQL, whose disk is another machine's.
    pub async fn disk(&self) -> Option<Disk> {
        match &self.0 {
            Backend::Sqlite(database) => database.disk().await,
            Backend::Postgres(_) => None,
        }
    }

    /// Deletes the rows of a table whose `column` is a moment no later than `until`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sweep(&self, table: &str, column: &str, until: Moment) -> sqlx::Result<()> {
        let sql = match &self.0 {
            Backend::Sqlite(_) => sqlite::sweep(table, column, SWEEP_BATCH),
            Backend::Postgres(_) => postgres::sweep(table, column, SWEEP_BATCH),
        };
        loop {
            let mut tx = self.begin().await?;
            let swept = sqlx::query(AssertSqlSafe(sql.as_str())).bind(until).execute(&mut *tx).await?;
            tx.commit().await?;
            if swept.rows_affected() < SWEEP_BATCH {
                return Ok(());
            }
        }
    }

    /// Closes every connection once it has finished its work.
    pub async fn close(&self) {
        match &self.0 {
            Backend::Sqlite(database) => database.close().await,
            Backend::Postgres(pool) => pool.close().await,
        }
    }
}
