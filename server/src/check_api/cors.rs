//! Checks of what pages of other origins may do.

use axum::http::Method;
use portico_shared::paths;

use super::exchange::{Answer, Ask};
use super::report::{Check, Verdict};
use super::run::{Outcome, Run, Seen, login};

static ANY_ORIGIN: Check = Check {
    id: "cors.any-origin",
    expected: "an origin that is none of the shop's is not allowed, least of all with credentials",
    why: "With credentials, any page that a shopper opens acts as the shopper. Without them, any page can guess passwords from the \
          shopper's address. List the shop's origins.",
};
static REFUSALS: Check = Check {
    id: "cors.refusals",
    expected: "refusals have the same CORS headers as what is done",
    why: "A page cannot read a refusal without them: it sees a broken connection, and tells the shopper to check the network.",
};

const ALLOWED: &str = "access-control-allow-origin";
const CREDENTIALS: &str = "access-control-allow-credentials";
const STRANGER: &str = "https://portico-check.invalid";

/// Asks as a page of another origin, and as one of `origin`.
pub async fn run(run: &Run, origin: &str) {
    run.conclude(&ANY_ORIGIN, any_origin(run).await);
    run.conclude(&REFUSALS, refusals(run, origin).await);
}

async fn any_origin(run: &Run) -> Outcome {
    let ask = Ask::get(paths::LOGIN)
        .method(Method::OPTIONS)
        .header("origin", STRANGER)
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "authorization,content-type,key");
    let answer = run.client.send(ask).await?;
    let allowed = answer.header(ALLOWED).unwrap_or("nothing");
    let is_allowed = allowed == "*" || allowed == STRANGER;
    let with_credentials = answer.header(CREDENTIALS) == Some("true");
    let otherwise = if with_credentials { Verdict::Dangerous } else { Verdict::Differs };
    let with = if with_credentials { ", with credentials" } else { "" };
    let came = format!("{answer}, allowing {allowed}{with}");
    Ok(Seen { came, ..Seen::of(&answer, !is_allowed, otherwise) })
}

async fn refusals(run: &Run, origin: &str) -> Outcome {
    let email = run.address("nobody");
    let from = |ask: Ask| ask.header("origin", origin);
    let understood = run.client.send(from(login(&email, "Aa1!nobody"))).await?;
    let has = |answer: &Answer| answer.header(ALLOWED).is_some();
    if !has(&understood) {
        // Pages of the server itself are all there are, or the origin is not on its list; then there is nothing to lack.
        return Ok(Seen::of(&understood, true, Verdict::Differs));
    }
    let malformed = from(Ask::text(Method::POST, paths::LOGIN, "{\"emailId\":"));
    let nowhere = from(Ask::get("/customer/portico-check"));
    let long = from(Ask::get(format!("{}?email={}", paths::FORGOT_PASSWORD_LINK, "a".repeat(20_000))));
    for ask in [malformed, nowhere, long] {
        let answer = run.client.send(ask).await?;
        if !has(&answer) {
            let came = format!("{answer}, without {ALLOWED}");
            return Ok(Seen { came, ..Seen::of(&answer, false, Verdict::Differs) });
        }
    }
    Ok(Seen::of(&understood, true, Verdict::Differs))
}
