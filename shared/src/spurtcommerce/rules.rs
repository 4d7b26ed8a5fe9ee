//! The rules that Spurtcommerce's server has in addition to ours, so that the page can refuse a value before sending it.

use crate::field::Kind;
use crate::problem::FieldCode;
use crate::rules::PASSWORD_MAX;

/// The symbols that only a password may have.
pub const FORBIDDEN: &[u8] = b"'\"<>#$%^&*";

/// The symbols that count as a digit in a new password.
pub const SYMBOLS: &[u8] = b"#?!@$%^&*-";

/// The smallest first byte of a character that takes four bytes in UTF-8.
const FOUR_BYTES: u8 = 0xf0;

/// What Spurtcommerce's server would refuse about a value that passes our rules.
pub fn check(kind: Kind, value: &str) -> Option<FieldCode> {
    match kind {
        // Its server counts UTF-16 code units, of which an emoji has two or more, and takes both for the wrong composition.
        Kind::NewPassword if value.chars().map(char::len_utf16).sum::<usize>() > PASSWORD_MAX => {
            Some(FieldCode::Length)
        }
        Kind::NewPassword | Kind::RepeatPassword => (!is_composed(value)).then_some(FieldCode::Composition),
        // An old password must still work.
        Kind::CurrentPassword | Kind::Machine => None,
        _ if value.bytes().any(|byte| FORBIDDEN.contains(&byte)) => Some(FieldCode::Symbols),
        // Its database can't store characters of four bytes, such as emoji: it answers 500.
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
