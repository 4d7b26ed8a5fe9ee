//! What is sent of what a shopper types, and that the documentation's examples are accepted.

use portico_shared::field::Kind;
use portico_shared::forms::{Form, Otp, Register};
use portico_shared::rules::{self, PHONE_MAX};
use regex::Regex;

#[test]
fn what_is_sent_of_a_phone_number_has_no_separators_and_fits_the_documents_15_characters() {
    for (typed, sent) in [
        ("+44 20 7946 0000", "+442079460000"),
        ("+44 (0)20 7946 0000", "+442079460000"),
        ("+44 ( 0 ) 20 7946 0000", "+442079460000"),
        ("＋４４（０）２０ ７９４６ ００００", "+442079460000"),
        ("(+44) 20 7946 0000", "+442079460000"),
        ("00 44 20 7946 0000", "00442079460000"),
        ("+39 (0)6 6982", "+39066982"),
        ("+1 (212) 555-0123", "+12125550123"),
        ("212.555.0123", "2125550123"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("(0)123456", "0123456"),
        ("+49 (0)0) 123456", "+490123456"),
        ("\u{202a}+971 ٥٠ ١٢٣ ٤٥٦٧\u{202c}", "+971501234567"),
        ("0\u{2013}12\u{2011}34 / 56~78", "012345678"),
        ("", ""),
    ] {
        let mut form = Register { phone_number: typed.to_owned(), ..Register::default() };
        assert!(form.check().iter().all(|error| error.field.kind != Kind::Phone), "{typed}");
        assert_eq!(form.phone_number, sent, "{typed}");
        assert!(sent.len() <= PHONE_MAX);
    }
}

#[test]
fn what_is_sent_of_other_fields_is_what_can_be_seen() {
    for (kind, entered, sent) in [
        (Kind::Email, "\u{feff}\u{2068}ada＠example.com\u{2069}\u{200b}\n", "ada@example.com"),
        (Kind::Username, "ada\u{ad}@exam\u{200d}ple.com", "ada@example.com"),
        (Kind::GivenName, "\u{200b}Ada\u{200c}\u{feff}", "Ada\u{200c}"),
        (Kind::FamilyName, "\u{2800}\u{3164}", ""),
        (Kind::OneTimeCode, "Your code is １２３\u{200b} ４５６", "123456"),
        (Kind::OneTimeCode, "123456 is your code. It expires in 10 minutes.", "123456"),
        (Kind::Machine, " \u{feff}key\u{200b}\r\n", "key"),
    ] {
        assert_eq!(rules::normal(kind)(entered).as_deref(), Some(sent), "{kind:?} {entered:?}");
    }
    for kind in [Kind::CurrentPassword, Kind::NewPassword, Kind::RepeatPassword] {
        assert_eq!(rules::normal(kind)("\u{feff} ｐａｓｓ\u{200b} "), None, "{kind:?}");
    }
    let mut form = Otp { otp: "١٢٣٤٥٦".to_owned() };
    assert_eq!((form.check(), form.otp.as_str()), (Vec::new(), "123456"));
}

/// Every phone number that the documentation shows.
#[test]
fn the_phone_numbers_of_the_documentation_are_accepted() {
    let number = Regex::new(r"`(\+[0-9][0-9 ()./-]+)`").expect("a pattern");
    let page = include_str!("../../../docs/api.md");
    let mut found = 0;
    for example in number.captures_iter(page) {
        let mut form = Register { phone_number: example[1].to_owned(), ..Register::default() };
        assert!(form.check().iter().all(|error| error.field.kind != Kind::Phone), "{}", &example[1]);
        found += 1;
    }
    assert!(found > 1, "the documentation shows phone numbers");
}
