//! SQLite: a file, one writer at a time, nothing acknowledged is lost.

use std::fs::Metadata;
use std::io::{Error, ErrorKind};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::Any;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::error::DatabaseError;
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteError};

use super::{OpenError, Pools, Transaction};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations/sqlite");

/// Takes the write lock at once: a transaction that began by reading could not wait for it without a deadlock.
pub(super) const BEGIN: &str = "BEGIN IMMEDIATE";

/// How long a request waits for its turn before it is refused as `unavailable`.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many connections read at the same time.
const READERS: u32 = 4;

/// In WAL only FULL syncs each commit: what a shopper was told is on the disk. Codes and mails that are gone leave nothing
/// readable in the file.
const SETTINGS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                        PRAGMA busy_timeout = 5000; PRAGMA secure_delete = ON";
const _: () = assert!(PATIENCE.as_millis() == 5000, "as long as `busy_timeout`");

/// Whether a URL names a file.
pub(super) fn is_meant(options: &AnyConnectOptions) -> bool {
    // A database in memory is one to each connection; and a server that forgets its accounts serves nobody.
    let url = options.database_url.as_str();
    url.starts_with("sqlite:") && !url.contains(":memory:") && file(options).is_some()
}

fn file(options: &AnyConnectOptions) -> Option<PathBuf> {
    let options = SqliteConnectOptions::from_str(options.database_url.as_str()).ok()?;
    Some(options.get_filename().to_owned())
}

/// Whether the file is there.
pub(super) fn exists(options: &AnyConnectOptions) -> bool {
    file(options).is_some_and(|file| file.is_file())
}

/// The file, and connections to it.
#[derive(Clone)]
pub(super) struct Kept {
    pools: Pools,
    path: PathBuf,
    /// Device and number of the file that is open.
    file: (u64, u64),
}

impl Kept {
    /// Begins a transaction. Here it is everybody's turn in turn.
    pub(super) async fn write(&self) -> sqlx::Result<Transaction> {
        self.is_there()?;
        let writers = &self.pools.writers;
        match writers.begin_with(BEGIN).await {
            // On a full or failing disk SQLite ends a transaction by itself. sqlx takes it for one that is still under way, and
            // would never begin another on that connection.
            Err(sqlx::Error::InvalidSavePointStatement) => {
                // Whether it closes well does not matter: another one takes its place.
                let _ = writers.acquire().await?.close().await;
                writers.begin_with(BEGIN).await
            }
            begun => begun,
        }
    }

    /// A connection to read from.
    pub(super) async fn read(&self) -> sqlx::Result<PoolConnection<Any>> {
        self.is_there()?;
        self.pools.readers.acquire().await
    }

    /// Closes the connections.
    pub(super) async fn close(&self) {
        self.pools.close().await;
    }

    /// SQLite goes on with a file that was removed or moved away, or that another one has replaced, as long as it is open: all
    /// that is written then would be lost with the end of this process.
    fn is_there(&self) -> sqlx::Result<()> {
        let found = std::fs::metadata(&self.path)?;
        if identity(&found) == self.file {
            return Ok(());
        }
        let other = "another file is in the place of the database; start the server anew if it is the one that is meant";
        Err(Error::new(ErrorKind::NotFound, other).into())
    }
}

fn identity(file: &Metadata) -> (u64, u64) {
    (file.dev(), file.ino())
}

/// Opens the file, makes it when it is missing, and brings its schema up to date.
pub(super) async fn open(url: &str, options: AnyConnectOptions) -> Result<Kept, OpenError> {
    let failed = |source| OpenError::Open { url: url.to_owned(), source };
    let path = file(&options).ok_or_else(|| OpenError::Url(url.to_owned()))?;
    keep_private(&path).map_err(|error| failed(error.into()))?;
    let pool = |connections| {
        AnyPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(PATIENCE)
            // A file does not go away as a server does.
            .test_before_acquire(false)
            .after_connect(|connection, _| {
                Box::pin(async move { sqlx::raw_sql(SETTINGS).execute(connection).await.map(|_| ()) })
            })
    };
    let writers = pool(1).connect_with(options.clone()).await.map_err(failed)?;
    MIGRATIONS.run(&writers).await.map_err(|source| OpenError::Migrate { url: url.to_owned(), source })?;
    let readers = pool(READERS).connect_with(options).await.map_err(failed)?;
    let found = std::fs::metadata(&path).map_err(|error| failed(error.into()))?;
    Ok(Kept { pools: Pools { writers, readers }, path, file: identity(&found) })
}

/// Makes the file, if it is not there, for nobody else's eyes: mails wait in it with live codes. SQLite gives the files
/// beside it the same mode.
fn keep_private(file: &Path) -> std::io::Result<()> {
    std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(file).map(|_| ())
}

/// Removes some rows that are over.
pub(super) fn sweep(table: &str, column: &str, most: u64) -> String {
    format!(
        "DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {column} <= $1 LIMIT {most})"
    )
}

/// Whether it makes sense to try again (the result codes of SQLite, whatever their extension): another process holds the lock
/// (`BUSY`, `LOCKED`), memory or the disk is full (`NOMEM`, `FULL`), the disk fails or takes nothing (`IOERR`, `READONLY`), the
/// file or one beside it is not to be had (`CANTOPEN`, `PROTOCOL`).
pub(super) fn is_unavailable(error: &(dyn DatabaseError + 'static)) -> bool {
    let code = error.try_downcast_ref::<SqliteError>().and_then(DatabaseError::code);
    let code = code.and_then(|code| code.parse::<i32>().ok());
    code.is_some_and(|code| matches!(code & 0xff, 5 | 6 | 7 | 8 | 10 | 13 | 14 | 15))
}

/// What was the last number that a table gave to a row of its own; 0 for none.
pub(super) fn last_number(table: &str) -> String {
    format!("SELECT COALESCE(max(seq), 0) FROM sqlite_sequence WHERE name = '{table}'")
}

/// Has a table go on behind this number.
pub(super) fn go_on_behind(table: &str, number: i64) -> String {
    format!(
        "DELETE FROM sqlite_sequence WHERE name = '{table}';
         INSERT INTO sqlite_sequence (name, seq) VALUES ('{table}', {number})"
    )
}
