//! The bodies of requests that have the names of the Spurtcommerce customer API.

use portico_shared::forms::{Register, ResetPassword};

use crate::json::Object;

/// The body of a registration, with the code that confirms the address.
pub fn register(form: Register, otp: &str) -> Object {
    Object::new()
        .with("firstName", form.first_name)
        .with_filled("lastName", &form.last_name)
        .with("emailId", form.email_id)
        .with_filled("phoneNumber", &form.phone_number)
        .with("password", form.password)
        .with("otp", otp)
}

/// The body of a password reset.
pub fn new_password(key: &str, form: ResetPassword) -> Object {
    Object::new().with("key", key).with("newPassword", form.new_password)
}
