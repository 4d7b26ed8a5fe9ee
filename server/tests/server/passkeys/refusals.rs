//! Assertions that are refused.

use portico_server::config::Store;
use serde_json::{Value, json};

use super::authenticator::{
    BACKED_UP, HAS_CREDENTIAL, HAS_EXTENSIONS, PRESENT, Parts, base64url, from_base64url,
};
use super::{session, start};
use crate::support::{EMAIL, Portico, text};

const OTHER: &str = "bob@example.com";
const HOUR: u64 = 3600;

const REFUSED: (u16, &str) = (403, "passkey_refused");

/// What is wrong with an assertion, which is signed all the same.
type Change = fn(&mut Parts);

#[tokio::test]
async fn what_is_wrong_with_an_assertion_is_refused() {
    let (portico, _, passkey) = start().await;
    let options = portico.passkey_options().await;
    let changes: [(&str, Change); 17] = [
        ("another origin", |parts| parts.client["origin"] = json!("https://evil.example")),
        ("an origin on another port", |parts| parts.client["origin"] = json!("http://localhost:1")),
        ("no origin", |parts| parts.client["origin"] = json!(null)),
        ("another ceremony", |parts| parts.client["type"] = json!("webauthn.create")),
        ("a page in a frame", |parts| parts.client["crossOrigin"] = json!(true)),
        ("a top origin", |parts| parts.client["topOrigin"] = json!("https://evil.example")),
        ("a challenge of its own", |parts| parts.client["challenge"] = json!("AAAA")),
        ("a challenge that is no base64url", |parts| parts.client["challenge"] = json!("=")),
        ("another RP ID", |parts| parts.data[31] ^= 0x80),
        ("nobody there", |parts| parts.data[32] &= !PRESENT),
        ("backed up without being eligible", |parts| parts.data[32] |= BACKED_UP),
        ("a credential that is missing", |parts| parts.data[32] |= HAS_CREDENTIAL),
        ("extensions that are missing", |parts| parts.data[32] |= HAS_EXTENSIONS),
        ("more than authenticator data", |parts| parts.data.push(0)),
        ("less than authenticator data", |parts| parts.data.truncate(36)),
        ("no user handle", |parts| parts.user_handle = None),
        ("another user handle", |parts| parts.user_handle = Some(vec![7; 32])),
    ];
    for (name, change) in changes {
        let answer = portico.login_by_credential(&passkey.assert(&options, change)).await;
        assert_eq!(answer.verdict(), REFUSED, "{name}");
    }
    let good = passkey.assert(&options, |_| {});
    assert_eq!(
        portico.login_by_credential(&good).await.verdict(),
        (200, ""),
        "the challenge was not used up"
    );
}

#[tokio::test]
async fn what_is_no_credential_is_refused() {
    let (portico, _, passkey) = start().await;
    let good = passkey.assert(&portico.passkey_options().await, |_| {});
    for wrong in [json!({}), json!([]), json!(null), json!("x"), json!({ "response": {} })] {
        assert_eq!(portico.login_by_credential(&wrong).await.verdict(), REFUSED, "{wrong}");
    }
    for member in ["clientDataJSON", "authenticatorData", "signature"] {
        for value in [json!(null), json!(7), json!("="), json!(""), json!("AAAA")] {
            let mut wrong = good.clone();
            wrong["response"][member] = value;
            assert_eq!(portico.login_by_credential(&wrong).await.verdict(), REFUSED, "{wrong}");
        }
    }
    for (token, field) in [
        (json!(null), "token: required"),
        (json!(""), "token: required"),
        (json!("x".repeat(32 * 1024 + 1)), "token: length"),
        (good.clone(), "token: type"),
    ] {
        let answer = portico.post_json("/customer/login", json!({ "type": "passkey", "token": token })).await;
        assert_eq!(answer.fields(), [field], "{answer:?}");
    }
    assert_eq!(portico.login_by_credential(&good).await.verdict(), (200, ""));
}

#[tokio::test]
async fn each_flipped_bit_is_refused() {
    let (portico, _, passkey) = start().await;
    let good = passkey.assert(&portico.passkey_options().await, |_| {});
    let mut flipped = 0;
    for (member, every) in [("authenticatorData", 1), ("signature", 7), ("clientDataJSON", 31)] {
        let bytes = from_base64url(text(&good["response"][member]));
        for bit in (0..bytes.len() * 8).step_by(every) {
            let mut wrong = bytes.clone();
            wrong[bit / 8] ^= 1 << (bit % 8);
            let mut credential = good.clone();
            credential["response"][member] = json!(base64url(&wrong));
            let answer = portico.login_by_credential(&credential).await;
            assert_eq!(answer.verdict(), REFUSED, "{member} {bit}");
            flipped += 1;
        }
    }
    assert!(flipped > 296 + 80, "{flipped}");
    assert_eq!(portico.login_by_credential(&good).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_challenge_is_one_of_ours_for_a_sign_in_and_an_hour() {
    let (portico, ada, passkey) = start().await;
    let options = portico.passkey_options().await;
    let challenge = from_base64url(text(&options["challenge"]));
    for byte in 0..challenge.len() {
        let mut forged = challenge.clone();
        forged[byte] ^= 1;
        let forged = base64url(&forged);
        let credential = passkey.assert(&options, |parts| parts.client["challenge"] = json!(forged));
        assert_eq!(portico.login_by_credential(&credential).await.verdict(), REFUSED, "{byte}");
    }
    let creation = portico.creation_options(&ada).await["challenge"].clone();
    let credential = passkey.assert(&options, |parts| parts.client["challenge"] = creation);
    assert_eq!(portico.login_by_credential(&credential).await.verdict(), REFUSED, "for a new passkey");

    portico.pass(HOUR - 1);
    let credential = passkey.assert(&options, |_| {});
    assert_eq!(portico.login_by_credential(&credential).await.verdict(), (200, ""));
    let again = portico.login_by_credential(&credential).await;
    assert_eq!(again.verdict(), (403, "passkey_expired"), "it was used");
    let anew = passkey.assert(&options, |_| {});
    assert_eq!(
        portico.login_by_credential(&anew).await.verdict(),
        (403, "passkey_expired"),
        "also for another signature"
    );
    let late = portico.passkey_options().await;
    portico.pass(HOUR);
    let late = passkey.assert(&late, |_| {});
    assert_eq!(portico.login_by_credential(&late).await.verdict(), (403, "passkey_expired"));
    assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (200, ""));
}

#[tokio::test]
async fn a_passkey_is_its_customers() {
    let (portico, _, adas) = start().await;
    let bob = session(&portico, OTHER).await;
    let bobs = portico.new_passkey(&bob).await;
    let options = portico.passkey_options().await;
    let handle = adas.user_handle.clone();
    let as_ada = bobs.assert(&options, |parts| parts.user_handle = Some(handle));
    assert_eq!(portico.login_by_credential(&as_ada).await.verdict(), REFUSED, "Ada's user handle");
    let id = adas.id.clone();
    let as_ada = bobs.assert(&options, |parts| parts.id = id);
    assert_eq!(portico.login_by_credential(&as_ada).await.verdict(), REFUSED, "Ada's credential");
    let (id, handle) = (adas.id.clone(), adas.user_handle.clone());
    let as_ada = bobs.assert(&options, |parts| {
        parts.id = id;
        parts.user_handle = Some(handle);
    });
    assert_eq!(portico.login_by_credential(&as_ada).await.verdict(), REFUSED, "Bob's signature");
    let unknown = bobs.assert(&options, |parts| parts.id[0] ^= 1);
    assert_eq!(portico.login_by_credential(&unknown).await.verdict(), (403, "passkey_unknown"));
    let own = portico.login_by_passkey(&bobs).await;
    assert_eq!(own.body["data"]["user"]["email"], json!(OTHER), "{own:?}");
}

/// A second store with another host of its own, or with the same one.
async fn with_stores(rp_id: &str, other_rp_id: &str) -> Portico {
    let (rp_id, other_rp_id) = (rp_id.to_owned(), other_rp_id.to_owned());
    Portico::start_with(|config| {
        let origins = |rp_id: &str| vec![format!("https://{rp_id}").parse().expect("an origin")];
        config.stores[0].passkey_origins = origins(&rp_id);
        config.stores[0].rp_id = Some(rp_id);
        let other = Store {
            key: "two".to_owned(),
            passkey_origins: origins(&other_rp_id),
            rp_id: Some(other_rp_id),
            ..config.stores[0].clone()
        };
        config.stores.push(other);
    })
    .await
}

impl Portico {
    /// Options of the other store.
    async fn options_of_two(&self) -> Value {
        let request = self.post("/customer/passkey-options").header("key", "two").json(&json!({}));
        self.ask(request).await.body["data"]["publicKey"].clone()
    }

    /// Signs in to the other store.
    async fn verdict_of_two(&self, credential: &Value) -> (u16, String) {
        let body = json!({ "type": "passkey", "token": credential.to_string() });
        let answer = self.ask(self.post("/customer/login").header("key", "two").json(&body)).await;
        let (status, code) = answer.verdict();
        (status, code.to_owned())
    }
}

#[tokio::test]
async fn stores_with_hosts_of_their_own_know_nothing_of_each_other() {
    let portico = with_stores("shop.example", "shop.test").await;
    let ada = session(&portico, EMAIL).await;
    let mut passkey =
        portico.new_passkey_with(&ada, |passkey| passkey.origin = "https://shop.example".to_owned()).await;
    assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (200, ""));
    let (own, two) = (portico.passkey_options().await, portico.options_of_two().await);
    assert_eq!(two["rpId"], "shop.test");
    let to_own = |code: &str| (403, code.to_owned());
    assert_eq!(
        portico.verdict_of_two(&passkey.assert(&own, |_| {})).await,
        to_own("passkey_refused"),
        "its challenge"
    );
    passkey.origin = "https://shop.test".to_owned();
    assert_eq!(portico.verdict_of_two(&passkey.assert(&two, |_| {})).await, to_own("passkey_unknown"));
    let verdict = portico.login_by_credential(&passkey.assert(&two, |_| {})).await;
    assert_eq!(verdict.verdict(), REFUSED, "the other store's challenge");
}

/// A page that hears of an unknown passkey has the browser forget it, so it doesn't of one that another store knows.
#[tokio::test]
async fn stores_of_one_host_don_t_call_each_others_passkeys_unknown() {
    let portico = with_stores("shop.example", "shop.example").await;
    let ada = session(&portico, EMAIL).await;
    let passkey =
        portico.new_passkey_with(&ada, |passkey| passkey.origin = "https://shop.example".to_owned()).await;
    let two = portico.options_of_two().await;
    let verdict = portico.verdict_of_two(&passkey.assert(&two, |_| {})).await;
    assert_eq!(verdict, (403, "passkey_refused".to_owned()));
    assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (200, ""));
}
