//! Checks of sessions.

use portico_shared::paths;
use reqwest::{Method, StatusCode};

use crate::http::{Request, Response};
use crate::report::{Check, Verdict};
use crate::run::{Customer, NotChecked, Observation, Outcome, Run, login, profile};

static PROFILE: Check = Check {
    id: "sessions.profile",
    expected: "the session of a sign-in can read the profile",
    why: "Without it an app cannot show who is signed in after a reload.",
};
static MISSING: Check = Check {
    id: "sessions.missing",
    expected: "the profile without a session is refused with 401",
    why: "401 tells an app to ask for the password again.",
};
static MALFORMED: Check = Check {
    id: "sessions.malformed-token",
    expected: "a malformed token is refused with 401",
    why: "An app that gets 500 takes the server for broken and keeps an invalid session.",
};
static LOGOUT: Check = Check {
    id: "sessions.logout",
    expected: "signing out ends the session",
    why: "Anyone who has the token, from a shared computer or a log, stays signed in. End the session on the server.",
};
static SAME_SECOND: Check = Check {
    id: "sessions.same-second",
    expected: "of two sessions created at the same time, signing out of one ends only that one",
    why: "Tokens that differ only in their second can be equal, and then a signed-out session still works. Put random bits into each.",
};
static OTHER_SCHEME: Check = Check {
    id: "sessions.other-scheme",
    expected: "signing out with another scheme than Bearer is refused, or ends the session",
    why: "An answer that says the session has ended must be true.",
};

/// Creates and ends sessions of a customer.
pub async fn run(run: &Run, customer: &Result<Customer, NotChecked>) {
    let unauthorized = |response: &Response| response.status == StatusCode::UNAUTHORIZED;
    run.check(&MISSING, Request::get(paths::GET_PROFILE), Verdict::Warn, unauthorized).await;
    let malformed = Request::get(paths::GET_PROFILE).header("authorization", "Bearer");
    run.check(&MALFORMED, malformed, Verdict::Warn, unauthorized).await;

    let checks = [&PROFILE, &LOGOUT, &OTHER_SCHEME, &SAME_SECOND];
    let customer = match customer {
        Ok(customer) => customer,
        Err(reason) => return run.skip(&checks, reason),
    };
    let token = match run.session(customer).await {
        Ok(token) => token,
        Err(reason) => return run.skip(&checks, &reason),
    };
    if !run.check(&PROFILE, profile(&token), Verdict::Warn, Response::succeeded).await {
        let reason = "needs the profile: if no session can read it, it cannot show that one has ended";
        return run.skip(&checks[1..], &NotChecked::because(reason));
    }
    // Before any other session exists: one of the same second could keep this one alive, which a later check is about.
    run.record(&LOGOUT, ended(run, &token).await);
    run.record(&OTHER_SCHEME, other_scheme(run, customer).await);
    run.record(&SAME_SECOND, same_second(run, customer).await);
}

fn logout(authorization: &str) -> Request {
    Request::get(paths::LOGOUT).method(Method::POST).header("authorization", authorization)
}

/// Signs out of a session and sees whether it still works.
async fn ended(run: &Run, token: &str) -> Outcome {
    let out = run.client.send(logout(&format!("Bearer {token}"))).await?;
    let after = run.client.send(profile(token)).await?;
    Ok(Observation::of_two(&out, &after, !after.succeeded(), Verdict::Dangerous))
}

async fn other_scheme(run: &Run, customer: &Customer) -> Outcome {
    let token = run.session(customer).await?;
    let out = run.client.send(logout(&format!("Basic {token}"))).await?;
    let after = run.client.send(profile(&token)).await?;
    Ok(Observation::of_two(&out, &after, !(out.succeeded() && after.succeeded()), Verdict::Warn))
}

async fn same_second(run: &Run, customer: &Customer) -> Outcome {
    let request = || run.client.send(login(&customer.email, &customer.password));
    let mut last = None;
    // Twice, because two simultaneous sign-ins may still fall into different seconds.
    for _ in 0..2 {
        let (one, other) = tokio::join!(request(), request());
        let tokens = (one?.token(), other?.token());
        let (Some(one), Some(other)) = tokens else {
            return Err(NotChecked::because(
                "needs two sessions, but signing in twice at the same time failed",
            ));
        };
        let observation = ended(run, &one).await?;
        if observation.verdict != Verdict::Pass {
            return Ok(observation);
        }
        let after = run.client.send(profile(&other)).await?;
        if !after.succeeded() {
            return Ok(Observation::of(&after, false, Verdict::Warn));
        }
        last = Some(observation);
    }
    last.ok_or_else(|| NotChecked::because("no sessions"))
}
