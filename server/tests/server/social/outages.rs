//! A provider that is slow, down, or answers nonsense; and one that changes its keys.

use std::time::{Duration, Instant};

use serde_json::json;

use super::issuer::{Behaviour, Issuer, KEYS, METADATA};
use super::keys::SigningKey;
use super::{PROVIDER, start};
use crate::support::{EMAIL, PASSWORD, Portico};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_provider_that_misbehaves_is_not_available_and_nothing_else_suffers() {
    for behaviour in
        [Behaviour::Slow, Behaviour::Failing, Behaviour::Nonsense, Behaviour::Endless, Behaviour::Redirecting]
    {
        let (portico, issuer) = start().await;
        portico.verified(EMAIL, PASSWORD).await;
        issuer.behave(behaviour);
        let begun = Instant::now();
        let (refused, signed_in) = tokio::join!(portico.begin(PROVIDER), portico.login(EMAIL, PASSWORD));
        assert_eq!(refused.verdict(), (503, "provider_unavailable"), "{behaviour:?}");
        assert_eq!(refused.retry_after(), 5);
        assert_eq!(signed_in.verdict(), (200, ""));
        assert!(begun.elapsed() < Duration::from_secs(8), "{behaviour:?}: {:?}", begun.elapsed());
        assert_eq!(portico.begin(PROVIDER).await.verdict(), (503, "provider_unavailable"), "at once");
        assert_eq!(
            issuer.asked(METADATA),
            1,
            "{behaviour:?}: it's left alone for a while, and no redirect is followed"
        );
        let ready = portico.ask(portico.get("/readyz")).await;
        assert_eq!(ready.verdict(), (200, ""));
        issuer.behave(Behaviour::Good);
        portico.pass(5);
        assert_eq!(portico.begin(PROVIDER).await.verdict(), (200, ""), "{behaviour:?}");
    }
}

#[tokio::test]
async fn a_provider_that_is_down_stops_no_server() {
    let (mut portico, issuer) = start().await;
    let token = portico.id_token(&issuer, json!({})).await;
    issuer.stop();
    portico.stop().await;
    portico.resume().await;
    assert_eq!(portico.begin(PROVIDER).await.verdict(), (503, "provider_unavailable"));
    assert_eq!(portico.login_by_token(&token).await.verdict(), (503, "provider_unavailable"));
    assert_eq!(portico.exchange("any", json!({})).await.verdict(), (503, "provider_unavailable"));
}

#[tokio::test]
async fn metadata_of_another_issuer_or_with_addresses_that_are_not_safe_is_none() {
    for (name, value) in [
        ("issuer", json!("http://127.0.0.1:1")),
        ("issuer", json!("https://accounts.google.com")),
        ("jwks_uri", json!("http://keys.example/keys")),
        ("token_endpoint", json!("http://10.0.0.1/token")),
        ("token_endpoint", json!("file://localhost/etc/passwd")),
        ("authorization_endpoint", json!("javascript:alert(1)")),
        ("authorization_endpoint", json!(null)),
    ] {
        let (portico, issuer) = start().await;
        issuer.known().metadata = json!({ name: value });
        assert_eq!(portico.begin(PROVIDER).await.verdict(), (503, "provider_unavailable"), "{name}: {value}");
    }
}

/// Signs a token with any key.
async fn signed_by(
    portico: &Portico,
    issuer: &Issuer,
    key: &SigningKey,
    header: serde_json::Value,
) -> (u16, String) {
    let claims = portico.claims(issuer, &json!({})).await;
    let answer = portico.login_by_token(&key.sign(&header, &claims)).await;
    let (status, code) = answer.verdict();
    (status, code.to_owned())
}

#[tokio::test]
async fn new_keys_are_found_when_a_token_names_one_and_not_more_often_than_once_a_minute() {
    let (portico, issuer) = start().await;
    let (first, good) = (&issuer.key, (200, String::new()));
    let next = SigningKey::p256("next");
    assert_eq!(signed_by(&portico, &issuer, first, json!({})).await, good);
    assert_eq!(issuer.asked(KEYS), 1);
    issuer.known().jwks.insert(0, next.jwk());
    assert_eq!(signed_by(&portico, &issuer, &next, json!({})).await, good);
    assert_eq!(signed_by(&portico, &issuer, first, json!({})).await, good, "the old one is still published");
    for number in 0..50 {
        let header = json!({ "kid": format!("nobody{number}") });
        assert_eq!(signed_by(&portico, &issuer, first, header).await.0, 403);
    }
    assert_eq!(issuer.asked(KEYS), 2, "50 unknown keys cause no request");
    issuer.known().jwks.pop();
    portico.pass(60);
    let (_, code) = signed_by(&portico, &issuer, first, json!({ "kid": "nobody" })).await;
    assert_eq!((code.as_str(), issuer.asked(KEYS)), ("social_refused", 3));
    assert_eq!(signed_by(&portico, &issuer, first, json!({})).await.0, 403, "the old key is withdrawn");
    assert_eq!(signed_by(&portico, &issuer, &next, json!({})).await, good);
}

#[tokio::test]
async fn known_keys_are_kept_while_the_provider_is_away() {
    let (portico, issuer) = start().await;
    let good = (200, String::new());
    assert_eq!(signed_by(&portico, &issuer, &issuer.key, json!({})).await, good);
    issuer.behave(Behaviour::Failing);
    for _ in 0..3 {
        portico.pass(2 * 3600);
        assert_eq!(signed_by(&portico, &issuer, &issuer.key, json!({})).await, good);
    }
    assert_eq!(signed_by(&portico, &issuer, &issuer.key, json!({ "kid": "nobody" })).await.0, 403);
}
