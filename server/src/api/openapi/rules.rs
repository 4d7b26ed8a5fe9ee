//! The shared rules as JSON Schema. A schema refuses exactly what the rule refuses, so the patterns include what is trimmed around a
//! value, such as white space.

use portico_shared::field::Kind;
use portico_shared::problem::Params;
use portico_shared::rules::{INDUSTRY_MAX, LABEL_MAX, LOCAL_PART_MAX, OTP_DIGITS, PHONE_DIGITS_MIN, bounds};
use serde_json::{Value, json};

/// Unicode's white space, for use in a character class.
const SPACE: &str = r"\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000";
/// The control characters, likewise.
pub(super) const CONTROL: &str = r"\u0000-\u001F\u007F-\u009F";
/// The hyphens that are removed from a one-time code, likewise.
const HYPHENS: &str = r"\-\u2010-\u2015";
/// Anything but U+0000.
const NO_NUL: &str = r"^[^\u0000]*$";

/// Every kind of field, once for each schema.
const KINDS: [Kind; 9] = [
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

/// The schemas that fields reference, by name.
pub(super) fn all() -> impl Iterator<Item = (&'static str, Value)> {
    KINDS.into_iter().map(|kind| {
        let mut schema = schema(kind);
        schema["description"] = description(kind).into();
        (name(kind), schema)
    })
}

/// The name of the schema of a kind.
pub(super) fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Username | Kind::Email => "Email",
        Kind::GivenName => "FirstName",
        Kind::FamilyName => "LastName",
        Kind::Phone => "PhoneNumber",
        Kind::CurrentPassword => "Password",
        Kind::NewPassword => "NewPassword",
        Kind::RepeatPassword => "RepeatedPassword",
        Kind::OneTimeCode => "OneTimeCode",
        Kind::Machine => "Token",
    }
}

/// The values that a field of this kind may have.
fn schema(kind: Kind) -> Value {
    let Params { min, max } = bounds(kind);
    let max = max.unwrap_or_default();
    match kind {
        Kind::Username | Kind::Email => all_of(&[email(), local_part(), trimmed(max, "", false)]),
        Kind::GivenName => json!({ "type": "string", "pattern": trimmed(max, CONTROL, false) }),
        Kind::FamilyName => json!({ "type": "string", "pattern": trimmed(max, CONTROL, true) }),
        Kind::Phone => all_of(&[phone(), trimmed(max, "", true)]),
        Kind::CurrentPassword => {
            json!({ "type": "string", "minLength": 1, "maxLength": max, "pattern": NO_NUL })
        }
        Kind::NewPassword => {
            json!({ "type": "string", "minLength": min, "maxLength": max, "pattern": NO_NUL })
        }
        // It has to equal another field, which a schema cannot express.
        Kind::RepeatPassword => json!({ "type": "string" }),
        Kind::OneTimeCode => json!({ "type": "string", "pattern": code() }),
        Kind::Machine => json!({ "type": "string", "minLength": 1, "pattern": NO_NUL }),
    }
}

/// What the rule of this kind requires, in words.
fn description(kind: Kind) -> String {
    let Params { min, max } = bounds(kind);
    let (min, max) = (min.unwrap_or(1), max.unwrap_or_default());
    match kind {
        Kind::Username | Kind::Email => {
            format!(
                "At most {max} characters, in the grammar of `<input type=email>`, at most {LOCAL_PART_MAX} before the `@` \
                 (with the quotes that dots at its ends or in a row need); surrounding white space is removed."
            )
        }
        Kind::GivenName => {
            format!("1 to {max} characters, no control characters; surrounding white space is removed.")
        }
        Kind::FamilyName => {
            format!("At most {max} characters, no control characters; surrounding white space is removed.")
        }
        Kind::Phone => format!(
            "At most {max} characters: an optional `+`, digits, spaces, `-`, `(`, `)`, at least {PHONE_DIGITS_MIN} \
             digits; surrounding white space is removed."
        ),
        Kind::CurrentPassword => format!("At most {max} characters, verbatim."),
        Kind::NewPassword => format!(
            "{min} to {max} characters, verbatim; not a common password (`common`) and not the email (`same_as_email`)."
        ),
        Kind::RepeatPassword => "Equals the password (`mismatch`).".to_owned(),
        Kind::OneTimeCode => format!("{OTP_DIGITS} digits; spaces and hyphens are removed."),
        Kind::Machine => "Verbatim; no U+0000.".to_owned(),
    }
}

fn all_of(patterns: &[String]) -> Value {
    let patterns: Vec<_> = patterns.iter().map(|pattern| json!({ "pattern": pattern })).collect();
    json!({ "type": "string", "allOf": patterns })
}

/// At most `max` characters that are none of `without`, not counting the white space around them.
fn trimmed(max: usize, without: &str, may_be_empty: bool) -> String {
    let edge = format!("[^{SPACE}{without}]");
    let inner = if without.is_empty() { r"[\s\S]".to_owned() } else { format!("[^{without}]") };
    let empty = if may_be_empty { "?" } else { "" };
    format!("^[{SPACE}]*(?:{edge}(?:{inner}{{0,{}}}{edge})?){empty}[{SPACE}]*$", max - 2)
}

fn email() -> String {
    let label = format!("[a-zA-Z0-9](?:[a-zA-Z0-9-]{{0,{}}}[a-zA-Z0-9])?", LABEL_MAX - 2);
    format!(
        r"^[{SPACE}]*[a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,{LOCAL_PART_MAX}}}@{label}(?:\.{label})*[{SPACE}]*$"
    )
}

/// The part before the `@` is shorter by two quotes if dots begin it, end it or follow each other.
fn local_part() -> String {
    let shorter = LOCAL_PART_MAX - 2;
    format!(r"^[{SPACE}]*(?:[^@{SPACE}]{{1,{shorter}}}|[^.@{SPACE}]+(?:\.[^.@{SPACE}]+)*)@")
}

fn phone() -> String {
    format!(r"^[{SPACE}]*(?:\+?(?:[ ()-]*[0-9]){{{PHONE_DIGITS_MIN},}}[ ()-]*)?[{SPACE}]*$")
}

fn code() -> String {
    let dropped = format!("[{SPACE}{HYPHENS}]*");
    format!("^(?:{dropped}[0-9]){{{OTP_DIGITS}}}{dropped}$")
}

/// The header `industry`.
pub(super) fn industry() -> Value {
    json!({ "type": "string", "maxLength": INDUSTRY_MAX })
}
