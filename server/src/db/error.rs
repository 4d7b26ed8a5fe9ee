//! Why a database cannot be opened, and which errors are worth a retry.

use sqlx::error::DatabaseError;
use sqlx::migrate::MigrateError;
use sqlx::postgres::PgDatabaseError;
use sqlx::sqlite::SqliteError;

/// Why a database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL is neither SQLite's nor PostgreSQL's.
    #[error("the database `{0}` is not of the form sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME")]
    Url(String),
    /// It cannot be opened, or it is not a database.
    #[error("cannot open the database `{url}`")]
    Open {
        /// As configured.
        url: String,
        /// The error of the database.
        source: sqlx::Error,
    },
    /// There is no such database, or no server has used it yet.
    #[error(
        "there is no database `{0}`; name the server's with --database, or start the server once to create it"
    )]
    Missing(String),
    /// Its encoding cannot store every character.
    #[error(
        "the database `{url}` has the encoding {encoding}; create one with `createdb --encoding UTF8 --template template0`"
    )]
    Encoding {
        /// As configured.
        url: String,
        /// The encoding of the database.
        encoding: String,
    },
    /// The schema cannot be brought up to date.
    #[error("cannot bring the database `{url}` up to date")]
    Migrate {
        /// As configured.
        url: String,
        /// The error of the database.
        source: MigrateError,
    },
}

impl OpenError {
    /// Whether waiting may help: the database does not answer, or not yet.
    pub(super) fn is_unavailable(&self) -> bool {
        match self {
            Self::Open { source, .. } | Self::Migrate { source: MigrateError::Execute(source), .. } => {
                is_unavailable(source)
            }
            _ => false,
        }
    }
}

/// Whether the database does not answer or is too busy, so that it makes sense to try again.
pub fn is_unavailable(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed
        | sqlx::Error::BeginFailed => true,
        sqlx::Error::Database(error) => {
            sqlite_is_unavailable(error.as_ref()) || postgres_is_unavailable(error.as_ref())
        }
        _ => false,
    }
}

/// Whether it makes sense to try again (the result codes of SQLite, whatever their extension): another process holds the lock
/// (`BUSY`, `LOCKED`), memory or the disk is full (`NOMEM`, `FULL`), the disk fails or is read-only (`IOERR`, `READONLY`), or the
/// file or its journal cannot be opened (`CANTOPEN`, `PROTOCOL`).
fn sqlite_is_unavailable(error: &(dyn DatabaseError + 'static)) -> bool {
    let code = error.try_downcast_ref::<SqliteError>().and_then(DatabaseError::code);
    let code = code.and_then(|code| code.parse::<i32>().ok());
    code.is_some_and(|code| matches!(code & 0xff, 5 | 6 | 7 | 8 | 10 | 13 | 14 | 15))
}

/// Whether it makes sense to try again (PostgreSQL, appendix A): the connection is gone (class 08), the transaction was rolled back
/// for another (40), a resource has run out (53), an operator shut it down (57), a lock was not available in time, the
/// transaction was idle for too long, or the server has become a read-only standby.
fn postgres_is_unavailable(error: &(dyn DatabaseError + 'static)) -> bool {
    postgres_code(error).is_some_and(|code| {
        matches!(code.get(..2), Some("08" | "40" | "53" | "57"))
            || matches!(code, "55P03" | "25P03" | "25006")
    })
}

fn postgres_code<'a>(error: &'a (dyn DatabaseError + 'static)) -> Option<&'a str> {
    error.try_downcast_ref::<PgDatabaseError>().map(PgDatabaseError::code)
}

/// Whether PostgreSQL has no connection left to give (`too_many_connections`).
pub(super) fn is_full(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(postgres_code) == Some("53300")
}
