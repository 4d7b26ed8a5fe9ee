//! The database: SQLite for one server, PostgreSQL for several behind one address. Both run one SQL text, through sqlx's
//! `Any`; where they differ stands in `sqlite` and `postgres`.

pub mod copy;
mod postgres;
mod sqlite;

use std::time::Duration;

use sqlx::any::AnyConnectOptions;
use sqlx::migrate::MigrateError;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, AssertSqlSafe};

use crate::base::clock::Moment;
use crate::base::key_ring::Key;
use crate::base::random::Random;
use postgres::Keeper;

/// A connection, in a transaction or not.
pub type Connection = AnyConnection;
/// A transaction that writes. Dropped without `commit` it leaves no trace.
pub type Transaction = sqlx::Transaction<'static, Any>;

/// How long connections may take to end.
const FAREWELL: Duration = Duration::from_secs(5);
/// Rows that a sweep removes in one transaction: few enough that nobody waits for it.
const SWEPT_AT_ONCE: u64 = 1000;

/// A yes or no, kept as 1 or 0: what both databases have in common.
#[derive(Clone, Copy, Debug, sqlx::Type)]
#[sqlx(transparent)]
pub struct Flag(i64);

impl From<bool> for Flag {
    fn from(value: bool) -> Self {
        Self(value.into())
    }
}

impl From<Flag> for bool {
    fn from(Flag(value): Flag) -> Self {
        value != 0
    }
}

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The URL is of another kind.
    #[error("the database `{0}` is not of the form sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME")]
    Url(String),
    /// It cannot be opened or is no database.
    #[error("cannot open the database `{url}`")]
    Open {
        /// As configured.
        url: String,
        /// What the database says.
        source: sqlx::Error,
    },
    /// There is none, or none of a server's.
    #[error(
        "there is no database `{0}`; name the server's with --database, or start the server once: it makes it"
    )]
    Missing(String),
    /// It would not keep every character.
    #[error(
        "the database `{url}` has the encoding {encoding}; make one with `createdb --encoding UTF8 --template template0`"
    )]
    Encoding {
        /// As configured.
        url: String,
        /// What it has.
        encoding: String,
    },
    /// The schema cannot be brought up to date.
    #[error("cannot bring the database `{url}` up to date")]
    Migrate {
        /// As configured.
        url: String,
        /// What the database says.
        source: MigrateError,
    },
}

/// Connections that write and others that read, so that neither keep the other from their turn.
#[derive(Clone)]
struct Pools {
    writers: AnyPool,
    readers: AnyPool,
}

/// Something of which one transaction at a time may decide.
#[derive(Clone, Copy, Debug)]
pub enum Turn<'a> {
    /// All that an email has, in whatever store: account, codes, links, sessions, cart, and what is counted for it.
    Email(&'a str),
    /// What is counted for a client.
    Client(&'a str),
}

impl OpenError {
    /// Whether waiting may help: the database does not answer, or not yet.
    fn is_unavailable(&self) -> bool {
        match self {
            Self::Open { source, .. } | Self::Migrate { source: MigrateError::Execute(source), .. } => {
                is_unavailable(source)
            }
            _ => false,
        }
    }
}

#[derive(Clone)]
enum Backend {
    Sqlite(sqlite::Kept),
    Postgres(Keeper),
}

/// The database.
#[derive(Clone)]
pub struct Database(Backend);

/// What a URL names.
enum Place {
    Sqlite(AnyConnectOptions),
    Postgres(AnyConnectOptions),
}

impl Place {
    fn of(url: &str) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let options: Option<AnyConnectOptions> = url.parse().ok();
        match options {
            Some(options) if sqlite::is_meant(&options) => Ok(Self::Sqlite(options)),
            Some(options) if postgres::is_meant(&options) => Ok(Self::Postgres(options)),
            _ => Err(OpenError::Url(shown(url))),
        }
    }

    /// Whether a server has made its tables there.
    async fn exists(&self, url: &str) -> Result<bool, OpenError> {
        match self {
            Self::Sqlite(options) => Ok(sqlite::exists(options)),
            Self::Postgres(options) => postgres::exists(url, options).await,
        }
    }

    /// Opens it without waiting for it, and brings the schema up to date.
    async fn open(self, url: &str) -> Result<Database, OpenError> {
        Ok(Database(match self {
            Self::Sqlite(options) => Backend::Sqlite(sqlite::open(url, options).await?),
            Self::Postgres(options) => Backend::Postgres(postgres::open(url, options).await?),
        }))
    }
}

impl Database {
    /// Opens `sqlite:FILE`, made when it is missing, or `postgres://…`, waited for while it does not answer; and brings the
    /// schema up to date.
    ///
    /// # Errors
    /// When the URL names neither, or the database cannot be opened or migrated.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        Ok(Self(match Place::of(url)? {
            Place::Sqlite(options) => Backend::Sqlite(sqlite::open(url, options).await?),
            Place::Postgres(options) => Backend::Postgres(postgres::wait_for(url, options).await?),
        }))
    }

    /// The same, but what the server made has to be there already, and is not waited for.
    ///
    /// # Errors
    /// As [`Self::open`], and when there is no such database.
    pub async fn open_existing(url: &str) -> Result<Self, OpenError> {
        let place = Place::of(url)?;
        if !place.exists(url).await? {
            return Err(OpenError::Missing(shown(url)));
        }
        place.open(url).await
    }

    /// Waits until the database answers, as far as anybody knows: with SQLite it always does.
    pub async fn answers(&self) {
        if let Backend::Postgres(keeper) = &self.0 {
            keeper.answers().await;
        }
    }

    /// Begins a transaction that writes what is right whatever others write meanwhile, such as one statement that decides
    /// by itself. Whoever looks before it writes uses [`Self::write_in_turn`].
    ///
    /// # Errors
    /// When no connection is free in time, or the database fails.
    pub async fn write(&self) -> sqlx::Result<Transaction> {
        self.write_in_turn([]).await
    }

    /// Begins a transaction that looks and then writes. No other one that names any of the same turns is under way until
    /// it ends, on whatever server.
    ///
    /// # Errors
    /// When the turn does not come in time, or the database fails.
    pub async fn write_in_turn<const N: usize>(&self, turns: [Turn<'_>; N]) -> sqlx::Result<Transaction> {
        match &self.0 {
            Backend::Sqlite(kept) => kept.write().await,
            Backend::Postgres(keeper) => keeper.write(turns).await,
        }
    }

    /// A connection to read from.
    ///
    /// # Errors
    /// When none is free in time, or the database fails.
    pub async fn read(&self) -> sqlx::Result<PoolConnection<Any>> {
        match &self.0 {
            Backend::Sqlite(kept) => kept.read().await,
            Backend::Postgres(keeper) => keeper.read().await,
        }
    }

    /// Removes from a table what has in `column` a moment no later than `until`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn sweep(&self, table: &str, column: &str, until: Moment) -> sqlx::Result<()> {
        let sql = match &self.0 {
            Backend::Sqlite(_) => sqlite::sweep(table, column, SWEPT_AT_ONCE),
            Backend::Postgres(_) => postgres::sweep(table, column, SWEPT_AT_ONCE),
        };
        loop {
            let mut tx = self.write().await?;
            let swept = sqlx::query(AssertSqlSafe(sql.as_str())).bind(until).execute(&mut *tx).await?;
            tx.commit().await?;
            if swept.rows_affected() < SWEPT_AT_ONCE {
                return Ok(());
            }
        }
    }

    /// The key of keyed hashes that is kept here: made at the first start.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn key(&self, random: Random) -> sqlx::Result<Key> {
        let fresh: [u8; Key::MIN_BYTES] = random.bytes();
        let mut tx = self.write().await?;
        sqlx::query("INSERT INTO settings (name, value) VALUES ('secret', $1) ON CONFLICT (name) DO NOTHING")
            .bind(fresh.as_slice())
            .execute(&mut *tx)
            .await?;
        let kept = sqlx::query_scalar("SELECT value FROM settings WHERE name = 'secret'")
            .fetch_one(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Key::new(kept))
    }

    /// Closes every connection, when each is done with what it does.
    pub async fn close(&self) {
        match &self.0 {
            Backend::Sqlite(kept) => kept.close().await,
            Backend::Postgres(keeper) => keeper.close().await,
        }
    }
}

impl Pools {
    /// Closes the connections. One that hangs is left alone after a while.
    async fn close(&self) {
        let closed = async {
            self.readers.close().await;
            self.writers.close().await;
        };
        // An error means that some hang.
        let _ = tokio::time::timeout(FAREWELL, closed).await;
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
            sqlite::is_unavailable(error.as_ref()) || postgres::is_unavailable(error.as_ref())
        }
        _ => false,
    }
}

/// A database's URL without its password, for logs and errors.
pub fn shown(url: &str) -> String {
    let Ok(mut options) = url.parse::<AnyConnectOptions>() else {
        // It is none of ours, but there may be a password in it all the same.
        return url.split_inclusive(':').next().unwrap_or_default().to_owned();
    };
    if sqlite::is_meant(&options) {
        return url.to_owned();
    }
    let shown = &mut options.database_url;
    shown.set_query(None);
    // An error means that there is no place for a password.
    let _ = shown.set_password(None);
    shown.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_shown() {
        for (url, said) in [
            (
                "postgres://ada:secret@db.example:5433/shop?password=secret",
                "postgres://ada@db.example:5433/shop",
            ),
            ("postgres:///shop?host=/run/postgresql&password=secret", "postgres:///shop"),
            ("postgre://ada:secret@db.example/shop", "postgre://ada@db.example/shop"),
            ("postgres://ada:secret@[db/shop", "postgres:"),
            ("sqlite:some/portico.db", "sqlite:some/portico.db"),
            ("portico.db", "portico.db"),
        ] {
            assert_eq!(shown(url), said, "{url}");
        }
    }
}
