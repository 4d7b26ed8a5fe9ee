//! Codes and reset links: each works once, for a limited time and a few attempts.

use std::sync::Arc;

use crate::support::{EMAIL, OTHER_PASSWORD, PASSWORD, Portico, another};
use portico_server::base::random::Random;
use portico_test_support::mailbox::six_digit_numbers;
use serde_json::json;
use tokio::task::JoinSet;

/// Concurrent uses.
const USES: usize = 32;

#[tokio::test]
async fn a_code_works_once() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let code = portico.mailed_code(EMAIL).await;
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (200, ""));
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (403, "code_used"));
    assert_eq!(portico.login_by_code(EMAIL, &another(&code)).await.verdict(), (403, "code_wrong"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_simultaneous_sign_ins_by_one_code_one_wins() {
    let portico = Arc::new(Portico::start().await);
    portico.verified(EMAIL, PASSWORD).await;
    let code = portico.mailed_code(EMAIL).await;
    let mut uses = JoinSet::new();
    for _ in 0..USES {
        let (portico, code) = (Arc::clone(&portico), code.clone());
        uses.spawn(async move { portico.login_by_code(EMAIL, &code).await });
    }
    let answers = uses.join_all().await;
    let won = answers.iter().filter(|answer| answer.verdict() == (200, "")).count();
    let lost = answers.iter().filter(|answer| answer.verdict() == (403, "code_used")).count();
    assert_eq!((won, lost), (1, USES - 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_simultaneous_registrations_by_one_code_one_wins() {
    let portico = Arc::new(Portico::start().await);
    let code = portico.mailed_code(EMAIL).await;
    let mut uses = JoinSet::new();
    for _ in 0..USES {
        let (portico, code) = (Arc::clone(&portico), code.clone());
        uses.spawn(async move { portico.register_with(EMAIL, json!({ "otp": code })).await });
    }
    let answers = uses.join_all().await;
    let won = answers.iter().filter(|answer| answer.verdict() == (200, "")).count();
    let lost = answers.iter().filter(|answer| answer.verdict() == (403, "code_used")).count();
    assert_eq!((won, lost), (1, USES - 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_simultaneous_resets_by_one_link_one_wins() {
    let portico = Arc::new(Portico::start().await);
    portico.verified(EMAIL, PASSWORD).await;
    let key = portico.mailed_key(EMAIL).await;
    let mut uses = JoinSet::new();
    for number in 0..USES {
        let (portico, key) = (Arc::clone(&portico), key.clone());
        uses.spawn(async move {
            let password = format!("password number {number}");
            (portico.reset(&key, &password).await, password)
        });
    }
    let answers = uses.join_all().await;
    let won: Vec<_> = answers.iter().filter(|(answer, _)| answer.verdict() == (200, "")).collect();
    let lost = answers.iter().filter(|(answer, _)| answer.verdict() == (400, "link_used")).count();
    assert_eq!((won.len(), lost), (1, USES - 1));
    assert_eq!(portico.login(EMAIL, &won[0].1).await.verdict(), (200, ""));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn simultaneous_wrong_tries_are_all_counted() {
    let portico = Arc::new(Portico::start().await);
    let code = portico.mailed_code(EMAIL).await;
    let mut uses = JoinSet::new();
    for _ in 0..USES {
        let (portico, wrong) = (Arc::clone(&portico), another(&code));
        uses.spawn(async move { portico.login_by_code(EMAIL, &wrong).await });
    }
    let answers = uses.join_all().await;
    let wrong = answers.iter().filter(|answer| answer.verdict() == (403, "code_wrong")).count();
    let exhausted = answers.iter().filter(|answer| answer.verdict() == (403, "code_exhausted")).count();
    assert_eq!((wrong, exhausted), (4, USES - 4));
}

#[tokio::test]
async fn five_wrong_tries_kill_a_code() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let code = portico.mailed_code(EMAIL).await;
    for _ in 0..4 {
        assert_eq!(portico.login_by_code(EMAIL, &another(&code)).await.verdict(), (403, "code_wrong"));
    }
    let fifth = portico.login_by_code(EMAIL, &another(&code)).await;
    assert_eq!(fifth.verdict(), (403, "code_exhausted"), "the last attempt says so");
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (403, "code_exhausted"));
    let answer = portico.register_with(EMAIL, json!({ "otp": code })).await;
    assert_eq!(answer.verdict(), (403, "code_exhausted"));
    let code = portico.mailed_code(EMAIL).await;
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (200, ""), "a new one works");
}

#[tokio::test]
async fn a_code_works_for_ten_minutes() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let code = portico.mailed_code(EMAIL).await;
    portico.pass(599);
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (200, ""));
    let code = portico.mailed_code(EMAIL).await;
    portico.pass(600);
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (403, "code_expired"));
    assert_eq!(portico.login_by_code(EMAIL, &another(&code)).await.verdict(), (403, "code_expired"));
}

#[tokio::test]
async fn a_newer_code_kills_the_older() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let older = portico.mailed_code(EMAIL).await;
    portico.pass(1);
    let mut newer = portico.mailed_code(EMAIL).await;
    while newer == older {
        portico.pass(1);
        newer = portico.mailed_code(EMAIL).await;
    }
    assert_eq!(portico.login_by_code(EMAIL, &older).await.verdict(), (403, "code_expired"));
    assert_eq!(portico.login_by_code(EMAIL, &newer).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_code_is_bound_to_its_email_and_store() {
    let portico = Portico::start_with(|config| {
        let other = portico_server::config::Store { key: "other".to_owned(), ..config.stores[0].clone() };
        config.stores.push(other);
    })
    .await;
    portico.verified("bob@example.com", PASSWORD).await;
    portico.verified(EMAIL, PASSWORD).await;
    let code = portico.mailed_code(EMAIL).await;
    assert_eq!(portico.login_by_code("bob@example.com", &code).await.verdict().0, 403);
    let body = json!({ "emailId": EMAIL, "type": "otp", "token": code });
    let elsewhere = portico.ask(portico.post("/customer/login").header("key", "other").json(&body)).await;
    assert_eq!(elsewhere.verdict(), (403, "code_wrong"));
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_code_that_begins_with_zeros_has_six_digits() {
    let folder = tempfile::tempdir().expect("a folder");
    let random = Random::from_fn(|bytes| bytes.fill(0));
    let portico = Portico::start_in(folder, random, |_| {}).await;
    assert_eq!(portico.mailed_code(EMAIL).await, "000000");
}

#[tokio::test]
async fn a_reset_link_sets_one_password_and_ends_every_session() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    let other_key = portico.mailed_key(EMAIL).await;
    portico.pass(1);
    let key = portico.mailed_key(EMAIL).await;

    // Checking it, twice and both ways, doesn't use it up.
    let by_query = portico.get("/customer/forgot-password-key-check").query(&[("key", &key)]);
    assert_eq!(portico.ask(by_query).await.verdict(), (200, ""));
    assert_eq!(portico.key_check(&key).await.verdict(), (200, ""));

    portico.pass(1);
    let before = portico.mails().len();
    let answer = portico.reset(&key, OTHER_PASSWORD).await;
    assert_eq!(answer.verdict(), (200, ""));
    assert_eq!(answer.body["data"], json!({}), "a reset doesn't sign in");
    let notice = portico.mail_after(before).await;
    assert!(notice.subject.contains("has been changed"), "{}", notice.subject);

    assert_eq!(portico.profile(&session).await.verdict(), (401, "session"));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (403, "credentials"));
    assert_eq!(portico.login(EMAIL, OTHER_PASSWORD).await.verdict(), (200, ""));
    for used in [&key, &other_key] {
        assert_eq!(portico.key_check(used).await.verdict(), (400, "link_used"));
        assert_eq!(portico.reset(used, PASSWORD).await.verdict(), (400, "link_used"));
    }
}

#[tokio::test]
async fn a_reset_link_works_for_thirty_minutes() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let key = portico.mailed_key(EMAIL).await;
    portico.pass(1799);
    assert_eq!(portico.key_check(&key).await.verdict(), (200, ""));
    portico.pass(1);
    assert_eq!(portico.key_check(&key).await.verdict(), (400, "link_expired"));
    assert_eq!(portico.reset(&key, OTHER_PASSWORD).await.verdict(), (400, "link_expired"));
    assert_eq!(portico.key_check("not a key").await.verdict(), (400, "link_invalid"));
    assert_eq!(portico.reset("not a key", OTHER_PASSWORD).await.verdict(), (400, "link_invalid"));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_reset_that_is_refused_leaves_the_link_good() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let key = portico.mailed_key(EMAIL).await;
    for (password, refused) in [
        ("", "newPassword: required"),
        ("short", "newPassword: length"),
        ("Password1", "newPassword: common"),
        (EMAIL, "newPassword: same_as_email"),
    ] {
        let answer = portico.reset(&key, password).await;
        assert_eq!((answer.verdict(), answer.fields()), ((400, "invalid"), vec![refused.to_owned()]));
    }
    assert_eq!(portico.reset(&key, OTHER_PASSWORD).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_mail_with_a_code_has_no_other_number_of_six_digits() {
    let portico = Portico::start().await;
    let code = portico.mailed_code("a123456@example.com").await;
    let mail = portico.mails().pop().expect("the mail");
    let body = mail.raw.split_once("\r\n\r\n").expect("headers and body").1;
    assert_eq!(six_digit_numbers(body), [code.as_str(), &code]);
    let others: Vec<_> = mail.raw.lines().filter(|line| !line.starts_with("To:")).collect();
    assert_eq!(six_digit_numbers(&others.join("\n")), [code.as_str(), &code]);
    assert!(mail.html.contains(&code));
}
