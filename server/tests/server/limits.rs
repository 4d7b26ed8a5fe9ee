//! Rate limits: what is slowed down, for how long, and what never is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use crate::support::{Answer, EMAIL, OTHER_PASSWORD, PASSWORD, Portico, another, full_cost};
use crate::waiting::until;
use serde_json::json;
use tokio::task::JoinSet;

const HOUR: u64 = 3600;

async fn fail(portico: &Portico, email: &str) -> Answer {
    portico.login(email, "not the password").await
}

#[tokio::test]
async fn five_failures_of_an_email_delay_the_next_ever_longer() {
    let portico = Portico::start_limited().await;
    for email in ["nobody@example.com", EMAIL] {
        if email == EMAIL {
            portico.verified(EMAIL, PASSWORD).await;
        }
        for _ in 0..5 {
            assert_eq!(fail(&portico, email).await.verdict(), (403, "credentials"));
        }
        for wait in [10, 20, 40] {
            let answer = fail(&portico, email).await;
            assert_eq!(answer.verdict(), (429, "too_many"));
            assert_eq!(answer.retry_after(), wait);
            assert_eq!(
                portico.login(email, PASSWORD).await.verdict(),
                (429, "too_many"),
                "even the right one"
            );
            portico.pass(wait - 1);
            assert_eq!(fail(&portico, email).await.retry_after(), 1, "a refused try does not count");
            portico.pass(1);
            assert_eq!(fail(&portico, email).await.verdict(), (403, "credentials"));
        }
    }
    portico.pass(HOUR);
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_sign_in_forgets_the_failures_before_it() {
    let portico = Portico::start_limited().await;
    portico.verified(EMAIL, PASSWORD).await;
    for _ in 0..3 {
        for _ in 0..4 {
            assert_eq!(fail(&portico, EMAIL).await.verdict(), (403, "credentials"));
        }
        assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_simultaneous_failures_none_slips_through() {
    let portico = Arc::new(Portico::start_limited().await);
    let mut under_way = JoinSet::new();
    for _ in 0..32 {
        let portico = Arc::clone(&portico);
        under_way.spawn(async move { fail(&portico, EMAIL).await });
    }
    let answers = under_way.join_all().await;
    let tried = answers.iter().filter(|answer| answer.verdict() == (403, "credentials")).count();
    assert_eq!(tried, 5);
}

#[tokio::test]
async fn a_client_is_slowed_down_after_many_failures_over_all_emails() {
    let portico = Portico::start_with(|config| {
        config.limits_on = true;
        config.limits.client_failures = 8;
    })
    .await;
    for number in 0..8 {
        assert_eq!(fail(&portico, &format!("{number}@example.com")).await.verdict(), (403, "credentials"));
        portico.pass(10);
    }
    // Eight failed, the last of them ten seconds ago.
    for (number, wait) in [20, 40, 60, 60, 60].into_iter().enumerate() {
        let email = format!("fresh-{number}@example.com");
        assert_eq!(fail(&portico, &email).await.verdict(), (403, "credentials"));
        let answer = fail(&portico, "last@example.com").await;
        assert_eq!((answer.verdict(), answer.retry_after()), ((429, "too_many"), wait));
        portico.pass(wait);
    }
    for number in 0..8 {
        let email = format!("{number}@example.com");
        assert_eq!(portico.login_by_code(&email, "000000").await.verdict(), (403, "code_wrong"));
    }
    for wait in [10, 20, 40, 60, 60] {
        let answer = portico.login_by_code("last@example.com", "000000").await;
        assert_eq!((answer.verdict(), answer.retry_after()), ((429, "too_many"), wait), "wrong codes, too");
        portico.pass(wait);
        assert_eq!(portico.login_by_code("last@example.com", "000000").await.verdict(), (403, "code_wrong"));
    }
}

/// Many strangers try one email: sign-ins with it are slowed down for them, but not for its owner.
#[tokio::test]
async fn strangers_do_not_lock_a_customer_out() {
    let portico = Portico::start_limited().await;
    let strangers_fail = async || {
        let database = portico.database().await;
        let newest: i64 =
            sqlx::query_scalar("SELECT max(at) FROM limit_events").fetch_one(&database).await.unwrap();
        for number in 0..40 {
            let insert =
                "INSERT INTO limit_events (kind, subject, client, at) VALUES ('sign_in', $1, $2, $3)";
            sqlx::query(insert)
                .bind(format!("{EMAIL} {}", portico_shared::paths::DEFAULT_KEY))
                .bind(format!("198.51.100.{number}"))
                .bind(newest)
                .execute(&database)
                .await
                .unwrap();
        }
    };
    portico.verified(EMAIL, PASSWORD).await;
    strangers_fail().await;
    let answer = portico.login(EMAIL, PASSWORD).await;
    assert_eq!(answer.verdict(), (429, "too_many"), "a device that never signed in has to wait");
    assert!(answer.retry_after() <= 60, "but not for long");
    portico.pass(60);
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
    strangers_fail().await;
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""), "a known device never waits");
}

#[tokio::test]
async fn a_reset_lifts_a_lock() {
    let portico = Portico::start_limited().await;
    portico.verified(EMAIL, PASSWORD).await;
    for _ in 0..5 {
        fail(&portico, EMAIL).await;
    }
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (429, "too_many"));
    let key = portico.mailed_key(EMAIL).await;
    assert_eq!(portico.reset(&key, OTHER_PASSWORD).await.verdict(), (200, ""));
    assert_eq!(portico.login(EMAIL, OTHER_PASSWORD).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_code_is_sent_again_after_thirty_seconds_and_five_times_an_hour() {
    let portico = Portico::start_limited().await;
    let answer = portico.send_otp(EMAIL).await;
    assert_eq!(answer.body["data"], json!({ "resendAfter": 30, "expiresIn": 600 }));
    portico.pass(10);
    let answer = portico.send_otp("ADA@example.com").await;
    assert_eq!((answer.verdict(), answer.retry_after()), ((429, "too_many"), 20));
    for _ in 0..4 {
        portico.pass(30);
        assert_eq!(portico.send_otp(EMAIL).await.verdict(), (200, ""));
    }
    portico.pass(30);
    let answer = portico.send_otp(EMAIL).await;
    assert_eq!((answer.verdict(), answer.retry_after()), ((429, "too_many"), HOUR - 160));
    assert_eq!(portico.register(EMAIL, PASSWORD).await.verdict(), (429, "too_many"), "its mail counts, too");
    assert_eq!(portico.forgot(EMAIL).await.verdict(), (200, ""), "links have a limit of their own");
    assert_eq!(portico.send_otp("bob@example.com").await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_link_is_sent_five_times_an_hour_whoever_it_is() {
    let portico = Portico::start_limited().await;
    portico.verified(EMAIL, PASSWORD).await;
    for email in [EMAIL, "nobody@example.com"] {
        for _ in 0..5 {
            assert_eq!(portico.forgot(email).await.verdict(), (200, ""));
        }
        let answer = portico.forgot(email).await;
        assert_eq!((answer.verdict(), answer.retry_after()), ((429, "too_many"), HOUR));
    }
}

/// An office shares an address: each colleague gets a code, a link and an account.
#[tokio::test]
async fn a_client_causes_a_hundred_mails_and_is_then_slowed_down() {
    let portico = Portico::start_limited().await;
    let email = |number| format!("{number}@example.com");
    for number in 0..25 {
        assert_eq!(portico.register(&email(number), PASSWORD).await.verdict(), (200, ""));
    }
    portico.pass(30);
    for number in 0..25 {
        assert_eq!(portico.send_otp(&email(number)).await.verdict(), (200, ""));
        assert_eq!(portico.forgot(&email(number)).await.verdict(), (200, ""));
        assert_eq!(portico.forgot(&email(100 + number)).await.verdict(), (200, ""));
    }
    for (number, wait) in [10, 20, 40, 60, 60].into_iter().enumerate() {
        let fresh = email(200 + number);
        for answer in [
            portico.forgot(&fresh).await,
            portico.send_otp(&fresh).await,
            portico.register(&fresh, PASSWORD).await,
        ] {
            assert_eq!((answer.verdict(), answer.retry_after()), ((429, "too_many"), wait));
        }
        portico.pass(wait);
        assert_eq!(portico.forgot(&fresh).await.verdict(), (200, ""));
    }
}

#[tokio::test]
async fn twenty_wrong_codes_an_hour_block_codes_and_never_the_password() {
    let portico = Portico::start_with(|config| {
        config.limits_on = true;
        config.limits.code_mails = 100;
    })
    .await;
    portico.verified(EMAIL, PASSWORD).await;
    for _ in 0..4 {
        portico.pass(30);
        let code = portico.mailed_code(EMAIL).await;
        for _ in 0..5 {
            assert_eq!(portico.login_by_code(EMAIL, &another(&code)).await.verdict().0, 403);
        }
    }
    portico.pass(30);
    let code = portico.mailed_code(EMAIL).await;
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (429, "too_many"));
    let answer = portico.register_with(EMAIL, json!({ "otp": code })).await;
    assert_eq!(answer.verdict(), (429, "too_many"));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
}

#[tokio::test]
async fn limits_off_lifts_them_and_nothing_else() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    for _ in 0..8 {
        assert_eq!(fail(&portico, EMAIL).await.verdict(), (403, "credentials"));
    }
    for _ in 0..8 {
        assert_eq!(portico.send_otp(EMAIL).await.body["data"]["resendAfter"], 0);
        assert_eq!(portico.forgot(EMAIL).await.verdict(), (200, ""));
    }
    let code = portico.mailed_code("bob@example.com").await;
    for _ in 0..5 {
        portico.login_by_code("bob@example.com", &another(&code)).await;
    }
    assert_eq!(portico.login_by_code("bob@example.com", &code).await.verdict(), (403, "code_exhausted"));
}

/// Fails to sign in, with the limits off, again and again until `is_over`, and counts that. Waits as told if the server is too busy.
async fn flood(portico: Arc<Portico>, email: String, failures: Arc<AtomicUsize>, is_over: Arc<AtomicBool>) {
    while !is_over.load(Ordering::Relaxed) {
        let answer = fail(&portico, &email).await;
        match answer.verdict() {
            (403, "credentials") => drop(failures.fetch_add(1, Ordering::Relaxed)),
            (503, "unavailable") => {
                assert_eq!(answer.retry_after(), 1);
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            other => panic!("{other:?}"),
        }
    }
}

/// Concurrent sign-ins: their memory use is bounded, and other calls don't wait behind them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_sign_ins_starves_nobody() {
    let portico = Arc::new(Portico::start_with(full_cost).await);
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.login(EMAIL, PASSWORD).await.token();
    let (failures, is_over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let mut under_way = JoinSet::new();
    for number in 0..200 {
        let (failures, is_over) = (Arc::clone(&failures), Arc::clone(&is_over));
        under_way.spawn(flood(Arc::clone(&portico), format!("{number}@example.com"), failures, is_over));
    }
    until("the flood is under way", async || failures.load(Ordering::Relaxed) > 0).await;
    // How many sign-ins go first: a busy machine slows down both. The queue has 64 for each core.
    let mut fewest = usize::MAX;
    for _ in 0..5 {
        let before = failures.load(Ordering::Relaxed);
        assert_eq!(portico.profile(&token).await.verdict(), (200, ""));
        fewest = fewest.min(failures.load(Ordering::Relaxed) - before);
    }
    is_over.store(true, Ordering::Relaxed);
    under_way.join_all().await;
    assert!(fewest < 32, "{fewest} sign-ins went first");
}
