//! A challenge works once, whatever happens at the same time.

use std::sync::Arc;

use sqlx::AssertSqlSafe;
use tokio::task::JoinSet;

use super::authenticator::{Authenticator, from_base64url};
use super::{session, start};
use crate::support::{Answer, EMAIL, Portico, text};

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
async fn of_simultaneous_sign_ins_by_one_assertion_one_wins() {
    let (portico, _, passkey) = start().await;
    let portico = Arc::new(portico);
    let credential = Arc::new(passkey.assert(&portico.passkey_options().await, |_| {}));
    let before = rows(&portico, "sessions").await;
    let mut uses = JoinSet::new();
    for _ in 0..USES {
        let (portico, credential) = (Arc::clone(&portico), Arc::clone(&credential));
        uses.spawn(async move { portico.login_by_credential(&credential).await });
    }
    let answers = uses.join_all().await;
    assert_eq!(verdicts(&answers, (200, "")), 1);
    assert_eq!(verdicts(&answers, (403, "passkey_expired")), USES - 1);
    assert_eq!(rows(&portico, "sessions").await, before + 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_simultaneous_new_passkeys_with_one_challenge_one_is_added() {
    let portico = Arc::new(Portico::start().await);
    let ada = session(&portico, EMAIL).await;
    let options = portico.creation_options(&ada).await;
    let mut uses = JoinSet::new();
    for _ in 0..USES {
        let handle = from_base64url(text(&options["user"]["id"]));
        let credential = Authenticator::new(handle, portico.page()).register(&options, |_| {});
        let (portico, ada) = (Arc::clone(&portico), ada.clone());
        uses.spawn(async move { portico.send_passkey(&ada, &credential).await });
    }
    let answers = uses.join_all().await;
    assert_eq!(verdicts(&answers, (200, "")), 1);
    assert_eq!(verdicts(&answers, (403, "passkey_expired")), USES - 1);
    assert_eq!(rows(&portico, "passkeys").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn simultaneous_new_passkeys_are_ten_at_most() {
    let portico = Arc::new(Portico::start().await);
    let ada = session(&portico, EMAIL).await;
    let mut credentials = Vec::new();
    for _ in 0..14 {
        let options = portico.creation_options(&ada).await;
        let handle = from_base64url(text(&options["user"]["id"]));
        credentials.push(Authenticator::new(handle, portico.page()).register(&options, |_| {}));
    }
    let mut uses = JoinSet::new();
    for credential in credentials {
        let (portico, ada) = (Arc::clone(&portico), ada.clone());
        uses.spawn(async move { portico.send_passkey(&ada, &credential).await });
    }
    let answers = uses.join_all().await;
    assert_eq!((verdicts(&answers, (200, "")), verdicts(&answers, (409, "passkey_limit"))), (10, 4));
    assert_eq!(rows(&portico, "passkeys").await, 10);
}
