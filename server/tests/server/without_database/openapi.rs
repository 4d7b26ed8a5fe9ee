//! `/openapi.json` is the contract: it lists exactly what is served, its examples and those of the documentation are
//! valid, and its patterns match the rules.

use std::collections::{BTreeMap, BTreeSet};

use crate::contract::DOCUMENT;
use crate::support::{Portico, text};
use jsonschema::Validator;
use portico_server::api::openapi;
use portico_server::http::router;
use portico_shared::cart::Quantity;
use portico_shared::field::FieldOf;
use portico_shared::forms::{Form, HandOff, Login, LoginCode, Otp, Register, ResetPassword};
use portico_shared::problem::FieldCode;
use proptest::prelude::*;
use reqwest::Method;
use serde_json::{Value, json};

fn validator(schema: &Value) -> Validator {
    let mut schema = schema.clone();
    schema["components"] = DOCUMENT["components"].clone();
    jsonschema::draft202012::new(&schema).expect("a schema")
}

/// Every operation: its path, its method, and its definition.
fn operations(document: &Value) -> impl Iterator<Item = (&str, String, &Value)> {
    let paths = document["paths"].as_object().expect("paths").iter();
    paths.flat_map(|(path, item)| {
        let operations = item.as_object().expect("operations").iter();
        operations.map(move |(method, operation)| (path.as_str(), method.to_uppercase(), operation))
    })
}

#[tokio::test]
async fn the_document_lists_what_is_served_and_no_more() {
    for prefix in ["", "/api"] {
        let portico = Portico::start_with(|config| prefix.clone_into(&mut config.prefix)).await;
        let served = portico.ask(portico.get("/openapi.json")).await.body;
        assert_eq!(served, openapi::document(prefix));
        let listed: BTreeSet<_> =
            operations(&served).map(|(path, method, _)| (path.to_owned(), method)).collect();
        let mut found = BTreeSet::new();
        for path in router::all(prefix) {
            // No call has this method, so the answer lists the allowed ones.
            let request = portico.client.request(Method::TRACE, format!("{}{path}", portico.url));
            let answer = portico.ask(request).await;
            let allow = answer.headers["allow"].to_str().expect("text").to_owned();
            let methods = allow.split(',').filter(|method| *method != "HEAD");
            found.extend(methods.map(|method| (path.clone(), method.to_owned())));
        }
        assert_eq!(listed, found);
    }
}

#[test]
fn the_examples_of_the_document_are_valid() {
    let mut checked = 0;
    for (path, method, operation) in operations(&DOCUMENT) {
        let body = &operation["requestBody"]["content"]["application/json"];
        let answers = operation["responses"].as_object().expect("answers").values();
        let contents = answers.map(|answer| &answer["content"]["application/json"]).chain([body]);
        for content in contents.filter(|content| content.is_object()) {
            let schema = validator(&content["schema"]);
            for example in content["examples"].as_object().expect("examples").values() {
                let errors: Vec<_> =
                    schema.iter_errors(&example["value"]).map(|error| error.to_string()).collect();
                assert!(errors.is_empty(), "{method} {path}: {}: {errors:?}", example["value"]);
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "{checked} examples");
}

#[test]
fn the_answers_of_the_documentation_are_those_of_the_document() {
    let schemas: Vec<_> = operations(&DOCUMENT)
        .flat_map(|(.., operation)| operation["responses"].as_object().expect("answers").values())
        .map(|answer| validator(&answer["content"]["application/json"]["schema"]))
        .collect();
    let documentation = include_str!("../../../../docs/api.md");
    let blocks =
        documentation.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    let answers: Vec<Value> = blocks.map(|block| serde_json::from_str(block).expect("JSON")).collect();
    assert!(answers.len() >= 7, "{} answers", answers.len());
    for answer in answers {
        // An answer of `/openapi.json` may be any object.
        let fitting = schemas.iter().filter(|schema| schema.is_valid(&answer)).count();
        assert!(fitting > 1, "{answer}");
    }
}

/// Texts that the rules just accept or just refuse, made of a few characters that matter to some rule.
fn near() -> impl Strategy<Value = String> {
    let characters = "aZé09３９٣＋（）＠＿+-()@._ \t\n\u{0}\u{1f}\u{7f}\u{85}\u{a0}\u{2011}\u{2028}\u{202e}\u{3000}\u{feff}\u{200b}\u{200d}\u{e0041}😀";
    let any = proptest::sample::select(characters.chars().collect::<Vec<_>>());
    let text = prop::collection::vec(any, 0..20).prop_map(String::from_iter);
    let address = "[a-z.]{1,3}@[a-z-]{1,64}(\\.[a-z]{1,63})?";
    let phone = "[ (-]?[+＋]?(39)?([0-9９٠][ ()./-]{0,2}|\\( ?[0０] ?\\)){5,16}";
    let code = "[a-z ]{0,4}([0-9１٢][ .-]?){5,7}[a-z ]{0,3}([0-9]{1,7}[a-z]?)?";
    let long = (proptest::sample::select(vec!['a', ' ', '\u{a0}', '😀']), 0..140_usize)
        .prop_map(|(character, count)| character.to_string().repeat(count));
    let middle = prop_oneof![text.clone(), address, phone, code, long];
    ("[ \t\u{a0}]{0,2}", middle, "[ \n\u{2003}]{0,2}")
        .prop_map(|(before, middle, after)| before + &middle + &after)
}

/// A form's fields, each with whether the rules for that field alone refuse a value.
fn refused<F: Form>(value: &str) -> Vec<(&'static FieldOf<F>, bool)> {
    let refuses = |of: &'static FieldOf<F>| {
        let mut form = F::default();
        (of.set)(&mut form, value.to_owned());
        let found = form.check().into_iter().find(|error| error.field == &of.field);
        (of, found.is_some_and(|error| !matches!(error.code, FieldCode::Mismatch | FieldCode::SameAsEmail)))
    };
    F::FIELDS.iter().map(refuses).collect()
}

/// The members of a schema that a form checks, by name.
fn members<F: Form>(name: &str) -> BTreeMap<&'static str, Validator> {
    let properties = &DOCUMENT["components"]["schemas"][name]["properties"];
    let names = F::FIELDS.iter().map(|of| of.field.name);
    let member = |name| {
        assert!(properties[name].is_object(), "{name} is in the document");
        (name, validator(&properties[name]))
    };
    names.map(member).collect()
}

fn assert_as_the_rules<F: Form>(members: &BTreeMap<&'static str, Validator>, value: &str) {
    for (of, is_refused) in refused::<F>(value) {
        let name = of.field.name;
        assert_eq!(members[name].is_valid(&json!(value)), !is_refused, "{name}: {value:?}");
    }
}

#[test]
fn a_pattern_takes_what_the_rule_takes_and_nothing_else() {
    let register = members::<Register>("Register");
    let otp = members::<Otp>("Register");
    let login = members::<Login>("PasswordLogin");
    let login_code = members::<LoginCode>("LoginCodeLogin");
    let reset_password = members::<ResetPassword>("ResetPassword");
    let hand_over = members::<HandOff>("HandOver");
    proptest!(|(value in near())| {
        assert_as_the_rules::<Register>(&register, &value);
        assert_as_the_rules::<Otp>(&otp, &value);
        assert_as_the_rules::<Login>(&login, &value);
        assert_as_the_rules::<LoginCode>(&login_code, &value);
        assert_as_the_rules::<ResetPassword>(&reset_password, &value);
        assert_as_the_rules::<HandOff>(&hand_over, &value);
    });
}

#[test]
fn a_quantity_in_a_string_is_taken_where_the_document_says_so() {
    let cart = &DOCUMENT["components"]["schemas"]["HandOver"]["properties"]["cart"];
    let quantity = validator(&cart["properties"]["items"]["items"]["properties"]["quantity"]);
    proptest!(|(value in "0{0,2}[0-9]{0,8}(\\.[0-9]{0,5})?")| {
        let is_taken = value.parse::<Quantity>().is_ok();
        prop_assert_eq!(quantity.is_valid(&json!(value)), is_taken, "{}", value);
    });
}

#[test]
fn every_call_has_a_name_of_its_own() {
    let names: Vec<_> =
        operations(&DOCUMENT).map(|(.., operation)| text(&operation["operationId"])).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
}
