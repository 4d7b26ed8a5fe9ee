//! Properties that hold for any input, however hostile. The property tests (`shared/tests/native/hostile.rs`) and the
//! fuzzer check them. To fuzz, install `cargo-fuzz` and run `cargo +nightly fuzz run wire -- -max_total_time=300` in
//! `shared/`, and the same for `rules` and `quantity`.

use portico_shared::cart::{self, Quantity};
use portico_shared::characters::{is_disruptive, visible};
use portico_shared::field::Kind;
use portico_shared::forms::{
    ForgotPassword, Form, HandOff, Login, LoginCode, Otp, Register, ResetKey, ResetPassword, SendOtp,
};
use portico_shared::rules;
use portico_shared::wire::{self, Body};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// Parsing any bytes terminates, and a parsed value survives being written and parsed again.
pub fn wire(data: &[u8]) {
    survives::<wire::Login>(data);
    survives::<Body<Register>>(data);
    survives::<Body<SendOtp>>(data);
    survives::<Body<ResetKey>>(data);
    survives::<Body<ResetPassword>>(data);
    survives::<Body<LoginCode>>(data);
    survives::<wire::HandOff<Box<RawValue>>>(data);
    survives::<wire::Done<wire::SignedIn>>(data);
    survives::<wire::Done<wire::OtpSent>>(data);
    survives::<wire::Done<wire::LoginCodeFound>>(data);
    survives::<wire::Done<wire::Profile>>(data);
    survives::<wire::HandedOff>(data);
    survives::<wire::Refused>(data);
}

fn survives<T: Serialize + DeserializeOwned>(data: &[u8]) {
    let Ok(read) = serde_json::from_slice::<T>(data) else { return };
    let written = serde_json::to_string(&read).expect("what was read can be written");
    let again: T = serde_json::from_str(&written).expect("what was written can be read");
    assert_eq!(serde_json::to_string(&again).expect("written again"), written);
}

/// Every form handles any text: it finds the same errors again, and an accepted value is within its bounds.
pub fn rules(text: &str) {
    form::<Login>(text);
    form::<Register>(text);
    form::<SendOtp>(text);
    form::<Otp>(text);
    form::<ForgotPassword>(text);
    form::<ResetKey>(text);
    form::<HandOff>(text);
    form::<LoginCode>(text);
    form::<ResetPassword>(text);
    for (checked, max) in [(cart::check_sku(text), cart::SKU_MAX), (cart::check_uom(text), cart::UOM_MAX)] {
        let is_fine =
            !visible(text).is_empty() && text.chars().count() <= max && !text.contains(is_disruptive);
        assert_eq!(checked.is_ok(), is_fine, "{text:?}");
    }
    let digits = rules::otp_digits(text);
    assert_eq!(rules::otp_digits(&digits), digits);
}

fn form<F: Form>(text: &str) {
    let filled = || {
        let mut form = F::default();
        for of in F::FIELDS {
            (of.set)(&mut form, text.to_owned());
        }
        form
    };
    let mut form = filled();
    let errors = form.check();
    assert_eq!(form.check(), errors, "checking again finds the same errors");
    for field in F::FIELDS.iter().map(|of| &of.field) {
        if !errors.iter().any(|error| error.field == field) {
            accepted(field.kind, text);
        }
    }
}

/// Properties of a text that a field of this kind has accepted.
fn accepted(kind: Kind, text: &str) {
    let normal = rules::normal(kind)(text);
    let kept = normal.as_deref().unwrap_or(text);
    let length = kept.chars().count();
    let bounds = rules::bounds(kind);
    if kind != Kind::RepeatPassword {
        assert!(bounds.max.is_none_or(|max| length <= max), "{kind:?} {text:?}");
        assert!(bounds.min.is_none_or(|min| length >= min), "{kind:?} {text:?}");
        assert!(!kept.contains('\0'), "{kind:?} {text:?}");
    }
    if kind == Kind::Email || kind == Kind::Username {
        assert!(kept.is_ascii() && kept.matches('@').count() == 1, "{text:?}");
    }
}

/// A text that is a quantity is within the bounds, and its shortest form has the same value.
pub fn quantity(text: &str) {
    let Ok(quantity) = text.parse::<Quantity>() else { return };
    assert!((1..=Quantity::MAX.thousandths()).contains(&quantity.thousandths()), "{text:?}");
    let shortest = quantity.to_string();
    assert_eq!(shortest.parse::<Quantity>(), Ok(quantity));
    let number: f64 = text.parse().expect("a quantity is a number");
    let ours: f64 = shortest.parse().expect("a quantity is a number");
    assert!((number - ours).abs() <= number * f64::EPSILON, "{text:?} is read as {shortest}");
}
