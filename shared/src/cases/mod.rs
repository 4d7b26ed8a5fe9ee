//! One table of cases: what a field is given, and what the rules must say of it.
//!
//! It runs natively, in WebAssembly in a browser, and over HTTP against the server. A difference between the
//! three is a bug, whichever of them it is in.

mod values;

use std::fmt;

use crate::forms::{self, Form};
use crate::problem::{FieldCode, FieldError, Params};
use values::Verdict;

/// The forms that the cases fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormName {
    /// [`forms::Login`]
    Login,
    /// [`forms::Register`]
    Register,
    /// [`forms::SendOtp`]
    SendOtp,
    /// [`forms::Otp`]
    Otp,
    /// [`forms::ForgotPassword`]
    ForgotPassword,
    /// [`forms::ResetKey`]
    ResetKey,
    /// [`forms::HandOff`]
    HandOff,
    /// [`forms::LoginCode`]
    LoginCode,
    /// [`forms::ResetPassword`]
    ResetPassword,
}

/// One case: a form that is valid but for one field, which is given `value`.
pub struct Case {
    /// The form.
    pub form: FormName,
    /// The field, in wire spelling.
    pub field: &'static str,
    /// What the field is given.
    pub value: String,
    /// What must be said of the field, with the bounds of a length; nothing when the value is good. No other
    /// field may be refused.
    pub refused: Option<(FieldCode, Params)>,
}

impl Case {
    /// The whole form as it is filled in: the field of the case, and valid values everywhere else.
    pub fn filled(&self) -> Vec<(&'static str, &str)> {
        let others = self.form.valid().iter().copied().filter(|(name, _)| *name != self.field);
        others.chain([(self.field, self.value.as_str())]).collect()
    }

    /// The errors that checking [`Case::filled`] must give, as [`check`] spells them.
    pub fn errors(&self) -> Vec<(&'static str, FieldCode, Params)> {
        self.refused.iter().map(|&(code, params)| (self.field, code, params)).collect()
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}.{} = {:?}", self.form, self.field, self.value)
    }
}

impl FormName {
    /// A valid form: each field that the form needs, in wire spelling, and a value that the rules accept.
    pub const fn valid(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Login => &[("emailId", values::EMAIL), ("password", values::PASSWORD)],
            Self::Register => &[
                ("firstName", "Ada"),
                ("lastName", "Lovelace"),
                ("emailId", values::EMAIL),
                ("phoneNumber", "+44 20 7946 000"),
                ("password", values::PASSWORD),
            ],
            Self::SendOtp => &[("emailId", values::EMAIL)],
            Self::Otp => &[("otp", "012345")],
            Self::ForgotPassword | Self::HandOff => &[("email", values::EMAIL)],
            Self::ResetKey => &[("key", "a key")],
            Self::LoginCode => &[("token", "a code")],
            Self::ResetPassword => &[("newPassword", values::PASSWORD)],
        }
    }
}

/// Fills in a form through the setters of its fields and checks it.
///
/// Gives the field in wire spelling, the code and the bounds of each error.
///
/// # Panics
/// When the form has no field of that name.
pub fn check(form: FormName, filled: &[(&str, &str)]) -> Vec<(&'static str, FieldCode, Params)> {
    fn run<F: Form>(filled: &[(&str, &str)]) -> Vec<FieldError> {
        let mut form = F::default();
        for (name, value) in filled {
            let of_name = F::FIELDS.iter().find(|of| of.field.name == *name);
            let field = of_name.unwrap_or_else(|| panic!("the form has no field {name:?}"));
            (field.set)(&mut form, (*value).to_owned());
        }
        form.check()
    }
    let errors = match form {
        FormName::Login => run::<forms::Login>(filled),
        FormName::Register => run::<forms::Register>(filled),
        FormName::SendOtp => run::<forms::SendOtp>(filled),
        FormName::Otp => run::<forms::Otp>(filled),
        FormName::ForgotPassword => run::<forms::ForgotPassword>(filled),
        FormName::ResetKey => run::<forms::ResetKey>(filled),
        FormName::HandOff => run::<forms::HandOff>(filled),
        FormName::LoginCode => run::<forms::LoginCode>(filled),
        FormName::ResetPassword => run::<forms::ResetPassword>(filled),
    };
    errors.into_iter().map(|error| (error.field.name, error.code, error.params)).collect()
}

/// Every case.
pub fn cases() -> Vec<Case> {
    use FormName::{
        ForgotPassword, HandOff, Login, LoginCode, Otp, Register, ResetKey, ResetPassword, SendOtp,
    };
    let mut cases = Vec::new();
    let mut add = |form, field, rows: Vec<(String, Verdict)>| {
        cases.extend(rows.into_iter().map(|(value, refused)| Case { form, field, value, refused }));
    };
    add(Login, "emailId", values::emails());
    add(Login, "password", values::current_passwords());
    add(Register, "firstName", values::first_names());
    add(Register, "lastName", values::last_names());
    add(Register, "emailId", values::emails());
    add(Register, "phoneNumber", values::phones());
    add(Register, "password", values::new_passwords());
    add(Register, "password", values::passwords_like_the_email());
    add(Register, "confirmPassword", values::confirmations());
    add(SendOtp, "emailId", values::emails());
    add(Otp, "otp", values::otps());
    add(ForgotPassword, "email", values::emails());
    add(ResetKey, "key", values::keys());
    add(HandOff, "email", values::emails());
    add(LoginCode, "token", values::keys());
    add(ResetPassword, "newPassword", values::new_passwords());
    cases
}
