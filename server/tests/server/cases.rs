//! The shared table of cases over HTTP: the server refuses exactly what the browser refuses, with the same error
//! code.

use std::fmt::Write as _;

use crate::support::{self, Answer, EMAIL, Portico};
use portico_shared::cases::{Case, FormName, cases};
use portico_shared::problem::Params;
use serde_json::{Map, Value, json};

fn body(case: &Case) -> Value {
    let members = case.filled().into_iter().map(|(name, value)| (name.to_owned(), json!(value)));
    Value::Object(members.collect::<Map<_, _>>())
}

async fn ask(portico: &Portico, token: &str, case: &Case) -> Answer {
    let body = body(case);
    match case.form {
        FormName::Login => portico.post_json("/customer/login", body).await,
        FormName::Register => portico.post_json("/customer/register", body).await,
        FormName::SendOtp => portico.post_json("/customer/send-otp", body).await,
        // A code has no request of its own: it is sent with a registration.
        FormName::Otp => portico.register_with(EMAIL, body).await,
        FormName::ForgotPassword => portico.forgot(body["email"].as_str().expect("text")).await,
        FormName::ResetKey => portico.post_json("/customer/forgot-password-key-check", body).await,
        FormName::HandOff => portico.hand_over(token, body).await,
        FormName::LoginCode => portico.post_json("/customer/login-code-check", body).await,
        FormName::ResetPassword => {
            let text = |name: &str| body[name].as_str().expect("text");
            portico.reset(text("key"), text("newPassword")).await
        }
    }
}

/// The field, error code and bounds of each refused field.
fn refused(answer: &Answer) -> Vec<(String, String, Params)> {
    let errors = answer.body["errors"].as_array().into_iter().flatten();
    let parts = |error: &Value| {
        let params = serde_json::from_value(error["params"].clone()).expect("bounds");
        (support::text(&error["field"]).to_owned(), support::text(&error["code"]).to_owned(), params)
    };
    errors.map(parts).collect()
}

#[tokio::test]
async fn the_server_refuses_what_the_browser_refuses() {
    let portico = Portico::start().await;
    let token = portico.access_token().await;
    let mut differences = String::new();
    let all = cases();
    assert!(all.len() > 100, "the table has cases");
    for case in &all {
        let answer = ask(&portico, &token, case).await;
        let expected: Vec<_> = case
            .errors()
            .into_iter()
            .map(|(field, code, params)| (field.to_owned(), code.as_str().to_owned(), params))
            .collect();
        let found = refused(&answer);
        let is_invalid = answer.body["code"] == "invalid";
        if found != expected || is_invalid == expected.is_empty() {
            let _ = writeln!(differences, "{case}: expected {expected:?}, got {}", answer.body);
        }
    }
    assert!(differences.is_empty(), "{differences}");
}
