//! Checks of which origins CORS allows.

use portico_shared::paths;
use reqwest::Method;

use crate::http::{Request, Response};
use crate::report::{Check, Verdict};
use crate::run::{Observation, Outcome, Run, login};

static ANY_ORIGIN: Check = Check {
    id: "cors.any-origin",
    expected: "an origin that is not the shop's is not allowed, least of all with credentials",
    why: "With credentials, any page that a shopper opens can act as the shopper. Without them, any page can guess passwords from the \
          shopper's IP address. Allow only the shop's origins.",
};
static REFUSALS: Check = Check {
    id: "cors.refusals",
    expected: "refusals have the same CORS headers as successful answers",
    why: "Without them a page cannot read a refusal. It sees a broken connection and tells the shopper to check the network.",
};

const ALLOWED: &str = "access-control-allow-origin";
const CREDENTIALS: &str = "access-control-allow-credentials";
const STRANGER: &str = "https://portico-check.invalid";

/// Sends requests as a page of another origin and as one of `origin`.
pub async fn run(run: &Run, origin: &str) {
    run.record(&ANY_ORIGIN, any_origin(run).await);
    run.record(&REFUSALS, refusals(run, origin).await);
}

async fn any_origin(run: &Run) -> Outcome {
    let request = Request::get(paths::LOGIN)
        .method(Method::OPTIONS)
        .header("origin", STRANGER)
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "authorization,content-type,key");
    let response = run.client.send(request).await?;
    let allowed = response.header(ALLOWED).unwrap_or("nothing");
    let is_allowed = allowed == "*" || allowed == STRANGER;
    let with_credentials = response.header(CREDENTIALS) == Some("true");
    let otherwise = if with_credentials { Verdict::Dangerous } else { Verdict::Warn };
    let with = if with_credentials { ", with credentials" } else { "" };
    let came = format!("{response}, allowing {allowed}{with}");
    Ok(Observation { came, ..Observation::of(&response, !is_allowed, otherwise) })
}

async fn refusals(run: &Run, origin: &str) -> Outcome {
    let email = run.address("nobody");
    let from = |request: Request| request.header("origin", origin);
    let understood = run.client.send(from(login(&email, "Aa1!nobody"))).await?;
    let has = |response: &Response| response.header(ALLOWED).is_some();
    if !has(&understood) {
        // The server allows its own pages only, or `origin` is not on its list. Then refusals need no headers either.
        return Ok(Observation::of(&understood, true, Verdict::Warn));
    }
    let malformed = from(Request::text(Method::POST, paths::LOGIN, "{\"emailId\":"));
    let nowhere = from(Request::get("/customer/portico-check"));
    let long = from(Request::get(format!("{}?email={}", paths::FORGOT_PASSWORD_LINK, "a".repeat(20_000))));
    for request in [malformed, nowhere, long] {
        let response = run.client.send(request).await?;
        if !has(&response) {
            let came = format!("{response}, without {ALLOWED}");
            return Ok(Observation { came, ..Observation::of(&response, false, Verdict::Warn) });
        }
    }
    Ok(Observation::of(&understood, true, Verdict::Warn))
}
