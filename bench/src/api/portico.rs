//! Portico's calls.

use anyhow::{Context, Result};
use hyper::StatusCode;
use hyper::header::AUTHORIZATION;
use portico_shared::paths;
use serde_json::json;

use super::client::{Answer, Message};
use super::contestant::{Call, Dialect, PASSWORD};

/// Portico's API.
pub struct Portico;

impl Dialect for Portico {
    fn name(&self) -> &'static str {
        "Portico"
    }

    fn message(&self, call: Call, email: &str, session: &str) -> Message {
        match call {
            Call::SignIn => sign_in(email, PASSWORD),
            Call::SessionCheck => session_check(session),
            Call::Register => register(email),
            Call::SendOtp => send_otp(email),
        }
    }

    fn session(&self, answer: &Answer) -> Result<String> {
        let token = answer.json()?["data"]["token"].as_str().map(str::to_owned);
        token.context("the answer to a sign-in has no token")
    }
}

/// Signs in by password.
pub fn sign_in(email: &str, password: &str) -> Message {
    Message::post(paths::LOGIN, &json!({"emailId": email, "password": password, "type": "normal"}))
}

/// Tries to sign in with a wrong password.
pub fn refused_sign_in(email: &str) -> Message {
    sign_in(email, "not the password of anybody").expecting(StatusCode::FORBIDDEN)
}

/// Checks a session.
pub fn session_check(token: &str) -> Message {
    Message::get(paths::GET_PROFILE).with(AUTHORIZATION, format!("Bearer {token}"))
}

/// Creates an account without a code.
pub fn register(email: &str) -> Message {
    let form = json!({
        "firstName": "Ada",
        "lastName": "Lovelace",
        "emailId": email,
        "phoneNumber": "",
        "password": PASSWORD,
        "confirmPassword": PASSWORD,
    });
    Message::post(paths::REGISTER, &form)
}

/// Requests a code.
pub fn send_otp(email: &str) -> Message {
    Message::post(paths::SEND_OTP, &json!({"emailId": email}))
}

/// Requests a reset link. The emails of the measurements need no escaping in a query.
pub fn forgot_password(email: &str) -> Message {
    Message::get(format!("{}?email={email}", paths::FORGOT_PASSWORD_LINK))
}
