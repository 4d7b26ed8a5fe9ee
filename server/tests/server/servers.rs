//! Several servers on one database, which holds everything that they must agree on.

use std::sync::Arc;

use crate::support::{Answer, EMAIL, OTHER_PASSWORD, PASSWORD, Portico, another, text};
use portico_shared::paths::DEFAULT_KEY;
use serde_json::{Value, json};
use tokio::task::JoinSet;

/// Concurrent requests, half of them to each server.
const AT_ONCE: usize = 32;

type Both = [Arc<Portico>; 2];

async fn both(portico: Portico) -> Both {
    let other = portico.another().await;
    [Arc::new(portico), Arc::new(other)]
}

/// Sends requests to both servers at the same time.
async fn at_once<F: Future<Output = Answer> + Send + 'static>(
    servers: &Both,
    ask: impl Fn(Arc<Portico>, usize) -> F,
) -> Vec<Answer> {
    let mut asked = JoinSet::new();
    for number in 0..AT_ONCE {
        asked.spawn(ask(Arc::clone(&servers[number % 2]), number));
    }
    asked.join_all().await
}

/// How many answers have each of the verdicts; no other verdict is allowed.
fn count<const N: usize>(answers: &[Answer], verdicts: [(u16, &str); N]) -> [usize; N] {
    let others: Vec<_> =
        answers.iter().map(Answer::verdict).filter(|verdict| !verdicts.contains(verdict)).collect();
    assert!(others.is_empty(), "{others:?}");
    verdicts.map(|verdict| answers.iter().filter(|answer| answer.verdict() == verdict).count())
}

#[tokio::test]
async fn a_session_of_one_server_is_one_of_the_other() {
    let [one, other] = both(Portico::start().await).await;
    one.verified(EMAIL, PASSWORD).await;
    let session = one.login(EMAIL, PASSWORD).await.token();
    assert_eq!(other.profile(&session).await.body["data"]["user"]["email"], EMAIL);
    assert_eq!(other.logout(&session).await.verdict(), (200, ""));
    assert_eq!(one.profile(&session).await.verdict(), (401, "session"));

    // They share the key of the codes' hashes as well.
    let code = one.mailed_code(EMAIL).await;
    assert_eq!(other.login_by_code(EMAIL, &code).await.verdict(), (200, ""));
    let session = one.login(EMAIL, PASSWORD).await.token();
    let key = one.mailed_key(EMAIL).await;
    assert_eq!(other.reset(&key, OTHER_PASSWORD).await.verdict(), (200, ""));
    assert_eq!(one.profile(&session).await.verdict(), (401, "session"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_good_for_one_use_is_used_on_one_server() {
    let servers = both(Portico::start().await).await;
    let [one, _] = &servers;

    let code = one.mailed_code(EMAIL).await;
    let registered = at_once(&servers, |portico, _| {
        let code = code.clone();
        async move { portico.register_with(EMAIL, json!({ "otp": code })).await }
    });
    assert_eq!(count(&registered.await, [(200, ""), (403, "code_used")]), [1, AT_ONCE - 1]);

    let code = one.mailed_code(EMAIL).await;
    let signed_in = at_once(&servers, |portico, _| {
        let code = code.clone();
        async move { portico.login_by_code(EMAIL, &code).await }
    });
    assert_eq!(count(&signed_in.await, [(200, ""), (403, "code_used")]), [1, AT_ONCE - 1]);

    let key = one.mailed_key(EMAIL).await;
    let reset = at_once(&servers, |portico, number| {
        let key = key.clone();
        async move { portico.reset(&key, &format!("password number {number}")).await }
    });
    assert_eq!(count(&reset.await, [(200, ""), (400, "link_used")]), [1, AT_ONCE - 1]);

    let token = one.access_token().await;
    let cart = json!([{ "sku": "A", "quantity": 1 }]);
    let code = one.login_code(&token, EMAIL, cart).await;
    let redeemed = at_once(&servers, |portico, _| {
        let code = code.clone();
        async move { portico.redeem(&code).await }
    });
    let redeemed = redeemed.await;
    assert_eq!(count(&redeemed, [(200, ""), (403, "login_code_used")]), [1, AT_ONCE - 1]);
    let winner = redeemed.iter().find(|answer| answer.status == 200).expect("a winner");
    assert_eq!(one.cart(&winner.token()).await, r#"[{"sku":"A","quantity":1}]"#);
}

/// One customer's codes with the same products in different orders: no deadlock, and the sums are right.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn carts_that_come_to_both_servers_at_once_add_up() {
    const PRODUCTS: usize = 20;
    let servers = both(Portico::start().await).await;
    let [one, _] = &servers;
    one.verified(EMAIL, PASSWORD).await;
    let token = one.access_token().await;
    let mut codes = Vec::new();
    for number in 0..AT_ONCE {
        let mut items: Vec<Value> =
            (10..10 + PRODUCTS).map(|sku| json!({ "sku": sku.to_string(), "quantity": 0.5 })).collect();
        items.rotate_left(number % PRODUCTS);
        if number % 2 == 1 {
            items.reverse();
        }
        codes.push(one.login_code(&token, EMAIL, Value::Array(items)).await);
    }
    let redeemed = at_once(&servers, |portico, number| {
        let code = codes[number].clone();
        async move { portico.redeem(&code).await }
    });
    let redeemed = redeemed.await;
    assert_eq!(count(&redeemed, [(200, "")]), [AT_ONCE]);
    let cart = one.profile(&redeemed[0].token()).await.body["data"]["cart"]["items"].take();
    let cart = cart.as_array().expect("a cart");
    assert_eq!(cart.len(), PRODUCTS);
    assert!(cart.iter().all(|item| item["quantity"] == AT_ONCE / 2), "{cart:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_email_gets_one_account_however_many_servers_are_asked() {
    let servers = both(Portico::start().await).await;
    let [one, _] = &servers;
    let registered = at_once(&servers, |portico, number| async move {
        portico.register(EMAIL, &format!("password number {number}")).await
    });
    assert_eq!(count(&registered.await, [(200, "")]), [AT_ONCE]);
    let customers: i64 = sqlx::query_scalar("SELECT count(*) FROM customers")
        .fetch_one(&one.database().await)
        .await
        .expect("a number");
    assert_eq!(customers, 1);
    let live: i64 = sqlx::query_scalar("SELECT count(*) FROM codes WHERE replaced_at IS NULL")
        .fetch_one(&one.database().await)
        .await
        .expect("a number");
    assert_eq!(live, 1, "only the newest code works");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn limits_hold_across_servers() {
    let limited = Portico::start_with(|config| {
        config.limits_on = true;
        config.limits.client_mails = 20;
    });
    let servers = both(limited.await).await;
    let [one, _] = &servers;
    let tried =
        at_once(&servers, |portico, _| async move { portico.login(EMAIL, "not the password").await }).await;
    assert_eq!(count(&tried, [(403, "credentials"), (429, "too_many")]), [5, AT_ONCE - 5]);

    let mailed = at_once(&servers, |portico, _| async move { portico.send_otp(EMAIL).await }).await;
    assert_eq!(count(&mailed, [(200, ""), (429, "too_many")]), [1, AT_ONCE - 1]);
    let mailed = at_once(&servers, |portico, _| async move { portico.forgot(EMAIL).await }).await;
    assert_eq!(count(&mailed, [(200, ""), (429, "too_many")]), [5, AT_ONCE - 5]);
    // A client's own limit, across emails: 6 of its 20 mails have been sent already.
    let mailed =
        at_once(
            &servers,
            |portico, number| async move { portico.forgot(&format!("{number}@example.com")).await },
        );
    assert_eq!(count(&mailed.await, [(200, ""), (429, "too_many")]), [14, AT_ONCE - 14]);

    one.all_mailed().await;
    let code = one.mails().into_iter().find(|mail| mail.subject.contains("code")).expect("the mail");
    let code = code.code().expect("a code");
    let tried = at_once(&servers, |portico, _| {
        let wrong = another(&code);
        async move { portico.login_by_code(EMAIL, &wrong).await }
    });
    assert_eq!(count(&tried.await, [(403, "code_wrong"), (403, "code_exhausted")]), [4, AT_ONCE - 4]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_system_hands_over_as_often_as_it_may_on_both() {
    let servers = both(
        Portico::start_with(|config| {
            config.limits_on = true;
            config.limits.hand_overs = 7;
        })
        .await,
    )
    .await;
    let [one, _] = &servers;
    one.verified(EMAIL, PASSWORD).await;
    let token = one.access_token().await;
    let handed_over = at_once(&servers, |portico, _| {
        let token = token.clone();
        async move { portico.hand_over(&token, json!({ "email": EMAIL })).await }
    });
    let handed_over = handed_over.await;
    let done = handed_over.iter().filter(|answer| answer.body["success"] == true).count();
    let refused = handed_over.iter().filter(|answer| answer.body["code"] == "too_many").count();
    assert_eq!((done, refused), (7, AT_ONCE - 7));
}

/// A sign-in or hand-over concurrent with a reset either comes first, and is ended by it, or comes second, and fails.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_that_races_a_reset_outlives_it() {
    let servers = both(Portico::start().await).await;
    let [one, _] = &servers;
    one.verified(EMAIL, PASSWORD).await;
    let token = one.access_token().await;
    for round in 0..4 {
        let password = format!("password number {round}");
        let old = if round == 0 { PASSWORD.to_owned() } else { format!("password number {}", round - 1) };
        let key = one.mailed_key(EMAIL).await;
        let mut codes = Vec::new();
        for _ in 0..AT_ONCE {
            codes.push(one.login_code(&token, EMAIL, json!([])).await);
        }
        let answers = at_once(&servers, |portico, number| {
            let (code, key, old, password) =
                (codes[number].clone(), key.clone(), old.clone(), password.clone());
            async move {
                match number {
                    8 => portico.reset(&key, &password).await,
                    number if number % 8 == 1 => portico.login(EMAIL, &old).await,
                    _ => portico.redeem(&code).await,
                }
            }
        });
        let answers = answers.await;
        assert_eq!(one.login(EMAIL, &password).await.verdict(), (200, ""), "the reset is done");
        for answer in answers.iter().filter(|answer| answer.body["data"]["token"].is_string()) {
            let session = text(&answer.body["data"]["token"]);
            assert_eq!(one.profile(session).await.verdict(), (401, "session"), "in round {round}");
        }
    }
}

/// Each of two servers has an outbox; every mail is sent once.
#[tokio::test]
async fn a_mail_leaves_once() {
    let servers = both(Portico::start().await).await;
    let [one, other] = &servers;
    for number in 0..20 {
        let portico = if number % 2 == 0 { one } else { other };
        assert_eq!(portico.send_otp(&format!("{number}@example.com")).await.verdict(), (200, ""));
    }
    one.all_mailed().await;
    let mut recipients: Vec<_> = one.mails().into_iter().map(|mail| mail.to).collect();
    assert_eq!(recipients.len(), 20);
    recipients.sort();
    recipients.dedup();
    assert_eq!(recipients.len(), 20);
}

/// A token that one server creates and another revokes.
#[tokio::test]
async fn a_revocation_holds_at_once_on_every_server() {
    let [one, other] = both(Portico::start().await).await;
    one.verified(EMAIL, PASSWORD).await;
    let (token, number) = one.access_token_for(DEFAULT_KEY, std::time::Duration::from_hours(1)).await;
    let code = one.login_code(&token, EMAIL, json!([])).await;
    one.revoke(number).await;
    for portico in [&one, &other] {
        assert_eq!(
            portico.hand_over(&token, json!({ "email": EMAIL })).await.verdict(),
            (401, "access_token")
        );
        assert_eq!(portico.redeem(&code).await.verdict(), (403, "login_code_expired"));
    }
}
