//! The forms: the fields that a shopper fills in or a client sends, with their rules.

use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::field::{Field, FieldOf, Kind, field};
use crate::problem::{FieldCode, Params};
use crate::rules;

/// A form: its fields, and its rules through [`Validate`].
pub trait Form: Validate + Default + 'static {
    /// Every field, in the order in which the page shows them and errors are reported.
    const FIELDS: &'static [FieldOf<Self>];

    /// Brings what was typed into the shape that the rules expect and the server stores: white space around names and
    /// addresses is dropped; passwords are left alone.
    fn normalise(&mut self);

    /// Normalises the form, then runs every rule.
    ///
    /// Returns the errors in the order of [`Form::FIELDS`], at most one per field; none if the form is valid.
    fn check(&mut self) -> Vec<FieldError> {
        self.normalise();
        match self.validate() {
            Ok(()) => Vec::new(),
            Err(errors) => of_fields(Self::field, &errors),
        }
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
    /// The error that `validator` found in a field. Our rules only give codes of ours; any other would read as
    /// [`FieldCode::Choice`].
    fn new(field: &'static Field, error: &ValidationError) -> Self {
        let code = FieldCode::from_wire(&error.code).unwrap_or(FieldCode::Choice);
        let params = if code == FieldCode::Length { rules::bounds(field.kind) } else { Params::default() };
        Self { field, code, params }
    }
}

/// The error of each field, at most one.
fn of_fields(field: fn(usize) -> Option<&'static Field>, errors: &ValidationErrors) -> Vec<FieldError> {
    let found = |key: &str| match errors.errors().get(key) {
        Some(ValidationErrorsKind::Field(found)) => found.as_slice(),
        _ => &[],
    };
    let of_the_whole = found(WHOLE_FORM);
    let error_of = |field: &'static Field| {
        let named = || of_the_whole.iter().find(|error| error.message.as_deref() == Some(field.ident));
        Some(FieldError::new(field, found(field.ident).first().or_else(named)?))
    };
    (0..).map_while(field).filter_map(error_of).collect()
}

/// The key under which `validator` keeps the errors of rules over a whole form.
const WHOLE_FORM: &str = "__all__";

/// An error of a rule over a whole form; its message names the struct's field that it is about.
fn refuse_field(ident: &'static str, code: FieldCode) -> Result<(), ValidationError> {
    Err(code.into_validation_error().with_message(ident.into()))
}

fn trim(value: &mut String) {
    let trimmed = value.trim();
    if trimmed.len() != value.len() {
        *value = trimmed.to_owned();
    }
}

/// Signing in with a password.
#[derive(Clone, Default, Validate)]
pub struct Login {
    /// The account's email address.
    #[validate(custom(function = rules::email))]
    pub email_id: String,
    /// The password, verbatim.
    #[validate(custom(function = rules::current_password))]
    pub password: String,
}

impl Form for Login {
    const FIELDS: &'static [FieldOf<Self>] =
        &[field!(Login, email_id, Kind::Username), field!(Login, password, Kind::CurrentPassword)];

    fn normalise(&mut self) {
        trim(&mut self.email_id);
    }
}

/// Creating an account.
#[derive(Clone, Default, Validate)]
#[validate(
    schema(function = password_is_not_the_email, skip_on_field_errors = false),
    schema(function = confirmation_matches, skip_on_field_errors = false)
)]
pub struct Register {
    /// First name.
    #[validate(custom(function = rules::first_name))]
    pub first_name: String,
    /// Last name; may be empty.
    #[validate(custom(function = rules::last_name))]
    pub last_name: String,
    /// Email address.
    #[validate(custom(function = rules::email))]
    pub email_id: String,
    /// Telephone number; may be empty.
    #[validate(custom(function = rules::phone))]
    pub phone_number: String,
    /// The new password, verbatim.
    #[validate(custom(function = rules::new_password))]
    pub password: String,
    /// The new password again, if the client asks for it.
    pub confirm_password: Option<String>,
    /// The mailed code that verifies the email address, if the client has one.
    #[validate(custom(function = rules::otp))]
    pub otp: Option<String>,
}

fn password_is_not_the_email(form: &Register) -> Result<(), ValidationError> {
    if rules::is_own_email(&form.password, &form.email_id) {
        return refuse_field("password", FieldCode::SameAsEmail);
    }
    Ok(())
}

fn confirmation_matches(form: &Register) -> Result<(), ValidationError> {
    if form.confirm_password.as_ref().is_some_and(|again| *again != form.password) {
        return refuse_field("confirm_password", FieldCode::Mismatch);
    }
    Ok(())
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

    fn normalise(&mut self) {
        trim(&mut self.first_name);
        trim(&mut self.last_name);
        trim(&mut self.email_id);
        trim(&mut self.phone_number);
        self.otp = self.otp.take().map(|otp| rules::otp_digits(&otp));
    }
}

/// Asking for a one-time code.
#[derive(Clone, Default, Validate)]
pub struct SendOtp {
    /// Where to mail the code.
    #[validate(custom(function = rules::email))]
    pub email_id: String,
}

impl Form for SendOtp {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(SendOtp, email_id, Kind::Username)];

    fn normalise(&mut self) {
        trim(&mut self.email_id);
    }
}

/// Entering the mailed code.
#[derive(Clone, Default, Validate)]
pub struct Otp {
    /// The six digits.
    #[validate(custom(function = rules::otp))]
    pub otp: String,
}

impl Form for Otp {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(Otp, otp, Kind::OneTimeCode)];

    fn normalise(&mut self) {
        self.otp = rules::otp_digits(&self.otp);
    }
}

/// Asking for a reset link.
#[derive(Clone, Default, Validate)]
pub struct ForgotPassword {
    /// The account's email address, which the API calls `email` here.
    #[validate(custom(function = rules::email))]
    pub email: String,
}

impl Form for ForgotPassword {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(ForgotPassword, email, Kind::Username)];

    fn normalise(&mut self) {
        trim(&mut self.email);
    }
}

/// Checking the key of a reset link.
#[derive(Clone, Default, Validate)]
pub struct ResetKey {
    /// The value after `#token=` in the mailed link.
    #[validate(custom(function = rules::machine))]
    pub key: String,
}

impl Form for ResetKey {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(ResetKey, key, Kind::Machine)];

    fn normalise(&mut self) {}
}

/// Handing a customer over to the shop (the AXIM customer login).
#[derive(Clone, Default, Validate)]
pub struct HandOff {
    /// The customer's email address.
    #[validate(custom(function = rules::email))]
    pub email: String,
}

impl Form for HandOff {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(HandOff, email, Kind::Username)];

    fn normalise(&mut self) {
        trim(&mut self.email);
    }
}

/// The one-time login code of a hand-over.
#[derive(Clone, Default, Validate)]
pub struct LoginCode {
    /// The code, which the API calls `token`.
    #[validate(custom(function = rules::machine))]
    pub token: String,
}

impl Form for LoginCode {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(LoginCode, token, Kind::Machine)];

    fn normalise(&mut self) {}
}

/// Setting a new password with a reset link.
#[derive(Clone, Default, Validate)]
pub struct ResetPassword {
    /// The key of the link.
    #[validate(custom(function = rules::machine))]
    pub key: String,
    /// The new password, verbatim.
    #[validate(custom(function = rules::new_password))]
    pub new_password: String,
}

impl Form for ResetPassword {
    const FIELDS: &'static [FieldOf<Self>] = &[
        field!(ResetPassword, key, Kind::Machine, hidden),
        field!(ResetPassword, new_password, Kind::NewPassword),
    ];

    fn normalise(&mut self) {}
}
