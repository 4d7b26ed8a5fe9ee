//! The rules that Spurtcommerce's server has besides ours. What it refuses is refused before it is sent.

use crate::field::Kind;
use crate::problem::FieldCode;

/// What may be in no field but a password.
pub const FORBIDDEN: &[u8] = b"'\"<>#$%^&*";

/// What counts as much as a digit in a new password.
pub const SYMBOLS: &[u8] = b"#?!@$%^&*-";

/// What a character of four bytes begins with in UTF-8, at least.
const FOUR_BYTES: u8 = 0xf0;

/// What its server would find wrong with a value that passes our rules.
pub fn check(kind: Kind, value: &str) -> Option<FieldCode> {
    match kind {
        Kind::NewPassword | Kind::RepeatPassword => (!is_composed(value)).then_some(FieldCode::Composition),
        // Whatever it was when it was chosen.
        Kind::CurrentPassword | Kind::Machine => None,
        _ if value.bytes().any(|byte| FORBIDDEN.contains(&byte)) => Some(FieldCode::Symbols),
        // Its database has no place for characters of four bytes, such as emoji: it answers 500.
        _ => value.bytes().any(|byte| byte >= FOUR_BYTES).then_some(FieldCode::Characters),
    }
}

/// Whether it has an upper-case letter, a lower-case letter, and a digit or one of [`SYMBOLS`], all of them ASCII.
fn is_composed(password: &str) -> bool {
    let has = |wanted: fn(&u8) -> bool| password.as_bytes().iter().any(wanted);
    has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && has(|byte| byte.is_ascii_digit() || SYMBOLS.contains(byte))
}
