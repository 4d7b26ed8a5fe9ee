//! Copies a whole database into an empty one of either kind: from SQLite to PostgreSQL, and back.

use futures_util::TryStreamExt as _;
use sqlx::any::{AnyRow, AnyTypeInfoKind};
use sqlx::{
    AnyConnection, AssertSqlSafe, Column as _, Connection as _, Executor as _, Row as _, Statement as _,
};

use super::error::OpenError;
use super::url::{DatabaseUrl, shown};
use super::{postgres, sqlite};

/// Every table, each after those that it references.
const TABLES: [&str; 18] = [
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
    "social_identities",
    "social_tickets",
    "passkeys",
    "used_nonces",
];

/// Rows that one statement inserts. Both databases limit it to 32 766 values.
const BATCH: usize = 500;
/// Rows between two reports of the progress.
const REPORT_EVERY: u64 = 50_000;

/// Why the copy failed.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// Either database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The target is not empty.
    #[error(
        "the database `{url}` is not empty: there are rows in its table {table}; create a new one for the copy"
    )]
    NotEmpty {
        /// The target.
        url: String,
        /// The first of its tables with rows.
        table: &'static str,
    },
    /// The copy does not have as many rows as were read.
    #[error("the table {table} has {read} rows, but the copy has {written}; the copy was discarded")]
    Count {
        /// The table.
        table: &'static str,
        /// Rows that were read.
        read: u64,
        /// Rows that are in the copy.
        written: u64,
    },
    /// A table cannot be copied.
    #[error("cannot copy the table {table}; the copy was discarded")]
    Table {
        /// The table.
        table: &'static str,
        /// The error of one of the databases.
        source: sqlx::Error,
    },
    /// A transaction cannot begin or end.
    #[error("cannot copy; the copy was discarded")]
    Database(#[from] sqlx::Error),
}

/// What a copy does differently for each kind of database.
#[derive(Clone, Copy)]
enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    fn of(database: &DatabaseUrl) -> Self {
        match database {
            DatabaseUrl::Sqlite(_) => Self::Sqlite,
            DatabaseUrl::Postgres(_) => Self::Postgres,
        }
    }

    /// Begins to read a snapshot. An SQLite database cannot be written to meanwhile.
    const fn begin_reading(self) -> &'static str {
        match self {
            Self::Sqlite => sqlite::BEGIN,
            Self::Postgres => postgres::SNAPSHOT,
        }
    }

    const fn begin_writing(self) -> &'static str {
        match self {
            Self::Sqlite => sqlite::BEGIN,
            Self::Postgres => postgres::BEGIN,
        }
    }

    /// Allows an INSERT to set ids that the table would generate.
    const fn with_ids(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::Postgres => "OVERRIDING SYSTEM VALUE",
        }
    }

    fn last_id(self, table: &str) -> String {
        match self {
            Self::Sqlite => sqlite::last_id(table),
            Self::Postgres => postgres::last_id(table),
        }
    }

    fn continue_after(self, table: &str, number: i64) -> String {
        match self {
            Self::Sqlite => sqlite::continue_after(table, number),
            Self::Postgres => postgres::continue_after(table, number),
        }
    }
}

/// One side of the copy, with a connection of its own that has no time limits.
struct Side<'a> {
    kind: Kind,
    connection: &'a mut AnyConnection,
}

/// Copies every row of one database into another, which has to be empty, in one transaction: all of it or nothing. Calls `report`
/// with a table and the number of its rows that are copied so far. Returns the number of all rows.
///
/// # Errors
/// When either cannot be opened, the target is not empty, or anything in between fails.
pub async fn copy(from: &str, to: &str, mut report: impl FnMut(&str, u64)) -> Result<u64, CopyError> {
    let (from_database, to_database) = (DatabaseUrl::parse(from)?, DatabaseUrl::parse(to)?);
    let (from_kind, to_kind) = (Kind::of(&from_database), Kind::of(&to_database));
    let mut source = from_database.open_source(from).await?;
    let mut target = to_database.open_target(to).await?;
    let mut reading = source.begin_with(from_kind.begin_reading()).await?;
    let mut writing = target.begin_with(to_kind.begin_writing()).await?;
    if let Kind::Postgres = to_kind {
        // A server that is started too early waits until the copy is done.
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
        let copied = copy_table(from, to, table, &mut report).await;
        let (read, written) = copied.map_err(|source| CopyError::Table { table, source })?;
        if read != written {
            return Err(CopyError::Count { table, read, written });
        }
        report(table, written);
        all += written;
    }
    writing.commit().await?;
    reading.rollback().await?;
    target.close().await?;
    source.close().await?;
    Ok(all)
}

async fn count(connection: &mut AnyConnection, table: &str) -> sqlx::Result<u64> {
    let sql = format!("SELECT count(*) FROM {table}");
    let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(connection).await?;
    Ok(count.unsigned_abs())
}

/// Copies a table; returns how many rows were read, and how many are in the copy.
async fn copy_table(
    from: Side<'_>,
    to: Side<'_>,
    table: &str,
    report: &mut impl FnMut(&str, u64),
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
        let sql = AssertSqlSafe(from.kind.last_id(table));
        last = sqlx::query_scalar(sql).fetch_one(&mut *from.connection).await?;
    }
    let mut read = 0;
    let select = format!("SELECT {names} FROM {table}");
    let mut rows = sqlx::query(AssertSqlSafe(select)).fetch(&mut *from.connection).try_chunks(BATCH);
    while let Some(chunk) = rows.try_next().await.map_err(|error| error.1)? {
        let values = placeholders(columns.len(), chunk.len());
        let insert = format!("INSERT INTO {table} ({names}) {} VALUES {values}", to.kind.with_ids());
        bind(&insert, &columns, &chunk)?.execute(&mut *to.connection).await?;
        let before = read / REPORT_EVERY;
        read += chunk.len() as u64;
        if read / REPORT_EVERY > before {
            report(table, read);
        }
    }
    if last > 0 {
        // No id may be used twice: the audit log may still refer to a row that was deleted.
        let sql = AssertSqlSafe(to.kind.continue_after(table, last));
        sqlx::raw_sql(sql).execute(&mut *to.connection).await?;
    }
    Ok((read, count(to.connection, table).await?))
}

/// The placeholders for the values of some rows.
fn placeholders(columns: usize, rows: usize) -> String {
    let row = |row: usize| {
        let values = (1..=columns).map(|column| format!("${}", row * columns + column));
        format!("({})", values.collect::<Vec<_>>().join(", "))
    };
    (0..rows).map(row).collect::<Vec<_>>().join(", ")
}

/// A statement with the values of some rows bound to it.
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
