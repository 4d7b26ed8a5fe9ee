//! A server on SQLite is killed without warning under load: everything it acknowledged still holds after the restart.

use crate::process::{Running, quiet};
use crate::shoppers::{Crowd, Told, mailed};
use crate::support::Portico;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_told_holds_after_it_is_killed_under_load() {
    let folder = tempfile::tempdir().expect("a folder");
    let mails = folder.path().join("mail");
    let mut told = Told::default();
    for round in ["a", "b", "c"] {
        let running = Running::start(quiet(folder.path()).args(["--listen", "127.0.0.1:0"]));
        let crowd = Crowd::begin(&running.url, &mails, round);
        crowd.served(8).await;
        running.signal("KILL");
        told.add(crowd.end().await);
        tokio::task::block_in_place(|| running.end());
    }
    println!(
        "{} codes, {} accounts, {} sessions over 3 kills",
        told.promised.len(),
        told.accounts.len(),
        told.sessions.len()
    );
    assert_eq!(told.wrong, Vec::<String>::new());

    let portico = Portico::start_on_sqlite(folder).await;
    // A mail that was being sent at the kill is sent again after two minutes.
    portico.pass(180);
    portico.all_mailed().await;
    let mailed = mailed(&mails);
    let lost: Vec<_> = told.promised.iter().filter(|email| !mailed.contains_key(*email)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    told.holds(&portico.url, &[&portico.url]).await;
    let check: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(&portico.database().await)
        .await
        .expect("an answer");
    assert_eq!(check, "ok");
}

#[tokio::test]
async fn sqlite_syncs_each_commit() {
    use sqlx::Row as _;
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("portico.db").display());
    let database = portico_server::db::Database::open(&url).await.expect("the database");
    let mut tx = database.begin().await.expect("a transaction");
    for (pragma, value) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("PRAGMA {pragma}")))
            .fetch_one(&mut *tx)
            .await
            .expect("a row");
        let found = row
            .try_get::<String, _>(0)
            .or_else(|_| row.try_get::<i64, _>(0).map(|number| number.to_string()));
        assert_eq!(found.expect("a value"), value, "{pragma}");
    }
}
