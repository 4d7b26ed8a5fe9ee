//! A client whose passkeys are refused too often is slowed down.

use serde_json::json;

use super::session;
use crate::support::{EMAIL, PASSWORD, Portico};

#[tokio::test]
async fn refused_passkeys_of_a_client_are_limited() {
    let portico = Portico::start_with(|config| {
        config.limits_on = true;
        config.limits.client_failures = 4;
    })
    .await;
    let ada = session(&portico, EMAIL).await;
    let passkey = portico.new_passkey(&ada).await;
    for _ in 0..100 {
        portico.passkey_options().await;
    }
    let options = portico.passkey_options().await;
    let (used, spare) = (passkey.assert(&options, |_| {}), portico.passkey_options().await);
    assert_eq!(portico.login_by_credential(&used).await.verdict(), (200, ""));
    assert_eq!(portico.login_by_credential(&used).await.verdict(), (403, "passkey_expired"));
    assert_eq!(portico.login_by_credential(&json!({})).await.verdict(), (403, "passkey_refused"));
    assert_eq!(portico.send_passkey(&ada, &json!({})).await.verdict(), (403, "passkey_refused"));
    let unknown = passkey.assert(&spare, |parts| parts.id[0] ^= 1);
    assert_eq!(portico.login_by_credential(&unknown).await.verdict(), (403, "passkey_unknown"));
    let slowed = portico.login_by_passkey(&passkey).await;
    assert_eq!((slowed.verdict(), slowed.retry_after()), ((429, "too_many"), 10));
    assert_eq!(portico.send_passkey(&ada, &json!({})).await.verdict(), (429, "too_many"));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""), "other ways in are open");
    portico.pass(10);
    assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (200, ""));
}
