//! Devices that have signed in before: strangers don't slow them down, and their tokens give no access by themselves.

use std::time::Duration;

use portico_shared::paths::DEFAULT_KEY;
use serde_json::{Value, json};

use crate::support::{Answer, EMAIL, OTHER_PASSWORD, PASSWORD, Portico, another, text};

const BOB: &str = "bob@example.com";
const DAY: u64 = 24 * 3600;

/// With limits, behind a proxy that sends the client's address.
async fn start() -> Portico {
    Portico::start_with(|config| {
        config.limits_on = true;
        config.lifetimes.resend = 0;
        config.limits.client_mails = 1000;
        config.trusted_proxies = vec!["127.0.0.1".parse().expect("an address")];
    })
    .await
}

/// A sign-in from an address, with a device token.
async fn login(portico: &Portico, from: &str, email: &str, password: &str, device: &str) -> Answer {
    let body = json!({ "emailId": email, "password": password, "device": device });
    portico.ask(portico.post("/customer/login").header("x-forwarded-for", from).json(&body)).await
}

fn device(answer: &Answer) -> String {
    assert_eq!(answer.verdict(), (200, ""), "{answer:?}");
    text(&answer.body["data"]["device"]).to_owned()
}

/// Strangers from many addresses, and from `home` too, try to sign in with an email.
async fn flood(portico: &Portico, email: &str, home: &str) {
    for number in 0..40 {
        login(portico, &format!("198.51.100.{number}"), email, "not the password", "").await;
    }
    for _ in 0..6 {
        login(portico, home, email, "not the password", "").await;
    }
    let answer = login(portico, "203.0.113.1", email, PASSWORD, "").await;
    assert_eq!(answer.verdict(), (429, "too_many"), "the email is slowed down");
}

const HOME: &str = "192.0.2.1";
const AWAY: &str = "192.0.2.2";

#[tokio::test]
async fn a_known_device_signs_in_while_strangers_flood_the_account() {
    let portico = start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let known = device(&login(&portico, HOME, EMAIL, PASSWORD, "").await);
    flood(&portico, EMAIL, HOME).await;
    for from in [HOME, AWAY] {
        assert_eq!(login(&portico, from, EMAIL, PASSWORD, "").await.verdict(), (429, "too_many"), "{from}");
        let again = device(&login(&portico, from, EMAIL, PASSWORD, &known).await);
        assert_eq!(login(&portico, from, EMAIL, PASSWORD, &again).await.verdict(), (200, ""), "{from}");
    }
}

/// A call of a stranger or of a device.
async fn call(portico: &Portico, from: &str, path: &str, body: Value) -> Answer {
    portico.ask(portico.post(&format!("/customer/{path}")).header("x-forwarded-for", from).json(&body)).await
}

async fn forgot(portico: &Portico, from: &str, device: &str) -> Answer {
    let request =
        portico.get("/customer/forgot-password-link").query(&[("email", EMAIL), ("device", device)]);
    portico.ask(request.header("x-forwarded-for", from)).await
}

/// Strangers from many addresses use up the codes, the wrong codes and the reset links of an email.
#[tokio::test]
async fn a_known_device_gets_codes_and_links_when_strangers_have_used_them_up() {
    let portico = start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let known = device(&login(&portico, HOME, EMAIL, PASSWORD, "").await);
    let of_ada = |mut body: Value| {
        body["emailId"] = json!(EMAIL);
        body["device"] = json!(known);
        body
    };
    let by_code = |code: &str| json!({ "emailId": EMAIL, "type": "otp", "token": code });
    portico.pass(3600);
    for number in 0..5 {
        let stranger = format!("198.51.100.{number}");
        assert_eq!(
            call(&portico, &stranger, "send-otp", json!({ "emailId": EMAIL })).await.verdict(),
            (200, "")
        );
        assert_eq!(forgot(&portico, &stranger, "").await.verdict(), (200, ""));
        portico.all_mailed().await;
        let code = portico.mails().iter().rev().find_map(|mail| mail.code().ok()).expect("a code");
        for _ in 0..5 {
            call(&portico, &stranger, "login", by_code(&another(&code))).await;
        }
    }
    let blocked = async |device: &str| {
        let mut body = json!({ "emailId": EMAIL, "device": device });
        let send = call(&portico, HOME, "send-otp", body.clone()).await;
        body["type"] = json!("otp");
        body["token"] = json!("000000");
        let sign_in = call(&portico, HOME, "login", body).await;
        [send, sign_in, forgot(&portico, HOME, device).await]
            .map(|answer| answer.verdict() == (429, "too_many"))
    };
    assert_eq!(blocked("").await, [true; 3], "the email is blocked for strangers");
    assert_eq!(blocked("nonsense").await, [true; 3]);

    let before = portico.mails().len();
    assert_eq!(call(&portico, AWAY, "send-otp", of_ada(json!({}))).await.verdict(), (200, ""));
    let code = portico.mail_after(before).await.code().expect("a code");
    let mut again = of_ada(by_code(&another(&code)));
    assert_eq!(call(&portico, AWAY, "login", again.clone()).await.verdict(), (403, "code_wrong"));
    let form = json!({ "firstName": "Ada", "password": PASSWORD, "otp": code });
    assert_eq!(call(&portico, AWAY, "register", of_ada(form)).await.verdict(), (409, "account_exists"));
    again["token"] = json!(code);
    assert_eq!(call(&portico, AWAY, "login", again).await.verdict(), (200, ""));
    let form = json!({ "firstName": "Ada", "password": PASSWORD });
    assert_eq!(call(&portico, AWAY, "register", of_ada(form)).await.verdict(), (200, ""));
    portico.all_mailed().await;
    let before = portico.mails().len();
    assert_eq!(forgot(&portico, AWAY, &known).await.verdict(), (200, ""));
    assert!(portico.mail_after(before).await.key().is_ok());
    assert_eq!(blocked("").await, [true; 3]);
}

/// The token of a device gives its thief as many codes and links as anyone gets.
#[tokio::test]
async fn a_known_device_has_the_same_limits_on_codes_and_links() {
    let portico = Portico::start_limited().await;
    portico.verified(EMAIL, PASSWORD).await;
    let known = device(&login(&portico, HOME, EMAIL, PASSWORD, "").await);
    portico.pass(3600);
    let send =
        async || portico.post_json("/customer/send-otp", json!({ "emailId": EMAIL, "device": known })).await;
    assert_eq!(portico.send_otp(EMAIL).await.verdict(), (200, ""), "a stranger's code");
    for wait in 0..5 {
        assert_eq!(send().await.verdict(), (200, ""), "{wait}");
        let answer = send().await;
        assert_eq!(answer.verdict(), (429, "too_many"));
        if wait < 4 {
            assert_eq!(answer.retry_after(), 30, "not so soon");
        }
        assert_eq!(forgot(&portico, HOME, &known).await.verdict(), (200, ""));
        portico.all_mailed().await;
        let code = portico.mails().iter().rev().find_map(|mail| mail.code().ok()).expect("a code");
        for number in 0..5 {
            let body = json!({ "emailId": EMAIL, "type": "otp", "token": another(&code), "device": known });
            let answer = portico.post_json("/customer/login", body).await;
            let expected = match (wait, number) {
                (4, _) => (429, "too_many"),
                (_, 4) => (403, "code_exhausted"),
                _ => (403, "code_wrong"),
            };
            assert_eq!(answer.verdict(), expected, "{wait} {number}");
        }
        portico.pass(30);
    }
    assert_eq!(send().await.retry_after(), 3600 - 150);
    assert_eq!(forgot(&portico, HOME, &known).await.verdict(), (429, "too_many"));
}

/// An address with a hundred failed emails is refused whatever it sends; a known device behind it isn't.
#[tokio::test]
async fn a_known_device_does_not_suffer_for_its_neighbours() {
    let portico = start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let known = device(&login(&portico, HOME, EMAIL, PASSWORD, "").await);
    for number in 0..100 {
        login(&portico, HOME, &format!("{number}@example.com"), "not the password", "").await;
    }
    assert_eq!(login(&portico, HOME, EMAIL, PASSWORD, "").await.verdict(), (429, "too_many"));
    assert_eq!(login(&portico, HOME, EMAIL, PASSWORD, &known).await.verdict(), (200, ""));
}

/// A stolen token allows as many attempts as any client has, wherever it is sent from.
#[tokio::test]
async fn a_stolen_token_is_counted_by_itself() {
    let portico = start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let stolen = device(&login(&portico, HOME, EMAIL, PASSWORD, "").await);
    for number in 0..5 {
        let from = format!("198.51.100.{number}");
        let answer = login(&portico, &from, EMAIL, "not the password", &stolen).await;
        assert_eq!(answer.verdict(), (403, "credentials"));
    }
    for wait in [10, 20, 40] {
        let answer = login(&portico, "203.0.113.1", EMAIL, "not the password", &stolen).await;
        assert_eq!((answer.verdict(), answer.retry_after()), ((429, "too_many"), wait));
        portico.pass(wait);
        let answer = login(&portico, "203.0.113.2", EMAIL, "not the password", &stolen).await;
        assert_eq!(answer.verdict(), (403, "credentials"));
    }
    assert_eq!(login(&portico, HOME, EMAIL, PASSWORD, "").await.verdict(), (200, ""), "the address is known");
    let answer = login(&portico, HOME, EMAIL, PASSWORD, &stolen).await;
    assert_eq!(answer.verdict(), (429, "too_many"), "the token is slowed down");
    portico.pass(80);
    // A sign-in clears the failures, and it remains the same device.
    let renewed = device(&login(&portico, HOME, EMAIL, PASSWORD, &stolen).await);
    for token in [&stolen, &renewed, &stolen, &renewed, &stolen] {
        let answer = login(&portico, AWAY, EMAIL, "not the password", token).await;
        assert_eq!(answer.verdict(), (403, "credentials"));
    }
    let answer = login(&portico, AWAY, EMAIL, "not the password", &renewed).await;
    assert_eq!(answer.verdict(), (429, "too_many"));
}

#[tokio::test]
async fn a_token_is_good_for_its_account_its_password_and_its_time() {
    let portico = start().await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.verified(BOB, PASSWORD).await;
    let of_ada = device(&login(&portico, HOME, EMAIL, PASSWORD, "").await);
    let of_bob = device(&login(&portico, HOME, BOB, PASSWORD, "").await);
    let tampered = {
        let mut bytes = of_ada.clone().into_bytes();
        bytes[20] = if bytes[20] == b'A' { b'B' } else { b'A' };
        String::from_utf8(bytes).expect("text")
    };
    flood(&portico, EMAIL, AWAY).await;
    let long = "A".repeat(60_000);
    for wrong in [&of_bob, &tampered, "", ".", "....", "nonsense", "ä", &of_ada[1..], &long] {
        let answer = login(&portico, AWAY, EMAIL, PASSWORD, wrong).await;
        assert_eq!(answer.verdict(), (429, "too_many"), "{wrong}");
    }
    assert_eq!(login(&portico, AWAY, EMAIL, PASSWORD, &of_ada).await.verdict(), (200, ""));

    let key = portico.mailed_key(EMAIL).await;
    assert_eq!(portico.reset(&key, OTHER_PASSWORD).await.verdict(), (200, ""));
    flood(&portico, EMAIL, AWAY).await;
    let answer = login(&portico, AWAY, EMAIL, OTHER_PASSWORD, &of_ada).await;
    assert_eq!(answer.verdict(), (429, "too_many"), "the new password made it void");

    portico.pass(179 * DAY);
    flood(&portico, BOB, AWAY).await;
    assert_eq!(login(&portico, AWAY, BOB, PASSWORD, &of_bob).await.verdict(), (200, ""));
    portico.pass(DAY);
    flood(&portico, BOB, AWAY).await;
    assert_eq!(
        login(&portico, AWAY, BOB, PASSWORD, &of_bob).await.verdict(),
        (429, "too_many"),
        "it has expired"
    );
}

/// The next sign-in rehashes the same password, which doesn't count as a change of password.
#[tokio::test]
async fn a_device_stays_known_when_hashes_cost_more() {
    let mut portico = start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let known = device(&login(&portico, HOME, EMAIL, PASSWORD, "").await);
    let hash = async |portico: &Portico| -> String {
        let hash = sqlx::query_scalar("SELECT password_hash FROM customers");
        hash.fetch_one(&portico.database().await).await.expect("a hash")
    };
    let before = hash(&portico).await;
    portico.stop().await;
    portico.restart_with(|config| config.argon2.memory_kib *= 2).await;
    assert_eq!(login(&portico, AWAY, EMAIL, PASSWORD, "").await.verdict(), (200, ""));
    assert_ne!(hash(&portico).await, before, "it was rehashed");
    flood(&portico, EMAIL, HOME).await;
    assert_eq!(login(&portico, HOME, EMAIL, PASSWORD, &known).await.verdict(), (200, ""));
}

/// If a stranger registers someone else's email, the stranger's device is known only until the owner verifies the
/// email.
#[tokio::test]
async fn the_first_proof_of_an_email_makes_the_devices_before_it_strangers() {
    let portico = start().await;
    assert_eq!(portico.register(EMAIL, PASSWORD).await.verdict(), (200, ""));
    let stranger = device(&login(&portico, HOME, EMAIL, PASSWORD, "").await);
    let code = portico.mailed_code(EMAIL).await;
    let answer = portico.register_with(EMAIL, json!({ "otp": code, "password": OTHER_PASSWORD })).await;
    assert_eq!(answer.verdict(), (200, ""));
    flood(&portico, EMAIL, HOME).await;
    assert_eq!(login(&portico, HOME, EMAIL, OTHER_PASSWORD, &stranger).await.verdict(), (429, "too_many"));
}

#[tokio::test]
async fn a_device_that_several_customers_share_is_known_to_each_of_them() {
    let portico = start().await;
    let emails: Vec<_> = (0..5).map(|number| format!("{number}@example.com")).collect();
    let mut shared = String::new();
    for email in &emails {
        portico.verified(email, PASSWORD).await;
        shared = device(&login(&portico, HOME, email, PASSWORD, &shared).await);
    }
    assert_eq!(shared.split('.').count(), 4);
    for (number, email) in emails.iter().enumerate() {
        flood(&portico, email, AWAY).await;
        let expected = if number == 0 { (429, "too_many") } else { (200, "") };
        assert_eq!(login(&portico, AWAY, email, PASSWORD, &shared).await.verdict(), expected, "{email}");
    }
}

/// However a customer signs in, the device is known afterwards, and stays known to its earlier customers.
#[tokio::test]
async fn every_way_to_sign_in_makes_a_device_known() {
    let portico = start().await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.verified(BOB, PASSWORD).await;
    let of_bob = device(&login(&portico, HOME, BOB, PASSWORD, "").await);
    let token = portico.access_token_for(DEFAULT_KEY, Duration::from_hours(1)).await.0;
    let login_code = portico.login_code(&token, EMAIL, json!([])).await;
    let code = portico.mailed_code(EMAIL).await;
    let wrong = json!({ "type": "otp", "emailId": EMAIL, "token": another(&code), "device": of_bob });
    assert_eq!(portico.post_json("/customer/login", wrong).await.body["data"], Value::Null);
    let mut devices = Vec::new();
    for body in [
        json!({ "type": "otp", "emailId": EMAIL, "token": code, "device": of_bob }),
        json!({ "type": "code", "token": login_code, "device": of_bob }),
    ] {
        devices.push(device(&portico.post_json("/customer/login", body).await));
    }
    for email in [EMAIL, BOB] {
        flood(&portico, email, AWAY).await;
        for both in &devices {
            assert_eq!(login(&portico, AWAY, email, PASSWORD, both).await.verdict(), (200, ""), "{email}");
        }
    }
}

#[tokio::test]
async fn nothing_is_kept_of_a_device() {
    let portico = start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let known = device(&login(&portico, HOME, EMAIL, PASSWORD, "").await);
    let rows = async || -> i64 {
        let count = sqlx::query_scalar("SELECT count(*) FROM known_clients");
        count.fetch_one(&portico.database().await).await.expect("a number")
    };
    let before = rows().await;
    for _ in 0..20 {
        device(&login(&portico, HOME, EMAIL, PASSWORD, &known).await);
        device(&login(&portico, HOME, EMAIL, PASSWORD, "").await);
    }
    assert_eq!(rows().await, before, "only a row for its address");
    let bytes = portico.stolen().await;
    assert!(!bytes.windows(known.len()).any(|window| window == known.as_bytes()));
}
