//! The tables of characters, compared with the Unicode Character Database of the crate `regex`.

use std::collections::HashSet;

use portico_shared::characters::{
    DIGITS, INVISIBLE, Ranges, SEPARATORS, digit, is_disruptive, is_invisible, of_phone,
};
use regex::Regex;

/// The characters that have a property.
fn with_property(name: &str) -> HashSet<char> {
    let all: String = ('\0'..=char::MAX).collect();
    let runs = Regex::new(&format!("\\p{{{name}}}+")).expect("a property");
    runs.find_iter(&all).flat_map(|run| run.as_str().chars()).collect()
}

/// The characters of ranges.
fn of_ranges(ranges: &Ranges) -> Vec<char> {
    assert!(ranges.is_sorted(), "in ascending order");
    let all = ranges.iter().flat_map(|range| (range >> 12)..=(range >> 12) + (range & 0xFFF));
    all.filter_map(char::from_u32).collect()
}

#[test]
fn every_decimal_digit_of_unicode_has_its_value_and_nothing_else_has_one() {
    let (digits, assigned) = (with_property("Nd"), with_property("Assigned"));
    let listed = of_ranges(DIGITS);
    assert_eq!(digits.iter().filter(|c| !listed.contains(c)).collect::<Vec<_>>(), Vec::<&char>::new());
    // The database of the crate may be older than the table.
    assert!(listed.iter().all(|c| digits.contains(c) || !assigned.contains(c)));
    for (at, c) in listed.iter().enumerate() {
        assert_eq!(digit(*c), char::from_digit(u32::try_from(at % 10).expect("a digit"), 10), "{c:?}");
    }
    for c in ['/', ':', 'a', '\u{65f}', '\u{66a}', '\u{1d7cd}', '\u{1d800}', '②', char::MAX] {
        assert_eq!(digit(c), None, "{c:?}");
    }
}

#[test]
fn every_ignorable_character_of_unicode_is_invisible_and_no_letter_is() {
    let ignorable = with_property("Default_Ignorable_Code_Point");
    assert_eq!(ignorable.iter().filter(|c| !is_invisible(**c)).collect::<Vec<_>>(), Vec::<&char>::new());
    let letters = with_property("Alphabetic");
    for c in of_ranges(INVISIBLE) {
        assert!(is_invisible(c) && (ignorable.contains(&c) || !letters.contains(&c)), "{c:?}");
    }
    assert!(!is_invisible('\0') && !is_invisible(' ') && !is_invisible('\u{e1000}'));
}

#[test]
fn what_controls_lines_and_direction_is_disruptive_and_marks_are_not() {
    let marks = ['\u{61c}', '\u{200e}', '\u{200f}'];
    let of_direction = with_property("Bidi_Control").into_iter().filter(|c| !marks.contains(c));
    let expected: HashSet<_> =
        with_property("Cc").into_iter().chain(of_direction).chain(['\u{2028}', '\u{2029}']).collect();
    assert_eq!(('\0'..=char::MAX).filter(|c| is_disruptive(*c)).collect::<HashSet<_>>(), expected);
}

#[test]
fn every_separator_is_punctuation_or_stands_for_it_and_the_hyphens_of_general_use_are_among_them() {
    let punctuation = with_property("P");
    for c in of_ranges(SEPARATORS) {
        assert_eq!(of_phone(c), None, "{c:?}");
        let is_other = c.is_whitespace() || is_invisible(c) || "~\u{2212}\u{30fc}\u{ff70}".contains(c);
        assert!(is_other || punctuation.contains(&c), "{c:?}");
    }
    for hyphen in ('\u{2010}'..='\u{2015}').chain("-－./．／[］~～\u{2212}\u{fe63}".chars()) {
        assert_eq!(of_phone(hyphen), None, "{hyphen:?}");
    }
}
