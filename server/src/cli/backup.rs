//! `portico-server backup`: a consistent copy of an SQLite database while a server uses it.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use clap::Args;
use portico_check_api::output::say;
use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqliteConnectOptions;

use crate::cli::args::DatabaseArgs;
use crate::config::ConfigError;

/// What to copy, and where.
#[derive(Debug, Args)]
pub struct BackupCommand {
    /// File to write, which must not exist
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Where to find the server's database.
    #[command(flatten)]
    database: DatabaseArgs,
}

/// Why the copy failed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The configuration is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A database of another kind.
    #[error("this command copies only SQLite databases; use `pg_dump` for PostgreSQL")]
    Kind,
    /// The copy cannot be written.
    #[error("cannot write `{}`", .to.display())]
    Write {
        /// As given.
        to: PathBuf,
        /// The error of the system.
        source: io::Error,
    },
    /// The database cannot be read.
    #[error("cannot copy the database `{url}`")]
    Database {
        /// As configured.
        url: String,
        /// The error of the database.
        source: sqlx::Error,
    },
}

/// Runs the command.
///
/// # Errors
/// When the database cannot be read or the copy cannot be written.
pub async fn run(BackupCommand { to, database }: BackupCommand) -> Result<(), BackupError> {
    let url = database.config()?.database;
    if !url.starts_with("sqlite:") {
        return Err(BackupError::Kind);
    }
    let write = |source| BackupError::Write { to: to.clone(), source };
    // Created first, readable by its owner only: SQLite fills an empty file and keeps its mode.
    private(&to).map_err(write)?;
    let copied = copy(&url, &to).await.map_err(|source| BackupError::Database { url, source });
    if copied.is_err() {
        // Half a copy is useless.
        fs::remove_file(&to).map_err(write)?;
    }
    copied?;
    let file = File::open(&to).map_err(write)?;
    file.sync_all().map_err(write)?;
    let bytes = file.metadata().map_err(write)?.len();
    say(format_args!("Copied {bytes} bytes to `{}`.", to.display()));
    Ok(())
}

fn private(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(file)
}

async fn copy(url: &str, to: &Path) -> sqlx::Result<()> {
    let mut connection = SqliteConnectOptions::from_str(url)?.create_if_missing(false).connect().await?;
    sqlx::query("VACUUM INTO $1").bind(to.display().to_string()).execute(&mut connection).await?;
    Ok(())
}
