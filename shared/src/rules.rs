//! What the kinds of fields are, and each rule and limit, once.
//!
//! A *character* is a Unicode scalar value, counted before any normalisation, so that browser and server count
//! alike. A rule reports the first thing that is wrong, by code; the words for it are in [`crate::message`].

use validator::ValidateLength as _;

use crate::characters::{digit, is_disruptive, name as name_of, of_phone, read, visible};
use crate::problem::{FieldCode, Params};

/// What a field holds. The kind decides its limits, its input in the browser, and how an error names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The email address that names an existing account.
    Username,
    /// An email address.
    Email,
    /// The first name.
    GivenName,
    /// The last name.
    FamilyName,
    /// A telephone number.
    Phone,
    /// The password of an existing account.
    CurrentPassword,
    /// A new password.
    NewPassword,
    /// The new password again. Our own pages don't ask for it, since one field that can be shown works better; other
    /// clients of the API may send it.
    RepeatPassword,
    /// The six digits of a mailed code.
    OneTimeCode,
    /// A value that no shopper types, such as the key of a reset link.
    Machine,
}

/// The input that a kind of field needs in a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input {
    /// The `type` attribute.
    pub type_name: &'static str,
    /// The `autocomplete` attribute.
    pub autocomplete: &'static str,
    /// Whether the browser may correct and capitalise what is typed.
    pub prose: bool,
}

impl Kind {
    /// Its input. The autofill field names are the HTML standard's, chosen as the password form guides of web.dev and
    /// Chromium recommend.
    pub const fn input(self) -> Input {
        let (type_name, autocomplete, prose) = match self {
            Self::Username => ("email", "username", false),
            Self::Email => ("email", "email", false),
            Self::GivenName => ("text", "given-name", true),
            Self::FamilyName => ("text", "family-name", true),
            Self::Phone => ("tel", "tel", false),
            Self::CurrentPassword => ("password", "current-password", false),
            Self::NewPassword | Self::RepeatPassword => ("password", "new-password", false),
            Self::OneTimeCode => ("text", "one-time-code", false),
            Self::Machine => ("text", "off", false),
        };
        Input { type_name, autocomplete, prose }
    }
}

/// First name: at most this many characters (Spurtcommerce customer API).
pub const FIRST_NAME_MAX: usize = 32;
/// Last name: at most this many characters (Spurtcommerce customer API).
pub const LAST_NAME_MAX: usize = 32;
/// Email: at most this many characters (Spurtcommerce customer API).
pub const EMAIL_MAX: usize = 96;
/// Telephone: at most this many characters without separators (Spurtcommerce customer API).
pub const PHONE_MAX: usize = 15;
/// Telephone: at least this many digits.
pub const PHONE_DIGITS_MIN: usize = 6;
/// A new password: at least this many characters (Spurtcommerce customer API; OWASP ASVS 5.0, 6.2.1).
pub const PASSWORD_MIN: usize = 8;
/// A password: at most this many characters (Spurtcommerce customer API; OWASP ASVS 5.0, 6.2.9).
pub const PASSWORD_MAX: usize = 128;
/// A one-time code has exactly this many digits.
pub const OTP_DIGITS: usize = 6;
/// The `industry` header: at most this many characters.
pub const INDUSTRY_MAX: usize = 64;
/// The name of a passkey: at most this many characters.
pub const PASSKEY_NAME_MAX: usize = 64;
/// The part of an email address before the `@`: at most this many bytes, as it is sent (RFC 5321, section 4.5.3.1.1).
pub const LOCAL_PART_MAX: usize = 64;
/// A label of a domain name: at most this many bytes (RFC 1034, section 3.5).
pub const LABEL_MAX: usize = 63;

/// How many characters a field of this kind may have: the bounds of [`FieldCode::Length`].
pub const fn bounds(kind: Kind) -> Params {
    let (min, max) = match kind {
        Kind::Username | Kind::Email => (None, EMAIL_MAX),
        Kind::GivenName => (None, FIRST_NAME_MAX),
        Kind::FamilyName => (None, LAST_NAME_MAX),
        Kind::Phone => (None, PHONE_MAX),
        Kind::CurrentPassword => (None, PASSWORD_MAX),
        Kind::NewPassword | Kind::RepeatPassword => (Some(PASSWORD_MIN), PASSWORD_MAX),
        Kind::OneTimeCode | Kind::Machine => return Params { min: None, max: None },
    };
    Params { min, max: Some(max) }
}

/// What brings an entry into a field of a kind into the shape that the rules expect, that is sent, and that the server stores. It returns
/// `None` for a password, which is used exactly as it was typed.
///
/// What looks right is right: invisible characters that a paste brought along don't count, nor do full-width forms, the digits of
/// another script, or separators.
///
/// A form of known fields refers to the functions of their kinds and to no others, so the first screen has no other form's.
pub const fn normal(kind: Kind) -> Normal {
    match kind {
        Kind::CurrentPassword | Kind::NewPassword | Kind::RepeatPassword => |_| None,
        Kind::GivenName | Kind::FamilyName => |entered| Some(name_of(entered)),
        Kind::Phone => |entered| Some(phone_number(entered)),
        Kind::OneTimeCode => |entered| Some(otp_digits(entered)),
        Kind::Username | Kind::Email | Kind::Machine => |entered| Some(visible(entered)),
    }
}

/// The rule of a kind of field, for a value that is normal.
pub const fn rule(kind: Kind) -> Rule {
    match kind {
        Kind::Username | Kind::Email => email,
        Kind::GivenName => first_name,
        Kind::FamilyName => last_name,
        Kind::Phone => phone,
        Kind::CurrentPassword => current_password,
        Kind::NewPassword => new_password,
        // A rule over the whole form compares it.
        Kind::RepeatPassword => |_| Ok(()),
        Kind::OneTimeCode => otp,
        Kind::Machine => machine,
    }
}

/// What brings into shape what was entered.
pub type Normal = fn(&str) -> Option<String>;

/// A rule. Its error is the first thing that is wrong.
pub type Rule = fn(&str) -> Outcome;

/// What a rule finds: nothing wrong, or the first thing that is.
pub type Outcome = Result<(), FieldCode>;

fn refuse(code: FieldCode) -> Outcome {
    Err(code)
}

fn between(value: &str, min: Option<usize>, max: usize) -> Outcome {
    let in_wide = |bound: usize| u64::try_from(bound).unwrap_or(u64::MAX);
    let fits = value.validate_length(min.map(in_wide), Some(in_wide(max)), None);
    if fits { Ok(()) } else { refuse(FieldCode::Length) }
}

fn at_most(value: &str, max: usize) -> Outcome {
    between(value, None, max)
}

fn present(value: &str) -> Outcome {
    if value.is_empty() { refuse(FieldCode::Required) } else { Ok(()) }
}

/// A name of at most `max` characters, none of which disrupts the text around it; may be empty.
fn name(value: &str, max: usize) -> Outcome {
    at_most(value, max)?;
    if value.chars().any(is_disruptive) { refuse(FieldCode::Characters) } else { Ok(()) }
}

fn without_nul(value: &str) -> Outcome {
    if value.contains('\0') { refuse(FieldCode::Characters) } else { Ok(()) }
}

/// The first name: 1 to 32 characters, none of them a control or one that reorders text. Expects it normal.
///
/// # Errors
/// `required`, `length` with `max`, or `characters`.
pub fn first_name(value: &str) -> Outcome {
    present(value)?;
    name(value, FIRST_NAME_MAX)
}

/// The last name: at most 32 characters, none of them a control or one that reorders text; may be empty. Expects it normal.
///
/// # Errors
/// `length` with `max`, or `characters`.
pub fn last_name(value: &str) -> Outcome {
    name(value, LAST_NAME_MAX)
}

/// A customer's name for a passkey: 1 to 64 characters, none of them a control or one that reorders text. Expects it in the shape of
/// [`crate::characters::name`].
///
/// # Errors
/// `required`, `length`, or `characters`.
pub fn passkey_name(value: &str) -> Outcome {
    present(value)?;
    name(value, PASSKEY_NAME_MAX)
}

/// An email address: at most 96 characters, in the grammar of `<input type=email>`, and one that mails can be sent to.
/// Expects it normal.
///
/// # Errors
/// `required`, `length` with `max`, `characters` for U+0000, or `email`.
pub fn email(value: &str) -> Outcome {
    present(value)?;
    at_most(value, EMAIL_MAX)?;
    without_nul(value)?;
    if is_mailable(value) { Ok(()) } else { refuse(FieldCode::Email) }
}

/// Whether `value` is a *valid email address* as the WHATWG HTML standard defines it for `<input type=email>`
/// (section "Email state"): one or more characters of RFC 5322's `atext` or dots, `@`, and labels of letters,
/// digits and inner hyphens of at most 63 bytes, joined by dots. The domain needs no dot.
pub fn is_email(value: &str) -> bool {
    fn is_local(byte: u8) -> bool {
        byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte)
    }
    fn is_label(label: &str) -> bool {
        let bytes = label.as_bytes();
        let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else { return false };
        bytes.len() <= LABEL_MAX
            && first.is_ascii_alphanumeric()
            && last.is_ascii_alphanumeric()
            && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
    }
    let Some((local, domain)) = value.split_once('@') else { return false };
    !local.is_empty() && local.bytes().all(is_local) && domain.split('.').all(is_label)
}

/// Whether mails can be sent to `value`: a valid email address with at most 64 bytes before the `@`, since mail servers
/// take no more. Dots that begin, end or follow each other are sent in quotes, which count.
pub fn is_mailable(value: &str) -> bool {
    let local = value.split('@').next().unwrap_or_default();
    let quotes = if local.split('.').any(str::is_empty) { 2 } else { 0 };
    is_email(value) && local.len() + quotes <= LOCAL_PART_MAX
}

/// A telephone number: an optional `+` and digits, at least 6 of them, at most 15 characters in all; may be empty. Expects the
/// result of [`phone_number`].
///
/// # Errors
/// `phone`, or `length` with `max`.
pub fn phone(value: &str) -> Outcome {
    if value.is_empty() {
        return Ok(());
    }
    let digits = value.strip_prefix('+').unwrap_or(value);
    if digits.len() < PHONE_DIGITS_MIN || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return refuse(FieldCode::Phone);
    }
    at_most(value, PHONE_MAX)
}

/// What was typed or pasted as a telephone number, without separators. The `(0)` of `+44 (0)20` goes too: no one dials it after a
/// country code. Only in Italy, `+39`, it's part of the number.
pub fn phone_number(typed: &str) -> String {
    let mut number = String::new();
    let mut opened = 0;
    for c in read(typed, of_phone).chars() {
        match c {
            '(' => opened = number.len() + 1,
            ')' => {
                let is_prefix = number.len() == opened && number.ends_with('0');
                if is_prefix && number.starts_with('+') && !number.starts_with("+39") {
                    number.pop();
                }
                opened = 0;
            }
            _ => number.push(c),
        }
    }
    // Nothing but separators is not a number that was left out.
    if number.is_empty() { visible(typed) } else { number }
}

/// A new password: 8 to 128 characters, taken verbatim, without rules of composition (OWASP ASVS 5.0, 6.2.5).
///
/// # Errors
/// `required`, `length` with `min` and `max`, or `characters` for U+0000.
pub fn new_password(value: &str) -> Outcome {
    present(value)?;
    between(value, Some(PASSWORD_MIN), PASSWORD_MAX)?;
    without_nul(value)
}

/// The password of an existing account: 1 to 128 characters. Nothing else is checked, since an old password must
/// still work.
///
/// # Errors
/// `required`, `length` with `max`, or `characters` for U+0000.
pub fn current_password(value: &str) -> Outcome {
    present(value)?;
    at_most(value, PASSWORD_MAX)?;
    without_nul(value)
}

/// Whether a password is the account's own email address, which isn't a secret.
pub fn is_own_email(password: &str, email: &str) -> bool {
    !email.is_empty() && password.trim().eq_ignore_ascii_case(email)
}

/// A one-time code: 6 digits. Expects the result of [`otp_digits`].
///
/// # Errors
/// `required` or `otp`.
pub fn otp(value: &str) -> Outcome {
    present(value)?;
    let digits = value.len() == OTP_DIGITS && value.bytes().all(|byte| byte.is_ascii_digit());
    if digits { Ok(()) } else { refuse(FieldCode::Otp) }
}

/// The digits of what was typed or pasted as a code. If there are more of them, as in the sentence of a mail, the only six that are
/// together.
pub fn otp_digits(typed: &str) -> String {
    let runs = read(typed, |c| digit(c).or(Some(' ')));
    let digits = read(&runs, digit);
    let mut codes = runs.split(' ').filter(|run| run.len() == OTP_DIGITS);
    match (codes.next(), codes.next()) {
        (Some(code), None) if digits.len() != OTP_DIGITS => code.to_owned(),
        _ => digits,
    }
}

/// A value that no shopper types: not empty, and without U+0000. Expects it normal.
///
/// # Errors
/// `required` or `characters`.
pub fn machine(value: &str) -> Outcome {
    present(value)?;
    without_nul(value)
}
