//! A database of either kind.

use sqlx::pool::PoolConnection;
use sqlx::{Any, AssertSqlSafe};

use super::disk::Disk;
use super::error::OpenError;
use super::health_checked_pool::HealthCheckedPool;
use super::lock_key::LockKey;
use super::pools::Transaction;
use super::postgres;
use super::sqlite::{self, SqliteDatabase};
use super::url::{DatabaseUrl, shown};
use crate::base::clock::Moment;

/// Rows that a sweep removes in one transaction: few enough not to delay other writers.
const SWEEP_BATCH: u64 = 1000;

#[derive(Clone)]
enum Backend {
    Sqlite(SqliteDatabase),
    Postgres(HealthCheckedPool),
}

/// A database of either kind.
#[derive(Clone)]
pub struct Database(Backend);

impl DatabaseUrl {
    /// Whether a server has created its tables there.
    pub(super) async fn exists(&self, url: &str) -> Result<bool, OpenError> {
        match self {
            Self::Sqlite(options) => Ok(sqlite::exists(options)),
            Self::Postgres(options) => postgres::exists(url, options).await,
        }
    }

    /// Opens it without waiting for it, and brings the schema up to date.
    pub(super) async fn open(self, url: &str) -> Result<Database, OpenError> {
        Ok(Database(match self {
            Self::Sqlite(options) => Backend::Sqlite(sqlite::open(url, options).await?),
            Self::Postgres(options) => Backend::Postgres(postgres::open(url, options).await?),
        }))
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

    /// Opens a database that a server has already created, without waiting for it.
    ///
    /// # Errors
    /// As [`Self::open`], and when there is no such database.
    pub async fn open_existing(url: &str) -> Result<Self, OpenError> {
        let database = DatabaseUrl::parse(url)?;
        if !database.exists(url).await? {
            return Err(OpenError::Missing(shown(url)));
        }
        database.open(url).await
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
    pub async fn read(&self) -> sqlx::Result<PoolConnection<Any>> {
        match &self.0 {
            Backend::Sqlite(database) => database.read().await,
            Backend::Postgres(pool) => pool.read().await,
        }
    }

    /// Checks that the database answers.
    ///
    /// # Errors
    /// When it does not, or no connection is free in time.
    pub async fn ping(&self) -> sqlx::Result<()> {
        sqlx::query("SELECT 1").execute(&mut *self.read().await?).await?;
        Ok(())
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
