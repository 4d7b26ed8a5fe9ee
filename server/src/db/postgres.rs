//! PostgreSQL: several servers share one database.

use sqlx::any::AnyConnectOptions;
use sqlx::migrate::Migrator;

use super::error::OpenError;
use super::health_checked_pool::{FIRST_WAIT, HealthCheckedPool, LONGEST_WAIT, connect};
use super::url::shown;
use crate::base::error_chain::chain;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations/postgres");

/// Connects to the database as soon as it answers, and brings its schema up to date.
pub(super) async fn wait_for(url: &str, options: AnyConnectOptions) -> Result<HealthCheckedPool, OpenError> {
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

/// Connects to the database and brings its schema up to date. Of several servers that start at the same time one does.
pub(super) async fn open(url: &str, options: AnyConnectOptions) -> Result<HealthCheckedPool, OpenError> {
    let failed = |source| OpenError::Open { url: shown(url), source };
    let mut connection = connect(&options).await.map_err(failed)?;
    let encoding: String = sqlx::query_scalar("SELECT current_setting('server_encoding')")
        .fetch_one(&mut connection)
        .await
        .map_err(failed)?;
    if encoding != "UTF8" {
        return Err(OpenError::Encoding { url: shown(url), encoding });
    }
    let migrated = MIGRATIONS.run(&mut connection).await;
    migrated.map_err(|source| OpenError::Migrate { url: shown(url), source })?;
    Ok(HealthCheckedPool::new(options, connection))
}

/// Whether a server has created its tables there.
pub(super) async fn exists(url: &str, options: &AnyConnectOptions) -> Result<bool, OpenError> {
    let look = async {
        let mut connection = connect(options).await?;
        sqlx::query_scalar("SELECT to_regclass('customers') IS NOT NULL").fetch_one(&mut connection).await
    };
    look.await.map_err(|source| OpenError::Open { url: shown(url), source })
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
pub(super) const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

/// Selects the last id that a table generated; 0 if there is none.
pub(super) fn last_id(table: &str) -> String {
    format!("SELECT COALESCE(pg_sequence_last_value(pg_get_serial_sequence('{table}', 'id')::regclass), 0)")
}

/// Makes a table generate ids after this one.
pub(super) fn continue_after(table: &str, number: i64) -> String {
    format!("SELECT setval(pg_get_serial_sequence('{table}', 'id'), {number})")
}
