//! Error codes: their spelling on the wire and their messages.

use std::collections::HashSet;

use portico_shared::field::Kind;
use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::text::Language;

const KINDS: [Kind; 10] = [
    Kind::Username,
    Kind::Email,
    Kind::GivenName,
    Kind::FamilyName,
    Kind::Phone,
    Kind::CurrentPassword,
    Kind::NewPassword,
    Kind::RepeatPassword,
    Kind::OneTimeCode,
    Kind::Machine,
];

fn assert_readable(words: &str, of: &str) {
    assert!(words.starts_with(char::is_uppercase), "{of}: {words:?} begins a sentence");
    assert_eq!(words, words.trim(), "{of}: {words:?}");
    assert!(!words.contains(['{', '}', '_']), "{of}: {words:?} has a placeholder that was not filled");
    assert!(!words.contains("  "), "{of}: {words:?} has a gap");
}

#[test]
fn every_code_comes_back_from_its_spelling_on_the_wire() {
    let mut spellings = HashSet::new();
    for &code in Code::ALL {
        assert_eq!(Code::from_wire(code.as_str()), Some(code));
        assert!(spellings.insert(code.as_str()), "{code:?} shares its spelling");
    }
    let mut spellings = HashSet::new();
    for &code in FieldCode::ALL {
        assert_eq!(FieldCode::from_wire(code.as_str()), Some(code));
        assert!(spellings.insert(code.as_str()), "{code:?} shares its spelling");
    }
    for unknown in ["", "Required", "required ", "a code of a later version"] {
        assert_eq!(Code::from_wire(unknown), None);
        assert_eq!(FieldCode::from_wire(unknown), None);
    }
}

#[test]
fn every_code_has_words_of_its_own_in_every_language() {
    for &language in Language::ALL {
        let mut all = HashSet::new();
        for &code in Code::ALL {
            let words = language.code(code);
            assert_readable(words, code.as_str());
            assert!(all.insert(words), "{code:?} has another code's message: {words:?}");
        }
    }
}

#[test]
fn every_field_code_has_words_for_every_kind_of_field_in_every_language() {
    let bounds = [None, Some(8), Some(128)];
    for &language in Language::ALL {
        for kind in KINDS {
            let mut all = HashSet::new();
            for &code in FieldCode::ALL {
                for (min, max) in bounds.iter().flat_map(|min| bounds.iter().map(move |max| (*min, *max))) {
                    let words = language.field(kind, code, Params { min, max });
                    assert_readable(&words, code.as_str());
                    if code == FieldCode::Length {
                        for bound in [min, max].into_iter().flatten() {
                            assert!(words.contains(&bound.to_string()), "{words:?} doesn't contain {bound}");
                        }
                    }
                }
                let words = language.field(kind, code, Params::default());
                assert!(all.insert(words.clone()), "{kind:?} {code:?} has another code's message: {words:?}");
            }
        }
    }
}

#[test]
fn a_language_is_known_by_the_primary_part_of_its_tag() {
    for &language in Language::ALL {
        assert_eq!(Language::of_tag(language.tag()), Some(language));
        assert_eq!(Language::of_tag(&format!("{}-ZZ", language.tag().to_uppercase())), Some(language));
    }
    assert_eq!(Language::of_tag(""), None);
    assert_eq!(Language::of_tag("-"), None);
    assert_eq!(Language::of_tag("tlh"), None);
}
