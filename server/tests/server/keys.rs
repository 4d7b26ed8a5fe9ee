//! The keys of the keyed hashes: they can be replaced while servers run, and customers notice nothing.

use portico_server::base::key_ring::Key;
use portico_server::config::{Config, KeySource};
use serde_json::json;

use crate::support::{EMAIL, PASSWORD, Portico, text};

const OLD: &str = "the old key, 32 bytes long or so";
const NEW: &str = "the new key, 32 bytes long or so";

fn given(keys: &[&str]) -> Vec<KeySource> {
    keys.iter().map(|key| KeySource::Given(Key::new(key.as_bytes().to_vec()))).collect()
}

fn keys(keys: &[&str]) -> impl FnOnce(&mut Config) + use<> {
    let keys = given(keys);
    |config| config.secret = keys
}

#[tokio::test]
async fn a_code_that_was_mailed_under_the_old_key_works_until_that_key_is_dropped() {
    let mut portico = Portico::start_with(keys(&[OLD])).await;
    let ada = portico.mailed_code(EMAIL).await;
    let bob = portico.mailed_code("bob@example.com").await;
    portico.stop().await;
    portico.restart_with(keys(&[NEW, OLD])).await;
    assert_eq!(portico.register_with(EMAIL, json!({ "otp": ada })).await.verdict(), (200, ""));
    let new = portico.mailed_code(EMAIL).await;
    portico.stop().await;
    portico.restart_with(keys(&[NEW])).await;
    let answer = portico.register_with("bob@example.com", json!({ "otp": bob })).await;
    assert_eq!(answer.verdict(), (403, "code_wrong"), "the old key is gone");
    assert_eq!(portico.login_by_code(EMAIL, &new).await.verdict(), (200, ""), "the new key made this one");
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""), "passwords use no key");
}

/// Every step of a key change, with one server ahead of the other: codes mailed by one work on the other, and each
/// recognizes the other's devices.
#[tokio::test]
async fn two_servers_agree_at_every_step_of_a_change() {
    let old = || given(&[OLD]);
    let database = || vec![KeySource::Database];
    for from in [&old as &dyn Fn() -> Vec<KeySource>, &database] {
        let steps =
            [from(), [from(), given(&[NEW])].concat(), [given(&[NEW]), from()].concat(), given(&[NEW])];
        let mut one = Portico::start_with(|config| {
            config.limits_on = true;
            config.lifetimes.resend = 0;
            config.limits.code_mails = 1000;
            config.limits.client_mails = 1000;
            config.secret = steps[0].clone();
        })
        .await;
        let mut other = one.another().await;
        one.verified(EMAIL, PASSWORD).await;
        for step in steps {
            other.stop().await;
            other.restart_with(|config| config.secret = step.clone()).await;
            for (mails, asked) in [(&one, &other), (&other, &one)] {
                let code = mails.mailed_code(EMAIL).await;
                let answer = asked.login_by_code(EMAIL, &code).await;
                assert_eq!(answer.verdict(), (200, ""));
                let device = text(&answer.body["data"]["device"]).to_owned();
                for _ in 0..5 {
                    one.login(EMAIL, "not the password").await;
                }
                assert_eq!(mails.login(EMAIL, PASSWORD).await.verdict(), (429, "too_many"));
                let body = json!({ "emailId": EMAIL, "password": PASSWORD, "device": device });
                let answer = mails.post_json("/customer/login", body).await;
                assert_eq!(answer.verdict(), (200, ""), "the device is known on both");
            }
            one.stop().await;
            one.restart_with(|config| config.secret = step).await;
        }
    }
}
