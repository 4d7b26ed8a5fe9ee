//! The bodies of requests that have the names of the Spurtcommerce customer API: those of our forms' fields.

use portico_shared::forms::{Form, Register, ResetPassword};

use crate::json::Object;

/// The body with the fields of a form.
pub fn body(form: &impl Form) -> Object {
    object(form.members())
}

fn object(members: Vec<(&'static str, &str)>) -> Object {
    members.into_iter().fold(Object::new(), |body, (name, value)| body.with(name, value))
}

/// The body of a registration, with the code that confirms the address.
pub fn register(form: Register, otp: &str) -> Object {
    body(&Register { otp: Some(otp.to_owned()), ..form })
}

/// The body of a password reset.
pub fn new_password(key: &str, form: ResetPassword) -> Object {
    body(&ResetPassword { key: key.to_owned(), ..form })
}
