//! The passkeys of a customer: the list, other names, and removing one.

use serde_json::{Value, json};

use super::authenticator::from_base64url;
use super::{session, start};
use crate::support::{EMAIL, OTHER_PASSWORD, Portico, text};

const OTHER: &str = "bob@example.com";

#[tokio::test]
async fn the_list_has_what_a_page_tells_the_browser() {
    let portico = Portico::start().await;
    let ada = session(&portico, EMAIL).await;
    let list = async || {
        let answer = portico.ask(portico.get("/customer/passkeys").bearer_auth(&ada)).await;
        answer.body["data"].clone()
    };
    assert_eq!(list().await, json!({ "passkeys": [], "rpId": "localhost" }));
    let (first, second) = (portico.new_passkey(&ada).await, portico.new_passkey(&ada).await);
    let told = list().await;
    assert_eq!(from_base64url(text(&told["userHandle"])), first.user_handle);
    let ids: Vec<_> = told["passkeys"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|of| from_base64url(text(&of["credentialId"])))
        .collect();
    assert_eq!(ids, [first.id, second.id], "in the order in which they were made");
}

#[tokio::test]
async fn a_customer_names_passkeys() {
    let (portico, ada, passkey) = start().await;
    let id = portico.passkeys(&ada).await[0]["id"].clone();
    for (name, kept) in [
        (json!(" My phone "), Ok("My phone")),
        (json!("é".repeat(64)), Ok(&*"é".repeat(64))),
        (json!("é".repeat(65)), Err("name: length")),
        (json!(""), Err("name: required")),
        (json!(null), Err("name: required")),
        (json!("a\nb"), Err("name: characters")),
        (json!(7), Err("name: type")),
    ] {
        let answer = portico.rename_passkey(&ada, &id, &name).await;
        match kept {
            Ok(kept) => {
                assert_eq!(answer.verdict(), (200, ""), "{answer:?}");
                assert_eq!(portico.passkeys(&ada).await[0]["name"], json!(kept));
            }
            Err(field) => assert_eq!(answer.fields(), [field], "{answer:?}"),
        }
    }
    assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_customer_removes_a_passkey_and_gets_a_notice() {
    let (portico, ada, passkey) = start().await;
    portico.pass(3600);
    let id = portico.passkeys(&ada).await[0]["id"].clone();
    portico.all_mailed().await;
    let before = portico.mails().len();
    assert_eq!(
        portico.remove_passkey(&ada, &id).await.verdict(),
        (200, ""),
        "however long ago she signed in"
    );
    let subject = portico.mail_after(before).await.subject;
    assert_eq!(subject, "A passkey was removed from your account at Portico");
    assert_eq!(portico.passkeys(&ada).await, Vec::<Value>::new());
    assert_eq!(portico.remove_passkey(&ada, &id).await.verdict(), (404, "not_found"));
    assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (403, "passkey_unknown"));
    let code = portico.mailed_code(EMAIL).await;
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_passkey_of_another_customer_is_not_found() {
    let (portico, ada, passkey) = start().await;
    let bob = session(&portico, OTHER).await;
    let id = portico.passkeys(&ada).await[0]["id"].clone();
    for other in [id.clone(), json!("x"), json!(-1), json!(7_000_000)] {
        let renamed = portico.rename_passkey(&bob, &other, &json!("Mine")).await;
        assert_eq!(renamed.verdict(), (404, "not_found"), "{other}");
        assert_eq!(portico.remove_passkey(&bob, &other).await.verdict(), (404, "not_found"), "{other}");
    }
    assert_eq!(portico.passkeys(&ada).await[0]["name"], "Passkey");
    assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (200, ""));
    for verdict in [
        portico.rename_passkey("not a session", &id, &json!("Mine")).await,
        portico.remove_passkey("not a session", &id).await,
        portico.ask(portico.get("/customer/passkeys")).await,
    ] {
        assert_eq!(verdict.verdict(), (401, "session"));
    }
}

#[tokio::test]
async fn passkeys_stay_when_the_password_changes() {
    let (portico, ..) = start().await;
    let key = portico.mailed_key(EMAIL).await;
    assert_eq!(portico.reset(&key, OTHER_PASSWORD).await.verdict(), (200, ""));
    let ada = portico.login(EMAIL, OTHER_PASSWORD).await.token();
    assert_eq!(portico.passkeys(&ada).await.len(), 1);
}

#[tokio::test]
async fn passkeys_of_a_host_from_before_are_not_shown() {
    let (mut portico, ada, mut passkey) = start().await;
    portico.stop().await;
    portico
        .restart_with(|config| {
            config.stores[0].rp_id = Some("shop.example".to_owned());
            config.stores[0].passkey_origins = vec!["https://shop.example".parse().expect("an origin")];
        })
        .await;
    assert_eq!(portico.passkeys(&ada).await, Vec::<Value>::new());
    let options = portico.passkey_options().await;
    "https://shop.example".clone_into(&mut passkey.origin);
    let answer = portico.login_by_credential(&passkey.assert(&options, |_| {})).await;
    assert_eq!(answer.verdict(), (403, "passkey_unknown"));
}
