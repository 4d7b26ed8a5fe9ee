//! The requests that several groups send.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use portico_shared::paths;
use reqwest::Method;
use serde_json::{Value, json};

use super::random;
use crate::http::Request;

/// A made-up customer.
#[derive(Clone, Debug)]
pub struct Customer {
    /// The email address.
    pub email: String,
    /// The password.
    pub password: String,
}

impl Customer {
    /// A customer with this address and a random password.
    pub fn new(email: String) -> Self {
        Self { email, password: random::random_password() }
    }
}

/// Asks for a one-time code.
pub fn send_otp(email: &str) -> Request {
    Request::json(Method::POST, paths::SEND_OTP, &json!({"emailId": email}))
}

/// Registers a customer.
pub fn register(customer: &Customer, first_name: &str, code: Option<&str>) -> Request {
    let mut body = json!({
        "firstName": first_name,
        "lastName": "Lovelace",
        "emailId": customer.email,
        "password": customer.password,
    });
    if let Some(code) = code {
        body["otp"] = code.into();
    }
    Request::json(Method::POST, paths::REGISTER, &body)
}

/// Signs in.
pub fn login(email: &str, password: &str) -> Request {
    login_as(&email.into(), password)
}

/// Signs in with any JSON value as the address.
pub fn login_as(email: &Value, password: &str) -> Request {
    let body = json!({"emailId": email, "password": password, "type": "normal"});
    Request::json(Method::POST, paths::LOGIN, &body)
}

/// Asks for a reset link.
pub fn forgot(email: &str) -> Request {
    Request::get(format!("{}?email={}", paths::FORGOT_PASSWORD_LINK, encoded(email)))
}

/// Sets a new password.
pub fn reset(key: &str, password: &str) -> Request {
    Request::json(Method::PUT, paths::RESET_PASSWORD, &json!({"key": key, "newPassword": password}))
}

/// Asks for the profile of a session.
pub fn profile(token: &str) -> Request {
    Request::get(paths::GET_PROFILE).bearer(token)
}

/// Percent-encodes a value of a query.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
