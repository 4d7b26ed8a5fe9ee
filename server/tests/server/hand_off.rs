//! The AXIM customer login: another system hands a customer and a cart over.

use std::time::Duration;

use crate::support::{EMAIL, PASSWORD, Portico, text};
use portico_server::config::{Config, Store};
use portico_shared::paths::DEFAULT_KEY;
use serde_json::{Value, json};

const HOUR: u64 = 3600;
const OTHERS_EMAIL: &str = "bob@example.com";

/// The example body of its documentation.
const SAMPLE: &str = r#"{
"email": "jrandazzo@anadigics.com",
"cart": {
"items": [
{
"sku": "MAR 2930",
"uom": "CS",
"quantity": 3
}
]
}
}"#;

/// The default store and a second one.
fn with_two_stores(config: &mut Config) {
    let other = Store { key: "two".to_owned(), name: "Two".to_owned(), ..config.stores[0].clone() };
    config.stores.push(other);
}

#[tokio::test]
async fn the_documents_sample_is_answered_as_the_document_has_it() {
    let portico = Portico::start().await;
    portico.verified("jrandazzo@anadigics.com", PASSWORD).await;
    let token = portico.access_token().await;
    let request = portico.post("/customer/login").header("accessToken", format!("Bearer {token}"));
    let request = request.header("Content-Type", "application/json").body(SAMPLE);
    let answer = request.send().await.expect("an answer");
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "application/json");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let body = answer.text().await.expect("a body");
    let answer: Value = serde_json::from_str(&body).expect("JSON");
    let code = text(&answer["code"]);
    assert_eq!(code.len(), 43, "256 bits in base64url");
    assert_eq!(body, format!(r#"{{"success":true,"code":"{code}"}}"#), "and nothing else");

    let session = portico.redeem(code).await.token();
    assert_eq!(portico.cart(&session).await, r#"[{"sku":"MAR 2930","uom":"CS","quantity":3}]"#);
}

#[tokio::test]
async fn input_that_is_not_valid_is_400() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    for (body, fields) in [
        (json!({}), "email: required"),
        (json!({ "email": null }), "email: required"),
        (json!({ "email": 5 }), "email: type"),
        (json!({ "email": "nobody" }), "email: email"),
        (json!({ "email": EMAIL, "cart": 3 }), "cart: type"),
        (json!({ "email": EMAIL, "cart": [] }), "cart: type"),
        (json!({ "email": EMAIL, "cart": [[]] }), "cart: type"),
        (json!({ "email": EMAIL, "cart": { "items": {} } }), "cart.items: type"),
        (json!({ "email": EMAIL, "cart": { "items": [null] } }), "cart.items[0]: type"),
        (json!({ "email": EMAIL, "cart": { "items": [["A", "CS", 3]] } }), "cart.items[0]: type"),
        (json!({ "email": EMAIL, "cart": { "items": [3] } }), "cart.items[0]: type"),
        (json!({ "email": EMAIL, "cart": { "items": [{ "sku": 3 }] } }), "cart.items[0].sku: type"),
    ] {
        let answer = portico.hand_over(&token, body.clone()).await;
        assert_eq!(
            (answer.verdict(), answer.fields().join(", ")),
            ((400, "invalid"), fields.into()),
            "{body}"
        );
    }
    for body in ["", "{", "[]", "null", r#"{"email":"a@example.com","email":"b@example.com"}"#] {
        assert_eq!(portico.hand_over_text(&token, body).await.verdict(), (400, "malformed"), "{body}");
    }
    for body in [
        json!({ "email": EMAIL }),
        json!({ "email": EMAIL, "cart": null, "more": 1 }),
        json!({ "email": EMAIL, "cart": {} }),
        json!({ "email": EMAIL, "cart": { "items": null } }),
        json!({ "email": EMAIL, "cart": { "items": [] } }),
        json!({ "email": " ADA@example.com ", "cart": { "items": [] } }),
    ] {
        assert_eq!(portico.hand_over(&token, body.clone()).await.body["success"], true, "{body}");
    }
}

#[tokio::test]
async fn an_access_token_that_is_missing_or_not_valid_is_401() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let body = json!({ "email": EMAIL });
    assert_eq!(portico.post_json("/customer/login", body.clone()).await.verdict(), (401, "access_token"));

    let hour = Duration::from_secs(HOUR);
    let (token, _) = portico.access_token_for(DEFAULT_KEY, hour).await;
    let with = |header: String| portico.post("/customer/login").header("accessToken", header).json(&body);
    for header in
        [String::new(), "Bearer".into(), "Bearer ".into(), "Bearer x".into(), format!("Basic {token}")]
    {
        assert_eq!(portico.ask(with(header.clone())).await.verdict(), (401, "access_token"), "{header:?}");
    }
    // The documentation also shows the value without the scheme.
    for header in [format!("Bearer {token}"), format!("bearer  {token}"), token.clone()] {
        assert_eq!(portico.ask(with(header)).await.status, 200);
    }
    // The token is checked before the body, so that a request without one learns nothing.
    assert_eq!(portico.hand_over_text("x", "{").await.verdict(), (401, "access_token"));

    let (revoked, number) = portico.access_token_for(DEFAULT_KEY, hour).await;
    portico.revoke(number).await;
    assert_eq!(portico.hand_over(&revoked, body.clone()).await.verdict(), (401, "access_token"));
    portico.pass(HOUR - 1);
    assert_eq!(portico.hand_over(&token, body.clone()).await.status, 200);
    portico.pass(1);
    assert_eq!(portico.hand_over(&token, body.clone()).await.verdict(), (401, "access_token"));
}

#[tokio::test]
async fn an_email_that_no_customer_has_proved_to_own_is_403() {
    let portico = Portico::start().await;
    portico.register(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let unproven = portico.hand_over(&token, json!({ "email": EMAIL })).await;
    assert_eq!(unproven.verdict(), (403, "customer_unknown"));
    let unknown = portico.hand_over(&token, json!({ "email": "nobody@example.com" })).await;
    assert_eq!(
        (unknown.status, &unknown.body),
        (unproven.status, &unproven.body),
        "the answers are the same"
    );
}

#[tokio::test]
async fn a_fault_of_the_server_is_500() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    sqlx::query("DROP TABLE hand_off_items").execute(&portico.database().await).await.expect("dropped");
    let cart = json!({ "items": [{ "sku": "A", "quantity": 1 }] });
    let answer = portico.hand_over(&token, json!({ "email": EMAIL, "cart": cart })).await;
    assert_eq!(answer.verdict(), (500, "internal"));
}

#[tokio::test]
async fn the_header_and_the_body_say_which_document_a_login_is_of() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let a = json!({ "emailId": EMAIL, "password": PASSWORD });
    let both = json!({ "email": EMAIL, "emailId": EMAIL, "password": PASSWORD });
    assert_eq!(portico.post_json("/customer/login", a.clone()).await.verdict(), (200, ""));
    assert_eq!(portico.post_json("/customer/login", both.clone()).await.verdict(), (200, ""));
    let answer = portico.hand_over(&token, a).await;
    assert_eq!((answer.verdict(), answer.fields()), ((400, "invalid"), vec!["email: required".to_owned()]));
    assert_eq!(portico.hand_over(&token, both).await.body["success"], true);
    let nothing = portico.post_json("/customer/login", json!({ "email": null })).await;
    assert_eq!(nothing.fields(), ["emailId: required", "password: required"]);
}

#[tokio::test]
async fn the_tokens_store_applies_and_no_other() {
    let mut portico = Portico::start_with(with_two_stores).await;
    portico.verified(EMAIL, PASSWORD).await;
    let (token, _) = portico.access_token_for("two", Duration::from_secs(HOUR)).await;
    let hand_over = |email: &str, key: Option<&str>| {
        let request = portico.post("/customer/login").header("accessToken", format!("Bearer {token}"));
        let request = request.json(&json!({ "email": email }));
        match key {
            Some(key) => request.header("key", key),
            None => request,
        }
    };
    let answer = portico.ask(hand_over(EMAIL, None)).await;
    assert_eq!(answer.verdict(), (403, "customer_unknown"), "customers belong to one store");
    portico.verified_in("two", OTHERS_EMAIL).await;
    for key in [None, Some("two")] {
        assert_eq!(portico.ask(hand_over(OTHERS_EMAIL, key)).await.status, 200, "{key:?}");
    }
    for key in [DEFAULT_KEY, "three", ""] {
        let answer = portico.ask(hand_over(OTHERS_EMAIL, Some(key))).await;
        assert_eq!(answer.verdict(), (401, "access_token"), "{key}");
    }

    // The default store, which requests without a key use, doesn't have to exist.
    portico.stop().await;
    portico.restart_with(|config| config.stores.retain(|store| store.key == "two")).await;
    let answer = portico.hand_over(&token, json!({ "email": OTHERS_EMAIL })).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    portico.stop().await;
    portico.restart_with(|config| config.stores[0].key = "three".to_owned()).await;
    let answer = portico.hand_over(&token, json!({ "email": OTHERS_EMAIL })).await;
    assert_eq!(answer.verdict(), (401, "access_token"), "its store was removed");
}

#[tokio::test]
async fn a_session_serves_for_its_own_proven_email_alone() {
    let portico = Portico::start_with(with_two_stores).await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.verified(OTHERS_EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    assert_eq!(portico.hand_over(&session, json!({ "email": "ADA@example.com" })).await.status, 200);
    for other in [OTHERS_EMAIL, "nobody@example.com"] {
        let answer = portico.hand_over(&session, json!({ "email": other })).await;
        assert_eq!(answer.verdict(), (403, "customer_unknown"), "{other}");
    }
    let request = portico.post("/customer/login").header("accessToken", &session).header("key", "two");
    let elsewhere = portico.ask(request.json(&json!({ "email": EMAIL }))).await;
    assert_eq!(elsewhere.verdict(), (401, "access_token"));

    portico.logout(&session).await;
    let answer = portico.hand_over(&session, json!({ "email": EMAIL })).await;
    assert_eq!(answer.verdict(), (401, "access_token"));

    portico.register("unproven@example.com", PASSWORD).await;
    let session = portico.login("unproven@example.com", PASSWORD).await.token();
    let answer = portico.hand_over(&session, json!({ "email": "unproven@example.com" })).await;
    assert_eq!(answer.verdict(), (401, "access_token"));
}

#[tokio::test]
async fn a_hand_over_has_room_for_a_cart_and_no_other_request_has() {
    const KIB: usize = 1024;
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    let body = |size: usize| {
        let start = format!(r#"{{"email":"{EMAIL}","x":""#);
        let end = r#""}"#;
        format!("{start}{}{end}", "x".repeat(size - start.len() - end.len()))
    };
    assert_eq!(portico.hand_over_text(&token, body(256 * KIB)).await.status, 200);
    let answer = portico.hand_over_text(&token, body(256 * KIB + 1)).await;
    assert_eq!(answer.verdict(), (413, "too_large"));
    assert_eq!(portico.hand_over_text("x", body(256 * KIB)).await.verdict(), (401, "access_token"));
    let without = portico.post("/customer/login").header("content-type", "application/json");
    let answer = portico.ask(without.body(body(64 * KIB + 1))).await;
    assert_eq!(answer.verdict(), (413, "too_large"));
    let elsewhere = portico.post("/customer/send-otp").header("accessToken", format!("Bearer {token}"));
    let elsewhere = elsewhere.header("content-type", "application/json").body(body(64 * KIB + 1));
    assert_eq!(portico.ask(elsewhere).await.verdict(), (413, "too_large"));
}

#[tokio::test]
async fn a_stolen_token_does_not_tell_who_is_a_customer_for_long() {
    let portico = Portico::start_limited().await;
    portico.verified(EMAIL, PASSWORD).await;
    let [stolen, other] = [portico.access_token().await, portico.access_token().await];
    for number in 0..100 {
        let answer = portico.hand_over(&stolen, json!({ "email": format!("{number}@example.com") })).await;
        assert_eq!(answer.verdict(), (403, "customer_unknown"));
    }
    for email in ["fresh@example.com", EMAIL] {
        let answer = portico.hand_over(&stolen, json!({ "email": email })).await;
        assert_eq!((answer.verdict(), answer.retry_after()), ((429, "too_many"), HOUR));
    }
    assert_eq!(
        portico.hand_over(&other, json!({ "email": EMAIL })).await.status,
        200,
        "other tokens still work"
    );
    portico.pass(HOUR);
    assert_eq!(portico.hand_over(&stolen, json!({ "email": EMAIL })).await.status, 200);
}

#[tokio::test]
async fn a_customer_is_handed_over_sixty_times_an_hour_by_one_token() {
    let portico = Portico::start_limited().await;
    portico.verified(EMAIL, PASSWORD).await;
    portico.verified(OTHERS_EMAIL, PASSWORD).await;
    let [token, other] = [portico.access_token().await, portico.access_token().await];
    for _ in 0..60 {
        assert_eq!(portico.hand_over(&token, json!({ "email": EMAIL })).await.status, 200);
    }
    let answer = portico.hand_over(&token, json!({ "email": EMAIL })).await;
    assert_eq!((answer.verdict(), answer.retry_after()), ((429, "too_many"), HOUR));
    assert_eq!(portico.hand_over(&token, json!({ "email": OTHERS_EMAIL })).await.status, 200);
    assert_eq!(portico.hand_over(&other, json!({ "email": EMAIL })).await.status, 200);
}
