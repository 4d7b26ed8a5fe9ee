//! Checks of how the server refuses: what a client cannot read, it can neither say nor act on.

use axum::http::{Method, StatusCode};
use portico_shared::paths;
use serde_json::{Value, json};

use super::exchange::{Answer, Ask};
use super::report::{Check, Verdict};
use super::run::{Run, Seen};

static MALFORMED: Check = Check {
    id: "answers.malformed",
    expected: "JSON that breaks off is refused with 400 in the envelope",
    why: "A client's mistake that is answered as the server's own fault wakes somebody up, and hides real faults. Answer 400.",
};
static UNKNOWN_PATH: Check = Check {
    id: "answers.unknown-path",
    expected: "a path that is none of the API's is refused with 404 in the envelope",
    why: "An app that expects JSON and gets a page of HTML can only say that something went wrong. Answer in the envelope.",
};
static METHOD: Check = Check {
    id: "answers.method",
    expected: "a method that a path does not take is refused with 405 in the envelope",
    why: "An app that expects JSON and gets a page of HTML can only say that something went wrong. Answer in the envelope.",
};
static MEDIA_TYPE: Check = Check {
    id: "answers.media-type",
    expected: "a body that is not declared as JSON is refused with 415 in the envelope",
    why: "Any page may send text without a preflight, so reading it as a request opens a way past CORS; ignoring it surprises.",
};
static WRONG_TYPE: Check = Check {
    id: "answers.wrong-type",
    expected: "a JSON value of the wrong type is refused with 400, and its field is named",
    why: "A value that no rule was written for reaches code that expects text. Check types before anything else.",
};
static LONG_QUERY: Check = Check {
    id: "answers.long-query",
    expected: "a query of 20 kB is refused in the envelope",
    why: "Without a body and CORS headers a page sees a broken connection and tells the shopper to check the network.",
};
static LARGE_BODY: Check = Check {
    id: "answers.large-body",
    expected: "a body of 200 kB is refused with 413 or 400 in the envelope",
    why: "A sign-in needs a few hundred bytes. Whoever may send any number of large ones keeps the server busy with them.",
};
static STORE: Check = Check {
    id: "answers.store-key",
    expected: "a store key that the server does not know is refused with 400",
    why: "A page with a wrong key would otherwise speak to another store than its own, and nobody would notice.",
};
static ENVELOPE: Check = Check {
    id: "answers.envelope",
    expected: "every refusal of the run has a status of 4xx or 5xx, JSON with status 0, a message, and a code that stays",
    why: "A client branches on the code. One that has to recognise sentences breaks with the next wording or language.",
};
static REFUSED_WITH_200: Check = Check {
    id: "answers.refused-with-200",
    expected: "no refusal of the run came with a status of success",
    why: "Proxies, monitors and clients take 200 for success. Refuse with 4xx.",
};
static INTERNALS: Check = Check {
    id: "answers.internals",
    expected: "no answer of the run shows the server's insides: stacks, SQL, names of errors",
    why: "They tell an attacker which software, tables and paths there are. Log them, and answer 500 with the request's id alone.",
};
static PASSWORD_HASH: Check = Check {
    id: "answers.password-hash",
    expected: "no answer of the run has a password hash in it",
    why: "Every page, extension and log that sees the answer can guess the password at leisure. Never read the column for an answer.",
};
static RESET_KEY: Check = Check {
    id: "answers.reset-key",
    expected: "no answer of the run has the key of a reset link in it",
    why: "Whoever sees the answer can set a new password. A key belongs in its mail alone, and hashed in the database.",
};

/// Bytes of a query that is too long.
const LONG: usize = 20_000;
/// Bytes of a body that is too large.
const LARGE: usize = 200_000;

/// Sends what should be refused.
pub async fn run(run: &Run) {
    let refused = |status: StatusCode| move |answer: &Answer| answer.status == status && answer.is_envelope();
    let email = run.address("nobody");
    let body = json!({"emailId": email, "password": "Aa1!nobody", "type": "normal"});
    let whole = body.to_string();
    let sign_in = |body: &str| Ask::text(Method::POST, paths::LOGIN, body);

    let broken = sign_in(&whole[..whole.len() / 2]);
    run.judge(&MALFORMED, broken, Verdict::Differs, refused(StatusCode::BAD_REQUEST)).await;
    let nowhere = Ask::get("/customer/portico-check");
    run.judge(&UNKNOWN_PATH, nowhere, Verdict::Differs, refused(StatusCode::NOT_FOUND)).await;
    let get = Ask::get(paths::LOGIN);
    run.judge(&METHOD, get, Verdict::Differs, refused(StatusCode::METHOD_NOT_ALLOWED)).await;
    let as_text = sign_in(&whole).header("content-type", "text/plain");
    run.judge(&MEDIA_TYPE, as_text, Verdict::Differs, refused(StatusCode::UNSUPPORTED_MEDIA_TYPE)).await;
    let number = sign_in(r#"{"emailId": 5, "password": true, "type": "normal"}"#);
    run.judge(&WRONG_TYPE, number, Verdict::Differs, |answer| {
        refused(StatusCode::BAD_REQUEST)(answer) && answer.text.contains("emailId")
    })
    .await;
    let long = Ask::get(format!("{}?email={}", paths::FORGOT_PASSWORD_LINK, "a".repeat(LONG)));
    run.judge(&LONG_QUERY, long, Verdict::Differs, Answer::is_envelope).await;
    let large =
        sign_in(&json!({"emailId": email, "password": "x".repeat(LARGE), "type": "normal"}).to_string());
    run.judge(&LARGE_BODY, large, Verdict::Differs, |answer| {
        matches!(answer.status.as_u16(), 400 | 413) && answer.is_envelope()
    })
    .await;
    let other_store = sign_in(&whole).header(paths::KEY, "portico-check");
    run.judge(&STORE, other_store, Verdict::Differs, |answer| answer.status == StatusCode::BAD_REQUEST).await;
}

/// Looks at every answer of the run once more. `keys` are those of the reset links that were mailed.
pub fn look_back(run: &Run, keys: &[String]) {
    let answers = run.client.answers();
    let first = |check, otherwise, is_wrong: &dyn Fn(&Answer) -> bool| {
        let wrong: Vec<_> = answers.iter().filter(|answer| is_wrong(answer)).collect();
        let seen = match wrong[..] {
            [] => {
                let sent = format!("{} requests", answers.len());
                Seen { verdict: Verdict::Fits, sent, came: String::new() }
            }
            [first, ..] => Seen {
                came: format!("{first} (in {} of {} answers)", wrong.len(), answers.len()),
                ..Seen::of(first, false, otherwise)
            },
        };
        run.conclude(check, Ok(seen));
    };
    let is_refused = |answer: &Answer| answer.status.is_client_error() || answer.status.is_server_error();
    first(&ENVELOPE, Verdict::Differs, &|answer| is_refused(answer) && !answer.is_envelope());
    first(&REFUSED_WITH_200, Verdict::Differs, &|answer| {
        answer.status.is_success() && answer.json["status"].as_i64().is_some_and(|status| status != 1)
    });
    first(&INTERNALS, Verdict::Dangerous, &|answer| {
        let tells = [
            "QueryFailedError",
            "TypeError",
            "SyntaxError",
            "\n    at ",
            "\\n    at ",
            "Traceback (most",
            "SQLSTATE",
        ];
        !answer.json["stack"].is_null() || tells.iter().any(|sign| answer.text.contains(sign))
    });
    first(&PASSWORD_HASH, Verdict::Dangerous, &|answer| has_hash(&answer.json));
    first(&RESET_KEY, Verdict::Dangerous, &|answer| {
        has_member(&answer.json, "forgetPasswordKey")
            || keys.iter().any(|key| answer.text.contains(key.as_str()))
    });
}

/// Whether any text in it is a password hash as crypt, argon2, scrypt, PBKDF2 or LDAP write it.
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

/// Whether a member of that name has text in it.
fn has_member(json: &Value, name: &str) -> bool {
    match json {
        Value::Object(members) => members.iter().any(|(key, value)| {
            (key == name && value.as_str().is_some_and(|text| !text.is_empty())) || has_member(value, name)
        }),
        Value::Array(items) => items.iter().any(|item| has_member(item, name)),
        _ => false,
    }
}
