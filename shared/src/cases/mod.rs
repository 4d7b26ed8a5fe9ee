//! One table of cases: the value of a field, and what the rules must answer.
//!
//! It runs natively, in WebAssembly in a browser, and over HTTP against the server. Any difference between the three is
//! a bug.

pub mod addresses;
mod values;

use std::fmt;

use crate::field::{Field, Kind};
use crate::forms::{self, FieldError, Form};
use crate::problem::{FieldCode, Params};

/// The forms of the cases.
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

/// One case: a form that is valid except perhaps for one field, which has `value`.
pub struct Case {
    /// The form.
    pub form: FormName,
    /// The field, in its wire spelling.
    pub field: &'static str,
    /// The value of the field.
    pub value: String,
    /// The error that the field must have, with the bounds of a length; `None` if the value is valid. No other field
    /// may be refused.
    pub refused: Option<(FieldCode, Params)>,
}

impl Case {
    /// The whole form: the field of the case, and valid values in the others.
    pub fn filled(&self) -> Vec<(&'static str, &str)> {
        let others = self.form.valid().into_iter().filter(|(name, _)| *name != self.field);
        others.chain([(self.field, self.value.as_str())]).collect()
    }

    /// The errors that checking [`Case::filled`] must return, as [`check`] spells them.
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
    /// Every form.
    pub const ALL: [Self; 9] = [
        Self::Login,
        Self::Register,
        Self::SendOtp,
        Self::Otp,
        Self::ForgotPassword,
        Self::ResetKey,
        Self::HandOff,
        Self::LoginCode,
        Self::ResetPassword,
    ];

    /// The fields of the form.
    pub fn fields(self) -> Vec<&'static Field> {
        fn of<F: Form>() -> Vec<&'static Field> {
            F::FIELDS.iter().map(|of| &of.field).collect()
        }
        match self {
            Self::Login => of::<forms::Login>(),
            Self::Register => of::<forms::Register>(),
            Self::SendOtp => of::<forms::SendOtp>(),
            Self::Otp => of::<forms::Otp>(),
            Self::ForgotPassword => of::<forms::ForgotPassword>(),
            Self::ResetKey => of::<forms::ResetKey>(),
            Self::HandOff => of::<forms::HandOff>(),
            Self::LoginCode => of::<forms::LoginCode>(),
            Self::ResetPassword => of::<forms::ResetPassword>(),
        }
    }

    /// A valid form: each field, in its wire spelling, and a value that the rules accept. Fields that only other clients
    /// of the API send are left out.
    pub fn valid(self) -> Vec<(&'static str, &'static str)> {
        let is_filled = |field: &&Field| field.on_page || !field.optional;
        self.fields()
            .into_iter()
            .filter(is_filled)
            .map(|field| (field.name, values::valid(field.kind)))
            .collect()
    }
}

/// Fills in a form through the setters of its fields and checks it.
///
/// Returns the field, in its wire spelling, the code and the bounds of each error.
///
/// # Panics
/// If the form has no field of that name.
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

/// Every case: each field of each form with each value of its kind.
pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for form in FormName::ALL {
        let has_email = form.fields().iter().any(|field| field.kind == Kind::Email);
        for field in form.fields() {
            let mut rows = values::of(field.kind);
            if field.kind == Kind::NewPassword && has_email {
                rows.extend(values::passwords_like_the_email());
            }
            let case = |(value, refused)| Case { form, field: field.name, value, refused };
            cases.extend(rows.into_iter().map(case));
        }
    }
    cases
}
