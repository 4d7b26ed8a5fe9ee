//! Expired rows are deleted automatically, so that no table grows without bound.

use serde_json::json;
use sqlx::AssertSqlSafe;

use crate::social::{Issuer, trust};
use crate::support::{EMAIL, PASSWORD, Portico};

const DAY: u64 = 24 * 3600;
const HOUR: u64 = 3600;

async fn rows(portico: &Portico, table: &str) -> i64 {
    let sql = AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
    sqlx::query_scalar(sql).fetch_one(&portico.database().await).await.expect("a number")
}

#[tokio::test]
async fn what_is_over_is_removed_from_every_table() {
    let issuer = Issuer::start().await;
    let mut portico = Portico::start_with(|config| {
        config.limits_on = true;
        trust(config, &issuer);
    })
    .await;
    portico.verified(EMAIL, PASSWORD).await;
    for changes in [json!({}), json!({ "sub": "eve", "email": null })] {
        let id_token = portico.id_token(&issuer, changes).await;
        portico.login_by_token(&id_token).await;
    }
    portico.login(EMAIL, "not the password").await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    portico.new_passkey(&session).await;
    portico.mailed_key(EMAIL).await;
    let token = portico.access_token().await;
    portico.login_code(&token, EMAIL, json!([{ "sku": "A", "quantity": 1 }])).await;
    let tables = [
        "sessions",
        "codes",
        "reset_links",
        "limit_events",
        "known_clients",
        "hand_offs",
        "hand_off_items",
        "access_tokens",
        "access_token_uses",
        "audit_events",
        "social_tickets",
        "used_nonces",
    ];
    for table in tables {
        assert!(rows(&portico, table).await > 0, "{table} has rows");
    }
    portico.stop().await;
    portico.resume().await;
    assert_eq!(portico.profile(&session).await.verdict(), (200, ""), "unexpired rows stay");
    portico.pass(401 * DAY);
    portico.stop().await;
    portico.resume().await;
    for table in tables {
        portico.swept(table).await;
    }
    assert_eq!(rows(&portico, "customers").await, 1);
    assert_eq!(rows(&portico, "social_identities").await, 1, "links never expire");
    assert_eq!(rows(&portico, "passkeys").await, 1, "nor do passkeys");
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""), "customers never expire");
}

/// Refused requests leave nothing behind, so a flood can't fill the table; and counted events are deleted after an
/// hour.
#[tokio::test]
async fn the_store_for_limits_holds_no_more_than_limits_let_through() {
    let mut portico = Portico::start_with(|config| {
        config.limits_on = true;
        config.limits.client_failures = 30;
        config.limits.client_mails = 20;
    })
    .await;
    for number in 0..200 {
        portico.login(&format!("{}@example.com", number % 50), "not the password").await;
    }
    assert_eq!(rows(&portico, "limit_events").await, 30);
    for number in 0..200 {
        portico.forgot(&format!("{}@example.com", number % 50)).await;
    }
    assert_eq!(rows(&portico, "limit_events").await, 30 + 20);
    for number in 0..100 {
        portico.login_by_code(&format!("{}@example.com", number % 50), "000000").await;
    }
    assert_eq!(rows(&portico, "limit_events").await, 30 + 20 + 30);
    assert_eq!(rows(&portico, "known_clients").await, 0, "no sign-in succeeded");
    portico.pass(HOUR);
    portico.stop().await;
    portico.resume().await;
    portico.swept("limit_events").await;
}

/// A sweep deletes a limited number of rows at a time, and eventually all.
#[tokio::test]
async fn more_than_a_sweep_takes_at_once_goes_as_well() {
    let mut portico = Portico::start().await;
    portico.stop().await;
    let mut tx = portico.database().await.begin().await.expect("a transaction");
    for number in 0..2500 {
        sqlx::query(
            "INSERT INTO limit_events (kind, subject, client, at) VALUES ('sign_in', $1, '192.0.2.1', 1)",
        )
        .bind(format!("{number}@example.com"))
        .execute(&mut *tx)
        .await
        .expect("a row");
    }
    tx.commit().await.expect("committed");
    portico.resume().await;
    portico.swept("limit_events").await;
}
