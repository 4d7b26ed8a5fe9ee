//! Every call of the API.

use axum::http::Method;
use portico_shared::problem::Code;
use portico_shared::{forms, paths};
use serde_json::{Value, json};

use super::call::Call;
use super::security::{ACCESS_TOKEN, SESSION};
use crate::api::messages::SuccessMessage;
use crate::api::paths::{HEALTH, OPENAPI, READY};

const EMAIL: &str = "ada@example.com";
const PASSWORD: &str = "Analytical engine, 1843";
const TOKEN: &str = "nU5ZbVb0Tn1wq0mYx8Q1rW2t5sJ7uKdE3oGhLfA9cPk";

const DEVICE: &str = "AAABoabP0gAmOk2-QUiPuHIUsAMjOdu5NIpin1zu0DLD6HBuxH2b-vsA-0JQsBjdllQ1ylDLg24";

const CODES: [Code; 4] = [Code::CodeWrong, Code::CodeExpired, Code::CodeUsed, Code::CodeExhausted];
const LOGIN_CODES: [Code; 3] = [Code::LoginCodeUnknown, Code::LoginCodeUsed, Code::LoginCodeExpired];
const LINKS: [Code; 3] = [Code::LinkInvalid, Code::LinkUsed, Code::LinkExpired];

/// The customer's calls, which are below the prefix.
pub(super) fn of_customers() -> Vec<Call> {
    let calls = vec![
        send_otp(),
        register(),
        login(),
        login_code_check(),
        get_profile(),
        logout(),
        forgot_password_link(),
        key_check_by_query(),
        key_check(),
        reset_password(),
    ];
    calls.into_iter().map(Call::of_a_store).collect()
}

/// The server's own calls.
pub(super) fn of_the_server() -> Vec<Call> {
    vec![
        get(HEALTH, "healthz", "Whether the process answers").returns(
            "Nothing",
            SuccessMessage::Healthy,
            json!({}),
        ),
        get(READY, "readyz", "Whether the database answers as well")
            .about("503 `draining` once the server is about to stop: it still answers, but should get no new requests.")
            .returns("Nothing", SuccessMessage::Healthy, json!({}))
            .refused(&[Code::Draining]),
        get(OPENAPI, "openapi", "This document"),
    ]
}

fn get(path: &'static str, id: &'static str, summary: &'static str) -> Call {
    Call::new(Method::GET, path, id, summary)
}

fn post(path: &'static str, id: &'static str, summary: &'static str) -> Call {
    Call::new(Method::POST, path, id, summary)
}

fn send_otp() -> Call {
    post(paths::SEND_OTP, "sendOtp", "Mail a code that verifies an address")
        .about("The answer is the same whether or not the address has an account.")
        .body(&[("SendOtp", json!({ "emailId": EMAIL }))])
        .returns("OtpSent", SuccessMessage::CodeSent, json!({ "resendAfter": 30, "expiresIn": 600 }))
        .refused(&[Code::TooMany])
}

fn register() -> Call {
    post(paths::REGISTER, "register", "Create an account")
        .about(
            "With `otp`: a verified account, or 409 if the address has one. Without: an unverified one, and a code is mailed; if \
             the address has an account, its owner gets a notice instead, and the answer is the same.",
        )
        .industry()
        .body(&[(
            "Register",
            json!({
                "firstName": "Ada",
                "lastName": "Lovelace",
                "emailId": EMAIL,
                "phoneNumber": "+44 20 7946 018",
                "password": PASSWORD,
            }),
        )])
        .returns("Nothing", SuccessMessage::Registered, json!({}))
        .links(json!({ "signIn": {
            "operationId": "login",
            "description": "The new account can sign in.",
            "requestBody": { "emailId": "$request.body#/emailId", "password": "$request.body#/password" },
        } }))
        .refused(&CODES)
        .refused(&[Code::AccountExists, Code::TooMany])
}

fn login() -> Call {
    post(paths::LOGIN, "login", "Sign in, or hand a customer over")
        .about(
            "A shopper signs in with a password, a mailed code, or the login code of a hand-over; with the session token of the \
             same customer, a login code adds its cart to that session. A request with `accessToken` is always a hand-over; one \
             without it that has `email` and no `emailId` is refused with 401.",
        )
        .body(&[
            ("PasswordLogin", json!({ "emailId": EMAIL, "password": PASSWORD, "type": "normal", "remember": true, "device": DEVICE })),
            ("MailedCodeLogin", json!({ "emailId": EMAIL, "token": "123 456", "type": "otp" })),
            ("LoginCodeLogin", json!({ "token": TOKEN, "type": "code" })),
            ("HandOver", json!({ "email": EMAIL, "cart": cart(&json!("2.5")) })),
        ])
        .accepts(&[SESSION, ACCESS_TOKEN])
        .returns(
            "SignedIn",
            SuccessMessage::SignedIn,
            json!({ "token": TOKEN, "expiresAt": "2026-11-22T09:18:35Z", "device": DEVICE, "user": user(), "cart": cart(&json!(2.5)) }),
        )
        .or_returns(json!({ "success": true, "code": TOKEN }))
        .refused(&[Code::SocialUnavailable, Code::AccessToken, Code::Credentials])
        .refused(&CODES)
        .refused(&LOGIN_CODES)
        .refused(&[Code::AccountMissing, Code::CustomerUnknown, Code::TooMany])
}

fn login_code_check() -> Call {
    post(paths::LOGIN_CODE_CHECK, "loginCodeCheck", "Which customer and cart a login code is for")
        .about("Does not use it up. With a session token, `own` says whether that session belongs to the same customer.")
        .body(&[("LoginCode", json!({ "token": TOKEN }))])
        .accepts(&[SESSION])
        .returns(
            "LoginCodeFound",
            SuccessMessage::LoginCodeValid,
            json!({ "store": "Portico", "email": "a•••@e•••.com", "expiresIn": 299, "items": 1, "own": false }),
        )
        .refused(&LOGIN_CODES)
}

fn get_profile() -> Call {
    get(paths::GET_PROFILE, "getProfile", "The signed-in customer, and the cart").session().returns(
        "Profile",
        SuccessMessage::Profile,
        json!({ "user": user(), "cart": cart(&json!(2.5)) }),
    )
}

fn logout() -> Call {
    post(paths::LOGOUT, "logout", "End the session")
        .about("A second time it is refused with 401.")
        .session()
        .returns("Nothing", SuccessMessage::SignedOut, json!({}))
}

fn forgot_password_link() -> Call {
    get(paths::FORGOT_PASSWORD_LINK, "forgotPasswordLink", "Mail a link to choose a new password")
        .about("The answer is the same whether or not there is an account.")
        .query::<forms::ForgotPassword>("email", "The account's email address.", EMAIL)
        .returns("Nothing", SuccessMessage::LinkSent, json!({}))
        .refused(&[Code::TooMany])
}

fn key_check_by_query() -> Call {
    get(paths::FORGOT_PASSWORD_KEY_CHECK, "keyCheckByQuery", "Whether a reset link still works")
        .about("Prefer `POST`, which keeps the key out of access logs.")
        .query::<forms::ResetKey>("key", "The key of the reset link.", TOKEN)
        .returns("Nothing", SuccessMessage::LinkValid, json!({}))
        .refused(&LINKS)
}

fn key_check() -> Call {
    post(paths::FORGOT_PASSWORD_KEY_CHECK, "keyCheck", "Whether a reset link still works")
        .about("Does not use it up.")
        .body(&[("ResetKey", json!({ "key": TOKEN }))])
        .returns("Nothing", SuccessMessage::LinkValid, json!({}))
        .refused(&LINKS)
}

fn reset_password() -> Call {
    Call::new(Method::PUT, paths::RESET_PASSWORD, "resetPassword", "Set a new password")
        .about("Once for each link. Ends every session, lifts the limits on sign-ins, mails a notice; does not sign in.")
        .body(&[("ResetPassword", json!({ "key": TOKEN, "newPassword": "Difference engine, 1822" }))])
        .returns("Nothing", SuccessMessage::PasswordSet, json!({}))
        .refused(&LINKS)
}

fn user() -> Value {
    json!({
        "id": 1,
        "firstName": "Ada",
        "lastName": "Lovelace",
        "email": EMAIL,
        "mobileNumber": "+44 20 7946 018",
        "emailVerified": true,
    })
}

fn cart(quantity: &Value) -> Value {
    json!({ "items": [{ "sku": "MAR 2930", "uom": "CS", "quantity": quantity }] })
}
