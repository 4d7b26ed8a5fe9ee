//! Signing in with a passkey.

use serde_json::json;
use sqlx::Row as _;

use super::authenticator::{BACKED_UP, BACKUP_ELIGIBLE};
use super::{session, start};
use crate::support::{EMAIL, Portico, text};

#[tokio::test]
async fn a_passkey_signs_its_customer_in_without_an_email_address() {
    let (portico, ada, passkey) = start().await;
    let options = portico.passkey_options().await;
    assert_eq!(options["rpId"], "localhost");
    assert_eq!(options["allowCredentials"], json!([]), "it names no one's passkeys");
    assert_ne!(options["challenge"], portico.passkey_options().await["challenge"]);
    let before = portico.passkeys(&ada).await[0].clone();
    assert_eq!(before["createdAt"], before["lastUsedAt"]);

    portico.pass(60);
    let answer = portico.login_by_credential(&passkey.assert(&options, |_| {})).await;
    assert_eq!(answer.body["data"]["user"]["email"], json!(EMAIL), "{answer:?}");
    assert!(!text(&answer.body["data"]["device"]).is_empty());
    assert_eq!(portico.profile(&answer.token()).await.verdict(), (200, ""));
    let after = portico.passkeys(&ada).await[0].clone();
    assert!(text(&after["lastUsedAt"]) > text(&before["lastUsedAt"]), "a sign-in is a use");
    assert_eq!(after["createdAt"], before["createdAt"]);
    assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (200, ""), "as often as she wants");
}

#[tokio::test]
async fn a_session_is_as_long_as_the_shopper_asks() {
    let (portico, _, passkey) = start().await;
    let mut ends = Vec::new();
    for remember in [false, true] {
        let token = passkey.assert(&portico.passkey_options().await, |_| {}).to_string();
        let body = json!({ "type": "passkey", "token": token, "remember": remember });
        let answer = portico.post_json("/customer/login", body).await;
        ends.push(text(&answer.body["data"]["expiresAt"]).to_owned());
    }
    assert!(ends[0] < ends[1], "{ends:?}");
}

#[tokio::test]
async fn the_count_of_signatures_grows_or_is_not_kept() {
    let portico = Portico::start().await;
    let ada = session(&portico, EMAIL).await;
    let mut passkey = portico.new_passkey_with(&ada, |passkey| passkey.counter = 5).await;
    for (counter, verdict) in [
        (6, (200, "")),
        (7, (200, "")),
        (7, (403, "passkey_refused")),
        (3, (403, "passkey_refused")),
        (0, (403, "passkey_refused")),
        (8, (200, "")),
        (u32::MAX, (200, "")),
    ] {
        passkey.counter = counter;
        assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), verdict, "{counter}");
    }
    let events = events(&portico, "passkey_counter").await;
    assert_eq!(events, ["passkey_refused"; 3], "each step back is in the audit log");
    // One that counts nothing says 0 each time.
    let passkey = portico.new_passkey(&ada).await;
    for _ in 0..2 {
        assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (200, ""));
    }
}

#[tokio::test]
async fn copies_of_one_passkey_may_count_apart() {
    let portico = Portico::start().await;
    let ada = session(&portico, EMAIL).await;
    let mut passkey = portico
        .new_passkey_with(&ada, |passkey| {
            passkey.counter = 5;
            passkey.flags |= BACKUP_ELIGIBLE | BACKED_UP;
        })
        .await;
    for counter in [6, 2, 3, 7] {
        passkey.counter = counter;
        assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (200, ""), "{counter}");
    }
    assert_eq!(events(&portico, "passkey_counter").await, ["ok"; 2], "the steps back are in the audit log");
}

#[tokio::test]
async fn a_passkey_may_become_eligible_for_backup_and_not_lose_it() {
    let (portico, ada, mut passkey) = start().await;
    let backed_up = async || portico.passkeys(&ada).await[0]["backedUp"].clone();
    assert_eq!(backed_up().await, json!(false));
    let plain = passkey.flags;
    for (flags, verdict, backed) in [
        (BACKUP_ELIGIBLE, (200, ""), false),
        (BACKUP_ELIGIBLE | BACKED_UP, (200, ""), true),
        (0, (403, "passkey_refused"), true),
        (BACKED_UP, (403, "passkey_refused"), true),
        (BACKUP_ELIGIBLE, (200, ""), false),
    ] {
        passkey.flags = plain | flags;
        assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), verdict, "{flags}");
        assert_eq!(backed_up().await, json!(backed), "{flags}");
    }
}

/// The outcomes of an event in the audit log.
async fn events(portico: &Portico, event: &str) -> Vec<String> {
    let sql = "SELECT outcome FROM audit_events WHERE event = $1 ORDER BY id";
    let rows = sqlx::query(sql).bind(event).fetch_all(&portico.database().await).await.expect("the log");
    rows.iter().map(|row| row.get("outcome")).collect()
}

#[tokio::test]
async fn what_is_done_is_in_the_audit_log() {
    let (portico, ada, passkey) = start().await;
    let options = portico.passkey_options().await;
    let credential = passkey.assert(&options, |_| {});
    assert_eq!(portico.login_by_credential(&credential).await.verdict(), (200, ""));
    assert_eq!(portico.login_by_credential(&credential).await.verdict(), (403, "passkey_expired"));
    let id = portico.passkeys(&ada).await[0]["id"].clone();
    assert_eq!(portico.remove_passkey(&ada, &id).await.verdict(), (200, ""));
    assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (403, "passkey_unknown"));
    assert_eq!(events(&portico, "passkey_added").await, ["ok"]);
    assert_eq!(events(&portico, "passkey_removed").await, ["ok"]);
    assert_eq!(events(&portico, "sign_in_passkey").await, ["ok", "passkey_expired", "passkey_unknown"]);
}

#[tokio::test]
async fn a_store_without_an_rp_id_has_no_passkeys() {
    let portico =
        Portico::start_with(|config| config.public_url = Some("https://shop.example".to_owned())).await;
    let ada = session(&portico, EMAIL).await;
    let not_found = (404, "not_found");
    let options = portico.post_json("/customer/passkey-options", json!({})).await;
    assert_eq!(options.verdict(), not_found);
    assert_eq!(portico.login_by_credential(&json!({})).await.verdict(), not_found);
    assert_eq!(portico.ask_creation_options(&ada).await.verdict(), not_found);
    assert_eq!(portico.send_passkey(&ada, &json!({})).await.verdict(), not_found);
    let list = portico.ask(portico.get("/customer/passkeys").bearer_auth(&ada)).await;
    assert_eq!(list.verdict(), not_found);
}
