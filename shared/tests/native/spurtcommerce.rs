//! Spurtcommerce's rules and texts, compared with its server's recorded answers.

use portico_shared::field::Kind;
use portico_shared::problem::{Code, FieldCode};
use portico_shared::spurtcommerce::rules::{FORBIDDEN, SYMBOLS, check};
use portico_shared::spurtcommerce::texts::{Meaning, meaning};
use serde_json::Value;

/// The real server's recorded answers.
const RECORDED: &str = include_str!("../../../replay/recorded.json");

/// The texts of an answer that is a refusal in its server's envelope.
fn texts(answer: &Value) -> Vec<String> {
    let body = &answer["body"];
    if body["status"].is_null() || body["status"] == 1 {
        return Vec::new();
    }
    let list = body["data"]["message"].as_array().cloned().unwrap_or_else(|| vec![body["message"].clone()]);
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn every_text_that_was_recorded_means_something() {
    let recorded: Value = serde_json::from_str(RECORDED).unwrap();
    let mut count = 0;
    for exchange in recorded["exchanges"].as_array().unwrap() {
        for text in texts(&exchange["answer"]) {
            count += 1;
            assert!(meaning(&text).is_some(), "{}: {text}", exchange["name"]);
        }
    }
    assert!(count > 100, "{count} texts");
}

#[test]
fn texts_become_codes() {
    for (text, code) in [
        ("You are not Registered with us", Code::Credentials),
        ("The Password entered is invalid", Code::Credentials),
        ("Inactive Customer account", Code::AccountInactive),
        ("Your Login attempts try has been exceed and your account has been locked", Code::TooMany),
        (
            "Couldn't Able to Find Configuration Or Invalid Key for the site http://localhost:3000 -- Contact Your Admin..!",
            Code::StoreUnknown,
        ),
        ("Account Already Exist.Please Login", Code::AccountExists),
        ("The provided email address is already exist", Code::AccountExists),
        ("Please enter a valid OTP", Code::CodeWrong),
        ("Your OTP Got Expired", Code::CodeExpired),
        ("This Email is Not Registered", Code::AccountMissing),
        ("your password reset link has been expired, try again", Code::LinkExpired),
        ("This link has been used already. please try a different one", Code::LinkUsed),
        ("Invalid key. please try again", Code::LinkInvalid),
        ("Key is missing", Code::LinkInvalid),
        ("UnAuthorized user", Code::Session),
        ("Please send a valid token", Code::Session),
    ] {
        assert_eq!(meaning(text), Some(Meaning::Request(code, None)), "{text}");
    }
}

#[test]
fn a_lock_says_for_how_many_seconds() {
    for (number, seconds) in [("1799", Some(1799)), ("0", None), ("null", None), ("-3", None), ("", None)] {
        let text = format!("Your account has been locked. Please try after {number} seconds");
        assert_eq!(meaning(&text), Some(Meaning::Request(Code::TooMany, seconds)), "{text}");
    }
    let other = "Category 12 was not found";
    assert_eq!(meaning(other), Some(Meaning::Request(Code::StoreUnknown, None)), "a number of another kind");
}

#[test]
fn a_text_leads_to_its_field() {
    for (text, name, code) in [
        ("property firstname should be maximum 32 character", "firstName", FieldCode::Length),
        ("property firstname is required", "firstName", FieldCode::Required),
        ("property password is required", "password", FieldCode::Required),
        ("property password must contain minimum 8 character", "password", FieldCode::Length),
        ("property Password must contain at least one number", "password", FieldCode::Composition),
        ("property Email Id is required", "emailId", FieldCode::Required),
        ("property emailId should be maximum 96 character", "emailId", FieldCode::Length),
        ("property OTP is requeried", "otp", FieldCode::Required),
    ] {
        assert_eq!(meaning(text), Some(Meaning::Field(name, code)), "{text}");
    }
    for name in ["emailId", "email", "firstName", "lastName", "phoneNumber"] {
        let text = format!("Invalid character in {name}");
        assert_eq!(meaning(&text), Some(Meaning::Field(name, FieldCode::Symbols)));
    }
}

#[test]
fn a_text_that_is_not_known_means_nothing() {
    for text in
        ["", "The shop is closed on Sundays", "inactive customer account", "property shoe is required"]
    {
        assert_eq!(meaning(text), None, "{text}");
    }
}

#[test]
fn a_new_password_has_letters_of_both_cases_and_a_digit_or_a_symbol() {
    let refusal = |password: &str| check(Kind::NewPassword, password);
    for good in ["Passw0rd!x", "Pässwört1!", "abcdefG-", "abcdefG7", "Passw0rd1@example.test", "Aa1 'quoted'"]
    {
        assert_eq!(refusal(good), None, "{good}");
    }
    for bad in ["abcdef1!", "ABCDEF1!", "Abcdefgh", "Abcdefg.", "ÄÖÜabc123", ""] {
        assert_eq!(refusal(bad), Some(FieldCode::Composition), "{bad}");
    }
    for symbol in SYMBOLS.iter().copied().map(char::from) {
        assert_eq!(refusal(&format!("Abcdefgh{symbol}")), None, "{symbol}");
    }
    // Its server counts UTF-16 code units, and answers that such a password lacks an upper-case letter.
    assert_eq!(refusal(&"😀".repeat(100)), Some(FieldCode::Length));
    assert_eq!(refusal(&format!("Aa1{}", "😀".repeat(63))), Some(FieldCode::Length));
    assert_eq!(refusal(&format!("Aa{}", "😀".repeat(63))), Some(FieldCode::Composition));
    assert_eq!(refusal(&format!("A1a{}x", "😀".repeat(62))), None);
    // An existing password must still work, whatever it is.
    assert_eq!(check(Kind::CurrentPassword, "a<b"), None);
}

#[test]
fn no_other_field_has_a_symbol_that_its_server_refuses() {
    for kind in [Kind::Username, Kind::Email, Kind::GivenName, Kind::FamilyName, Kind::Phone] {
        for symbol in FORBIDDEN.iter().copied().map(char::from) {
            assert_eq!(
                check(kind, &format!("O{symbol}Brien")),
                Some(FieldCode::Symbols),
                "{kind:?} {symbol}"
            );
        }
        assert_eq!(check(kind, "Ζωή 山田"), None, "{kind:?}");
        assert_eq!(check(kind, "😀 Ada"), Some(FieldCode::Characters), "{kind:?}");
    }
}
