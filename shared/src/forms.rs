//! The forms: what a shopper fills in, and what each of them demands.

use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::field::{Field, FieldOf, Kind, field};
use crate::problem::{FieldCode, FieldError};
use crate::rules;

/// A form: its fields, and its rules through [`Validate`].
pub trait Form: Validate + Default + 'static {
    /// Every field, in the order in which the page shows them and errors are reported.
    const FIELDS: &'static [FieldOf<Self>];

    /// Brings what was typed into the shape that the rules expect and the server keeps: white space around
    /// names and addresses is dropped; a password is never touched.
    fn normalise(&mut self);

    /// Normalises, then runs every rule.
    ///
    /// Gives the errors in the order of [`Form::FIELDS`], at most one a field; empty when all is well.
    fn check(&mut self) -> Vec<FieldError> {
        self.normalise();
        match self.validate() {
            Ok(()) => Vec::new(),
            Err(errors) => of_fields(Self::FIELDS.iter().map(|of| &of.field).collect(), &errors),
        }
    }
}

/// The error of each of these fields, at most one.
///
/// Not generic, so that it is compiled once for all forms.
fn of_fields(fields: Vec<&'static Field>, errors: &ValidationErrors) -> Vec<FieldError> {
    let found = |key: &str| match errors.errors().get(key) {
        Some(ValidationErrorsKind::Field(found)) => found.as_slice(),
        _ => &[],
    };
    let of_the_whole = found(WHOLE_FORM);
    let error_of = |field: &'static Field| {
        let named = || of_the_whole.iter().find(|error| error.message.as_deref() == Some(field.ident));
        Some(FieldError::new(field, found(field.ident).first().or_else(named)?))
    };
    fields.into_iter().filter_map(error_of).collect()
}

/// The key under which `validator` keeps the errors of rules over a whole form.
const WHOLE_FORM: &str = "__all__";

/// An error of a rule over a whole form; its message names the struct's field that it speaks of.
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

/// Making an account.
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
    /// The chosen password, verbatim.
    #[validate(custom(function = rules::new_password))]
    pub password: String,
    /// The chosen password once more, where the client asks for it.
    pub confirm_password: Option<String>,
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
        // Directly before the password: a password manager takes the field before it for the user name.
        field!(Register, email_id, Kind::Email),
        field!(Register, password, Kind::NewPassword),
        field!(Register, confirm_password, Kind::RepeatPassword, optional in Some),
    ];

    fn normalise(&mut self) {
        trim(&mut self.first_name);
        trim(&mut self.last_name);
        trim(&mut self.email_id);
        trim(&mut self.phone_number);
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
    /// The account's email address; the document calls it `email` here.
    #[validate(custom(function = rules::email))]
    pub email: String,
}

impl Form for ForgotPassword {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(ForgotPassword, email, Kind::Username)];

    fn normalise(&mut self) {
        trim(&mut self.email);
    }
}

/// The key of a reset link, on its own: checking it, and the half of a reset that nobody types.
#[derive(Clone, Default, Validate)]
pub struct ResetKey {
    /// What stands behind `#token=` in the mailed link.
    #[validate(custom(function = rules::machine))]
    pub key: String,
}

impl Form for ResetKey {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(ResetKey, key, Kind::Machine)];

    fn normalise(&mut self) {}
}

/// Handing a customer over to the shop, as document B has it.
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
    /// The code; the document for signing in calls it `token`.
    #[validate(custom(function = rules::machine))]
    pub token: String,
}

impl Form for LoginCode {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(LoginCode, token, Kind::Machine)];

    fn normalise(&mut self) {}
}

/// Choosing a new password.
#[derive(Clone, Default, Validate)]
pub struct ResetPassword {
    /// The chosen password, verbatim.
    #[validate(custom(function = rules::new_password))]
    pub new_password: String,
}

impl Form for ResetPassword {
    const FIELDS: &'static [FieldOf<Self>] = &[field!(ResetPassword, new_password, Kind::NewPassword)];

    fn normalise(&mut self) {}
}
