//! The email rule is the grammar that the WHATWG HTML standard gives for `<input type=email>`.

use std::sync::LazyLock;

use portico_shared::rules::is_email;
use proptest::collection::vec;
use proptest::prelude::*;
use regex::Regex;

/// The pattern that the standard gives, in section "Email state (type=email)".
static STANDARD: LazyLock<Regex> = LazyLock::new(|| {
    let local = r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+";
    let label = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    Regex::new(&format!(r"\A{local}@{label}(?:\.{label})*\z")).expect("the pattern is a regular expression")
});

/// A character that is allowed in addresses, or one that is almost allowed.
fn character() -> impl Strategy<Value = char> {
    prop_oneof![
        8 => proptest::char::ranges(vec!['a'..='z', 'A'..='Z', '0'..='9'].into()),
        3 => proptest::sample::select(".!#$%&'*+/=?^_`{|}~-@".chars().collect::<Vec<_>>()),
        1 => proptest::char::range('\0', '\u{ff}'),
        1 => any::<char>(),
    ]
}

/// A valid label, often of nearly 63 bytes, and sometimes longer.
fn label() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[a-zA-Z0-9]([a-zA-Z0-9-]{0,12}[a-zA-Z0-9])?", 1 => "[a-z0-9][a-z0-9-]{59,63}[a-z0-9]"]
}

fn address() -> impl Strategy<Value = String> {
    let local = "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,12}";
    (local, vec(label(), 1..4)).prop_map(|(local, labels)| format!("{local}@{}", labels.join(".")))
}

/// A change that turns a valid address into an almost valid one.
#[derive(Clone, Debug)]
enum Slip {
    Insert(char),
    Replace(char),
    Remove,
    Double,
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        character().prop_map(Slip::Insert),
        character().prop_map(Slip::Replace),
        Just(Slip::Remove),
        Just(Slip::Double),
    ]
}

fn nearly_an_address() -> impl Strategy<Value = String> {
    (address(), vec((any::<proptest::sample::Index>(), slip()), 0..3)).prop_map(|(address, slips)| {
        let mut chars: Vec<char> = address.chars().collect();
        for (place, slip) in slips {
            if chars.is_empty() {
                break;
            }
            let at = place.index(chars.len());
            match slip {
                Slip::Insert(c) => chars.insert(at, c),
                Slip::Replace(c) => chars[at] = c,
                Slip::Remove => drop(chars.remove(at)),
                Slip::Double => chars.insert(at, chars[at]),
            }
        }
        chars.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8_000))]

    #[test]
    fn an_address_with_a_slip_or_two_is_judged_as_by_the_standards_pattern(value in nearly_an_address()) {
        prop_assert_eq!(is_email(&value), STANDARD.is_match(&value), "{:?}", value);
    }

    #[test]
    fn any_text_is_judged_as_by_the_standards_pattern(value in vec(character(), 0..24)) {
        let value: String = value.into_iter().collect();
        prop_assert_eq!(is_email(&value), STANDARD.is_match(&value), "{:?}", value);
    }
}

#[test]
fn a_line_end_behind_an_address_is_not_part_of_it() {
    assert!(is_email("a@b"));
    assert!(!is_email("a@b\n"));
}
