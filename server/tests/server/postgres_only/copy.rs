//! From SQLite to PostgreSQL, which refuses some values that SQLite accepts.

use super::postgres;
use crate::copy::{all, copy};
use crate::databases::Database;
use crate::support::connections;

/// A row that the target refuses leaves the target empty.
#[tokio::test]
#[ignore = "needs PostgreSQL: `cargo xtask test --only postgres` brings one along"]
async fn a_copy_that_fails_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let from = format!("sqlite:{}", folder.path().join("portico.db").display());
    portico_server::db::Database::open(&from).await.expect("made").close().await;
    let pool = connections(&from, 1).await;
    for email in ["fine", "with \u{0}"] {
        sqlx::query("INSERT INTO customers (store, email_key, email, first_name, last_name, phone, industry, created_at)
                     VALUES ('s', $1, $1, '', '', '', '', 1)")
            .bind(email)
            .execute(&pool)
            .await
            .expect("a customer");
    }
    pool.close().await;
    let to = Database::make_on(postgres()).await;
    let (output, said) = copy(folder.path(), &from, &to.url);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("cannot copy the table customers; the copy was discarded"), "{said}");
    assert!(all(&to.url).await.values().all(Vec::is_empty));
}
