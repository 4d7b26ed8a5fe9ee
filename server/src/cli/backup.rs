//! `portico-server backup`: a copy of an SQLite database as it is at one moment, while a server works on it.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use clap::Args;
use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqliteConnectOptions;

use crate::cli::args::Place;
use crate::config::ConfigError;

/// What to copy, and where to.
#[derive(Debug, Args)]
pub struct BackupCommand {
    /// File to write, which must not be there yet
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Where the server keeps its things.
    #[command(flatten)]
    place: Place,
}

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A database of another kind.
    #[error("this copies SQLite databases alone; `pg_dump` copies one of PostgreSQL while it is in use")]
    Kind,
    /// The copy cannot be written.
    #[error("cannot write `{}`", .to.display())]
    Write {
        /// As asked for.
        to: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The database cannot be read.
    #[error("cannot copy the database `{url}`")]
    Database {
        /// As configured.
        url: String,
        /// What the database says.
        source: sqlx::Error,
    },
}

/// Does it.
///
/// # Errors
/// When the database or the copy cannot be.
pub async fn run(BackupCommand { to, place }: BackupCommand) -> Result<(), BackupError> {
    let url = place.config()?.database;
    if !url.starts_with("sqlite:") {
        return Err(BackupError::Kind);
    }
    let write = |source| BackupError::Write { to: to.clone(), source };
    // Made first, for nobody else's eyes: SQLite fills an empty file and keeps its mode.
    private(&to).map_err(write)?;
    let copied = copy(&url, &to).await.map_err(|source| BackupError::Database { url, source });
    if copied.is_err() {
        // Half a copy is none.
        fs::remove_file(&to).map_err(write)?;
    }
    copied?;
    let file = File::open(&to).map_err(write)?;
    file.sync_all().map_err(write)?;
    let bytes = file.metadata().map_err(write)?.len();
    eprintln!("Copied {bytes} bytes to `{}`.", to.display());
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
