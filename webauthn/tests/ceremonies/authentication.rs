//! What an authentication may be, and what is refused.

use portico_webauthn::{Assertion, Authentication, PublicKey, Refusal};
use serde_json::{Value, json};

use crate::authenticator::{
    AT, Authenticator, BE, BS, CHALLENGE, Data, ED, UP, UV, base64url, cbor_map, client_data, with_party,
};

const GET: &str = "webauthn.get";

fn verify(authenticator: &Authenticator, text: &str) -> Result<Assertion, Refusal> {
    let key = PublicKey::from_cose(&cbor_map(&authenticator.cose_members())).expect("a key");
    with_party(|party| Authentication::parse(text)?.verify(party, CHALLENGE, &key))
}

/// Authenticates with other members of the client data, which are signed.
fn with_client_data(members: &Value) -> Result<Assertion, Refusal> {
    let authenticator = Authenticator::new();
    let data = authenticator.assertion().bytes();
    verify(&authenticator, &authenticator.assertion_text(&client_data(GET, members), &data))
}

/// Authenticates with changed authenticator data, which is signed.
fn with_data(change: impl FnOnce(&mut Data)) -> Result<Assertion, Refusal> {
    let authenticator = Authenticator::new();
    let mut data = authenticator.assertion();
    change(&mut data);
    verify(&authenticator, &authenticator.assertion_text(&client_data(GET, &json!({})), &data.bytes()))
}

/// What is parsed of another JSON around the response.
fn parse(change: impl FnOnce(&mut Value)) -> Result<Authentication, Refusal> {
    let authenticator = Authenticator::new();
    let data = authenticator.assertion().bytes();
    let text = authenticator.assertion_text(&client_data(GET, &json!({})), &data);
    let mut json: Value = serde_json::from_str(&text).expect("JSON");
    change(&mut json);
    Authentication::parse(&json.to_string())
}

#[test]
fn a_good_assertion_is_what_it_says() {
    let expected =
        Assertion { sign_count: 3, user_verified: true, backup_eligible: true, backup_state: true };
    assert_eq!(with_data(|_| ()), Ok(expected));
    for (flags, [verified, eligible, backed_up]) in [
        (UP, [false, false, false]),
        (UP | UV, [true, false, false]),
        (UP | BE, [false, true, false]),
        (UP | UV | BE | BS, [true, true, true]),
    ] {
        let assertion = with_data(|data| data.flags = flags).expect("an assertion");
        let found = [assertion.user_verified, assertion.backup_eligible, assertion.backup_state];
        assert_eq!(found, [verified, eligible, backed_up], "{flags:x}");
    }
    assert_eq!(with_data(|data| data.sign_count = u32::MAX).map(|said| said.sign_count), Ok(u32::MAX));
}

#[test]
fn a_signature_of_the_wrong_things_is_refused() {
    for (members, refusal) in [
        (json!({ "type": "webauthn.create" }), Refusal::Type),
        (json!({ "challenge": base64url(b"another challenge") }), Refusal::Challenge),
        (json!({ "origin": "https://example.org" }), Refusal::Origin),
        (json!({ "crossOrigin": true }), Refusal::CrossOrigin),
        (json!({ "topOrigin": "https://example.com" }), Refusal::CrossOrigin),
        (json!({ "origin": null }), Refusal::ClientData),
    ] {
        assert_eq!(with_client_data(&members), Err(refusal), "{members}");
    }
    assert_eq!(with_data(|data| data.rp_id = "shop.example"), Err(Refusal::RpIdHash));
    assert_eq!(with_data(|data| data.flags = UV | BE), Err(Refusal::UserPresence));
    assert_eq!(with_data(|data| data.flags = UP | BS), Err(Refusal::BackupState));
    assert_eq!(with_data(|data| data.rest = vec![0]), Err(Refusal::AuthenticatorData));
    assert_eq!(with_data(|data| data.flags |= ED), Err(Refusal::AuthenticatorData));
    let with_map = |rest: &[u8]| {
        with_data(|data| {
            data.flags |= ED;
            data.rest = rest.to_vec();
        })
    };
    assert!(with_map(b"\xa1\x61a\xf5").is_ok());
    assert_eq!(with_map(b"\xa1\x61a\xf5\xa0"), Err(Refusal::AuthenticatorData));
    let registration = Authenticator::new().registration();
    let attested = with_data(|data| (data.flags, data.attested) = (data.flags | AT, registration.attested));
    assert_eq!(attested, Err(Refusal::AttestedCredentialData));
}

#[test]
fn a_signature_of_another_key_is_refused() {
    let (one, other) = (Authenticator::new(), Authenticator::new());
    let text = one.assertion_text(&client_data(GET, &json!({})), &one.assertion().bytes());
    assert!(verify(&one, &text).is_ok());
    assert_eq!(verify(&other, &text), Err(Refusal::Signature));
}

#[test]
fn a_user_handle_is_there_or_not() {
    let with_handle = |handle: Value| {
        let parsed = parse(|json| json["response"]["userHandle"] = handle);
        parsed.map(|parsed| parsed.user_handle().map(<[u8]>::to_vec))
    };
    assert_eq!(with_handle(json!("aGFuZGxl")), Ok(Some(b"handle".to_vec())));
    assert_eq!(with_handle(json!(null)), Ok(None));
    assert_eq!(with_handle(json!("")), Ok(None));
    assert_eq!(with_handle(json!(base64url(&[1; 64]))), Ok(Some(vec![1; 64])));
    assert_eq!(with_handle(json!(base64url(&[1; 65]))), Err(Refusal::Format));
    assert_eq!(with_handle(json!("aGFuZGxl=")), Err(Refusal::Format));
    let without = parse(|json| drop(json["response"].as_object_mut().expect("members").remove("userHandle")));
    assert_eq!(without.expect("an authentication").user_handle(), None);
}

#[test]
fn the_json_is_of_an_assertion() {
    for name in ["clientDataJSON", "authenticatorData", "signature"] {
        let missing = parse(|json| drop(json["response"].as_object_mut().expect("members").remove(name)));
        assert_eq!(missing.err(), Some(Refusal::Format), "{name}");
        let padded = parse(|json| json["response"][name] = json!("AQI="));
        assert_eq!(padded.err(), Some(Refusal::Format), "{name}");
    }
    assert_eq!(parse(|json| json["type"] = json!("password")).err(), Some(Refusal::Format));
    assert_eq!(parse(|json| json["id"] = json!("AQID")).err(), Some(Refusal::CredentialId));
    let empty = parse(|json| (json["id"], json["rawId"]) = (json!(""), json!("")));
    assert_eq!(empty.err(), Some(Refusal::CredentialId));
    let long = base64url(&[1; 1024]);
    let long = parse(|json| (json["id"], json["rawId"]) = (json!(long), json!(long)));
    assert_eq!(long.err(), Some(Refusal::CredentialId));
}
