//! A clock that is wrong for a moment, ahead or behind, and then right again: no one waits for it, nothing outlives its
//! lifetime, and nothing is lost.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use portico_server::base::clock::{Clock, Moment, Reading};
use portico_server::config::{Lifetimes, MailTarget};
use portico_server::db::Database;
use portico_server::metrics::Metrics;
use portico_server::store::retention::Retention;
use portico_shared::paths::DEFAULT_KEY;
use portico_test_support::free_port;
use serde_json::json;
use sqlx::AssertSqlSafe;
use tokio::sync::watch;

use crate::support::{EMAIL, OTHER_PASSWORD, PASSWORD, Portico, client};
use crate::waiting::until;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const YEAR: i64 = 365 * DAY;

/// Every limit is reached while the clock is ahead, and none holds once it is right.
#[tokio::test]
async fn what_was_counted_ahead_of_the_clock_does_not_count() {
    for ahead in [MINUTE, HOUR, YEAR] {
        let mut portico = Portico::start_with(|config| {
            config.limits_on = true;
            config.limits.wrong_codes = 3;
        })
        .await;
        portico.verified(EMAIL, PASSWORD).await;
        let two_years = Duration::from_hours(2 * 365 * 24);
        let (token, _) = portico.access_token_for(DEFAULT_KEY, two_years).await;
        portico.set_clock(ahead);
        for _ in 0..2 {
            portico.send_otp(EMAIL).await;
            portico.forgot(EMAIL).await;
            portico.pass(31);
        }
        for _ in 0..6 {
            portico.login(EMAIL, OTHER_PASSWORD).await;
            portico.forgot(EMAIL).await;
        }
        assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (429, "too_many"));
        assert_eq!(portico.forgot(EMAIL).await.verdict(), (429, "too_many"));
        for _ in 0..3 {
            portico.login_by_code(EMAIL, "000000").await;
        }
        assert_eq!(portico.login_by_code(EMAIL, "000000").await.verdict(), (429, "too_many"));
        assert_eq!(portico.send_otp(EMAIL).await.verdict(), (200, ""));
        let again = portico.send_otp(EMAIL).await;
        assert_eq!((again.verdict(), again.retry_after()), ((429, "too_many"), 30));
        for _ in 0..60 {
            portico.hand_over(&token, json!({ "email": EMAIL })).await;
        }
        assert_eq!(portico.hand_over(&token, json!({ "email": EMAIL })).await.status, 429);

        portico.set_clock(-ahead - 62);
        assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""), "{ahead}");
        assert_eq!(portico.forgot(EMAIL).await.verdict(), (200, ""), "{ahead}");
        assert_ne!(portico.login_by_code(EMAIL, "000000").await.status, 429, "{ahead}");
        assert_eq!(portico.hand_over(&token, json!({ "email": EMAIL })).await.status, 200, "{ahead}");
        // The first mail of this test was sent by the right clock.
        portico.pass(31);
        assert_eq!(portico.send_otp(EMAIL).await.verdict(), (200, ""), "{ahead}");

        // Nor do they count when their time comes.
        portico.stop().await;
        portico.resume().await;
        until("they are forgotten", async || ahead_of(&portico, "limit_events", "at").await == 0).await;
    }
}

/// How many rows have a moment that is ahead of the clock.
async fn ahead_of(portico: &Portico, table: &str, column: &str) -> i64 {
    let sql = AssertSqlSafe(format!("SELECT count(*) FROM {table} WHERE {column} > $1"));
    let ahead = sqlx::query_scalar(sql).bind(portico.now().after(Duration::from_secs(5)));
    ahead.fetch_one(&portico.database().await).await.expect("a number")
}

/// The clock of another server may be a little ahead, and a clock may be set back a little: what was counted then
/// counts as of now, and no wait is longer than its limit.
#[tokio::test]
async fn what_was_counted_a_little_ahead_of_the_clock_counts_as_of_now() {
    let portico = Portico::start_limited().await;
    assert_eq!(portico.send_otp(EMAIL).await.verdict(), (200, ""));
    portico.set_clock(-4);
    let again = portico.send_otp(EMAIL).await;
    assert_eq!((again.verdict(), again.retry_after()), ((429, "too_many"), 30));
    portico.set_clock(-MINUTE);
    assert_eq!(portico.send_otp(EMAIL).await.verdict(), (200, ""));
    // What is counted by a clock that is behind counts when it is right, for as long as it would have.
    portico.set_clock(MINUTE + 4);
    assert_eq!(portico.send_otp(EMAIL).await.verdict(), (429, "too_many"));
}

/// What began ahead of the clock would live until then, so it has expired; it's easily replaced.
#[tokio::test]
async fn codes_and_links_that_began_ahead_of_the_clock_have_expired() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    portico.set_clock(HOUR);
    let code = portico.mailed_code(EMAIL).await;
    portico.pass(1);
    let key = portico.mailed_key(EMAIL).await;
    let login_code = portico.login_code(&token, EMAIL, json!([])).await;
    portico.set_clock(-HOUR);
    // Their files sort by the clock.
    std::fs::remove_dir_all(portico.mail_folder()).expect("removed");
    std::fs::create_dir(portico.mail_folder()).expect("created");
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (403, "code_expired"));
    assert_eq!(portico.key_check(&key).await.verdict(), (400, "link_expired"));
    assert_eq!(portico.reset(&key, OTHER_PASSWORD).await.verdict(), (400, "link_expired"));
    assert_eq!(portico.check_code(&login_code).await.verdict(), (403, "login_code_expired"));
    assert_eq!(portico.redeem(&login_code).await.verdict(), (403, "login_code_expired"));
    let code = portico.mailed_code(EMAIL).await;
    portico.pass(1);
    let key = portico.mailed_key(EMAIL).await;
    let login_code = portico.login_code(&token, EMAIL, json!([])).await;

    // A clock that is behind for a moment takes nothing away.
    portico.set_clock(-YEAR);
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (403, "code_expired"));
    assert_eq!(portico.key_check(&key).await.verdict(), (400, "link_expired"));
    portico.set_clock(YEAR);
    assert_eq!(portico.redeem(&login_code).await.verdict(), (200, ""));
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (200, ""));
    assert_eq!(portico.reset(&key, OTHER_PASSWORD).await.verdict(), (200, ""));
}

/// No one is signed out by a clock that was wrong, and no session outlives its lifetime because of it.
#[tokio::test]
async fn sessions_outlast_a_wrong_clock_but_not_their_lifetime() {
    let lifetime = Lifetimes::default().session_not_remembered;
    let mut portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let [used, unused] =
        [portico.login(EMAIL, PASSWORD).await.token(), portico.login(EMAIL, PASSWORD).await.token()];
    for wrong in [-YEAR, -HOUR, HOUR] {
        portico.set_clock(wrong);
        assert_eq!(portico.profile(&used).await.verdict(), (200, ""), "{wrong}");
        portico.set_clock(-wrong);
        assert_eq!(portico.profile(&used).await.verdict(), (200, ""), "{wrong}");
    }
    portico.set_clock(YEAR);
    let ahead = [portico.login(EMAIL, PASSWORD).await.token(), portico.login(EMAIL, PASSWORD).await.token()];
    portico.set_clock(-YEAR);
    for session in [&used, &unused, &ahead[0], &ahead[1]] {
        assert_eq!(portico.profile(session).await.verdict(), (200, ""));
    }
    // Once the clock has run evenly, a use ends what would have lived for another year; a sweep does the rest.
    portico.pass(600);
    assert_eq!(portico.profile(&ahead[0]).await.verdict(), (200, ""));
    portico.stop().await;
    portico.resume().await;
    until("no session lives longer", async || {
        let sql = sqlx::query_scalar("SELECT count(*) FROM sessions WHERE expires_at > $1");
        let latest = portico.now().after(Duration::from_secs(u64::from(lifetime) + 5));
        sql.bind(latest).fetch_one(&portico.database().await).await.unwrap_or(1_i64) == 0
    })
    .await;
    portico.pass(u64::from(lifetime) + 1);
    for session in [&used, &unused, &ahead[0], &ahead[1]] {
        assert_eq!(portico.profile(session).await.verdict(), (401, "session"));
    }
}

/// A device isn't recognised for longer than usual because the clock was ahead.
#[tokio::test]
async fn a_device_that_signed_in_ahead_of_the_clock_is_not_known_for_longer() {
    let portico = Portico::start_with(|config| {
        config.limits_on = true;
        config.limits.sign_in_failures = 1;
    })
    .await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.set_clock(YEAR);
    let device = portico.login(EMAIL, PASSWORD).await.body["data"]["device"].clone();
    portico.set_clock(-YEAR);
    let login = async |password: &str, device: &serde_json::Value| {
        let body = json!({ "emailId": EMAIL, "password": password, "device": device });
        portico.post_json("/customer/login", body).await
    };
    assert_eq!(portico.login(EMAIL, OTHER_PASSWORD).await.verdict(), (403, "credentials"));
    assert_eq!(
        login(PASSWORD, &device).await.verdict(),
        (429, "too_many"),
        "it is a stranger like any other"
    );
    portico.pass(20);
    let device = login(PASSWORD, &device).await.body["data"]["device"].clone();
    assert_eq!(portico.login(EMAIL, OTHER_PASSWORD).await.verdict(), (403, "credentials"));
    assert_eq!(login(PASSWORD, &device).await.verdict(), (200, ""));
}

/// Mails that were put off, or stored, while the clock was ahead go out as soon as they can, and none is given up.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_clock_neither_delays_nor_loses_a_mail() {
    let (mail, metrics) = (free_port(), free_port());
    let mut portico = Portico::start_with(|config| {
        config.mail = MailTarget::Smtp(format!("smtp://127.0.0.1:{mail}"));
        config.metrics_listen = Some(format!("127.0.0.1:{metrics}"));
    })
    .await;
    let database = portico.database().await;
    let tried = async |email: &str, times: i64| {
        until("it was tried", async || {
            let tries = sqlx::query_scalar("SELECT tries FROM outbox WHERE recipient = $1").bind(email);
            tries.fetch_one(&database).await.unwrap_or(0_i64) >= times
        })
        .await;
    };
    let scrape = async || {
        let url = format!("http://127.0.0.1:{metrics}/metrics");
        let answer = client().build().expect("a client").get(url).send().await.expect("an answer");
        answer.text().await.expect("text")
    };
    let age = async || -> f64 {
        let metrics = scrape().await;
        let line = metrics.lines().find_map(|line| line.strip_prefix("portico_outbox_oldest_seconds "));
        line.expect("the age").parse().expect("a number")
    };
    assert_eq!(portico.send_otp("before@example.com").await.verdict(), (200, ""));
    tried("before@example.com", 1).await;
    portico.set_clock(YEAR);
    tried("before@example.com", 2).await;
    assert_eq!(portico.send_otp("ahead@example.com").await.verdict(), (200, ""));
    tried("ahead@example.com", 1).await;
    portico.set_clock(-YEAR);
    // It's due by a clock that was wrong, so it's tried at once.
    tried("ahead@example.com", 2).await;
    assert!(!scrape().await.contains("outcome=\"given_up\"} 1"));

    // The age of what waits shows by any clock.
    portico.set_clock(-YEAR);
    assert!(age().await >= 0.0);
    portico.pass(100);
    assert!((100.0..200.0).contains(&age().await));
    portico.set_clock(YEAR);
    assert!((100.0..200.0).contains(&age().await));

    // One that was stored ahead of the clock is given up after as many attempts as fit into its time.
    let number = async || -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM outbox").fetch_one(&database).await.unwrap_or(2)
    };
    until("both are given up", async || {
        portico.pass(301);
        number().await == 0
    })
    .await;
    portico.stop().await;
}

/// What is deleted is gone, so nothing is deleted while the clock may be wrong.
#[tokio::test]
async fn nothing_is_deleted_for_its_age_by_a_clock_that_has_just_jumped() {
    let portico = Portico::start_limited().await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.login(EMAIL, PASSWORD).await.token();
    let database = portico.database().await;
    let rows = async |table: &str| -> i64 {
        let sql = AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        sqlx::query_scalar(sql).fetch_one(&database).await.expect("a number")
    };
    let tables = ["sessions", "codes", "limit_events", "known_clients", "audit_events"];
    let sweep = async |set: i64, passed: i64| {
        let start = portico.now();
        let read = Arc::new(Mutex::new(Reading { now: start, elapsed: Duration::ZERO }));
        let shown = Arc::clone(&read);
        let clock = Clock::from_fn(move || *shown.lock().expect("no panic"));
        *read.lock().expect("no panic") = Reading {
            now: Moment::from_millis(start.millis() + (set + passed) * 1000),
            elapsed: Duration::from_secs(u64::try_from(passed).expect("time passes")),
        };
        let (stopping, stopped) = watch::channel(false);
        let retention = Retention {
            database: Database::open(portico.database_url()).await.expect("the database"),
            clock,
            metrics: Arc::new(Metrics::new([], [], [], [])),
            lifetimes: Lifetimes::default(),
        };
        tokio::join!(retention.run(stopped), async { stopping.send_replace(true) });
    };
    sweep(2 * YEAR, 0).await;
    for table in tables {
        assert!(rows(table).await > 0, "{table}");
    }
    sweep(0, 2 * YEAR).await;
    for table in tables {
        assert_eq!(rows(table).await, 0, "{table}");
    }
}
