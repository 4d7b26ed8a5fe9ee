//! An ID token and a ticket work once, whatever happens at the same time.

use std::sync::Arc;

use serde_json::json;
use sqlx::AssertSqlSafe;
use tokio::task::JoinSet;

use super::{PAGE, PROVIDER, start, start_doubting, ticket};
use crate::support::{Answer, EMAIL, PASSWORD, Portico, text};

/// Concurrent uses.
const USES: usize = 32;

fn verdicts(answers: &[Answer], verdict: (u16, &str)) -> usize {
    answers.iter().filter(|answer| answer.verdict() == verdict).count()
}

async fn rows(portico: &Portico, table: &str) -> i64 {
    let sql = AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
    sqlx::query_scalar(sql).fetch_one(&portico.database().await).await.expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_simultaneous_sign_ins_by_one_token_one_wins() {
    let (portico, issuer) = start().await;
    let portico = Arc::new(portico);
    let token = portico.id_token(&issuer, json!({})).await;
    let mut uses = JoinSet::new();
    for _ in 0..USES {
        let (portico, token) = (Arc::clone(&portico), token.clone());
        uses.spawn(async move { portico.login_by_token(&token).await });
    }
    let answers = uses.join_all().await;
    assert_eq!(verdicts(&answers, (200, "")), 1);
    assert_eq!(verdicts(&answers, (403, "social_expired")), USES - 1);
    for table in ["customers", "social_identities", "sessions", "used_nonces"] {
        assert_eq!(rows(&portico, table).await, 1, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn simultaneous_first_sign_ins_of_one_person_make_one_account() {
    let (portico, issuer) = start().await;
    let portico = Arc::new(portico);
    let mut uses = JoinSet::new();
    for _ in 0..USES {
        let token = portico.id_token(&issuer, json!({})).await;
        let portico = Arc::clone(&portico);
        uses.spawn(async move { portico.login_by_token(&token).await });
    }
    let answers = uses.join_all().await;
    assert_eq!(verdicts(&answers, (200, "")), USES);
    assert_eq!((rows(&portico, "customers").await, rows(&portico, "social_identities").await), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_simultaneous_uses_of_one_ticket_one_links() {
    let (portico, issuer) = start_doubting().await;
    let portico = Arc::new(portico);
    let mut codes = Vec::new();
    for number in 0..8 {
        let email = format!("customer{number}@example.com");
        portico.verified(&email, PASSWORD).await;
        codes.push((portico.mailed_code(&email).await, email));
    }
    let ticket = ticket(&portico.login_as(&issuer, json!({})).await);
    let mut uses = JoinSet::new();
    for (code, email) in codes {
        let (portico, ticket) = (Arc::clone(&portico), ticket.clone());
        uses.spawn(async move { portico.login_with_ticket(&email, &code, &ticket).await });
    }
    let answers = uses.join_all().await;
    assert_eq!((verdicts(&answers, (200, "")), verdicts(&answers, (403, "ticket_expired"))), (1, 7));
    assert_eq!(rows(&portico, "social_identities").await, 1);
}

/// The page has an ID token when the server is killed. It signs in with it at the next one.
#[tokio::test]
async fn a_server_that_is_killed_between_exchange_and_sign_in_loses_nothing() {
    let (mut portico, issuer) = start().await;
    let token = portico.id_token(&issuer, json!({})).await;
    let code = issuer.code_for(&token);
    let body =
        json!({ "provider": PROVIDER, "code": code, "codeVerifier": "v".repeat(43), "redirectUri": PAGE });
    let exchanged = portico.post_json("/customer/social-token", body).await;
    portico.kill().await;
    portico.resume().await;
    assert_eq!((rows(&portico, "customers").await, rows(&portico, "used_nonces").await), (0, 0));
    let signed_in = portico.login_by_token(&exchanged.token()).await;
    assert_eq!(text(&signed_in.body["data"]["user"]["email"]), EMAIL, "{signed_in:?}");
}

/// It's aborted while people sign in for the first time: afterwards each has a whole account or none.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_killed_during_sign_ins_leaves_no_half_account() {
    let (mut portico, issuer) = start().await;
    let mut tokens = Vec::new();
    for number in 0..USES {
        let (sub, email) = (format!("person{number}"), format!("person{number}@example.com"));
        tokens.push(portico.id_token(&issuer, json!({ "sub": sub, "email": email })).await);
    }
    let mut uses = JoinSet::new();
    for token in &tokens {
        let login = portico.post("/customer/login").json(&json!({ "type": "social", "token": token }));
        uses.spawn(async move { login.send().await.is_ok_and(|answer| answer.status() == 200) });
    }
    uses.join_next().await.expect("one ends").expect("no panic");
    portico.kill().await;
    let told = uses.join_all().await.into_iter().filter(|signed_in| *signed_in).count();
    portico.resume().await;
    let half = "SELECT count(*) FROM customers LEFT JOIN social_identities ON social_identities.customer_id = customers.id
                WHERE social_identities.id IS NULL OR customers.verified_at IS NULL";
    let half: i64 = sqlx::query_scalar(half).fetch_one(&portico.database().await).await.expect("a number");
    assert_eq!(half, 0);
    assert_eq!(rows(&portico, "used_nonces").await, rows(&portico, "customers").await);
    assert!(usize::try_from(rows(&portico, "customers").await).expect("a number") >= told);
    for token in &tokens {
        let answer = portico.login_by_token(token).await;
        assert!(matches!(answer.verdict(), (200, "") | (403, "social_expired")), "{answer:?}");
    }
    assert_eq!(rows(&portico, "customers").await, i64::try_from(USES).expect("a number"));
}
