//! Checks of signing in with identity providers. They need no provider: what is sent has to be refused.

use portico_shared::paths;
use portico_shared::wire::login_type;
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::http::{Request, Response};
use crate::report::{Check, Verdict};
use crate::run::Run;

static UNSIGNED_TOKEN: Check = Check {
    id: "social.unsigned-token",
    expected: "an ID token without a signature is refused with 400 or 403",
    why: "Anyone could sign in as any customer. Verify the signature with the provider's keys, and take only algorithms that you have chosen.",
};
static UNKNOWN_PROVIDER: Check = Check {
    id: "social.unknown-provider",
    expected: "a sign-in with an unknown provider is refused with 400",
    why: "The page can say what is wrong only if the server does.",
};
static UNKNOWN_CODE: Check = Check {
    id: "social.unknown-code",
    expected: "the exchange of a code for an unknown provider is refused with 400",
    why: "A server that sends codes to an address that the request names tells them to anyone.",
};

/// The header `{"alg":"none"}` and claims about a person at Google, without a signature.
const UNSIGNED: &str = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2FjY291bnRzLmdvb2dsZS5jb20iLCJzdWIiOiIxIn0.";

/// Sends requests that should be refused.
pub async fn run(run: &Run) {
    let is_refused = |response: &Response| {
        matches!(response.status, StatusCode::BAD_REQUEST | StatusCode::FORBIDDEN) && response.is_envelope()
    };
    let is_bad = |response: &Response| response.status == StatusCode::BAD_REQUEST && response.is_envelope();
    let login = json!({"type": login_type::SOCIAL, "token": UNSIGNED});
    let login = Request::json(Method::POST, paths::LOGIN, &login);
    run.check(&UNSIGNED_TOKEN, login, Verdict::Dangerous, is_refused).await;
    let begin = json!({"provider": "portico-check"});
    let begin = Request::json(Method::POST, paths::SOCIAL_BEGIN, &begin);
    run.check(&UNKNOWN_PROVIDER, begin, Verdict::Warn, is_bad).await;
    let exchange = json!({
        "provider": "portico-check",
        "code": "portico-check",
        "codeVerifier": "portico-check-portico-check-portico-check-pkce",
        "redirectUri": "https://portico-check.example/",
    });
    let exchange = Request::json(Method::POST, paths::SOCIAL_TOKEN, &exchange);
    run.check(&UNKNOWN_CODE, exchange, Verdict::Warn, is_bad).await;
}
