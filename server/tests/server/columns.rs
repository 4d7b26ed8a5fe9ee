//! A newer server adds columns to the tables while this one runs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use serde_json::json;
use sqlx::{AnyPool, AssertSqlSafe};

use crate::social::{Issuer, trust};
use crate::support::{EMAIL, OTHER_PASSWORD, PASSWORD, Portico};
use crate::waiting::until;

/// The columns of each table.
async fn columns(portico: &Portico) -> BTreeMap<String, BTreeSet<String>> {
    let sql = if portico.database_url().starts_with("sqlite:") {
        "SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
         WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%' AND tables.name <> '_sqlx_migrations'"
    } else {
        "SELECT table_name::TEXT, column_name::TEXT FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'"
    };
    let rows = sqlx::query_as(sql).fetch_all(&portico.database().await).await;
    let rows: Vec<(String, String)> = rows.expect("the columns");
    let mut columns: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (table, column) in rows {
        columns.entry(table).or_default().insert(column);
    }
    columns
}

/// Adds to each table every column that another table has: a statement that does not say which table it means would fail.
async fn add_columns(database: &AnyPool, columns: &BTreeMap<String, BTreeSet<String>>) {
    let all: BTreeSet<_> = columns.values().flatten().collect();
    for (table, has) in columns {
        let mut tx = database.begin().await.expect("a transaction");
        for column in all.iter().filter(|column| !has.contains(**column)) {
            let sql = format!("ALTER TABLE {table} ADD COLUMN {column} TEXT");
            sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *tx).await.expect("added");
        }
        tx.commit().await.expect("committed");
    }
}

/// Everything that a customer does, and an access token.
async fn journey(portico: &Portico, email: &str, access_token: &str, issuer: &Issuer) {
    portico.verified(email, PASSWORD).await;
    let session = portico.login(email, PASSWORD).await.token();
    let passkey = portico.new_passkey(&session).await;
    assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (200, ""));
    let id = portico.passkeys(&session).await[0]["id"].clone();
    assert_eq!(portico.remove_passkey(&session, &id).await.verdict(), (200, ""));
    let code = portico.mailed_code(email).await;
    assert_eq!(portico.login_by_code(email, &code).await.verdict(), (200, ""));
    for subject in [email, email, "nobody"] {
        let claims = if subject == email {
            json!({ "sub": email, "email": email })
        } else {
            json!({ "sub": subject, "email": null })
        };
        let id_token = portico.id_token(issuer, claims).await;
        let status = portico.login_by_token(&id_token).await.verdict().0;
        assert_eq!(status, if subject == email { 200 } else { 403 });
    }
    let key = portico.mailed_key(email).await;
    assert_eq!(portico.key_check(&key).await.verdict(), (200, ""));
    assert_eq!(portico.login(email, "not the password").await.verdict(), (403, "credentials"));
    let code = portico.login_code(access_token, email, json!([{ "sku": "A", "quantity": 1 }])).await;
    assert_eq!(portico.check_code(&code).await.verdict(), (200, ""));
    assert_eq!(portico.redeem(&code).await.verdict(), (200, ""));
    portico.login_code(access_token, email, json!([{ "sku": "B", "quantity": 2 }])).await;
    assert_eq!(portico.cart(&session).await, r#"[{"sku":"A","quantity":1}]"#);
    assert_eq!(portico.reset(&key, OTHER_PASSWORD).await.verdict(), (200, ""));
    let session = portico.login(email, OTHER_PASSWORD).await.token();
    assert_eq!(portico.logout(&session).await.verdict(), (200, ""));
    assert_eq!(portico.profile(&session).await.verdict(), (401, "session"));
    portico.all_mailed().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn columns_added_to_every_table_under_load_break_no_call() {
    let issuer = Issuer::start().await;
    let portico = Arc::new(Portico::start_with(|config| trust(config, &issuer)).await);
    let access_token = portico.access_token().await;
    portico.verified(EMAIL, PASSWORD).await;
    journey(&portico, "before@example.com", &access_token, &issuer).await;

    let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let load = |number: usize| {
        let (portico, stop, done) = (Arc::clone(&portico), Arc::clone(&stop), Arc::clone(&done));
        tokio::spawn(async move {
            let mut round = 0;
            while !stop.load(Ordering::SeqCst) {
                let session = portico.login(EMAIL, PASSWORD).await.token();
                assert_eq!(portico.profile(&session).await.verdict(), (200, ""));
                let email = format!("{number}-{round}@example.com");
                assert_eq!(portico.register(&email, PASSWORD).await.verdict(), (200, ""));
                assert_eq!(portico.forgot(&email).await.verdict(), (200, ""));
                assert_eq!(portico.logout(&session).await.verdict(), (200, ""));
                round += 1;
                done.fetch_add(1, Ordering::SeqCst);
            }
        })
    };
    let loads: Vec<_> = (0..4).map(load).collect();
    let more = async || {
        let before = done.load(Ordering::SeqCst);
        until("more is done", async || {
            done.load(Ordering::SeqCst) >= before + 20
                || loads.iter().any(tokio::task::JoinHandle::is_finished)
        })
        .await;
    };
    more().await;
    let before = columns(&portico).await;
    assert!(before.len() > 10, "{before:?}");
    add_columns(&portico.database().await, &before).await;
    more().await;
    stop.store(true, Ordering::SeqCst);
    for load in loads {
        load.await.expect("no call fails");
    }
    // On connections that know the statements from before.
    portico.all_mailed().await;
    journey(&portico, "after@example.com", &access_token, &issuer).await;
    assert_eq!(portico.ask(portico.get("/readyz")).await.verdict(), (200, ""));
    let after = columns(&portico).await;
    let all: BTreeSet<_> = before.values().flatten().collect();
    assert!(after.values().all(|columns| columns.len() == all.len()), "{after:?}");
}
