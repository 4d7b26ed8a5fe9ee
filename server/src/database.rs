//! The database: SQLite, one writer at a time, nothing acknowledged is lost.

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Sqlite, SqlitePool};

use crate::random::Random;
use crate::secret::Secret;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations/sqlite");

/// A connection, in a transaction or not.
pub type Connection = sqlx::SqliteConnection;
/// A transaction that writes. Dropped without `commit` it leaves no trace.
pub type Transaction = sqlx::Transaction<'static, Sqlite>;

/// How many connections read at the same time.
const READERS: u32 = 4;
/// How long a request waits for its turn before it is refused as `unavailable`.
const PATIENCE: Duration = Duration::from_secs(5);

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL is of another kind.
    #[error("the database `{0}` is not of the form sqlite:FILE")]
    Url(String),
    /// The file cannot be opened or is no database.
    #[error("cannot open the database `{url}`")]
    Open {
        /// As configured.
        url: String,
        /// What the database says.
        source: sqlx::Error,
    },
    /// There is no such file.
    #[error(
        "there is no database `{0}`; name the server's with --database, or start the server once: it makes it"
    )]
    Missing(String),
    /// The schema cannot be brought up to date.
    #[error("cannot bring the database `{url}` up to date")]
    Migrate {
        /// As configured.
        url: String,
        /// What the database says.
        source: sqlx::migrate::MigrateError,
    },
}

/// The database. SQLite has one writer, so one connection writes and requests queue for it in order; others read beside
/// it.
#[derive(Clone)]
pub struct Database {
    writer: SqlitePool,
    readers: SqlitePool,
}

/// Makes the file, if it is not there, for nobody else's eyes: mails wait in it with live codes. SQLite gives the files
/// beside it the same mode.
fn keep_private(file: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(file)?;
    }
    Ok(())
}

impl Database {
    /// Opens `sqlite:FILE`, makes the file when it is missing, and brings its schema up to date.
    ///
    /// # Errors
    /// When the URL is not one of a file, or the file cannot be opened or migrated.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let options = Self::options(url).ok_or_else(|| OpenError::Url(url.to_owned()))?;
        let open = |source| OpenError::Open { url: url.to_owned(), source };
        keep_private(options.get_filename()).map_err(|error| open(error.into()))?;
        let pool =
            |connections| SqlitePoolOptions::new().max_connections(connections).acquire_timeout(PATIENCE);
        let writer = pool(1).connect_with(options.clone()).await.map_err(open)?;
        MIGRATIONS.run(&writer).await.map_err(|source| OpenError::Migrate { url: url.to_owned(), source })?;
        let readers = pool(READERS).connect_with(options).await.map_err(open)?;
        Ok(Self { writer, readers })
    }

    /// The same, but the file has to be there.
    ///
    /// # Errors
    /// As [`Self::open`], and when there is no such file.
    pub async fn open_existing(url: &str) -> Result<Self, OpenError> {
        let options = Self::options(url).ok_or_else(|| OpenError::Url(url.to_owned()))?;
        if !options.get_filename().is_file() {
            return Err(OpenError::Missing(url.to_owned()));
        }
        Self::open(url).await
    }

    fn options(url: &str) -> Option<SqliteConnectOptions> {
        // A database in memory is one to each connection; and a server that forgets its accounts serves nobody.
        if !url.starts_with("sqlite:") || url.contains(":memory:") {
            return None;
        }
        let options = SqliteConnectOptions::from_str(url)
            .ok()?
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            // In WAL only FULL syncs each commit: what a shopper was told is on the disk.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(PATIENCE)
            // Codes and mails that are gone leave nothing readable in the file.
            .pragma("secure_delete", "ON");
        Some(options)
    }

    /// Begins a transaction that writes. It takes the write lock at once: one that began by reading could not wait for
    /// it without a deadlock.
    ///
    /// # Errors
    /// When the turn does not come in time, or the database fails.
    pub async fn write(&self) -> sqlx::Result<Transaction> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }

    /// A connection to read from.
    ///
    /// # Errors
    /// When none is free in time, or the database fails.
    pub async fn read(&self) -> sqlx::Result<PoolConnection<Sqlite>> {
        self.readers.acquire().await
    }

    /// The key of the keyed hashes: made and kept at the first start.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn secret(&self, random: Random) -> sqlx::Result<Secret> {
        let fresh: [u8; Secret::MIN_BYTES] = random.bytes();
        let mut tx = self.write().await?;
        sqlx::query("INSERT INTO settings (name, value) VALUES ('secret', $1) ON CONFLICT (name) DO NOTHING")
            .bind(fresh.as_slice())
            .execute(&mut *tx)
            .await?;
        let kept = sqlx::query_scalar("SELECT value FROM settings WHERE name = 'secret'")
            .fetch_one(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Secret::new(kept))
    }

    /// Closes every connection, when each is done with what it does.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}
