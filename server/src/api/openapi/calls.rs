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

/// Those of customers, which are below the prefix.
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

/// Those of whoever runs or uses the server.
pub(super) fn of_the_server() -> Vec<Call> {
    vec![
        get(HEALTH, "healthz", "Whether the process answers").gives(
            "Nothing",
            SuccessMessage::Healthy,
            json!({}),
        ),
        get(READY, "readyz", "Whether the database answers as well")
            .about("503 `draining` once the server was told to stop: it still answers, and gets no new work.")
            .gives("Nothing", SuccessMessage::Healthy, json!({}))
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
    post(paths::SEND_OTP, "sendOtp", "Mail a code that proves an address")
        .about("The answer is the same whether or not the address has an account.")
        .body(&[("SendOtp", json!({ "emailId": EMAIL }))])
        .gives("OtpSent", SuccessMessage::CodeSent, json!({ "resendAfter": 30, "expiresIn": 600 }))
        .refused(&[Code::TooMany])
}

fn register() -> Call {
    post(paths::REGISTER, "register", "Make an account")
        .about(
            "With `otp`: a verified account, or 409 where the address has one. Without: an unverified one, and a code is mailed; \
             where the address has an account its owner gets a mail that says so, and the answer is the same.",
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
        .gives("Nothing", SuccessMessage::Registered, json!({}))
        .links(json!({ "signIn": {
            "operationId": "login",
            "description": "Whose account it is can sign in.",
            "requestBody": { "emailId": "$request.body#/emailId", "password": "$request.body#/password" },
        } }))
        .refused(&CODES)
        .refused(&[Code::AccountExists, Code::TooMany])
}

fn login() -> Call {
    post(paths::LOGIN, "login", "Sign in, or hand a customer over")
        .about(
            "A shopper signs in with a password, a mailed code, or the login code of a hand-over; with the session token of the \
             same customer the last brings its cart into that session. A request with `accessToken` is a hand-over, whatever \
             else it has; one without it that has `email` and no `emailId` is 401.",
        )
        .body(&[
            ("PasswordLogin", json!({ "emailId": EMAIL, "password": PASSWORD, "type": "normal", "remember": true, "device": DEVICE })),
            ("MailedCodeLogin", json!({ "emailId": EMAIL, "token": "123 456", "type": "otp" })),
            ("LoginCodeLogin", json!({ "token": TOKEN, "type": "code" })),
            ("HandOver", json!({ "email": EMAIL, "cart": cart(&json!("2.5")) })),
        ])
        .may_have(&[SESSION, ACCESS_TOKEN])
        .gives(
            "SignedIn",
            SuccessMessage::SignedIn,
            json!({ "token": TOKEN, "expiresAt": "2026-11-22T09:18:35Z", "device": DEVICE, "user": user(), "cart": cart(&json!(2.5)) }),
        )
        .or_gives(json!({ "success": true, "code": TOKEN }))
        .refused(&[Code::SocialUnavailable, Code::AccessToken, Code::Credentials])
        .refused(&CODES)
        .refused(&LOGIN_CODES)
        .refused(&[Code::AccountMissing, Code::CustomerUnknown, Code::TooMany])
}

fn login_code_check() -> Call {
    post(paths::LOGIN_CODE_CHECK, "loginCodeCheck", "What a login code is about")
        .about("Never uses it up. With a session token, `own` says whether that session is of the same customer.")
        .body(&[("LoginCode", json!({ "token": TOKEN }))])
        .may_have(&[SESSION])
        .gives(
            "LoginCodeFound",
            SuccessMessage::LoginCodeValid,
            json!({ "store": "Portico", "email": "a•••@e•••.com", "expiresIn": 299, "items": 1, "own": false }),
        )
        .refused(&LOGIN_CODES)
}

fn get_profile() -> Call {
    get(paths::GET_PROFILE, "getProfile", "The signed-in customer, and the cart").session().gives(
        "Profile",
        SuccessMessage::Profile,
        json!({ "user": user(), "cart": cart(&json!(2.5)) }),
    )
}

fn logout() -> Call {
    post(paths::LOGOUT, "logout", "End the session").about("A second time it is 401.").session().gives(
        "Nothing",
        SuccessMessage::SignedOut,
        json!({}),
    )
}

fn forgot_password_link() -> Call {
    get(paths::FORGOT_PASSWORD_LINK, "forgotPasswordLink", "Mail a link to choose a new password")
        .about("The answer is the same whether or not there is an account.")
        .query::<forms::ForgotPassword>("email", "The account's email address.", EMAIL)
        .gives("Nothing", SuccessMessage::LinkSent, json!({}))
        .refused(&[Code::TooMany])
}

fn key_check_by_query() -> Call {
    get(paths::FORGOT_PASSWORD_KEY_CHECK, "keyCheckByQuery", "Whether a reset link still works")
        .about("A live key belongs in no access log: `POST` says the same.")
        .query::<forms::ResetKey>("key", "The key of the reset link.", TOKEN)
        .gives("Nothing", SuccessMessage::LinkValid, json!({}))
        .refused(&LINKS)
}

fn key_check() -> Call {
    post(paths::FORGOT_PASSWORD_KEY_CHECK, "keyCheck", "Whether a reset link still works")
        .about("Never uses it up.")
        .body(&[("ResetKey", json!({ "key": TOKEN }))])
        .gives("Nothing", SuccessMessage::LinkValid, json!({}))
        .refused(&LINKS)
}

fn reset_password() -> Call {
    Call::new(Method::PUT, paths::RESET_PASSWORD, "resetPassword", "Set a new password")
        .about("Once for each link. Ends every session, lifts a lock, mails a notice; does not sign in.")
        .body(&[("ResetPassword", json!({ "key": TOKEN, "newPassword": "Difference engine, 1822" }))])
        .gives("Nothing", SuccessMessage::PasswordSet, json!({}))
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
