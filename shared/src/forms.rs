//! The forms: the fields that a shopper fills in or a client sends, with their rules.

use validator::validate_must_match;

use crate::field::{Field, FieldOf, Kind, field};
use crate::problem::{FieldCode, Params};
use crate::rules;

/// A form: its fields, each with the rule of its kind, and its rules over the whole.
pub trait Form: Default + 'static {
    /// Every field, in the order in which the page shows them and errors are reported.
    const FIELDS: &'static [FieldOf<Self>];

    /// Brings what was entered into the shape that the rules expect and the server stores ([`rules::normal`]); passwords are left
    /// alone.
    fn normalise(&mut self) {
        for of in Self::FIELDS {
            if let Some(value) = (of.get)(self).and_then(of.normal) {
                (of.set)(self, value);
            }
        }
    }

    /// Normalises the form, then runs every rule.
    ///
    /// Returns the errors in the order of [`Form::FIELDS`], at most one per field; none if the form is valid.
    fn check(&mut self) -> Vec<FieldError> {
        self.normalise();
        self.errors()
    }

    /// Runs every rule on a form whose values are normal already, as [`Form::check`] does.
    fn errors(&self) -> Vec<FieldError> {
        let error = |of: &'static FieldOf<Self>| {
            let found = (of.rule)((of.get)(self)?).err();
            Some(FieldError::new(&of.field, found.or_else(|| self.compare(&of.field))?))
        };
        Self::FIELDS.iter().filter_map(error).collect()
    }

    /// What is wrong with a field that passes the rule of its kind, when it's compared with the other fields.
    fn compare(&self, _field: &Field) -> Option<FieldCode> {
        None
    }

    /// The field at this place of [`Form::FIELDS`].
    fn field(at: usize) -> Option<&'static Field> {
        Self::FIELDS.get(at).map(|of| &of.field)
    }

    /// The members of its JSON, by their names on the wire: all but the optional ones that are empty.
    fn members(&self) -> Vec<(&'static str, &str)> {
        let member = |at: usize| Self::FIELDS.get(at).map(|of| (&of.field, (of.get)(self)));
        members_of(&member)
    }
}

/// A field and its value in a form; without a value where the form leaves it out.
type Member<'a> = (&'static Field, Option<&'a str>);

// These are not generic over the form, so that they are compiled once for all forms.

fn members_of<'a>(member: &dyn Fn(usize) -> Option<Member<'a>>) -> Vec<(&'static str, &'a str)> {
    (0..).map_while(member).filter_map(|(field, value)| sent(field, value)).collect()
}

/// The fields of a form that a page shows, in order.
pub fn shown(field: fn(usize) -> Option<&'static Field>) -> Vec<&'static Field> {
    (0..).map_while(field).filter(|field| field.on_page).collect()
}

fn sent<'a>(field: &'static Field, value: Option<&'a str>) -> Option<(&'static str, &'a str)> {
    // A field that can be absent means something when it is empty: it differs from the password that it repeats.
    let is_left_out = field.optional && field.on_page && value == Some("");
    Some((field.name, value.filter(|_| !is_left_out)?))
}

/// An error in one field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: &'static Field,
    /// What is wrong.
    pub code: FieldCode,
    /// The bounds, for [`FieldCode::Length`].
    pub params: Params,
}

impl FieldError {
    fn new(field: &'static Field, code: FieldCode) -> Self {
        let params = if code == FieldCode::Length { rules::bounds(field.kind) } else { Params::default() };
        Self { field, code, params }
    }
}

/// Signing in with a password.
#[derive(Clone, Default)]
pub struct Login {
    /// The account's email address.
    pub email_id: String,
    /// The password, verbatim.
    pub password: String,
}

impl Form for Login {
    const FIELDS: &'static [FieldOf<Self>] =
        &[field!(Login, email_id, Kind::Username), field!(Login, password, Kind::CurrentPassword)];
}

/// Creating an account.
#[derive(Clone, Default)]
pub struct Register {
    /// First name.
    pub first_name: String,
    /// Last name; may be empty.
    pub last_name: String,
    /// Email address.
    pub email_id: String,
    /// Telephone number; may be empty.
    pub phone_number: String,
    /// The new password, verbatim.
    pub password: String,
    /// The new password again, if the client asks for it.
    pub confirm_password: Option<String>,
    /// The mailed code that verifies the email address, if the client has one.
    pub otp: Option<String>,
}

impl Form for Register {
    const FIELDS: &'static [FieldOf<Self>] = &[
        field!(Register, first_name, Kind::GivenName),
        field!(Register, last_name, Kind::FamilyName, optional),
        field!(Register, phone_number, Kind::Phone, optional),
        // Directly before the password: a password manager takes the field before it as the user name.
        field!(Register, email_id, Kind::Email),
        field!(Register, password, Kind::NewPassword),
        field!(Register, confirm_password, Kind::RepeatPassword, absent),
        field!(Register, otp, Kind::OneTimeCode, absent),
    ];

    fn compare(&self, field: &Field) -> Option<FieldCode> {
        let is_repeated = self
            .confirm_password
            .as_deref()
            .is_none_or(|again| validate_must_match(again, self.password.as_str()));
        match field.kind {
            Kind::NewPassword if rules::is_own_email(&self.password, &self.email_id) => {
                Some(FieldCode::SameAsEmail)
            }
            Kind::RepeatPassword if !is_repeated => Some(FieldCode::Mismatch),
            _ => None,
        }
    }
}

/// Asking for a one-time code.
#[derive(Clone, Default)]
pub struct SendOtp {
    /// Where to mail the code.
    pub email_id: String,
}

impl Form for SendOtp {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(SendOtp, email_id, Kind::Username)];
}

/// Entering the mailed code.
#[derive(Clone, Default)]
pub struct Otp {
    /// The six digits.
    pub otp: String,
}

impl Form for Otp {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(Otp, otp, Kind::OneTimeCode)];
}

/// Asking for a reset link.
#[derive(Clone, Default)]
pub struct ForgotPassword {
    /// The account's email address, which the API calls `email` here.
    pub email: String,
}

impl Form for ForgotPassword {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(ForgotPassword, email, Kind::Username)];
}

/// Checking the key of a reset link.
#[derive(Clone, Default)]
pub struct ResetKey {
    /// The value after `#token=` in the mailed link.
    pub key: String,
}

impl Form for ResetKey {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(ResetKey, key, Kind::Machine)];
}

/// Handing a customer over to the shop (the AXIM customer login).
#[derive(Clone, Default)]
pub struct HandOff {
    /// The customer's email address.
    pub email: String,
}

impl Form for HandOff {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(HandOff, email, Kind::Username)];
}

/// The one-time login code of a hand-over.
#[derive(Clone, Default)]
pub struct LoginCode {
    /// The code, which the API calls `token`.
    pub token: String,
}

impl Form for LoginCode {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(LoginCode, token, Kind::Machine)];
}

/// Setting a new password with a reset link.
#[derive(Clone, Default)]
pub struct ResetPassword {
    /// The key of the link.
    pub key: String,
    /// The new password, verbatim.
    pub new_password: String,
}

impl Form for ResetPassword {
    const FIELDS: &'static [FieldOf<Self>] = &[
        field!(ResetPassword, key, Kind::Machine, hidden),
        field!(ResetPassword, new_password, Kind::NewPassword),
    ];
}
