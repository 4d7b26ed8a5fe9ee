//! SQLite: a file, one writer at a time, nothing acknowledged is lost.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::error::DatabaseError;
use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteError};

use super::{OpenError, Pools};

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

/// Opens the file, makes it when it is missing, and brings its schema up to date.
pub(super) async fn open(url: &str, options: AnyConnectOptions) -> Result<Pools, OpenError> {
    let failed = |source| OpenError::Open { url: url.to_owned(), source };
    if let Some(file) = file(&options) {
        keep_private(&file).map_err(|error| failed(error.into()))?;
    }
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
    Ok(Pools { writers, readers })
}

/// Makes the file, if it is not there, for nobody else's eyes: mails wait in it with live codes. SQLite gives the files
/// beside it the same mode.
fn keep_private(file: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(file).map(|_| ())
}

/// Removes some rows that are over.
pub(super) fn sweep(table: &str, column: &str, most: u64) -> String {
    format!(
        "DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {column} <= $1 LIMIT {most})"
    )
}

/// `SQLITE_BUSY`, whatever its extension: another process holds the write lock.
pub(super) fn is_unavailable(error: &(dyn DatabaseError + 'static)) -> bool {
    let code = error.try_downcast_ref::<SqliteError>().and_then(DatabaseError::code);
    code.and_then(|code| code.parse::<i32>().ok()).is_some_and(|code| code & 0xff == 5)
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
