//! Properties of every form, for any input.

use portico_shared::forms::{
    ForgotPassword, Form, HandOff, Login, LoginCode, Otp, Register, ResetKey, ResetPassword, SendOtp,
};
use portico_shared::rules::{OTP_DIGITS, is_mailable, otp_digits};
use proptest::collection::vec;
use proptest::prelude::*;

/// Fills every field, in order, from `values`.
fn filled<F: Form>(values: &[String]) -> F {
    let mut form = F::default();
    for (field, value) in F::FIELDS.iter().zip(values) {
        (field.set)(&mut form, value.clone());
    }
    form
}

/// Checking again finds the same errors, in the order of the fields and at most one per field.
fn assert_stable<F: Form>(values: &[String]) {
    let mut form = filled::<F>(values);
    let first = form.check();
    let places: Vec<_> = first
        .iter()
        .map(|error| F::FIELDS.iter().position(|of| of.field == *error.field).expect("a field of the form"))
        .collect();
    assert!(places.is_sorted_by(|a, b| a < b), "{places:?} of {values:?}");
    assert_eq!(form.check(), first, "checking {values:?} again");
}

/// Text of any characters, with extra white space, controls and digits.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => any::<char>(),
        2 => proptest::sample::select(" \t\n\r\0\u{a0}\u{85}\u{2003}\u{3000}\u{200b}-@.+()".chars().collect::<Vec<_>>()),
        2 => proptest::char::range('0', '9'),
        2 => proptest::char::range('a', 'z'),
    ];
    vec(character, 0..140).prop_map(|characters| characters.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn checking_any_input_ends_without_a_panic_and_changes_nothing_the_second_time(values in vec(text(), 6)) {
        assert_stable::<Login>(&values);
        assert_stable::<Register>(&values);
        assert_stable::<SendOtp>(&values);
        assert_stable::<Otp>(&values);
        assert_stable::<ForgotPassword>(&values);
        assert_stable::<ResetKey>(&values);
        assert_stable::<HandOff>(&values);
        assert_stable::<LoginCode>(&values);
        assert_stable::<ResetPassword>(&values);
    }

    #[test]
    fn normalising_twice_is_normalising_once(values in vec(text(), 6)) {
        let mut once = filled::<Register>(&values);
        once.normalise();
        let mut twice = once.clone();
        twice.normalise();
        prop_assert_eq!(
            [once.first_name, once.last_name, once.email_id, once.phone_number],
            [twice.first_name, twice.last_name, twice.email_id, twice.phone_number]
        );
        let digits = otp_digits(&values[0]);
        prop_assert_eq!(otp_digits(&digits), digits);
    }

    #[test]
    fn a_password_is_kept_verbatim(values in vec(text(), 6)) {
        let mut register = filled::<Register>(&values);
        register.normalise();
        prop_assert_eq!(&register.password, &values[4]);
        prop_assert_eq!(register.confirm_password.as_ref(), Some(&values[5]));
        let mut login = filled::<Login>(&values);
        login.normalise();
        prop_assert_eq!(&login.password, &values[1]);
        let mut reset = filled::<ResetPassword>(&values);
        reset.normalise();
        prop_assert_eq!(&reset.new_password, &values[1]);
    }

    #[test]
    fn a_code_may_be_spaced_and_hyphenated_anywhere(code in "[0-9]{6}", gaps in vec("[ \u{a0}-]{0,3}", 7)) {
        let mut typed = gaps[OTP_DIGITS].clone();
        for (digit, gap) in code.chars().zip(&gaps) {
            typed.push(digit);
            typed.push_str(gap);
        }
        let mut form = Otp { otp: typed };
        prop_assert_eq!(form.check(), []);
        prop_assert_eq!(form.otp, code);
    }

    #[test]
    fn what_the_form_accepts_as_an_email_is_one_after_trimming(value in text()) {
        let mut form = SendOtp { email_id: value };
        let accepted = form.check().is_empty();
        prop_assert_eq!(accepted, is_mailable(&form.email_id) && form.email_id.chars().count() <= 96);
    }
}
