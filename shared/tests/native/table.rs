//! The table of cases.

use std::collections::HashSet;

use portico_shared::cases::{Case, FormName, cases, check};
use portico_shared::problem::FieldCode;

#[test]
fn every_case_gives_exactly_the_errors_that_the_table_says() {
    for case in cases() {
        assert_eq!(check(case.form, &case.filled()), case.errors(), "{case}");
    }
}

#[test]
fn the_valid_forms_are_valid() {
    for form in FormName::ALL {
        assert_eq!(check(form, &form.valid()), [], "{form:?}");
    }
}

#[test]
fn an_empty_form_names_each_field_that_it_needs_in_their_order_on_the_page() {
    let fields: Vec<_> = check(FormName::Register, &[]).iter().map(|error| (error.0, error.1)).collect();
    let required = ["firstName", "emailId", "password"].map(|name| (name, FieldCode::Required));
    assert_eq!(fields, required);
}

#[test]
fn a_password_of_spaces_is_not_taken_for_an_email_that_is_missing() {
    let errors = check(FormName::Register, &[("firstName", "Ada"), ("password", "         ")]);
    let errors: Vec<_> = errors.iter().map(|error| (error.0, error.1)).collect();
    assert_eq!(errors, [("emailId", FieldCode::Required)]);
}

#[test]
fn the_table_meets_every_rule_from_both_sides_and_repeats_nothing() {
    let cases = cases();
    let mut seen = HashSet::new();
    for case in &cases {
        assert!(seen.insert(case.to_string()), "{case} is in the table twice");
    }
    let of = |wanted: &Case| {
        let same = cases.iter().filter(|case| (case.form, case.field) == (wanted.form, wanted.field));
        same.fold(
            (0, 0),
            |(good, bad), case| if case.refused.is_none() { (good + 1, bad) } else { (good, bad + 1) },
        )
    };
    for case in &cases {
        let (good, bad) = of(case);
        assert!(good > 0 && bad > 0, "{:?}.{}: {good} good, {bad} bad", case.form, case.field);
    }
}
