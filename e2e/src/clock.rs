//! Makes time pass without waiting, by making what the server has stored older.

use std::time::Duration;

use anyhow::{Result, ensure};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use crate::shop::Shop;

/// Every column with a timestamp: by the server's convention its name is `at` or ends in `_at`.
const MOMENTS: &str =
    "SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND (columns.name = 'at' OR columns.name LIKE '%\\_at' ESCAPE '\\')";

/// Moves a shop's clock forward: sessions, codes and links get closer to their expiry.
///
/// # Errors
/// If the database can't be written.
pub async fn pass_time(shop: &Shop, time: Duration) -> Result<()> {
    let mut database = SqliteConnectOptions::new().filename(shop.database()).connect().await?;
    let mut change = database.begin_with("BEGIN IMMEDIATE").await?;
    let moments: Vec<(String, String)> = sqlx::query_as(MOMENTS).fetch_all(&mut *change).await?;
    ensure!(!moments.is_empty(), "the database has no timestamps");
    for (table, column) in moments {
        let update = format!("UPDATE \"{table}\" SET \"{column}\" = \"{column}\" - ?");
        sqlx::query(AssertSqlSafe(update))
            .bind(i64::try_from(time.as_millis())?)
            .execute(&mut *change)
            .await?;
    }
    change.commit().await?;
    Ok(database.close().await?)
}
