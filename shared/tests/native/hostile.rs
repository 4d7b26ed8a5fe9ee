//! Hostile input, as property tests: the same properties that the fuzzer checks (`shared/fuzz`), on generated texts
//! and bytes.

use proptest::prelude::*;
use serde_json::{Value, json};

#[path = "../../fuzz/src/lib.rs"]
mod promises;

/// The member names of wire types, and some that they don't have.
const NAMES: [&str; 20] = [
    "emailId",
    "email",
    "password",
    "type",
    "token",
    "remember",
    "firstName",
    "otp",
    "key",
    "newPassword",
    "cart",
    "items",
    "sku",
    "quantity",
    "status",
    "data",
    "user",
    "errors",
    "code",
    "other",
];

/// JSON of any shape, with member names that have a meaning.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[0-9]{1,8}(\\.[0-9]{1,4})?(e-?[0-9]{1,3})?".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let members = prop::collection::vec((proptest::sample::select(&NAMES[..]), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            members.prop_map(|members| members
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect()),
        ]
    })
}

/// Texts that the rules just accept or just refuse.
fn near() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ \\t]?[a-z.+]{1,8}@[a-z-]{1,70}(\\.[a-z]{1,70})?[ \\n]?",
        "[0-9 +()-]{0,20}",
        "\\PC{0,140}",
        "[\\x00-\\x7f]{0,140}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(data in prop::collection::vec(any::<u8>(), 0..200)) {
        promises::wire(&data);
    }

    #[test]
    fn any_json_is_read_or_refused(value in value(), cut in any::<prop::sample::Index>()) {
        let text = value.to_string();
        promises::wire(text.as_bytes());
        promises::wire(&text.as_bytes()[..cut.index(text.len())]);
    }

    #[test]
    fn any_text_is_taken_within_its_bounds_or_refused_in_words(text in near()) {
        promises::rules(&text);
    }

    #[test]
    fn any_number_is_an_exact_quantity_or_none(text in "[+-]?[0-9]{0,12}(\\.[0-9]{0,6})?([eE][+-]?[0-9]{0,3})?") {
        promises::quantity(&text);
    }
}

#[test]
fn json_of_any_depth_is_refused_before_the_stack_ends() {
    for open in ["[", "{\"cart\":", "{\"data\":{\"user\":"] {
        promises::wire(open.repeat(100_000).as_bytes());
    }
    promises::wire(json!({ "cart": { "items": [{ "quantity": 1 }] } }).to_string().as_bytes());
}
