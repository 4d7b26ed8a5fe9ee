//! Time passes without waiting: what the server has stored becomes older.

use std::time::Duration;

use anyhow::{Result, ensure};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use crate::shop::Shop;

/// Every column with a moment: by the server's convention they are called `at`, or end in `_at`.
const MOMENTS: &str =
    "SELECT tables.name, columns.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND (columns.name = 'at' OR columns.name LIKE '%\\_at' ESCAPE '\\')";

/// Lets this much time pass for a shop: sessions, codes and links come nearer to their end.
///
/// # Errors
/// When the database cannot be written.
pub async fn pass_time(shop: &Shop, time: Duration) -> Result<()> {
    let mut database = SqliteConnectOptions::new().filename(shop.database()).connect().await?;
    let mut change = database.begin_with("BEGIN IMMEDIATE").await?;
    let moments: Vec<(String, String)> = sqlx::query_as(MOMENTS).fetch_all(&mut *change).await?;
    ensure!(!moments.is_empty(), "the database has no moments");
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
