//! Checks of error responses. A client can neither show nor act on an error that it cannot read.

use portico_shared::paths;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::http::{Request, Response};
use crate::report::{Check, Verdict};
use crate::run::{Observation, Run};

static MALFORMED: Check = Check {
    id: "answers.malformed",
    expected: "truncated JSON is refused with 400 in the envelope",
    why: "A client's mistake that is reported as the server's own fault pages an engineer for nothing and hides real faults. Answer 400.",
};
static UNKNOWN_PATH: Check = Check {
    id: "answers.unknown-path",
    expected: "a path that the API does not have is refused with 404 in the envelope",
    why: "An app that expects JSON and gets an HTML page can only say that something went wrong. Answer in the envelope.",
};
static METHOD: Check = Check {
    id: "answers.method",
    expected: "a method that a path does not support is refused with 405 in the envelope",
    why: "An app that expects JSON and gets an HTML page can only say that something went wrong. Answer in the envelope.",
};
static MEDIA_TYPE: Check = Check {
    id: "answers.media-type",
    expected: "a body that is not declared as JSON is refused with 415 in the envelope",
    why: "Any page may send text without a preflight, so reading it as a request bypasses CORS, and ignoring it is a surprise.",
};
static WRONG_TYPE: Check = Check {
    id: "answers.wrong-type",
    expected: "a JSON value of the wrong type is refused with 400, and the answer names its field",
    why: "The value reaches code that was written for text, with unpredictable results. Check types first.",
};
static LONG_QUERY: Check = Check {
    id: "answers.long-query",
    expected: "a query of 20 kB is refused in the envelope",
    why: "Without a body and CORS headers a page sees a broken connection and tells the shopper to check the network.",
};
static LARGE_BODY: Check = Check {
    id: "answers.large-body",
    expected: "a body of 200 kB is refused with 413 or 400 in the envelope",
    why: "A sign-in needs a few hundred bytes. Without a limit, an attacker can keep the server busy with large bodies.",
};
static STORE: Check = Check {
    id: "answers.store-key",
    expected: "an unknown store key is refused with 400",
    why: "A page with a wrong key would silently use another store than its own.",
};
static ENVELOPE: Check = Check {
    id: "answers.envelope",
    expected: "every refusal in this run has a status of 4xx or 5xx, and JSON with status 0, a message and a stable code",
    why: "A client branches on the code. One that has to recognise sentences breaks when the wording or the language changes.",
};
static REFUSED_WITH_200: Check = Check {
    id: "answers.refused-with-200",
    expected: "no refusal in this run has a status of success",
    why: "Proxies, monitoring and clients take 200 for success. Refuse with 4xx.",
};
static INTERNALS: Check = Check {
    id: "answers.internals",
    expected: "no answer in this run exposes internals: stack traces, SQL, names of exceptions",
    why: "They tell an attacker which software, tables and paths you have. Log them, and answer 500 with only the request's id.",
};
static PASSWORD_HASH: Check = Check {
    id: "answers.password-hash",
    expected: "no answer in this run contains a password hash",
    why: "Every page, extension and log that sees the answer can crack the password offline. Never read that column for an answer.",
};
static RESET_KEY: Check = Check {
    id: "answers.reset-key",
    expected: "no answer in this run contains the key of a reset link",
    why: "Anyone who sees the answer can set a new password. A key belongs only in its mail and, hashed, in the database.",
};

/// Bytes of a query that should be too long.
const LONG: usize = 20_000;
/// Bytes of a body that should be too large.
const LARGE: usize = 200_000;

/// Sends requests that should be refused.
pub async fn run(run: &Run) {
    let refused =
        |status: StatusCode| move |response: &Response| response.status == status && response.is_envelope();
    let email = run.address("nobody");
    let body = json!({"emailId": email, "password": "Aa1!nobody", "type": "normal"});
    let whole = body.to_string();
    let sign_in = |body: &str| Request::text(Method::POST, paths::LOGIN, body);

    let broken = sign_in(&whole[..whole.len() / 2]);
    run.check(&MALFORMED, broken, Verdict::Warn, refused(StatusCode::BAD_REQUEST)).await;
    let nowhere = Request::get("/customer/portico-check");
    run.check(&UNKNOWN_PATH, nowhere, Verdict::Warn, refused(StatusCode::NOT_FOUND)).await;
    let get = Request::get(paths::LOGIN);
    run.check(&METHOD, get, Verdict::Warn, refused(StatusCode::METHOD_NOT_ALLOWED)).await;
    let as_text = sign_in(&whole).header("content-type", "text/plain");
    run.check(&MEDIA_TYPE, as_text, Verdict::Warn, refused(StatusCode::UNSUPPORTED_MEDIA_TYPE)).await;
    let number = sign_in(r#"{"emailId": 5, "password": true, "type": "normal"}"#);
    run.check(&WRONG_TYPE, number, Verdict::Warn, |response| {
        refused(StatusCode::BAD_REQUEST)(response) && response.text.contains("emailId")
    })
    .await;
    let long = Request::get(format!("{}?email={}", paths::FORGOT_PASSWORD_LINK, "a".repeat(LONG)));
    run.check(&LONG_QUERY, long, Verdict::Warn, Response::is_envelope).await;
    let large =
        sign_in(&json!({"emailId": email, "password": "x".repeat(LARGE), "type": "normal"}).to_string());
    run.check(&LARGE_BODY, large, Verdict::Warn, |response| {
        matches!(response.status.as_u16(), 400 | 413) && response.is_envelope()
    })
    .await;
    let other_store = sign_in(&whole).header(paths::KEY, "portico-check");
    run.check(&STORE, other_store, Verdict::Warn, |response| response.status == StatusCode::BAD_REQUEST)
        .await;
}

/// Reviews all responses of the run. `keys` are those of the mailed reset links.
pub fn review(run: &Run, keys: &[String]) {
    let responses = run.client.responses();
    let first = |check, otherwise, is_wrong: &dyn Fn(&Response) -> bool| {
        let wrong: Vec<_> = responses.iter().filter(|response| is_wrong(response)).collect();
        let observation = match wrong[..] {
            [] => {
                let sent = format!("{} requests", responses.len());
                Observation { verdict: Verdict::Pass, sent, came: String::new() }
            }
            [first, ..] => Observation {
                came: format!("{first} (in {} of {} answers)", wrong.len(), responses.len()),
                ..Observation::of(first, false, otherwise)
            },
        };
        run.record(check, Ok(observation));
    };
    let is_refused =
        |response: &Response| response.status.is_client_error() || response.status.is_server_error();
    first(&ENVELOPE, Verdict::Warn, &|response| is_refused(response) && !response.is_envelope());
    first(&REFUSED_WITH_200, Verdict::Warn, &|response| {
        response.status.is_success() && response.json["status"].as_i64().is_some_and(|status| status != 1)
    });
    first(&INTERNALS, Verdict::Dangerous, &|response| {
        let tells = [
            "QueryFailedError",
            "TypeError",
            "SyntaxError",
            "\n    at ",
            "\\n    at ",
            "Traceback (most",
            "SQLSTATE",
        ];
        !response.json["stack"].is_null() || tells.iter().any(|sign| response.text.contains(sign))
    });
    first(&PASSWORD_HASH, Verdict::Dangerous, &|response| has_hash(&response.json));
    first(&RESET_KEY, Verdict::Dangerous, &|response| {
        has_member(&response.json, "forgetPasswordKey")
            || keys.iter().any(|key| response.text.contains(key.as_str()))
    });
}

/// Whether any string in it is a password hash in the format of crypt, argon2, scrypt, PBKDF2 or LDAP.
fn has_hash(json: &Value) -> bool {
    match json {
        Value::String(text) => {
            let begins =
                ["$2a$", "$2b$", "$2y$", "$argon2", "$scrypt$", "$pbkdf2", "$5$", "$6$", "pbkdf2_", "{SSHA"];
            begins.iter().any(|begin| text.starts_with(begin)) && text.len() > 20
        }
        Value::Array(items) => items.iter().any(has_hash),
        Value::Object(members) => members.values().any(has_hash),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether it has a member of that name that is a non-empty string.
fn has_member(json: &Value, name: &str) -> bool {
    match json {
        Value::Object(members) => members.iter().any(|(key, value)| {
            (key == name && value.as_str().is_some_and(|text| !text.is_empty())) || has_member(value, name)
        }),
        Value::Array(items) => items.iter().any(|item| has_member(item, name)),
        _ => false,
    }
}
