//! Which address is the client's behind proxies, and whose request ids are used.

use crate::support::{Answer, Portico};
use portico_server::config::Network;

fn trusting(networks: &[&str]) -> Vec<Network> {
    networks.iter().map(|network| network.parse().expect("a network")).collect()
}

async fn limited(networks: &[&str]) -> Portico {
    Portico::start_with(|config| {
        config.limits_on = true;
        config.limits.client_failures = 2;
        config.trusted_proxies = trusting(networks);
    })
    .await
}

async fn fail(portico: &Portico, forwarded_for: &str, email: &str) -> Answer {
    let body = serde_json::json!({ "emailId": email, "password": "not the password" });
    portico.ask(portico.post("/customer/login").header("x-forwarded-for", forwarded_for).json(&body)).await
}

/// Fails to sign in with a new email each time until the client's limit is reached; returns the number of attempts.
async fn failures_of(portico: &Portico, forwarded_for: &str) -> usize {
    for number in 0..4 {
        let answer = fail(portico, forwarded_for, &format!("{number}@{}.example", forwarded_for.len())).await;
        match answer.verdict() {
            (403, "credentials") => {}
            (429, "too_many") => return number,
            other => panic!("{other:?}"),
        }
    }
    4
}

#[tokio::test]
async fn behind_a_trusted_proxy_each_shopper_is_a_client() {
    let portico = limited(&["127.0.0.0/8", "10.0.0.0/8"]).await;
    assert_eq!(failures_of(&portico, "203.0.113.1").await, 2);
    assert_eq!(failures_of(&portico, "198.51.100.7, 203.0.113.1").await, 0, "the first address is made up");
    assert_eq!(failures_of(&portico, "203.0.113.1, 10.1.2.3").await, 0, "another proxy in between");
    assert_eq!(failures_of(&portico, "203.0.113.20").await, 2);
    assert_eq!(failures_of(&portico, "2001:db8:1:2::1").await, 2);
    assert_eq!(failures_of(&portico, "2001:db8:1:2:ffff::99").await, 0, "the same /64");
    assert_eq!(failures_of(&portico, "2001:db8:1:3::1").await, 2);
    assert_eq!(failures_of(&portico, "garbage").await, 2, "the proxy itself");
    assert_eq!(failures_of(&portico, "203.0.113.77, garbage").await, 0);
}

#[tokio::test]
async fn who_is_no_trusted_proxy_cannot_choose_an_address() {
    let portico = limited(&["10.0.0.0/8"]).await;
    assert_eq!(failures_of(&portico, "203.0.113.1").await, 2);
    assert_eq!(failures_of(&portico, "203.0.113.20").await, 0);
}

#[tokio::test]
async fn a_request_id_of_a_trusted_proxy_is_kept() {
    let given = "0123-proxy_id.7";
    let id = async |portico: &Portico, given: &str| {
        let answer = portico.ask(portico.get("/healthz").header("x-request-id", given)).await;
        answer.headers["x-request-id"].to_str().expect("text").to_owned()
    };
    let trusting = limited(&["127.0.0.1"]).await;
    assert_eq!(id(&trusting, given).await, given);
    for wrong in ["two words", "\"quoted\"", &"x".repeat(65)] {
        assert_eq!(id(&trusting, wrong).await.len(), 32, "{wrong} isn't valid");
    }
    let other = limited(&[]).await;
    assert_eq!(id(&other, given).await.len(), 32, "not from a trusted proxy");
}
