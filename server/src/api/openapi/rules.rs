//! The shared rules as JSON Schema. A schema refuses exactly what the rule refuses, so the patterns include what is trimmed around a
//! value, such as white space.

use std::fmt::Write as _;

use portico_shared::characters::{DIGITS, INVISIBLE, Ranges, SEPARATORS};
use portico_shared::field::Kind;
use portico_shared::problem::Params;
use portico_shared::rules::{
    INDUSTRY_MAX, LABEL_MAX, LOCAL_PART_MAX, OTP_DIGITS, PASSKEY_NAME_MAX, PHONE_DIGITS_MIN, PHONE_MAX,
    bounds,
};
use serde_json::{Value, json};

/// Unicode's white space, for use in a character class.
const SPACE: &str = r"\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000";
/// The control characters, likewise.
const CONTROL: &str = r"\u0000-\u001F\u007F-\u009F";
/// What reorders the text around it or breaks its line, likewise.
const REORDERING: &str = r"\u2028-\u202E\u2066-\u2069";
/// The joints of words that are removed from a name, likewise.
const JOINTS: &str = r"\u00AD\u200B\u2060\uFEFF";
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
        Kind::Username | Kind::Email => all_of(&[email(), local_part(), at_most_visible(max)]),
        Kind::GivenName => json!({ "type": "string", "pattern": format!("^{}$", personal_name(max)) }),
        Kind::FamilyName => {
            json!({ "type": "string", "pattern": format!("^(?:{}|[{}]*)$", personal_name(max), unseen()) })
        }
        Kind::Phone => json!({ "type": "string", "pattern": phone() }),
        Kind::CurrentPassword => {
            json!({ "type": "string", "minLength": 1, "maxLength": max, "pattern": NO_NUL })
        }
        Kind::NewPassword => {
            json!({ "type": "string", "minLength": min, "maxLength": max, "pattern": NO_NUL })
        }
        // It has to equal another field, which a schema cannot express.
        Kind::RepeatPassword => json!({ "type": "string" }),
        Kind::OneTimeCode => json!({ "type": "string", "pattern": code() }),
        Kind::Machine => {
            let unseen = unseen();
            json!({ "type": "string", "pattern": format!(r"^[{unseen}]*[^\u0000{unseen}][^\u0000]*$") })
        }
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
                 (with the quotes that dots at its ends or in a row need); surrounding white space and characters that can't be \
                 seen are removed, and full-width forms are read as the characters that they stand for."
            )
        }
        Kind::GivenName => {
            format!(
                "1 to {max} characters, no control characters and none that reorder text; surrounding white space is removed."
            )
        }
        Kind::FamilyName => {
            format!(
                "At most {max} characters, no control characters and none that reorder text; surrounding white space is removed."
            )
        }
        Kind::Phone => format!(
            "An optional `+` and digits, at least {PHONE_DIGITS_MIN} of them, at most {max} characters in all. Spaces, hyphens, \
             dots, slashes and brackets are removed first, and so is the `(0)` of `+44 (0)20`."
        ),
        Kind::CurrentPassword => format!("At most {max} characters, verbatim."),
        Kind::NewPassword => format!(
            "{min} to {max} characters, verbatim; not a common password (`common`) and not the email (`same_as_email`)."
        ),
        Kind::RepeatPassword => "Equals the password (`mismatch`).".to_owned(),
        Kind::OneTimeCode => format!(
            "{OTP_DIGITS} digits of any script; everything around and between them is removed. Of more digits, the only \
             {OTP_DIGITS} that are together."
        ),
        Kind::Machine => {
            "No U+0000; surrounding white space and characters that can't be seen are removed.".to_owned()
        }
    }
}

fn all_of(patterns: &[String]) -> Value {
    let patterns: Vec<_> = patterns.iter().map(|pattern| json!({ "pattern": pattern })).collect();
    json!({ "type": "string", "allOf": patterns })
}

/// Ranges of characters, for use in a character class. Those beyond U+FFFF are written out, since languages differ in how they
/// escape them.
fn class(ranges: impl IntoIterator<Item = (u32, u32)>) -> String {
    let mut class = String::new();
    for (first, last) in ranges {
        for (dash, bound) in [("", first), ("-", last)] {
            // Writing to a string never fails.
            let _ = if bound > 0xFFFF {
                write!(class, "{dash}{}", char::from_u32(bound).unwrap_or_default())
            } else {
                write!(class, r"{dash}\u{bound:04X}")
            };
        }
    }
    class
}

/// The first and the last character of each range.
fn bounds_of(ranges: &Ranges) -> impl Iterator<Item = (u32, u32)> {
    ranges.iter().map(|range| (range >> 12, (range >> 12) + (range & 0xFFF)))
}

fn single(characters: impl IntoIterator<Item = char>) -> impl Iterator<Item = (u32, u32)> {
    characters.into_iter().map(|c| (u32::from(c), u32::from(c)))
}

/// What can't be seen in a name or a token: white space and invisible characters.
pub(super) fn unseen() -> String {
    format!("{SPACE}{}", class(bounds_of(INVISIBLE)))
}

/// What a name can't contain: controls, and what reorders text.
pub(super) fn disruptive() -> String {
    format!("{CONTROL}{REORDERING}")
}

/// The digits of all scripts.
fn digits() -> String {
    class(bounds_of(DIGITS))
}

/// The digits of all scripts that have this value.
fn digits_of(value: u32) -> String {
    class(bounds_of(DIGITS).flat_map(|(first, last)| (first + value..=last).step_by(10)).map(|c| (c, c)))
}

/// A character and its full-width form.
fn both_widths(c: char) -> impl Iterator<Item = char> {
    [c].into_iter().chain(char::from_u32(u32::from(c) + 0xFEE0).filter(|_| c.is_ascii_punctuation()))
}

/// A name that can be seen, without anything disruptive, and at most `max` characters without what is removed.
fn personal_name(max: usize) -> String {
    let (unseen, disruptive) = (unseen(), disruptive());
    let edge = format!("[^{SPACE}{JOINTS}{disruptive}]");
    let inner = format!("[^{JOINTS}{disruptive}][{JOINTS}]*");
    let last = max - 2;
    format!(
        r"(?=[\s\S]*[^{unseen}{disruptive}])[{SPACE}{JOINTS}]*{edge}[{JOINTS}]*(?:(?:{inner}){{0,{last}}}{edge})?[{SPACE}{JOINTS}]*"
    )
}

/// At most `max` characters, not counting those that can't be seen.
fn at_most_visible(max: usize) -> String {
    let (unseen, invisible) = (unseen(), class(bounds_of(INVISIBLE)));
    format!("^[{unseen}]*(?:[^{invisible}][{invisible}]*){{1,{max}}}[{unseen}]*$")
}

fn email() -> String {
    let (unseen, invisible) = (unseen(), class(bounds_of(INVISIBLE)));
    let alphanumeric = r"a-zA-Z0-9\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A";
    let symbols = class(single(".!#$%&'*+/=?^_`{|}~-".chars().flat_map(both_widths)));
    let [at, dot, hyphen] = ['@', '.', '-'].map(|c| class(single(both_widths(c))));
    let one = |characters: &str| format!("[{characters}][{invisible}]*");
    let (end, inner) = (one(alphanumeric), one(&format!("{alphanumeric}{hyphen}")));
    let label = format!("{end}(?:(?:{inner}){{0,{}}}{end})?", LABEL_MAX - 2);
    let local = one(&format!("{alphanumeric}{symbols}"));
    format!(
        "^[{unseen}]*(?:{local}){{1,{LOCAL_PART_MAX}}}{}{label}(?:{}{label})*[{unseen}]*$",
        one(&at),
        one(&dot)
    )
}

/// The part before the `@` is shorter by two quotes if dots begin it, end it or follow each other.
fn local_part() -> String {
    let (unseen, invisible) = (unseen(), class(bounds_of(INVISIBLE)));
    let [at, dot] = ['@', '.'].map(|c| class(single(both_widths(c))));
    let one = |but: &str| format!("[^{but}{at}{unseen}][{invisible}]*");
    let (any, atom, shorter) = (one(""), one(&dot), LOCAL_PART_MAX - 2);
    format!("^[{unseen}]*(?:(?:{any}){{1,{shorter}}}|(?:{atom})+(?:[{dot}][{invisible}]*(?:{atom})+)*)[{at}]")
}

/// A telephone number. The `(0)` after a country code doesn't count, except after Italy's.
fn phone() -> String {
    let unseen = unseen();
    let wide = |c| class(single(both_widths(c)));
    let (open, close, plus) = (wide('('), wide(')'), wide('+'));
    let ascii = "-./[]~".chars().map(wide).collect::<String>();
    let between = format!("{unseen}{}{ascii}", class(bounds_of(SEPARATORS)));
    let separators = format!("[{between}{open}{close}]*");
    let prefix = format!("[{open}][{between}]*[{}][{between}]*[{close}]", digits_of(0));
    let gap = format!("(?:{prefix}|(?!{prefix})[{between}{open}{close}])*");
    let digit = format!("[{}]", digits());
    let italy = format!("{separators}[{}]{separators}[{}]", digits_of(3), digits_of(9));
    let most = PHONE_MAX - 1;
    format!(
        "^(?:[{unseen}]*|{separators}(?:{digit}{separators}){{{PHONE_DIGITS_MIN},{PHONE_MAX}}}\
         |{separators}[{plus}](?={italy}){separators}(?:{digit}{separators}){{{PHONE_DIGITS_MIN},{most}}}\
         |{separators}[{plus}](?!{italy}){gap}(?:{digit}{gap}){{{PHONE_DIGITS_MIN},{most}}})$"
    )
}

/// Six digits in all, or more of which only six are together.
fn code() -> String {
    let digits = digits();
    let (digit, other) = (format!("[{digits}]"), format!("[^{digits}]"));
    let (before, after) = (OTP_DIGITS - 1, OTP_DIGITS + 1);
    let run = format!("(?:{digit}{{1,{before}}}|{digit}{{{after},}})");
    format!(
        "^(?:{other}*(?:{digit}{other}*){{{OTP_DIGITS}}}\
         |{other}*(?:{run}{other}+)*{digit}{{{OTP_DIGITS}}}(?:{other}+{run})*{other}*)$"
    )
}

/// A customer's name for a passkey.
pub(super) fn passkey_name() -> Value {
    json!({
        "type": "string",
        "pattern": format!("^{}$", personal_name(PASSKEY_NAME_MAX)),
        "description": format!(
            "1 to {PASSKEY_NAME_MAX} characters, no control characters and none that reorder text; surrounding white space is removed."
        ),
    })
}

/// The header `industry`.
pub(super) fn industry() -> Value {
    json!({ "type": "string", "maxLength": INDUSTRY_MAX })
}
