//! The schema, compared with SQLite's.

use super::postgres;
use crate::databases::Database;

/// Both databases have the same schema.
#[tokio::test]
#[ignore = "needs PostgreSQL: `cargo xtask test --only postgres` brings one along"]
async fn both_databases_have_the_same_columns() {
    let folder = tempfile::tempdir().expect("a folder");
    let on_postgres = Database::make_empty_on(postgres()).await;
    let on_sqlite = format!("sqlite:{}", folder.path().join("portico.db").display());
    let mut columns = Vec::new();
    for (url, sql) in [
        (
            on_sqlite.as_str(),
            "SELECT tables.name || '.' || columns.name || CASE \"notnull\" OR pk WHEN 0 THEN ' or null' ELSE '' END
             FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
             WHERE tables.type = 'table' AND tables.name NOT LIKE '\\_%' ESCAPE '\\' AND tables.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        ),
        (
            on_postgres.url.as_str(),
            "SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'YES' THEN ' or null' ELSE '' END
             FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'",
        ),
    ] {
        let database = portico_server::db::Database::open(url).await.expect("the database");
        let found = sqlx::query_scalar(sql).fetch_all(&mut *database.read().await.expect("a connection")).await;
        let mut found: Vec<String> = found.expect("the columns");
        found.sort();
        database.close().await;
        columns.push(found);
    }
    assert!(columns[0].len() > 50, "{columns:?}");
    assert_eq!(columns[0], columns[1]);
}
