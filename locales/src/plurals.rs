//! The plural categories of a language, by the CLDR.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use crate::language::Language;

/// The largest number that plurals are tried with one by one. Those of a million, which some languages have, are not required.
const NUMBERS: u64 = 200;

/// A number for each plural category that whole numbers have in a language.
pub(crate) fn sample_numbers(language: Language) -> BTreeMap<&'static str, u64> {
    let tag: LanguageIdentifier = language.tag().parse().expect("every tag of ours is one");
    // Of a language and its script or region, only the language has rules, but for European Portuguese.
    let rules = PluralRules::create(tag, PluralRuleType::CARDINAL)
        .or_else(|_| {
            let primary = language.tag().split('-').next().unwrap_or_default();
            PluralRules::create(
                primary.parse::<LanguageIdentifier>().expect("a language"),
                PluralRuleType::CARDINAL,
            )
        })
        .expect("every language has plural rules");
    let mut samples = BTreeMap::new();
    for number in (0..=NUMBERS).chain([1_000_000]) {
        let category = match rules.select(number).expect("a whole number has a category") {
            PluralCategory::ZERO => "zero",
            PluralCategory::ONE => "one",
            PluralCategory::TWO => "two",
            PluralCategory::FEW => "few",
            PluralCategory::MANY => "many",
            PluralCategory::OTHER => "other",
        };
        samples.entry(category).or_insert(number);
    }
    // Polish and Ukrainian have it for fractions alone.
    samples.entry("other").or_insert(0);
    samples
}

/// The plural categories that a language needs.
pub(crate) fn categories(language: Language) -> BTreeSet<&'static str> {
    let samples = sample_numbers(language);
    let mut needed: BTreeSet<_> =
        samples.iter().filter(|(_, sample)| **sample <= NUMBERS).map(|(category, _)| *category).collect();
    // Gone since CLDR 42; the rules that Fluent comes with are older.
    if language.tag() == "he" {
        needed.remove("many");
    }
    needed.insert("other");
    needed
}

/// A number for a text. Fluent's rules forget that the Arabic form depends on the last two digits, so above 100 it gets those, and where
/// they don't decide, 100. [`written`] is the number itself.
pub(crate) fn argument(language: Language, number: u64) -> FluentNumber {
    if language.tag() != "ar" || number <= 100 {
        return FluentNumber::from(number);
    }
    let digits = match u8::try_from(number % 100) {
        Ok(digits) if digits > 2 => digits,
        _ => 100,
    };
    let whole = usize::try_from(number).ok();
    FluentNumber::new(
        digits.into(),
        FluentNumberOptions { minimum_integer_digits: whole, ..FluentNumberOptions::default() },
    )
}

/// The number that a text is to show.
pub(crate) fn written(number: &FluentNumber) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was a whole number")]
    let value = number.value as u64;
    number.options.minimum_integer_digits.and_then(|whole| u64::try_from(whole).ok()).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn above_a_hundred_arabic_goes_by_the_last_two_digits() {
        let arabic = Language::of_tag("ar").expect("Arabic");
        for (number, as_) in
            [(3, 3.0), (100, 100.0), (101, 100.0), (102, 100.0), (103, 3.0), (128, 28.0), (1000, 100.0)]
        {
            let argument = argument(arabic, number);
            assert_eq!((argument.value, written(&argument)), (as_, number));
        }
    }
}
