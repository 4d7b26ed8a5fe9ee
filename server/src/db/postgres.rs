//! PostgreSQL: several servers share one database.

use std::sync::LazyLock;

use sqlx::AnyConnection;
use sqlx::migrate::{MigrateError, Migrator};

use super::error::OpenError;
use super::health_check::{FIRST_WAIT, LONGEST_WAIT, write};
use super::health_checked_pool::{HealthCheckedPool, forget};
use super::pooling::PostgresOptions;
use super::schema::Schema;
use super::url::shown;
use crate::base::error_chain::chain;

/// The lock lasts as long as a transaction, see [`BEGIN_MIGRATION`], not as long as a session, which a pooler might lend to others.
static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| {
    let mut migrations = sqlx::migrate!("./migrations/postgres");
    migrations.set_locking(false);
    migrations
});

/// One server at a time changes the schema.
const BEGIN_MIGRATION: &str = concat!("BEGIN; SELECT pg_advisory_xact_lock(5783298614902178); ", forget!());

/// Counts the tables in which migrations are recorded.
const MIGRATION_TABLES: &str =
    "SELECT count(*) FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('_sqlx_migrations')";

/// Connects to the database as soon as it answers, and brings its schema up to date.
pub(super) async fn wait_for(url: &str, options: PostgresOptions) -> Result<HealthCheckedPool, OpenError> {
    let mut wait = FIRST_WAIT;
    loop {
        match open(url, options.clone()).await {
            Err(error) if error.is_unavailable() => {
                tracing::warn!(cause = chain(&error), "waiting for the database");
            }
            opened => return opened,
        }
        tokio::time::sleep(wait).await;
        wait = (wait * 2).min(LONGEST_WAIT);
    }
}

/// Connects to the database, brings its schema up to date, and writes. Of several servers that start at the same time one
/// changes the schema.
async fn open(url: &str, options: PostgresOptions) -> Result<HealthCheckedPool, OpenError> {
    let mut connection = connect(url, &options).await?;
    schema(url, &mut connection).await?.for_server(url)?;
    migrate(&mut connection).await.map_err(|source| OpenError::Migrate { url: shown(url), source })?;
    write(&mut connection).await.map_err(|source| OpenError::Open { url: shown(url), source })?;
    Ok(HealthCheckedPool::new(options, connection))
}

/// Connects to a database whose schema is this release's, without waiting for it.
pub(super) async fn open_existing(
    url: &str,
    options: PostgresOptions,
) -> Result<HealthCheckedPool, OpenError> {
    let mut connection = connect(url, &options).await?;
    schema(url, &mut connection).await?.for_command(url)?;
    Ok(HealthCheckedPool::new(options, connection))
}

/// Connects to a database for a copy into it: creates the tables if there are none.
pub(super) async fn open_target(url: &str, options: &PostgresOptions) -> Result<AnyConnection, OpenError> {
    let mut connection = connect(url, options).await?;
    let schema = schema(url, &mut connection).await?;
    if schema.is_missing() {
        migrate(&mut connection).await.map_err(|source| OpenError::Migrate { url: shown(url), source })?;
    } else {
        schema.for_command(url)?;
    }
    Ok(connection)
}

/// Connects to a database for a copy of it.
pub(super) async fn open_source(url: &str, options: &PostgresOptions) -> Result<AnyConnection, OpenError> {
    let mut connection = connect(url, options).await?;
    schema(url, &mut connection).await?.for_command(url)?;
    Ok(connection)
}

async fn connect(url: &str, options: &PostgresOptions) -> Result<AnyConnection, OpenError> {
    let mut connection = options.connect_checked(&shown(url)).await?;
    let encoding =
        sqlx::raw_sql("SELECT current_setting('server_encoding')").fetch_one(&mut connection).await;
    let encoding = encoding.and_then(|row| sqlx::Row::try_get(&row, 0));
    let encoding: String = encoding.map_err(|source| OpenError::Open { url: shown(url), source })?;
    if encoding != "UTF8" {
        return Err(OpenError::Encoding { url: shown(url), encoding });
    }
    Ok(connection)
}

async fn schema(url: &str, connection: &mut AnyConnection) -> Result<Schema, OpenError> {
    let schema = Schema::of(connection, MIGRATION_TABLES, &MIGRATIONS).await;
    schema.map_err(|source| OpenError::Open { url: shown(url), source })
}

async fn migrate(connection: &mut AnyConnection) -> Result<(), MigrateError> {
    let mut tx = sqlx::Connection::begin_with(connection, BEGIN_MIGRATION).await?;
    MIGRATIONS.run_direct(None, &mut *tx, false).await?;
    Ok(tx.commit().await?)
}

/// Deletes at most `most` expired rows. Rows that another transaction has locked are left to the next sweep: waiting for them
/// could deadlock.
pub(super) fn sweep(table: &str, column: &str, most: u64) -> String {
    format!(
        "DELETE FROM {table} WHERE ctid = ANY (ARRAY (
             SELECT ctid FROM {table} WHERE {column} <= $1 LIMIT {most} FOR UPDATE SKIP LOCKED))"
    )
}

/// Begins to read a snapshot of the whole database.
pub(super) const SNAPSHOT: &str = concat!("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; ", forget!());

/// Begins to write without time limits.
pub(super) const BEGIN: &str = concat!("BEGIN; ", forget!());

/// Selects the last id that a table generated; 0 if there is none.
pub(super) fn last_id(table: &str) -> String {
    format!("SELECT COALESCE(pg_sequence_last_value(pg_get_serial_sequence('{table}', 'id')::regclass), 0)")
}

/// Makes a table generate ids after this one.
pub(super) fn continue_after(table: &str, number: i64) -> String {
    format!("SELECT setval(pg_get_serial_sequence('{table}', 'id'), {number})")
}
