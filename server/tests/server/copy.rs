//! Copying from one database to another: everything is copied, and customers notice nothing.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::json;
use sqlx::AssertSqlSafe;

use crate::databases::{Database, postgres};
use crate::social::{Issuer, trust};
use crate::support::{EMAIL, PASSWORD, Portico, connections};

pub(crate) fn copy(folder: &Path, from: &str, to: &str) -> (Output, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portico-server"));
    command.args(["database", "copy"]).current_dir(folder).env_clear();
    let output = command.env("PORTICO_COPY_FROM", from).args(["--to", to]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output, said)
}

/// Every table of a database with all its rows, as text.
pub(crate) async fn all(url: &str) -> BTreeMap<String, Vec<String>> {
    let pool = connections(url, 1).await;
    let (tables, columns) = if url.starts_with("sqlite:") {
        (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
            "SELECT name FROM pragma_table_info($1)",
        )
    } else {
        (
            "SELECT table_name::TEXT FROM information_schema.tables WHERE table_schema = 'public'",
            "SELECT column_name::TEXT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1",
        )
    };
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&pool).await.expect("the tables");
    let mut found = BTreeMap::new();
    for table in tables.into_iter().filter(|table| table != "_sqlx_migrations") {
        let names: Vec<String> =
            sqlx::query_scalar(columns).bind(&table).fetch_all(&pool).await.expect("the columns");
        let is_bytes = |name: &str| {
            matches!(name, "value" | "mac" | "credential_id" | "public_key" | "user_handle")
                || name.ends_with("_hash") && name != "password_hash"
        };
        let written = |name: &String| match (is_bytes(name), url.starts_with("sqlite:")) {
            (true, true) => format!("COALESCE(lower(hex({name})), '')"),
            (true, false) => format!("COALESCE(encode({name}, 'hex'), '')"),
            _ => format!("COALESCE(CAST({name} AS TEXT), '-')"),
        };
        let mut names: Vec<_> = names.iter().map(written).collect();
        names.sort();
        let sql = AssertSqlSafe(format!("SELECT {} FROM {table}", names.join(" || '|' || ")));
        let mut rows: Vec<String> = sqlx::query_scalar(sql).fetch_all(&pool).await.expect("the rows");
        rows.sort();
        found.insert(table, rows);
    }
    pool.close().await;
    found
}

/// A stopped server with rows in each of its tables; a session, and a mailed code. One more mail hasn't been sent
/// yet.
async fn lived_in() -> (Portico, String, String) {
    let issuer = Issuer::start().await;
    let mut portico = Portico::start_with(|config| {
        config.limits_on = true;
        trust(config, &issuer);
    })
    .await;
    portico.register("gone@example.com", PASSWORD).await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.login(EMAIL, "not the password").await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    portico.new_passkey(&session).await;
    portico.mailed_key(EMAIL).await;
    let token = portico.access_token().await;
    let redeemed =
        portico.login_code(&token, EMAIL, json!([{ "sku": "Ä|1", "uom": "CS", "quantity": "0.3" }])).await;
    assert_eq!(portico.redeem(&redeemed).await.verdict(), (200, ""));
    portico.login_code(&token, EMAIL, json!([{ "sku": "B", "quantity": 2 }])).await;
    for changes in [json!({}), json!({ "sub": "eve", "email": null })] {
        let id_token = portico.id_token(&issuer, changes).await;
        portico.login_by_token(&id_token).await;
    }
    let code = portico.mailed_code("bob@example.com").await;
    portico.stop().await;
    let pool = portico.database().await;
    let waiting =
        "INSERT INTO outbox (recipient, sender_name, subject, plain, html, created_at, expires_at, due_at)
                   VALUES ('carol@example.com', 'Portico', 'Waits', 'plain', 'html', $1, $2, $1)";
    let now = portico.now();
    let query = sqlx::query(waiting).bind(now).bind(now.after(std::time::Duration::from_hours(1)));
    query.execute(&pool).await.expect("a mail");
    // The highest number of a table may belong to a deleted row.
    sqlx::query(
        "INSERT INTO customers (store, email_key, email, first_name, last_name, phone, industry, created_at)
                 VALUES ('s', 'last', 'last', '', '', '', '', 1)",
    )
    .execute(&pool)
    .await
    .expect("a customer");
    sqlx::query("DELETE FROM customers WHERE email_key IN ('last', 'gone@example.com')")
        .execute(&pool)
        .await
        .expect("deleted");
    (portico, session, code)
}

#[tokio::test]
async fn everything_goes_along_and_the_server_goes_on_where_it_was() {
    let (portico, session, code) = lived_in().await;
    let before = all(portico.database_url()).await;
    for (table, rows) in &before {
        assert!(!rows.is_empty(), "{table} has rows");
    }
    let folder = portico.folder.path();
    // To SQLite and, if there is a PostgreSQL server, back to it, so that each kind is both read and written.
    let there = format!("sqlite:{}", folder.join("copy.db").display());
    let (output, said) = copy(folder, portico.database_url(), &there);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("customers") && said.contains("Start the servers with `--database"), "{said}");
    assert_eq!(all(&there).await, before);
    let target = match postgres() {
        Some(server) => {
            let back = Database::make_on(server).await;
            let (output, said) = copy(folder, &there, &back.url);
            assert!(output.status.success(), "{said}");
            assert_eq!(all(&back.url).await, before);
            back
        }
        None => Database::at(there),
    };

    let moved = portico.moved_to(target).await;
    assert_eq!(moved.profile(&session).await.verdict(), (200, ""), "the session is still valid");
    assert_eq!(moved.cart(&session).await, r#"[{"sku":"Ä|1","uom":"CS","quantity":0.3}]"#);
    assert_eq!(moved.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
    let answer = moved.register_with("bob@example.com", json!({ "otp": code })).await;
    assert_eq!(answer.verdict(), (200, ""), "the codes' key was copied");
    moved.all_mailed().await;
    assert!(
        moved.mails().iter().any(|mail| mail.to.contains("carol@example.com")),
        "the waiting mail was sent"
    );
    let numbers: Vec<i64> = sqlx::query_scalar("SELECT id FROM customers ORDER BY id")
        .fetch_all(&moved.database().await)
        .await
        .expect("numbers");
    assert_eq!(numbers, [2, 4], "no number is reused, not even of a deleted row");
}

#[tokio::test]
async fn a_database_that_is_not_empty_is_left_alone() {
    let (portico, ..) = lived_in().await;
    let other = Portico::start().await;
    let before = all(other.database_url()).await;
    let (output, said) = copy(portico.folder.path(), portico.database_url(), other.database_url());
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("is not empty: there are rows in its table settings"), "{said}");
    assert_eq!(all(other.database_url()).await, before);
}

#[test]
fn what_cannot_be_copied_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    for (from, to, said) in [
        ("sqlite:none.db", "sqlite:copy.db", "there is no database `sqlite:none.db`"),
        ("mysql://x", "sqlite:copy.db", "is not of the form sqlite:FILE"),
        (
            "postgres://ada:secret@127.0.0.1:1/shop",
            "sqlite:copy.db",
            "cannot open the database `postgres://ada@127.0.0.1:1/shop`",
        ),
    ] {
        let (output, log) = copy(folder.path(), from, to);
        assert_eq!(output.status.code(), Some(1), "{log}");
        assert!(log.contains(said) && !log.contains("secret"), "{log}");
        assert!(!folder.path().join("copy.db").exists());
    }
}
