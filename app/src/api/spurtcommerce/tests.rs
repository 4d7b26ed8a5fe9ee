//! How recorded answers of the real server are interpreted.

use portico_shared::problem::{Code, FieldCode};
use serde_json::{Value, json};

use super::{data, data_of_link, signed_in, with_prefix, without_values};
use crate::api::problem::{Problem, Refusal};
use crate::api::transport::Reply;
use crate::json::Json;

/// Answers of the real server.
const RECORDED: &str = include_str!("../../../../replay/recorded.json");

fn reply(status: u16, body: &Value) -> Reply {
    let text = body.as_str().map_or_else(|| body.to_string(), str::to_owned);
    Reply { status, text, ..Reply::default() }
}

fn refusal(status: u16, body: &Value) -> Refusal {
    match data(&reply(status, body)) {
        Err(Problem::Refused(refusal)) => *refusal,
        Err(problem) => panic!("{status} {body}: {problem:?}"),
        Ok(_) => panic!("{status} {body} was taken for success"),
    }
}

fn codes(refusal: &Refusal) -> Vec<(&str, Option<FieldCode>)> {
    refusal.fields.iter().map(|field| (field.name.as_str(), field.code)).collect()
}

#[test]
fn every_answer_that_was_recorded_is_success_a_refusal_with_a_code_or_a_fault_of_the_server() {
    let recorded: Value = serde_json::from_str(RECORDED).unwrap();
    let mut counts = [0; 3];
    for exchange in recorded["exchanges"].as_array().unwrap() {
        let (name, answer) = (&exchange["name"], &exchange["answer"]);
        if exchange["request"]["method"] == "OPTIONS" || exchange["request"]["path"] == "/api" {
            continue;
        }
        let status = answer["status"].as_u64().and_then(|status| status.try_into().ok()).unwrap();
        let body = &answer["body"];
        let is_envelope = !body["status"].is_null();
        if is_envelope && body["status"] == 1 && status < 300 {
            counts[0] += 1;
            assert!(data(&reply(status, body)).is_ok(), "{name}");
            continue;
        }
        let refusal = refusal(status, body);
        if is_envelope {
            counts[1] += 1;
            assert!(refusal.code.is_some_and(|code| code != Code::Internal), "{name}: {refusal:?}");
        } else {
            counts[2] += 1;
            let is_session = body["message"] == "Malformed UTF-8 data";
            let code = if is_session { Code::Session } else { Code::Internal };
            assert_eq!(refusal.code, Some(code), "{name}");
            // The words of an unexpected error may hold internals.
            assert_eq!(refusal.message, "", "{name}");
        }
    }
    assert!(counts.iter().all(|count| *count > 10), "{counts:?}");
}

#[test]
fn success_is_the_http_status_and_the_status_in_the_body_together() {
    assert!(data(&reply(200, &json!({"status": 1}))).is_ok());
    assert!(data(&reply(201, &json!({"status": "1"}))).is_ok());
    for (status, body) in [
        (200, json!({"status": 0, "message": "Please enter a valid OTP"})),
        (200, json!({"status": "0", "message": "Please enter a valid OTP"})),
        (400, json!({"status": 1, "message": "Please enter a valid OTP"})),
    ] {
        assert_eq!(refusal(status, &body).code, Some(Code::CodeWrong), "{status} {body}");
    }
}

#[test]
fn what_is_no_answer_of_its_server_is_a_fault_of_the_server() {
    for body in
        ["", "<!DOCTYPE html><pre>Cannot POST</pre>", "null", "[]", "\"x\"", "{}", r#"{"status": true}"#]
    {
        for status in [200, 404, 500] {
            assert_eq!(refusal(status, &json!(body)).code, Some(Code::Internal), "{status} {body}");
        }
    }
    assert_eq!(refusal(503, &json!("<h1>Busy</h1>")).code, Some(Code::Unavailable));
    assert_eq!(refusal(429, &json!("")).code, Some(Code::TooMany));
}

#[test]
fn a_key_or_a_token_that_cannot_be_decrypted_is_not_the_servers_fault() {
    let undecryptable = json!({"name": "Error", "message": "Malformed UTF-8 data", "stack": "Error"});
    assert_eq!(refusal(500, &undecryptable).code, Some(Code::Session));
    let symbol = json!({"status": 0, "message": "Invalid character in key"});
    for (status, body) in [(500, undecryptable), (400, symbol)] {
        let Err(Problem::Refused(refusal)) = data_of_link(&reply(status, &body)) else { panic!("{body}") };
        assert_eq!((refusal.code, codes(&refusal)), (Some(Code::LinkInvalid), vec![]), "{body}");
    }
    let other = json!({"name": "TypeError", "message": "Cannot read properties of null (reading 'content')"});
    let Err(problem) = data_of_link(&reply(500, &other)) else { panic!("{other}") };
    assert_eq!(problem.code(), Some(Code::Internal));
}

#[test]
fn the_texts_of_a_422_lead_to_their_fields_and_what_is_missing_comes_before_what_is_too_short() {
    let texts = [
        "property firstname should be maximum 32 character",
        "property firstname is required",
        "property Password must contain at least one number",
        "property password must contain minimum 8 character",
        "property OTP is requeried",
    ];
    let refusal =
        refusal(422, &json!({"status": 0, "message": "You have an error", "data": {"message": texts}}));
    assert_eq!(refusal.code, Some(Code::Invalid));
    let (required, length) = (Some(FieldCode::Required), Some(FieldCode::Length));
    assert_eq!(codes(&refusal), [("firstName", required), ("password", length), ("otp", required)]);
}

#[test]
fn a_text_that_is_not_known_is_shown_as_it_came_beside_what_the_fields_are_told() {
    let alone = refusal(400, &json!({"status": 0, "message": "Closed on Sundays"}));
    assert_eq!((alone.code, alone.message.as_str(), codes(&alone)), (None, "Closed on Sundays", vec![]));
    let texts = ["property OTP is requeried", "property shoe is too small", "property hat is missing"];
    let beside = refusal(422, &json!({"status": 0, "data": {"message": texts}}));
    assert_eq!(
        (beside.code, beside.message.as_str()),
        (None, "property shoe is too small property hat is missing")
    );
    assert_eq!(codes(&beside), [("otp", Some(FieldCode::Required)), ("", None)]);
}

#[test]
fn the_console_hears_nothing_of_the_shopper() {
    assert_eq!(without_values("ada@example.test has ordered 12 lamps"), "… has ordered … lamps ");
}

#[test]
fn a_lock_is_counted_down() {
    let text = "Your account has been locked. Please try after 1799 seconds";
    let locked = refusal(400, &json!({"status": 0, "message": text}));
    assert_eq!((locked.code, locked.retry_after), (Some(Code::TooMany), Some(1799)));
    for number in ["0", "null"] {
        let text = format!("Your account has been locked. Please try after {number} seconds");
        let locked = refusal(400, &json!({"status": 0, "message": text}));
        assert_eq!((locked.code, locked.retry_after), (Some(Code::TooMany), None), "{number}");
    }
}

#[test]
fn whatever_of_a_customer_may_be_null() {
    let user = json!({"id": 1, "firstName": null, "lastName": null, "email": null, "mobileNumber": null, "avatar": null});
    let json = Json::parse(&json!({"token": "t", "user": user}).to_string()).unwrap();
    let signed_in = signed_in(&json).unwrap();
    assert_eq!((signed_in.token.as_str(), signed_in.expires_at.as_str()), ("t", ""));
    let user = signed_in.customer.user;
    assert_eq!((user.id, user.first_name.as_str(), user.mobile_number.as_str()), (1, "", ""));
    assert!(user.email_verified && signed_in.customer.cart.is_none());
}

#[test]
fn an_address_alone_has_the_usual_prefix() {
    for (api, with) in [
        ("http://shop.example", "http://shop.example/api"),
        ("https://shop.example", "https://shop.example/api"),
        ("https://shop.example:8443", "https://shop.example:8443/api"),
        ("https://shop.example/api", "https://shop.example/api"),
        ("https://shop.example/backend/v5", "https://shop.example/backend/v5"),
    ] {
        assert_eq!(with_prefix(api.to_owned()), with);
    }
}
