//! Checks of signing in with passkeys. They need no authenticator: what is sent has to be refused. A server without passkeys answers 404.

use portico_shared::paths;
use portico_shared::wire::login_type;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::http::{Request, Response};
use crate::report::{Check, Verdict};
use crate::run::Run;

static UNSIGNED_ASSERTION: Check = Check {
    id: "passkeys.unsigned-assertion",
    expected: "an assertion that no passkey has signed is refused with 400, 403 or 404",
    why: "Anyone could sign in as any customer. Verify the signature with the passkey's public key, and everything else that WebAuthn Level 3, section 7.2, lists.",
};
static OPTIONS: Check = Check {
    id: "passkeys.options",
    expected: "the options of a sign-in have a challenge of at least 16 bytes and no credentials, or are refused with 404",
    why: "A short challenge can be guessed, and a list of credentials tells who is a customer.",
};
static NEW_CHALLENGE: Check = Check {
    id: "passkeys.new-challenge",
    expected: "each answer has a challenge of its own",
    why: "Someone who has seen a signature could send it again.",
};

/// An assertion for the host `portico-check.example`, with a challenge and a signature of zeros.
fn unsigned() -> String {
    let zeros = "A".repeat(64);
    json!({
        "type": "public-key",
        "id": zeros,
        "rawId": zeros,
        "clientExtensionResults": {},
        "response": {
            // {"type":"webauthn.get","challenge":"AAAA","origin":"https://portico-check.example"}
            "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQUFBQSIsIm9yaWdpbiI6Imh0dHBzOi8vcG9ydGljby1jaGVjay5leGFtcGxlIn0",
            "authenticatorData": "A".repeat(43) + "BAAAAAA",
            "signature": zeros,
            "userHandle": zeros,
        },
    })
    .to_string()
}

/// What the answer has as options.
fn options(response: &Response) -> &Value {
    &response.json["data"]["publicKey"]
}

/// Whether a challenge has at least 16 bytes, which are 22 characters of base64url.
fn has_options(response: &Response) -> bool {
    let is_long = options(response)["challenge"].as_str().is_some_and(|challenge| challenge.len() >= 22);
    let credentials = &options(response)["allowCredentials"];
    response.succeeded() && is_long && credentials.as_array().is_none_or(Vec::is_empty)
}

/// Sends a request that should be refused, and asks for options.
pub async fn run(run: &Run) {
    let is_absent = |response: &Response| response.status == StatusCode::NOT_FOUND && response.is_envelope();
    let is_refused = |response: &Response| {
        matches!(response.status, StatusCode::BAD_REQUEST | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
            && response.is_envelope()
    };
    let login = json!({"type": login_type::PASSKEY, "token": unsigned()});
    let login = Request::json(Method::POST, paths::LOGIN, &login);
    run.check(&UNSIGNED_ASSERTION, login, Verdict::Dangerous, is_refused).await;
    let mut challenges = Vec::new();
    for check in [&OPTIONS, &NEW_CHALLENGE] {
        let request = Request::json(Method::POST, paths::PASSKEY_OPTIONS, &json!({}));
        run.check(check, request, Verdict::Warn, |response| {
            let challenge = options(response)["challenge"].clone();
            let is_new = !challenges.contains(&challenge);
            challenges.push(challenge);
            is_absent(response) || (has_options(response) && is_new)
        })
        .await;
    }
}
