//! Databases of other releases: a server updates an older one, commands leave it alone, and no one touches a newer one.

use std::fs::File;
use std::path::Path;
use std::process::Command;

use sqlx::AnyPool;

use crate::copy::{all, copy};
use crate::databases::{Database, postgres};
use crate::process;
use crate::support::{EMAIL, PASSWORD, Portico, connections};

/// Runs a command; returns its exit status and what it said.
fn command(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portico-server"));
    let output = command.current_dir(folder).env_clear().args(arguments).output().expect("it runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// Commands that use the schema; they find the database in the folder's portico.toml.
const COMMANDS: [&[&str]; 3] =
    [&["token", "list"], &["token", "create", "--name", "ERP"], &["audit", "export"]];

async fn newest(database: &AnyPool) -> i64 {
    let newest = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations").fetch_one(database).await;
    newest.expect("a version")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_a_newer_release_is_refused_and_left_alone() {
    let mut portico = Portico::start().await;
    portico.register(EMAIL, PASSWORD).await;
    portico.all_mailed().await;
    portico.stop().await;
    let database = portico.database().await;
    let later = "UPDATE _sqlx_migrations SET version = version + 1000 WHERE version = $1";
    let knows = newest(&database).await;
    sqlx::query(later).bind(knows).execute(&database).await.expect("updated");
    let before = all(portico.database_url()).await;

    let folder = portico.folder.path();
    let expected = format!("its schema is {}, and this program knows {knows}", knows + 1000);
    let (output, log) = process::run(folder, &["--listen", "127.0.0.1:0"]);
    assert_eq!(output.status.code(), Some(1), "{log}");
    assert!(log.contains("was updated by a newer release") && log.contains(&expected), "{log}");
    for arguments in COMMANDS {
        let (code, said) = command(folder, arguments);
        assert!(code == Some(1) && said.contains(&expected), "{arguments:?}: {said}");
    }
    let (output, said) = copy(folder, portico.database_url(), "sqlite:copy.db");
    assert!(output.status.code() == Some(1) && said.contains(&expected), "{said}");
    assert_eq!(all(portico.database_url()).await, before);
}

/// A database as an earlier release left it, before 0004.
async fn of_earlier_release(folder: &Path) -> (Database, AnyPool) {
    let (database, migrations) = match postgres() {
        Some(server) => (Database::make_empty_on(server).await, sqlx::migrate!("./migrations/postgres")),
        None => (Database::file_in(folder), sqlx::migrate!("./migrations/sqlite")),
    };
    if !database.is_postgres() {
        File::create(folder.join("portico.db")).expect("a file");
    }
    let pool = connections(&database.url, 1).await;
    migrations.run_to(3, &pool).await.expect("the tables");
    sqlx::query(
        "INSERT INTO customers (store, email_key, email, first_name, last_name, phone, industry, created_at)
         VALUES ('s', 'ada@example.com', 'ada@example.com', '', '', '', '', 1)",
    )
    .execute(&pool)
    .await
    .expect("a customer");
    (database, pool)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_of_an_older_release_is_updated_by_a_server_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let (database, pool) = of_earlier_release(folder.path()).await;
    let url = database.url.clone();
    let before = all(&url).await;
    for arguments in COMMANDS {
        let (code, said) = command(folder.path(), &[arguments, &["--database", &url]].concat());
        assert!(
            code == Some(1) && said.contains("is of an older release: its schema is 3,"),
            "{arguments:?}: {said}"
        );
    }
    let (output, said) = copy(folder.path(), &url, "sqlite:copy.db");
    assert!(output.status.code() == Some(1) && said.contains("is of an older release"), "{said}");
    let other = tempfile::tempdir().expect("a folder");
    let source = format!("sqlite:{}", other.path().join("source.db").display());
    portico_server::db::Database::open(&source).await.expect("a database").close().await;
    let (output, said) = copy(other.path(), &source, &url);
    assert!(output.status.code() == Some(1) && said.contains("is of an older release"), "{said}");
    if !database.is_postgres() {
        // A backup is of any release.
        let (code, said) = command(folder.path(), &["backup", "--to", "backup.db", "--database", &url]);
        assert_eq!(code, Some(0), "{said}");
        let backup = format!("sqlite:{}", folder.path().join("backup.db").display());
        assert_eq!(all(&backup).await, before);
    }
    assert_eq!(newest(&pool).await, 3);
    assert_eq!(all(&url).await, before);

    let portico = Portico::start_at(url.clone(), |_| {}).await;
    assert_eq!(portico.register("bob@example.com", PASSWORD).await.verdict(), (200, ""));
    assert!(newest(&pool).await > 3);
    let (code, said) = command(folder.path(), &["token", "list", "--database", &url]);
    assert_eq!(code, Some(0), "{said}");
}
