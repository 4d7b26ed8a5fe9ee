//! The texts in every language: what they say is complete, their own, and true.

use std::collections::{BTreeSet, HashSet};

use portico_locales::{Argument, Language, Translations};
use portico_shared::field::Kind;
use portico_shared::forms::{Form as _, Register, SendOtp};
use portico_shared::message::Message;
use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::spurtcommerce::rules::{FORBIDDEN, SYMBOLS};

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

/// The languages, with what says their texts.
fn languages() -> impl Iterator<Item = (Language, impl Fn(Message, Params) -> String)> {
    Language::all().map(|language| {
        let translations = Translations::default();
        let say = move |message: Message, Params { min, max }: Params| {
            let number = |bound: Option<usize>| Argument::Number(bound.unwrap_or_default() as u64);
            // A text that has another placeable than these shows it as it is.
            let arguments = [("min", number(min)), ("max", number(max))];
            translations.text(language, message.id(), &arguments)
        };
        (language, say)
    })
}

/// A text without the marks that keep the direction of what they enclose.
fn without_marks(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')).collect()
}

fn assert_readable(text: &str, of: &str) {
    let begins = text.split(' ').next().unwrap_or_default();
    assert!(
        !begins.starts_with(char::is_lowercase) || begins.contains('@'),
        "{of}: {text:?} begins a sentence"
    );
    assert_eq!(text, text.trim(), "{of}");
    assert!(!text.contains(['{', '}', '_']), "{of}: {text:?} has a placeholder that was not filled");
    assert!(!text.contains("  "), "{of}: {text:?} has a gap");
}

#[test]
fn every_code_has_a_text_of_its_own_in_every_language() {
    for (language, say) in languages() {
        let mut all = HashSet::new();
        for &code in Code::ALL {
            let text = say(Message::of_code(code), Params::default());
            assert_readable(&text, &format!("{} {}", language.tag(), code.as_str()));
            assert!(
                all.insert(text.clone()),
                "{} {code:?} says what another code does: {text}",
                language.tag()
            );
        }
    }
}

#[test]
fn every_refusal_of_a_field_names_its_bounds_in_every_language() {
    let given = [None, Some(8), Some(128)];
    for (language, say) in languages() {
        for kind in KINDS {
            let mut all = HashSet::new();
            for &code in FieldCode::ALL {
                let of = format!("{} {kind:?} {}", language.tag(), code.as_str());
                let (message, _) = Message::of_field(kind, code, Params::default());
                all.insert(message.id());
                for (min, max) in given.iter().flat_map(|min| given.iter().map(move |max| (*min, *max))) {
                    let (message, bounds) = Message::of_field(kind, code, Params { min, max });
                    let text = say(message, bounds);
                    assert_readable(&text, &of);
                    for name in message.arguments() {
                        let bound = if *name == "min" { bounds.min } else { bounds.max };
                        let bound = bound.unwrap_or_else(|| panic!("{of}: no bound for {name}")).to_string();
                        assert!(text.contains(&bound), "{of}: {text:?} lacks {bound}");
                    }
                }
            }
            assert!(all.len() > 8, "{kind:?} has messages of its own: {all:?}");
        }
    }
}

#[test]
fn a_message_has_the_arguments_that_its_text_shows() {
    for message in Message::ALL {
        let marks: Vec<_> = message.arguments().iter().map(|name| (*name, format!("<{name}>"))).collect();
        let arguments: Vec<_> = marks.iter().map(|(name, mark)| (*name, Argument::Text(mark))).collect();
        let text = Translations::default().text(Language::default(), message.id(), &arguments);
        let shown: BTreeSet<_> = marks.iter().filter(|(_, mark)| text.contains(mark)).collect();
        assert_eq!(shown.len(), marks.len(), "{}: {text}", message.id());
        assert!(!text.contains(['{', '}']), "{}: {text}", message.id());
    }
}

#[test]
fn the_example_in_a_text_is_accepted_by_the_rule_that_it_explains() {
    for (language, say) in languages() {
        let of = language.tag();
        let text = without_marks(&say(Message::PhoneFormat, Params::default()));
        let at = text.find('+').unwrap_or_else(|| panic!("{of}: {text} has no number"));
        let number: String =
            text[at..].chars().take_while(|c| c.is_ascii_digit() || "+ ()-".contains(*c)).collect();
        let mut form = Register { phone_number: number.clone(), ..Register::default() };
        assert!(form.check().iter().all(|error| error.field.kind != Kind::Phone), "{of}: {number}");

        let text = without_marks(&say(Message::EmailFormat, Params::default()));
        let is_of_address = |c: char| c.is_ascii_alphanumeric() || "@.".contains(c);
        let mut words = text.split(|c| !is_of_address(c));
        let email = words.find(|word| word.contains('@')).unwrap_or_else(|| panic!("{of}: {text}"));
        assert_eq!(SendOtp { email_id: email.to_owned() }.check(), [], "{of}: {email}");
    }
}

#[test]
fn a_text_about_symbols_names_every_symbol_of_the_rule() {
    for (language, say) in languages() {
        for (message, symbols) in [
            (Message::EmailSymbols, FORBIDDEN),
            (Message::GivenNameSymbols, FORBIDDEN),
            (Message::FamilyNameSymbols, FORBIDDEN),
            (Message::NewPasswordComposition, SYMBOLS),
            (Message::ComposedPasswordHint, SYMBOLS),
        ] {
            let text = without_marks(&say(message, Params::default()));
            let all: String = symbols.iter().copied().map(char::from).collect();
            let together = text.replace(' ', "");
            assert!(together.contains(&all), "{} {}: {text}", language.tag(), message.id());
        }
    }
}
