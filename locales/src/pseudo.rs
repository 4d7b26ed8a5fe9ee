//! The texts of the pseudo-languages: English that is longer or runs the other way, so that a layout that holds with them holds with any
//! language.

use std::borrow::Cow;

/// English with accents, and longer by 40 %: each vowel that stands alone is doubled.
pub(crate) fn longer(text: &str) -> Cow<'_, str> {
    let mut out = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        let (accented, doubled) = match letter {
            'a' => ('á', true),
            'e' => ('é', true),
            'i' => ('í', true),
            'o' => ('ó', true),
            'u' => ('ü', true),
            'A' => ('Á', false),
            'E' => ('É', false),
            'I' => ('Î', false),
            'O' => ('Ö', false),
            'U' => ('Û', false),
            'c' => ('ç', false),
            'n' => ('ñ', false),
            's' => ('š', false),
            'y' => ('ý', false),
            other => (other, false),
        };
        out.push(accented);
        if doubled {
            out.push(accented);
        }
    }
    Cow::Owned(out)
}

/// English in the characters of a right-to-left script, for its direction alone: each letter is one of the Arabic alphabet.
pub(crate) fn mirrored(text: &str) -> Cow<'_, str> {
    const LETTERS: [char; 26] = [
        'ا', 'ب', 'چ', 'د', 'ع', 'ف', 'غ', 'ه', 'ي', 'ج', 'ك', 'ل', 'م', 'ن', 'و', 'پ', 'ق', 'ر', 'س', 'ت',
        'ظ', 'ڤ', 'ص', 'خ', 'ى', 'ز',
    ];
    let letter = |letter: char| match letter.to_ascii_lowercase() {
        lower @ 'a'..='z' => LETTERS[usize::from(lower as u8 - b'a')],
        _ => letter,
    };
    Cow::Owned(text.chars().map(letter).collect())
}
