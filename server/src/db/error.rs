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
    /// A pooler refuses what every client of PostgreSQL may send.
    #[error(
        "the pooler in front of the database `{url}` refuses what sqlx sends; in PgBouncer, set `ignore_startup_parameters = \
         extra_float_digits`"
    )]
    StartupParameter {
        /// As configured.
        url: String,
        /// The pooler's error.
        source: sqlx::Error,
    },
    /// A pooler lends connections by the transaction, and the URL does not say so.
    #[error(
        "the pooler in front of the database `{0}` lends connections by the transaction; add `pool_mode=transaction` to the \
         parameters of the URL, or have it lend them by the session (in PgBouncer, `pool_mode = session`)"
    )]
    SharedConnections(String),
    /// Not a way in which a pooler works for us.
    #[error("the database's pool_mode `{0}` is neither session nor transaction")]
    PoolMode(String),
    /// The schema is of a later release.
    #[error(
        "the database `{url}` was updated by a newer release: its schema is {has}, and this program knows {knows}; use the newer \
         release, or a backup from before the update"
    )]
    Newer {
        /// As configured.
        url: String,
        /// The database's schema.
        has: i64,
        /// The newest schema of this program.
        knows: i64,
    },
    /// The schema is of an earlier release.
    #[error(
        "the database `{url}` is of an older release: its schema is {has}, and this program needs {knows}; use the program of \
         that release, or start this one's server first, which updates it"
    )]
    Older {
        /// As configured.
        url: String,
        /// The database's schema.
        has: i64,
        /// The newest schema of this program.
        knows: i64,
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
    /// Why it cannot be connected to. The URL is without its password.
    pub(super) fn of_connecting(url: &str, source: sqlx::Error) -> Self {
        let url = url.to_owned();
        match source.as_database_error() {
            Some(error) if error.message().starts_with(STARTUP_PARAMETER) => {
                Self::StartupParameter { url, source }
            }
            _ => Self::Open { url, source },
        }
    }

    /// Whether waiting may help: the database does not answer, or not yet.
    pub(super) fn is_unavailable(&self) -> bool {
        match self {
            Self::Open { source, .. }
            | Self::Migrate {
                source: MigrateError::Execute(source) | MigrateError::ExecuteMigration(source, _),
                ..
            } => is_unavailable(source) && !is_refused_for_good(source),
            _ => false,
        }
    }
}

/// How PgBouncer begins to say that it does not pass a parameter on.
const STARTUP_PARAMETER: &str = "unsupported startup parameter";

/// Whether a pooler refuses a client for good. PgBouncer has the same code, 08P01, for nearly everything that it refuses, also
/// because a server is down, so only its words tell.
fn is_refused_for_good(error: &sqlx::Error) -> bool {
    const WORDS: [&str; 6] = [
        "unsupported startup parameter",
        "no such database",
        "does not exist",
        "authentication failed",
        "no such user",
        "login rejected",
    ];
    error.as_database_error().is_some_and(|error| WORDS.iter().any(|words| error.message().contains(words)))
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
/// transaction was idle for too long, the server has become a read-only standby, or the connection does not know a statement (any
/// more) as we prepared it.
fn postgres_is_unavailable(error: &(dyn DatabaseError + 'static)) -> bool {
    postgres_code(error).is_some_and(|code| {
        matches!(code.get(..2), Some("08" | "40" | "53" | "57"))
            || matches!(code, LOCK_NOT_AVAILABLE | "25P03" | "25006")
    }) || is_statement_lost(error)
}

const LOCK_NOT_AVAILABLE: &str = "55P03";

/// Whether a prepared statement is gone, is someone else's, or returns other columns than when it was prepared.
fn is_statement_lost(error: &(dyn DatabaseError + 'static)) -> bool {
    match postgres_code(error) {
        Some("26000" | "42P05") => true,
        Some("0A000") => error.message().contains("cached plan"),
        _ => false,
    }
}

/// Whether a call failed because its connection leads to a server that is read-only or shuts down, or to none, or does not know
/// our prepared statements.
pub(super) fn leads_astray(error: &sqlx::Error) -> bool {
    let Some(error) = error.as_database_error() else { return false };
    let code = postgres_code(error);
    code.is_some_and(|code| {
        code.starts_with("08") || matches!(code, "25006" | "57P01" | "57P02" | "57P03" | "57P04" | "57P05")
    }) || is_statement_lost(error)
}

/// Whether PostgreSQL has no disk, no memory, or another resource less than it needs (class 53).
pub(super) fn has_no_room(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(postgres_code).is_some_and(|code| code.starts_with("53"))
}

/// Whether a lock was not available in time.
pub(super) fn is_locked(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(postgres_code) == Some(LOCK_NOT_AVAILABLE)
}

fn postgres_code<'a>(error: &'a (dyn DatabaseError + 'static)) -> Option<&'a str> {
    error.try_downcast_ref::<PgDatabaseError>().map(PgDatabaseError::code)
}

/// Whether PostgreSQL has no connection left to give (`too_many_connections`).
pub(super) fn is_full(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(postgres_code) == Some("53300")
}
