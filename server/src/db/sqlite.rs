//! SQLite: one file, one writer at a time. Nothing that was acknowledged is lost.

use std::fs::Metadata;
use std::io::{Error, ErrorKind};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, AnyPool, ConnectOptions as _};
use tokio::sync::Mutex;

use super::disk::Disk;
use super::error::OpenError;
use super::pools::{self, Pools, Reader, Transaction};
use super::schema::Schema;
use super::url::sqlite_file;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations/sqlite");

/// Takes the write lock at once: two transactions that read first and then wait for it would deadlock.
pub(super) const BEGIN: &str = "BEGIN IMMEDIATE";

/// How long a request waits for the write lock before it is refused as `unavailable`.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many connections read at the same time.
const READERS: u32 = 4;

/// In WAL mode only FULL syncs each commit, so that what we confirmed to a shopper is on the disk. `secure_delete` overwrites deleted
/// codes and mails.
const SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                        PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON";
const _: () = assert!(PATIENCE.as_millis() == 5000, "PATIENCE must equal `busy_timeout`");

/// Counts the tables in which migrations are recorded.
const MIGRATION_TABLES: &str = "SELECT count(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'";

/// What a check writes, in one transaction, which leaves nothing behind. An update would not do: SQLite does not write what is
/// there already.
const WRITE: &str = "INSERT INTO settings (name, value) VALUES ('check', x'') ON CONFLICT (name) DO NOTHING; \
                     DELETE FROM settings WHERE name = 'check'";
/// How long the result of a check counts. Anyone may ask for one, and each writes to the disk.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);

/// An open database file.
#[derive(Clone)]
pub(super) struct SqliteDatabase {
    pools: Pools,
    path: PathBuf,
    /// Device and inode of the open file.
    file: (u64, u64),
    /// When a check last succeeded.
    checked: Arc<Mutex<Option<Instant>>>,
}

impl SqliteDatabase {
    /// Begins a transaction. There is one writer, so each of them is alone.
    pub(super) async fn begin(&self) -> sqlx::Result<Transaction> {
        self.check_file()?;
        let writers = &self.pools.writers;
        loop {
            match writers.begin_with(BEGIN).await {
                // On a full or failing disk SQLite rolls a transaction back by itself. sqlx believes that it is still open, and
                // would never begin another on that connection. While the disk is full, another caller may leave the next
                // connection like that before we get it.
                Err(sqlx::Error::InvalidSavePointStatement) => {
                    // Whether it closes cleanly does not matter: the pool replaces it.
                    let _ = writers.acquire().await?.close().await;
                }
                begun => return begun,
            }
        }
    }

    /// A connection to read from.
    pub(super) async fn read(&self) -> sqlx::Result<Reader> {
        self.check_file()?;
        Ok(Reader::Connection(self.pools.readers.acquire().await?))
    }

    /// Writes, unless it did within the last second.
    pub(super) async fn check(&self) -> sqlx::Result<()> {
        self.check_file()?;
        let mut checked = self.checked.lock().await;
        if checked.is_some_and(|checked| checked.elapsed() < CHECK_INTERVAL) {
            return Ok(());
        }
        let mut tx = self.begin().await?;
        sqlx::raw_sql(WRITE).execute(&mut *tx).await?;
        tx.commit().await?;
        *checked = Some(Instant::now());
        Ok(())
    }

    /// How much room there is on its disk; none if that can't be found out.
    pub(super) async fn disk(&self) -> Option<Disk> {
        let path = self.path.clone();
        // A disk that fails may block.
        tokio::task::spawn_blocking(move || Disk::of(&path)).await.ok()?
    }

    /// Closes the connections.
    pub(super) async fn close(&self) {
        self.pools.close().await;
    }

    /// SQLite keeps working on an open file that was removed, moved or replaced. Everything written to it would be lost when this
    /// process ends.
    fn check_file(&self) -> sqlx::Result<()> {
        let found = std::fs::metadata(&self.path)?;
        if identity(&found) == self.file {
            return Ok(());
        }
        let other = "the database file was replaced by another one; restart the server to use it";
        Err(Error::new(ErrorKind::NotFound, other).into())
    }
}

fn identity(file: &Metadata) -> (u64, u64) {
    (file.dev(), file.ino())
}

/// Opens the file, creating it if it is missing, and brings its schema up to date.
pub(super) async fn open(url: &str, options: AnyConnectOptions) -> Result<SqliteDatabase, OpenError> {
    let failed = |source| OpenError::Open { url: url.to_owned(), source };
    keep_private(&path(url, &options)?).map_err(|error| failed(error.into()))?;
    let writers = pool(1).connect_with(options.clone()).await.map_err(failed)?;
    schema(url, &mut *writers.acquire().await.map_err(failed)?).await?.for_server(url)?;
    MIGRATIONS.run(&writers).await.map_err(|source| OpenError::Migrate { url: url.to_owned(), source })?;
    with_readers(url, options, writers).await
}

/// Opens the file of a server of this release.
pub(super) async fn open_existing(
    url: &str,
    options: AnyConnectOptions,
) -> Result<SqliteDatabase, OpenError> {
    let failed = |source| OpenError::Open { url: url.to_owned(), source };
    if !path(url, &options)?.is_file() {
        return Err(OpenError::Missing(url.to_owned()));
    }
    let writers = pool(1).connect_with(options.clone()).await.map_err(failed)?;
    schema(url, &mut *writers.acquire().await.map_err(failed)?).await?.for_command(url)?;
    with_readers(url, options, writers).await
}

async fn with_readers(
    url: &str,
    options: AnyConnectOptions,
    writers: AnyPool,
) -> Result<SqliteDatabase, OpenError> {
    let failed = |source| OpenError::Open { url: url.to_owned(), source };
    let path = path(url, &options)?;
    let readers = pool(READERS).connect_with(options).await.map_err(failed)?;
    let found = std::fs::metadata(&path).map_err(|error| failed(error.into()))?;
    let pools = Pools { writers, readers };
    Ok(SqliteDatabase { pools, path, file: identity(&found), checked: Arc::default() })
}

/// Connects to the file of a server of this release, to copy it.
pub(super) async fn open_source(url: &str, options: &AnyConnectOptions) -> Result<AnyConnection, OpenError> {
    if !path(url, options)?.is_file() {
        return Err(OpenError::Missing(url.to_owned()));
    }
    let mut connection = connect(url, options).await?;
    schema(url, &mut connection).await?.for_command(url)?;
    Ok(connection)
}

/// Connects to a file to copy into it, and creates the tables if there are none.
pub(super) async fn open_target(url: &str, options: &AnyConnectOptions) -> Result<AnyConnection, OpenError> {
    let failed = |source| OpenError::Open { url: url.to_owned(), source };
    keep_private(&path(url, options)?).map_err(|error| failed(error.into()))?;
    let mut connection = connect(url, options).await?;
    let schema = schema(url, &mut connection).await?;
    if schema.is_missing() {
        let migrated = MIGRATIONS.run(&mut connection).await;
        migrated.map_err(|source| OpenError::Migrate { url: url.to_owned(), source })?;
    } else {
        schema.for_command(url)?;
    }
    Ok(connection)
}

async fn connect(url: &str, options: &AnyConnectOptions) -> Result<AnyConnection, OpenError> {
    let failed = |source| OpenError::Open { url: url.to_owned(), source };
    let mut connection = options.connect().await.map_err(failed)?;
    sqlx::raw_sql(SETTINGS).execute(&mut connection).await.map_err(failed)?;
    Ok(connection)
}

fn pool(connections: u32) -> AnyPoolOptions {
    // Unlike a server, a file does not go away, so no connection is tested.
    pools::options(connections, PATIENCE).after_connect(|connection, _| {
        Box::pin(async move { sqlx::raw_sql(SETTINGS).execute(connection).await.map(|_| ()) })
    })
}

fn path(url: &str, options: &AnyConnectOptions) -> Result<PathBuf, OpenError> {
    sqlite_file(options).ok_or_else(|| OpenError::Url(url.to_owned()))
}

async fn schema(url: &str, connection: &mut AnyConnection) -> Result<Schema, OpenError> {
    let schema = Schema::of(connection, MIGRATION_TABLES, &MIGRATIONS).await;
    schema.map_err(|source| OpenError::Open { url: url.to_owned(), source })
}

/// Creates the file, if it is missing, readable by its owner only: it holds mails with live codes. SQLite gives the files beside
/// it the same mode.
fn keep_private(file: &Path) -> std::io::Result<()> {
    std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(file).map(|_| ())
}

/// Deletes at most `most` expired rows.
pub(super) fn sweep(table: &str, column: &str, most: u64) -> String {
    format!(
        "DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {column} <= $1 LIMIT {most})"
    )
}

/// Selects the last id that a table generated; 0 if there is none.
pub(super) fn last_id(table: &str) -> String {
    format!("SELECT COALESCE(max(seq), 0) FROM sqlite_sequence WHERE name = '{table}'")
}

/// Makes a table generate ids after this one.
pub(super) fn continue_after(table: &str, number: i64) -> String {
    format!(
        "DELETE FROM sqlite_sequence WHERE name = '{table}';
         INSERT INTO sqlite_sequence (name, seq) VALUES ('{table}', {number})"
    )
}
