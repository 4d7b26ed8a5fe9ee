//! Adding passkeys.

use portico_server::config::Store;
use serde_json::{Value, json};

use super::authenticator::{
    Authenticator, BACKED_UP, HAS_CREDENTIAL, HAS_EXTENSIONS, PRESENT, Parts, from_base64url,
};
use super::{session, start};
use crate::support::{EMAIL, PASSWORD, Portico, text};

const OTHER: &str = "bob@example.com";
const MINUTE: u64 = 60;

/// A key for the account of these options.
fn key(portico: &Portico, options: &Value) -> Authenticator {
    Authenticator::new(from_base64url(text(&options["user"]["id"])), portico.page())
}

#[tokio::test]
async fn a_customer_adds_a_passkey_and_gets_a_notice() {
    let portico = Portico::start().await;
    let ada = session(&portico, EMAIL).await;
    assert_eq!(portico.passkeys(&ada).await, Vec::<Value>::new());
    let options = portico.creation_options(&ada).await;
    assert_eq!(options["rp"], json!({ "id": "localhost", "name": "Portico" }));
    assert_eq!(options["user"]["name"], EMAIL);
    assert_eq!(options["user"]["displayName"], "Ada Lovelace");
    assert_eq!(from_base64url(text(&options["user"]["id"])).len(), 32);
    assert_eq!(options["excludeCredentials"], json!([]));
    let kinds: Vec<_> =
        options["pubKeyCredParams"].as_array().expect("a list").iter().map(|kind| &kind["alg"]).collect();
    assert_eq!(kinds, [-7, -257, -8]);
    portico.all_mailed().await;
    let before = portico.mails().len();
    let passkey = key(&portico, &options);
    let answer = portico.send_passkey(&ada, &passkey.register(&options, |_| {})).await;
    assert_eq!(answer.verdict(), (200, ""), "{answer:?}");
    assert_eq!(portico.mail_after(before).await.subject, "You can now sign in to Portico with a passkey");
    assert_eq!(portico.passkeys(&ada).await, [answer.body["data"].clone()]);
    assert_eq!(answer.body["data"]["name"], "Passkey", "it has a name in the language of the request");

    let again = portico.creation_options(&ada).await;
    assert_eq!(again["user"]["id"], options["user"]["id"], "the user handle is for good");
    let excluded = &again["excludeCredentials"][0];
    assert_eq!(excluded["id"], answer.body["data"]["credentialId"]);
    assert_eq!(excluded["transports"], json!(["hybrid", "internal"]));
}

#[tokio::test]
async fn adding_needs_a_sign_in_of_the_last_ten_minutes() {
    let portico = Portico::start().await;
    let ada = session(&portico, EMAIL).await;
    portico.pass(10 * MINUTE - 1);
    let answer = portico.ask_creation_options(&ada).await;
    assert_eq!(answer.body["data"]["expiresIn"], 5 * MINUTE + 1, "what is left for adding it");
    let options = answer.body["data"]["publicKey"].clone();
    portico.pass(1);
    assert_eq!(portico.ask_creation_options(&ada).await.verdict(), (403, "proof_required"));
    let finished = portico.send_passkey(&ada, &key(&portico, &options).register(&options, |_| {})).await;
    assert_eq!(finished.verdict(), (200, ""), "what was begun in time may be finished");
    let begun = {
        let fresh = portico.login(EMAIL, PASSWORD).await.token();
        portico.creation_options(&fresh).await
    };
    portico.pass(5 * MINUTE);
    let credential = key(&portico, &begun).register(&begun, |_| {});
    assert_eq!(
        portico.send_passkey(&ada, &credential).await.verdict(),
        (403, "proof_required"),
        "of this session"
    );
    assert_eq!(portico.profile(&ada).await.verdict(), (200, ""), "it's still a session");
    let fresh = portico.login(EMAIL, PASSWORD).await.token();
    assert_eq!(portico.send_passkey(&fresh, &credential).await.verdict(), (200, ""));
}

/// A login code keeps a customer signed in elsewhere, or is another system's word. Neither is a sign-in: with a session that someone else
/// has got hold of, it would be as good as one.
#[tokio::test]
async fn a_login_code_is_no_sign_in_that_adding_needs() {
    let portico = Portico::start().await;
    let ada = session(&portico, EMAIL).await;
    let code = portico.login_code(&ada, EMAIL, json!([])).await;
    let of_code = portico.redeem(&code).await.token();
    assert_ne!(of_code, ada);
    assert_eq!(portico.ask_creation_options(&of_code).await.verdict(), (403, "proof_required"));
    let options = portico.creation_options(&ada).await;
    let credential = key(&portico, &options).register(&options, |_| {});
    assert_eq!(portico.send_passkey(&of_code, &credential).await.verdict(), (403, "proof_required"));
    assert_eq!(portico.send_passkey(&ada, &credential).await.verdict(), (200, ""));
}

#[tokio::test]
async fn an_account_that_nobody_has_proved_has_no_passkeys() {
    let portico = Portico::start().await;
    portico.register(EMAIL, PASSWORD).await;
    let stranger = portico.login(EMAIL, PASSWORD).await.token();
    assert_eq!(portico.ask_creation_options(&stranger).await.verdict(), (403, "unproven"));
    assert_eq!(portico.send_passkey(&stranger, &json!({})).await.verdict(), (403, "unproven"));
    assert_eq!(portico.passkeys(&stranger).await, Vec::<Value>::new());
}

/// No call adds a passkey to an account that nobody has proved; if one did, it would not sign in, and the proof would remove it.
#[tokio::test]
async fn the_first_proof_voids_passkeys() {
    let (portico, _, passkey) = start().await;
    let database = portico.database().await;
    sqlx::query("UPDATE customers SET verified_at = NULL").execute(&database).await.expect("changed");
    assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (403, "unproven"));
    let code = portico.mailed_code(EMAIL).await;
    let proved = portico.login_by_code(EMAIL, &code).await.token();
    assert_eq!(portico.passkeys(&proved).await, Vec::<Value>::new());
    assert_eq!(portico.login_by_passkey(&passkey).await.verdict(), (403, "passkey_unknown"));
}

#[tokio::test]
async fn a_customer_has_at_most_ten() {
    let portico = Portico::start().await;
    let ada = session(&portico, EMAIL).await;
    let spare = portico.creation_options(&ada).await;
    for _ in 0..10 {
        portico.new_passkey(&ada).await;
    }
    assert_eq!(portico.ask_creation_options(&ada).await.verdict(), (409, "passkey_limit"));
    let credential = key(&portico, &spare).register(&spare, |_| {});
    assert_eq!(portico.send_passkey(&ada, &credential).await.verdict(), (409, "passkey_limit"));
    let id = portico.passkeys(&ada).await[0]["id"].clone();
    assert_eq!(portico.remove_passkey(&ada, &id).await.verdict(), (200, ""));
    assert_eq!(portico.send_passkey(&ada, &credential).await.verdict(), (200, ""));
    assert_eq!(portico.passkeys(&ada).await.len(), 10);
}

#[tokio::test]
async fn a_passkey_is_one_customers_and_added_once() {
    let (portico, ada, passkey) = start().await;
    let bob = session(&portico, OTHER).await;
    for owner in [&ada, &bob] {
        let options = portico.creation_options(owner).await;
        let again = portico.send_passkey(owner, &passkey.register(&options, |_| {})).await;
        assert_eq!(again.verdict(), (409, "passkey_exists"));
    }
    assert_eq!(portico.login_by_passkey(&passkey).await.body["data"]["user"]["email"], json!(EMAIL));
    assert_eq!(portico.passkeys(&bob).await, Vec::<Value>::new());
}

#[tokio::test]
async fn a_name_has_at_most_64_characters() {
    let portico = Portico::start().await;
    let ada = session(&portico, EMAIL).await;
    for (name, added) in [
        (json!("  Ada\u{2019}s phone "), Ok("Ada\u{2019}s phone")),
        (json!("é".repeat(64)), Ok(&*"é".repeat(64))),
        (json!(null), Ok("Passkey")),
        (json!(""), Err("name: required")),
        (json!(" \u{200b} "), Err("name: required")),
        (json!("é".repeat(65)), Err("name: length")),
        (json!("a\u{202e}b"), Err("name: characters")),
        (json!(7), Err("name: type")),
    ] {
        let options = portico.creation_options(&ada).await;
        let credential = key(&portico, &options).register(&options, |_| {}).to_string();
        let body = json!({ "credential": credential, "name": name });
        let answer = portico.ask(portico.post("/customer/passkeys").bearer_auth(&ada).json(&body)).await;
        match added {
            Ok(added) => assert_eq!(answer.body["data"]["name"], json!(added), "{answer:?}"),
            Err(field) => assert_eq!(answer.fields(), [field], "{name}"),
        }
    }
}

/// What is wrong with a registration.
type Change = fn(&mut Parts);

#[tokio::test]
async fn what_is_wrong_with_a_registration_is_refused() {
    let portico = Portico::start().await;
    let ada = session(&portico, EMAIL).await;
    let options = portico.creation_options(&ada).await;
    let changes: [(&str, Change); 15] = [
        ("another origin", |parts| parts.client["origin"] = json!("https://evil.example")),
        ("an origin on another port", |parts| parts.client["origin"] = json!("http://localhost:1")),
        ("another ceremony", |parts| parts.client["type"] = json!("webauthn.get")),
        ("a page in a frame", |parts| parts.client["crossOrigin"] = json!(true)),
        ("a top origin", |parts| parts.client["topOrigin"] = json!("https://evil.example")),
        ("a challenge of its own", |parts| parts.client["challenge"] = json!("AAAA")),
        ("no challenge", |parts| parts.client["challenge"] = json!(null)),
        ("another RP ID", |parts| parts.data[0] ^= 1),
        ("nobody there", |parts| parts.data[32] &= !PRESENT),
        ("backed up without being eligible", |parts| parts.data[32] |= BACKED_UP),
        ("no credential", |parts| parts.data[32] &= !HAS_CREDENTIAL),
        ("extensions that are missing", |parts| parts.data[32] |= HAS_EXTENSIONS),
        ("more than authenticator data", |parts| parts.data.push(0)),
        ("no key", |parts| parts.data.truncate(37 + 18 + 32)),
        ("another id beside it", |parts| parts.id[0] ^= 1),
    ];
    for (name, change) in changes {
        let answer = portico.send_passkey(&ada, &key(&portico, &options).register(&options, change)).await;
        assert_eq!(answer.verdict(), (403, "passkey_refused"), "{name}");
    }
}

#[tokio::test]
async fn a_registration_that_is_cut_short_is_refused() {
    let portico = Portico::start().await;
    let ada = session(&portico, EMAIL).await;
    let options = portico.creation_options(&ada).await;
    let whole = key(&portico, &options).register(&options, |_| {});
    let object = from_base64url(text(&whole["response"]["attestationObject"]));
    for length in 0..object.len() {
        let mut cut = whole.clone();
        cut["response"]["attestationObject"] = json!(super::authenticator::base64url(&object[..length]));
        let answer = portico.send_passkey(&ada, &cut).await;
        assert_eq!(answer.verdict(), (403, "passkey_refused"), "{length}");
    }
    assert_eq!(portico.send_passkey(&ada, &whole).await.verdict(), (200, ""), "nothing was used up");
}

#[tokio::test]
async fn the_challenge_is_for_one_customer_and_works_once() {
    let portico = Portico::start().await;
    let (ada, bob) = (session(&portico, EMAIL).await, session(&portico, OTHER).await);
    let (adas, sign_in) = (portico.creation_options(&ada).await, portico.passkey_options().await);
    let credential = key(&portico, &adas).register(&adas, |_| {});
    assert_eq!(portico.send_passkey(&bob, &credential).await.verdict(), (403, "passkey_refused"), "of Ada");
    let for_sign_in = |parts: &mut Parts| parts.client["challenge"] = sign_in["challenge"].clone();
    let mixed = key(&portico, &adas).register(&adas, for_sign_in);
    assert_eq!(portico.send_passkey(&ada, &mixed).await.verdict(), (403, "passkey_refused"), "of a sign-in");
    assert_eq!(portico.send_passkey(&ada, &credential).await.verdict(), (200, ""));
    let twice = portico.send_passkey(&ada, &credential).await;
    assert_eq!(twice.verdict(), (409, "passkey_exists"), "a page keeps what a browser has sent twice");
    let again = key(&portico, &adas).register(&adas, |_| {});
    assert_eq!(portico.send_passkey(&ada, &again).await.verdict(), (403, "passkey_expired"), "it was used");

    let late = portico.creation_options(&ada).await;
    portico.pass(60 * MINUTE);
    let fresh = portico.login(EMAIL, PASSWORD).await.token();
    let late = key(&portico, &late).register(&late, |_| {});
    assert_eq!(portico.send_passkey(&fresh, &late).await.verdict(), (403, "passkey_expired"));
}

#[tokio::test]
async fn nothing_is_added_without_a_session() {
    let portico = Portico::start().await;
    assert_eq!(portico.ask_creation_options("not a session").await.verdict(), (401, "session"));
    assert_eq!(portico.send_passkey("not a session", &json!({})).await.verdict(), (401, "session"));
}

#[tokio::test]
async fn a_session_of_another_store_adds_to_its_own() {
    let portico = Portico::start_with(|config| {
        let other = Store { key: "two".to_owned(), name: "Two".to_owned(), ..config.stores[0].clone() };
        config.stores.push(other);
    })
    .await;
    portico.verified_in("two", EMAIL).await;
    let login = portico.post("/customer/login").header("key", "two");
    let two = portico.ask(login.json(&json!({ "emailId": EMAIL, "password": PASSWORD }))).await.token();
    let options = portico.creation_options(&two).await;
    assert_eq!(options["rp"]["name"], "Two");
    let passkey = key(&portico, &options);
    let credential = passkey.register(&options, |_| {});
    assert_eq!(portico.send_passkey(&two, &credential).await.verdict(), (200, ""));
    let answer = portico.login_by_passkey(&passkey).await;
    assert_eq!(answer.verdict(), (403, "passkey_refused"), "the default store has no such customer");
}
