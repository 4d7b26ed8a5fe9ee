//! A client that has the server ask providers too often is slowed down.

use serde_json::json;

use super::{Issuer, PROVIDER, trust};
use crate::support::{EMAIL, PASSWORD, Portico};

#[tokio::test]
async fn exchanges_and_refused_tokens_of_a_client_are_limited() {
    let issuer = Issuer::start().await;
    let portico = Portico::start_with(|config| {
        trust(config, &issuer);
        config.limits_on = true;
        config.limits.client_social = 4;
    })
    .await;
    portico.verified(EMAIL, PASSWORD).await;
    let good = portico.id_token(&issuer, json!({})).await;
    for _ in 0..100 {
        assert_eq!(portico.begin(PROVIDER).await.verdict(), (200, ""), "a press costs nothing");
    }
    for _ in 0..2 {
        assert_eq!(portico.exchange("any", json!({})).await.verdict(), (403, "social_expired"));
        assert_eq!(portico.login_by_token("x.y.z").await.verdict(), (403, "social_refused"));
    }
    let slowed = portico.exchange("any", json!({})).await;
    assert_eq!((slowed.verdict(), slowed.retry_after()), ((429, "too_many"), 10));
    assert_eq!(portico.login_by_token(&good).await.verdict(), (429, "too_many"));
    assert_eq!(portico.begin(PROVIDER).await.verdict(), (429, "too_many"), "before the detour");
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""), "other ways in are open");
    portico.pass(10);
    assert_eq!(portico.login_by_token(&good).await.verdict(), (200, ""));
}
