//! The JSON that both sides speak has the names that the forms' fields have.

use portico_shared::forms::{self, Form};
use portico_shared::wire;
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

/// Every field of the form is a member of the body, spelled alike.
fn assert_named_alike<F: Form, T: Serialize>(full: &T, without_a_field: &[&str]) {
    let mut members = member_names(full);
    members.retain(|name| !without_a_field.contains(&name.as_str()));
    let mut fields = field_names::<F>();
    fields.sort_unstable();
    members.sort_unstable();
    assert_eq!(fields, members);
}

#[test]
fn the_members_of_each_body_are_spelled_as_the_fields_of_its_form() {
    let some = || Some("x".to_owned());
    let register = wire::Register {
        first_name: some(),
        last_name: some(),
        email_id: some(),
        phone_number: some(),
        password: some(),
        confirm_password: some(),
        otp: some(),
    };
    assert_named_alike::<forms::Register, _>(&register, &["otp"]);
    assert!(member_names(&register).iter().any(|name| field_names::<forms::Otp>() == [name]));

    let login = wire::Login {
        email_id: some(),
        password: some(),
        kind: some(),
        token: some(),
        remember: Some(true),
        device: some(),
    };
    assert_named_alike::<forms::Login, _>(&login, &["type", "token", "remember", "device"]);
    assert_named_alike::<forms::SendOtp, _>(&wire::SendOtp { email_id: some() }, &[]);
    assert_named_alike::<forms::ForgotPassword, _>(&wire::ForgotPassword { email: some() }, &[]);
    assert_named_alike::<forms::ResetKey, _>(&wire::KeyCheck { key: some() }, &[]);
    assert_named_alike::<forms::HandOff, _>(&wire::HandOff::<u32> { email: some(), cart: None }, &[]);
    assert_named_alike::<forms::LoginCode, _>(&wire::LoginCode { token: some() }, &[]);
    let reset = wire::ResetPassword { key: some(), new_password: some() };
    assert_named_alike::<forms::ResetPassword, _>(&reset, &["key"]);
}

#[test]
fn a_registration_reaches_the_server_as_it_was_typed() {
    let form = forms::Register {
        first_name: "Ada".to_owned(),
        last_name: String::new(),
        email_id: "ada@example.com".to_owned(),
        phone_number: String::new(),
        password: " verbatim ".to_owned(),
        confirm_password: None,
    };
    let sent = serde_json::to_string(&wire::Register::from(form)).expect("a body is JSON");
    assert_eq!(
        serde_json::from_str::<Value>(&sent).expect("JSON"),
        json!({"firstName": "Ada", "emailId": "ada@example.com", "password": " verbatim "}),
        "what is empty is left out"
    );
    let read: wire::Register = serde_json::from_str(&sent).expect("the body is read");
    let form = forms::Register::from(read);
    assert_eq!((form.first_name.as_str(), form.last_name.as_str()), ("Ada", ""));
    assert_eq!((form.email_id.as_str(), form.password.as_str()), ("ada@example.com", " verbatim "));
    assert_eq!((form.phone_number.as_str(), form.confirm_password), ("", None));
}

#[test]
fn unknown_members_and_null_are_no_error() {
    let body = json!({"emailId": null, "password": "x", "newsletter": true});
    let login: wire::Login = serde_json::from_value(body).expect("the body is read");
    assert_eq!((login.email_id, login.password.as_deref()), (None, Some("x")));
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
