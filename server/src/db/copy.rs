//! Copies a whole database into an empty one, of whichever kind: the way from SQLite to PostgreSQL, and back.

use futures_util::TryStreamExt as _;
use sqlx::any::{AnyRow, AnyTypeInfoKind};
use sqlx::{
    AnyConnection, AssertSqlSafe, Column as _, ConnectOptions as _, Connection as _, Executor as _, Row as _,
    Statement as _,
};

use super::{OpenError, Place, postgres, shown, sqlite};

/// Every table, each behind those that it refers to.
const TABLES: [&str; 14] = [
    "settings",
    "customers",
    "sessions",
    "codes",
    "reset_links",
    "limit_events",
    "known_clients",
    "outbox",
    "access_tokens",
    "access_token_uses",
    "hand_offs",
    "hand_off_items",
    "cart_items",
    "audit_events",
];

/// Rows that are written in one statement. Neither database takes more than 32 766 values.
const AT_ONCE: usize = 500;
/// Rows after which it is said how far it is.
const TOLD: u64 = 50_000;

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// Either database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// There is something in the target.
    #[error(
        "the database `{url}` is not empty: there are rows in its table {table}; make a new one for the copy"
    )]
    NotEmpty {
        /// The target.
        url: String,
        /// The first of its tables with rows.
        table: &'static str,
    },
    /// Not all that was read is there.
    #[error("of {read} rows of the table {table} {written} are in the copy; nothing was kept of it")]
    Count {
        /// The table.
        table: &'static str,
        /// Rows that were read.
        read: u64,
        /// Rows that are in the copy.
        written: u64,
    },
    /// A table cannot be copied.
    #[error("cannot copy the table {table}; nothing was kept of the copy")]
    Table {
        /// The table.
        table: &'static str,
        /// What one of the databases says.
        source: sqlx::Error,
    },
    /// A transaction cannot begin or end.
    #[error("cannot copy; nothing was kept of the copy")]
    Database(#[from] sqlx::Error),
}

/// The kinds of databases, where they differ for a copy.
#[derive(Clone, Copy)]
enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    /// Begins to read, as it is at one moment. While a SQLite database is read nobody writes to it.
    const fn begin_reading(self) -> &'static str {
        match self {
            Self::Sqlite => sqlite::BEGIN,
            Self::Postgres => postgres::SNAPSHOT,
        }
    }

    const fn begin_writing(self) -> &'static str {
        match self {
            Self::Sqlite => sqlite::BEGIN,
            Self::Postgres => "BEGIN",
        }
    }

    /// Lets a statement that inserts give numbers that a table would give itself.
    const fn with_numbers(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => "OVERRIDING SYSTEM VALUE",
        }
    }

    fn last_number(self, table: &str) -> String {
        match self {
            Self::Sqlite => sqlite::last_number(table),
            Self::Postgres => postgres::last_number(table),
        }
    }

    fn go_on_behind(self, table: &str, number: i64) -> String {
        match self {
            Self::Sqlite => sqlite::go_on_behind(table, number),
            Self::Postgres => postgres::go_on_behind(table, number),
        }
    }
}

/// A database and its kind, with a connection of its own that may take as long as it needs.
struct Side<'a> {
    kind: Kind,
    connection: &'a mut AnyConnection,
}

/// Copies every row of one database into another, which has to be empty, in one transaction: all of it is there, or
/// nothing. Tells in between of which table it has how many rows. Gives the number of all.
///
/// # Errors
/// When either cannot be opened, the target is not empty, or anything in between fails.
pub async fn copy(from: &str, to: &str, mut tell: impl FnMut(&str, u64)) -> Result<u64, CopyError> {
    let (from_kind, mut source) = connect(from, true).await?;
    let (to_kind, mut target) = connect(to, false).await?;
    let mut reading = source.begin_with(from_kind.begin_reading()).await?;
    let mut writing = target.begin_with(to_kind.begin_writing()).await?;
    if let Kind::Postgres = to_kind {
        // A server that is started too early waits until it is over.
        let lock = format!("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE", TABLES.join(", "));
        sqlx::raw_sql(AssertSqlSafe(lock)).execute(&mut *writing).await?;
    }
    for table in TABLES {
        let rows = count(&mut writing, table).await.map_err(|source| CopyError::Table { table, source })?;
        if rows > 0 {
            return Err(CopyError::NotEmpty { url: shown(to), table });
        }
    }
    let mut all = 0;
    for table in TABLES {
        let from = Side { kind: from_kind, connection: &mut reading };
        let to = Side { kind: to_kind, connection: &mut writing };
        let copied = copy_table(from, to, table, &mut tell).await;
        let (read, written) = copied.map_err(|source| CopyError::Table { table, source })?;
        if read != written {
            return Err(CopyError::Count { table, read, written });
        }
        tell(table, written);
        all += written;
    }
    writing.commit().await?;
    reading.rollback().await?;
    target.close().await?;
    source.close().await?;
    Ok(all)
}

/// A connection to a database whose schema is up to date.
async fn connect(url: &str, has_to_be_there: bool) -> Result<(Kind, AnyConnection), OpenError> {
    let place = Place::of(url)?;
    if has_to_be_there && !place.exists(url).await? {
        return Err(OpenError::Missing(shown(url)));
    }
    let (kind, options) = match &place {
        Place::Sqlite(options) => (Kind::Sqlite, options.clone()),
        Place::Postgres(options) => (Kind::Postgres, options.clone()),
    };
    place.open(url).await?.close().await;
    let connection = options.connect().await.map_err(|source| OpenError::Open { url: shown(url), source })?;
    Ok((kind, connection))
}

async fn count(connection: &mut AnyConnection, table: &str) -> sqlx::Result<u64> {
    let sql = format!("SELECT count(*) FROM {table}");
    let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(connection).await?;
    Ok(count.unsigned_abs())
}

/// Copies a table; gives how many rows were read, and how many there are.
async fn copy_table(
    from: Side<'_>,
    to: Side<'_>,
    table: &str,
    tell: &mut impl FnMut(&str, u64),
) -> sqlx::Result<(u64, u64)> {
    let all = AssertSqlSafe(format!("SELECT * FROM {table}"));
    let prepared = from.connection.prepare(sqlx::SqlSafeStr::into_sql_str(all)).await?;
    let columns: Vec<_> = prepared
        .columns()
        .iter()
        .map(|column| (column.name().to_owned(), column.type_info().kind()))
        .collect();
    let names: Vec<_> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let names = names.join(", ");

    let mut last = 0;
    if columns.iter().any(|(name, _)| name == "id") {
        let sql = AssertSqlSafe(from.kind.last_number(table));
        last = sqlx::query_scalar(sql).fetch_one(&mut *from.connection).await?;
    }
    let mut read = 0;
    let select = format!("SELECT {names} FROM {table}");
    let mut rows = sqlx::query(AssertSqlSafe(select)).fetch(&mut *from.connection).try_chunks(AT_ONCE);
    while let Some(chunk) = rows.try_next().await.map_err(|error| error.1)? {
        let values = values(columns.len(), chunk.len());
        let insert = format!("INSERT INTO {table} ({names}) {} VALUES {values}", to.kind.with_numbers());
        bind(&insert, &columns, &chunk)?.execute(&mut *to.connection).await?;
        let before = read / TOLD;
        read += chunk.len() as u64;
        if read / TOLD > before {
            tell(table, read);
        }
    }
    if last > 0 {
        // No number is given twice: others, such as the audit trail's, may still speak of a row that is gone.
        let sql = AssertSqlSafe(to.kind.go_on_behind(table, last));
        sqlx::raw_sql(sql).execute(&mut *to.connection).await?;
    }
    Ok((read, count(to.connection, table).await?))
}

/// The places of the values of some rows.
fn values(columns: usize, rows: usize) -> String {
    let row = |row: usize| {
        let places = (1..=columns).map(|column| format!("${}", row * columns + column));
        format!("({})", places.collect::<Vec<_>>().join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

/// A statement with the values of some rows.
fn bind<'a>(
    sql: &'a str,
    columns: &[(String, AnyTypeInfoKind)],
    rows: &[AnyRow],
) -> sqlx::Result<sqlx::query::Query<'a, sqlx::Any, sqlx::any::AnyArguments>> {
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for row in rows {
        for (column, (_, kind)) in columns.iter().enumerate() {
            query = match kind {
                AnyTypeInfoKind::Text => query.bind(row.try_get::<Option<String>, _>(column)?),
                AnyTypeInfoKind::Blob => query.bind(row.try_get::<Option<Vec<u8>>, _>(column)?),
                _ => query.bind(row.try_get::<Option<i64>, _>(column)?),
            };
        }
    }
    Ok(query)
}
