//! Checks of sessions.

use axum::http::{Method, StatusCode};
use portico_shared::paths;

use super::exchange::{Answer, Ask};
use super::report::{Check, Verdict};
use super::run::{Customer, Outcome, Run, Seen, Unchecked, login, profile};

static PROFILE: Check = Check {
    id: "sessions.profile",
    expected: "the session of a sign-in gives the profile",
    why: "Without it an app cannot show who is signed in after a page is loaded again.",
};
static MISSING: Check = Check {
    id: "sessions.missing",
    expected: "the profile without a session is refused with 401",
    why: "401 is how an app learns that it has to ask for the password again.",
};
static MALFORMED: Check = Check {
    id: "sessions.malformed-token",
    expected: "a token that is none is refused with 401",
    why: "An app that gets 500 takes the server for broken and keeps a session that is none.",
};
static LOGOUT: Check = Check {
    id: "sessions.logout",
    expected: "a session is over once it is signed out",
    why: "Whoever has the token by then, on a shared computer or from a log, stays signed in. End it on the server.",
};
static SAME_SECOND: Check = Check {
    id: "sessions.same-second",
    expected: "of two sessions begun at the same time, signing out of one ends that one alone",
    why: "Sessions that are told apart by their second are one: the one that is signed out goes on. Give each random bits.",
};
static OTHER_SCHEME: Check = Check {
    id: "sessions.other-scheme",
    expected: "signing out with a scheme other than Bearer is refused, or ends the session",
    why: "An answer that says that the session is over must be true.",
};

/// Begins and ends sessions of a customer.
pub async fn run(run: &Run, customer: &Result<Customer, Unchecked>) {
    let unauthorized = |answer: &Answer| answer.status == StatusCode::UNAUTHORIZED;
    run.judge(&MISSING, Ask::get(paths::GET_PROFILE), Verdict::Differs, unauthorized).await;
    let malformed = Ask::get(paths::GET_PROFILE).header("authorization", "Bearer");
    run.judge(&MALFORMED, malformed, Verdict::Differs, unauthorized).await;

    let checks = [&PROFILE, &LOGOUT, &OTHER_SCHEME, &SAME_SECOND];
    let customer = match customer {
        Ok(customer) => customer,
        Err(because) => return run.skip(&checks, because),
    };
    let token = match run.session(customer).await {
        Ok(token) => token,
        Err(because) => return run.skip(&checks, &because),
    };
    if !run.judge(&PROFILE, profile(&token), Verdict::Differs, Answer::is_done).await {
        let because = "needs the profile: where no session gives it, it does not tell whether one is over";
        return run.skip(&checks[1..], &Unchecked::needs(because));
    }
    // Before there is another session: one of the same second would go on for it, which is the matter of a later check.
    run.conclude(&LOGOUT, ended(run, &token).await);
    run.conclude(&OTHER_SCHEME, other_scheme(run, customer).await);
    run.conclude(&SAME_SECOND, same_second(run, customer).await);
}

fn logout(authorization: &str) -> Ask {
    Ask::get(paths::LOGOUT).method(Method::POST).header("authorization", authorization)
}

/// Signs a session out and sees whether it still works.
async fn ended(run: &Run, token: &str) -> Outcome {
    let out = run.client.send(logout(&format!("Bearer {token}"))).await?;
    let after = run.client.send(profile(token)).await?;
    Ok(Seen::of_two(&out, &after, !after.is_done(), Verdict::Dangerous))
}

async fn other_scheme(run: &Run, customer: &Customer) -> Outcome {
    let token = run.session(customer).await?;
    let out = run.client.send(logout(&format!("Basic {token}"))).await?;
    let after = run.client.send(profile(&token)).await?;
    Ok(Seen::of_two(&out, &after, !(out.is_done() && after.is_done()), Verdict::Differs))
}

async fn same_second(run: &Run, customer: &Customer) -> Outcome {
    let ask = || run.client.send(login(&customer.email, &customer.password));
    let mut last = None;
    // Twice, since two answers of one moment may still fall into two seconds.
    for _ in 0..2 {
        let (one, other) = tokio::join!(ask(), ask());
        let tokens = (one?.token(), other?.token());
        let (Some(one), Some(other)) = tokens else {
            return Err(Unchecked::needs("needs two sessions, and signing in at the same time failed"));
        };
        let seen = ended(run, &one).await?;
        if seen.verdict != Verdict::Fits {
            return Ok(seen);
        }
        let after = run.client.send(profile(&other)).await?;
        if !after.is_done() {
            return Ok(Seen::of(&after, false, Verdict::Differs));
        }
        last = Some(seen);
    }
    last.ok_or_else(|| Unchecked::needs("no sessions"))
}
