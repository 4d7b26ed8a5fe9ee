//! The JSON of the API uses the names of the forms' fields.

use portico_shared::forms::{self, Form};
use portico_shared::wire::{self, Body};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn field_names<F: Form>() -> Vec<&'static str> {
    F::FIELDS.iter().map(|of| of.field.name).collect()
}

fn member_names<T: Serialize>(body: &T) -> Vec<String> {
    let Value::Object(members) = serde_json::to_value(body).expect("a body is JSON") else {
        panic!("a body is a JSON object")
    };
    members.keys().cloned().collect()
}

fn round_trip<T: Serialize + DeserializeOwned>(json: &Value) {
    let body: T = serde_json::from_value(json.clone()).expect("the body is read");
    assert_eq!(&serde_json::to_value(&body).expect("the body is written"), json);
}

/// Every field of the form is a member of the body, spelled the same; `more` are members that aren't fields.
fn assert_named_alike<F: Form, T: Serialize>(full: &T, more: &[&str]) {
    let mut members = member_names(full);
    members.retain(|name| !more.contains(&name.as_str()));
    let mut fields = field_names::<F>();
    fields.sort_unstable();
    members.sort_unstable();
    assert_eq!(fields, members);
}

/// A form with all its fields filled in.
fn full<F: Form>() -> F {
    let mut form = F::default();
    for of in F::FIELDS {
        (of.set)(&mut form, of.field.name.to_owned());
    }
    form
}

/// The form's JSON has its fields as members, and parsing it restores every value.
fn assert_a_body<F: Form>() {
    let written = serde_json::to_value(Body(full::<F>())).expect("a body is JSON");
    assert_named_alike::<F, _>(&written, &[]);
    let Body(form) = serde_json::from_value::<Body<F>>(written).expect("the body is read");
    for of in F::FIELDS {
        assert_eq!((of.get)(&form), Some(of.field.name));
    }
}

#[test]
fn the_members_of_each_body_are_spelled_as_the_fields_of_its_form() {
    let some = || Some("x".to_owned());
    let login = wire::Login {
        email_id: some(),
        password: some(),
        kind: some(),
        token: some(),
        remember: Some(true),
        device: some(),
        ticket: some(),
        first_name: some(),
        last_name: some(),
    };
    let more = ["type", "token", "remember", "device", "ticket", "firstName", "lastName"];
    assert_named_alike::<forms::Login, _>(&login, &more);
    assert_named_alike::<forms::HandOff, _>(&wire::HandOff::<u32> { email: some(), cart: None }, &[]);
    assert_a_body::<forms::Register>();
    assert_a_body::<forms::SendOtp>();
    assert_a_body::<forms::ForgotPassword>();
    assert_a_body::<forms::ResetKey>();
    assert_a_body::<forms::LoginCode>();
    assert_a_body::<forms::ResetPassword>();
}

#[test]
fn a_registration_reaches_the_server_as_it_was_typed() {
    let form = forms::Register {
        first_name: "Ada".to_owned(),
        email_id: "ada@example.com".to_owned(),
        password: " verbatim ".to_owned(),
        ..forms::Register::default()
    };
    let sent = serde_json::to_string(&Body(form)).expect("a body is JSON");
    assert_eq!(
        serde_json::from_str::<Value>(&sent).expect("JSON"),
        json!({"firstName": "Ada", "emailId": "ada@example.com", "password": " verbatim "}),
        "empty optional fields are left out"
    );
    let Body(form) = serde_json::from_str::<Body<forms::Register>>(&sent).expect("the body is read");
    assert_eq!((form.first_name.as_str(), form.last_name.as_str()), ("Ada", ""));
    assert_eq!((form.email_id.as_str(), form.password.as_str()), ("ada@example.com", " verbatim "));
    assert_eq!((form.phone_number.as_str(), form.confirm_password, form.otp), ("", None, None));
}

#[test]
fn a_body_is_an_object_whose_members_are_texts_and_named_once() {
    for wrong in [
        r#"["ada@example.com"]"#,
        r#""ada@example.com""#,
        r#"{"emailId": 1}"#,
        r#"{"emailId": "a", "emailId": "b"}"#,
        r#"{"emailId": null, "emailId": null}"#,
    ] {
        assert!(serde_json::from_str::<Body<forms::SendOtp>>(wrong).is_err(), "{wrong}");
    }
    let repeated = r#"{"other": 1, "other": {"emailId": 2}, "emailId": "a"}"#;
    let Body(form) = serde_json::from_str::<Body<forms::SendOtp>>(repeated).expect("the body is read");
    assert_eq!(form.email_id, "a");
}

#[test]
fn unknown_members_and_null_are_no_error() {
    let body = json!({"emailId": null, "password": "x", "newsletter": true});
    let login: wire::Login = serde_json::from_value(body).expect("the body is read");
    assert_eq!((login.email_id, login.password.as_deref()), (None, Some("x")));
    let body = json!({"emailId": null, "newsletter": true});
    let Body(form) = serde_json::from_value::<Body<forms::SendOtp>>(body).expect("the body is read");
    assert_eq!(form.email_id, "");
    let done: wire::Done<wire::OtpSent> = serde_json::from_value(
        json!({"status": 1, "data": {"resendAfter": 30, "expiresIn": 600, "more": 1}}),
    )
    .expect("the answer is read");
    assert_eq!(done.data, wire::OtpSent { resend_after: 30, expires_in: 600 });
}

#[test]
fn answers_are_read_as_they_are_written() {
    let user = json!({
        "id": 7, "firstName": "Ada", "lastName": "", "email": "ada@example.com", "mobileNumber": "",
        "emailVerified": true,
    });
    round_trip::<wire::User>(&user);
    round_trip::<wire::Profile>(&json!({"user": user}));
    round_trip::<wire::SignedIn>(
        &json!({"token": "t", "expiresAt": "2026-01-01T00:00:00Z", "device": "d", "user": user}),
    );
    round_trip::<wire::Done<wire::OtpSent>>(
        &json!({"status": 1, "message": "m", "data": {"resendAfter": 30, "expiresIn": 600}}),
    );
    round_trip::<wire::HandedOff>(&json!({"success": true, "code": "c"}));
    round_trip::<wire::LoginCodeFound>(
        &json!({"store": "Portico", "email": "a•••@e•••.com", "expiresIn": 300, "items": 2, "own": true}),
    );
    round_trip::<wire::Refused>(&json!({"status": 0, "message": "m", "code": "internal", "requestId": "r"}));
    round_trip::<wire::Refused>(&json!({
        "status": 0, "message": "m", "code": "social_proof_needed",
        "data": {"ticket": "t", "email": "ada@example.com", "expiresIn": 600},
    }));
    round_trip::<wire::SocialBegun>(&json!({
        "nonce": "n", "authorizeUrl": "https://provider.example/authorize", "clientId": "shop", "scope": "openid email",
        "responseMode": "query", "expiresIn": 600,
    }));
    round_trip::<wire::SocialToken>(
        &json!({"provider": "p", "code": "c", "codeVerifier": "v", "redirectUri": "https://shop.example/"}),
    );
    round_trip::<wire::SocialLinks>(&json!({"links": [{
        "id": 1, "provider": "p", "linkedAt": "2026-01-01T00:00:00Z", "lastUsedAt": "2026-01-02T00:00:00Z",
    }]}));
    round_trip::<wire::passkeys::PasskeyOptions<Value>>(
        &json!({"publicKey": {"challenge": "c"}, "expiresIn": 3600}),
    );
    round_trip::<wire::passkeys::NewPasskey>(&json!({"credential": "{}", "name": "n"}));
    round_trip::<wire::passkeys::PasskeyName>(&json!({"name": "n"}));
    round_trip::<wire::passkeys::Passkeys>(&json!({
        "passkeys": [{
            "id": 1, "credentialId": "i", "name": "n", "createdAt": "2026-01-01T00:00:00Z",
            "lastUsedAt": "2026-01-02T00:00:00Z", "backedUp": true,
        }],
        "rpId": "shop.example", "userHandle": "u",
    }));
    round_trip::<wire::passkeys::RelatedOrigins>(&json!({"origins": ["https://shop.example"]}));
    round_trip::<wire::Refused>(&json!({
        "status": 0, "message": "m", "code": "invalid",
        "errors": [{"field": "emailId", "code": "length", "params": {"max": 96}, "message": "m"}],
    }));
}

#[test]
fn a_cart_is_made_of_objects() {
    let cart =
        json!({"items": [{"sku": "MAR 2930", "uom": "CS", "quantity": 3}, {"sku": "B", "quantity": 1}]});
    round_trip::<wire::Cart<u32>>(&cart);
    round_trip::<wire::HandOff<u32>>(&json!({"email": "ada@example.com", "cart": cart}));
    round_trip::<wire::HandOff<u32>>(&json!({"email": "ada@example.com"}));
    for wrong in [json!([]), json!([[]]), json!({"items": [["B", null, 1]]}), json!({"items": [null]})] {
        assert!(serde_json::from_value::<wire::HandOff<u32>>(json!({"cart": wrong})).is_err(), "{wrong}");
    }
}

#[test]
fn a_refusal_of_another_server_is_read_as_far_as_it_goes() {
    let refused: wire::Refused =
        serde_json::from_value(json!({"message": "no"})).expect("the answer is read");
    assert_eq!((refused.message.as_str(), refused.code.as_str()), ("no", ""));
    assert!(refused.errors.is_empty() && refused.request_id.is_none());
}
