//! Characters that look like others, or like nothing: the digits of every script, full-width forms, and invisible characters.
//!
//! The tables are those of the Unicode Character Database 17.0, written by hand as small as they can be, since each of their bytes
//! is on the first screen. A test compares them with the database.

/// Ranges of characters in ascending order: the first character, and in the lower 12 bits how many follow it.
pub type Ranges = [u32];

const fn range(first: char, last: char) -> u32 {
    ((first as u32) << 12) | (last as u32 - first as u32)
}

const fn digits(zero: u32) -> u32 {
    (zero << 12) | 9
}

const fn one(c: char) -> u32 {
    range(c, c)
}

/// The decimal digits of every script (general category `Nd`, `extracted/DerivedGeneralCategory.txt`): each range begins with a
/// zero, and has ten digits, or several times the ten.
pub static DIGITS: &Ranges = &[
    digits(0x30),
    digits(0x660),
    digits(0x6F0),
    digits(0x7C0),
    digits(0x966),
    digits(0x9E6),
    digits(0xA66),
    digits(0xAE6),
    digits(0xB66),
    digits(0xBE6),
    digits(0xC66),
    digits(0xCE6),
    digits(0xD66),
    digits(0xDE6),
    digits(0xE50),
    digits(0xED0),
    digits(0xF20),
    digits(0x1040),
    digits(0x1090),
    digits(0x17E0),
    digits(0x1810),
    digits(0x1946),
    digits(0x19D0),
    digits(0x1A80),
    digits(0x1A90),
    digits(0x1B50),
    digits(0x1BB0),
    digits(0x1C40),
    digits(0x1C50),
    digits(0xA620),
    digits(0xA8D0),
    digits(0xA900),
    digits(0xA9D0),
    digits(0xA9F0),
    digits(0xAA50),
    digits(0xABF0),
    digits(0xFF10),
    digits(0x104A0),
    digits(0x10D30),
    digits(0x10D40),
    digits(0x11066),
    digits(0x110F0),
    digits(0x11136),
    digits(0x111D0),
    digits(0x112F0),
    digits(0x11450),
    digits(0x114D0),
    digits(0x11650),
    digits(0x116C0),
    digits(0x116D0),
    digits(0x116DA),
    digits(0x11730),
    digits(0x118E0),
    digits(0x11950),
    digits(0x11BF0),
    digits(0x11C50),
    digits(0x11D50),
    digits(0x11DA0),
    digits(0x11DE0),
    digits(0x11F50),
    digits(0x16130),
    digits(0x16A60),
    digits(0x16AC0),
    digits(0x16B50),
    digits(0x16D70),
    digits(0x1CCF0),
    range('𝟎', '𝟿'),
    digits(0x1E140),
    digits(0x1E2F0),
    digits(0x1E4F0),
    digits(0x1E5F1),
    digits(0x1E950),
    digits(0x1FBF0),
];

/// Invisible characters: those with the property `Default_Ignorable_Code_Point` (`DerivedCoreProperties.txt`), the controls of
/// interlinear annotations, the blank Braille pattern, and the musical note without a head.
pub static INVISIBLE: &Ranges = &[
    one('\u{ad}'),
    one('\u{34f}'),
    one('\u{61c}'),
    range('\u{115f}', '\u{1160}'),
    range('\u{17b4}', '\u{17b5}'),
    range('\u{180b}', '\u{180f}'),
    range('\u{200b}', '\u{200f}'),
    range('\u{202a}', '\u{202e}'),
    range('\u{2060}', '\u{206f}'),
    one('\u{2800}'),
    one('\u{3164}'),
    range('\u{fe00}', '\u{fe0f}'),
    one('\u{feff}'),
    one('\u{ffa0}'),
    range('\u{fff0}', '\u{fffb}'),
    range('\u{1bca0}', '\u{1bca3}'),
    one('\u{1d159}'),
    range('\u{1d173}', '\u{1d17a}'),
    range('\u{e0000}', '\u{e0fff}'),
];

/// What people write between the groups of a telephone number, besides white space and parentheses: dots, slashes, brackets, and
/// what looks like a hyphen, with all the punctuation of the block General Punctuation.
pub static SEPARATORS: &Ranges = &[
    range('-', '/'),
    one('['),
    one(']'),
    one('~'),
    one('·'),
    range('\u{2010}', '\u{2043}'),
    one('\u{2053}'),
    one('\u{2212}'),
    one('\u{301c}'),
    one('\u{3030}'),
    one('\u{30a0}'),
    range('\u{30fb}', '\u{30fc}'),
    one('\u{fe58}'),
    one('\u{fe63}'),
    one('\u{ff70}'),
];

/// How far a character is behind the first one of its range; `None` if it's in none of them.
fn place(ranges: &Ranges, c: char) -> Option<u32> {
    let c = u32::from(c);
    let before = &ranges[..ranges.partition_point(|range| range >> 12 <= c)];
    let range = before.last()?;
    let place = c - (range >> 12);
    (place <= range & 0xFFF).then_some(place)
}

/// The value of a decimal digit of any script, as an ASCII digit.
pub fn digit(c: char) -> Option<char> {
    char::from_digit(place(DIGITS, c)? % 10, 10)
}

/// The ASCII character of a full-width form; any other character as it is.
fn half_width(c: char) -> char {
    if matches!(c, '！'..='～') { char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c) } else { c }
}

/// Whether nothing is seen where the character is, not even space.
pub fn is_invisible(c: char) -> bool {
    place(INVISIBLE, c).is_some()
}

/// Whether a character could break a line, or reorder the text around it.
pub fn is_disruptive(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What `read` makes of each character.
///
/// Not generic, so that it's compiled once.
pub fn read(text: &str, read: fn(char) -> Option<char>) -> String {
    text.chars().filter_map(read).collect()
}

/// What can be seen of a text, without the white space around it, and with full-width forms in ASCII.
pub fn visible(text: &str) -> String {
    read(text, |c| (!is_invisible(c)).then(|| half_width(c))).trim().to_owned()
}

/// A name without the white space around it, and without the byte order marks, soft hyphens and other joints of words in it that a
/// paste brings along; empty if it looks empty. Joiners and marks of direction belong to the letters beside them, and stay.
pub fn name(text: &str) -> String {
    let kept = if visible(text).is_empty() { "" } else { text };
    read(kept, |c| (!matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')).then_some(c))
        .trim()
        .to_owned()
}

/// A character of a telephone number: an ASCII digit or symbol, `None` for what is only between the groups of digits.
pub fn of_phone(c: char) -> Option<char> {
    let c = digit(c).unwrap_or_else(|| half_width(c));
    (!c.is_whitespace() && !is_invisible(c) && place(SEPARATORS, c).is_none()).then_some(c)
}
