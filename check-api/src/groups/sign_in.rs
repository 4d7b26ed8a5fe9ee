//! Checks of signing in.

use std::time::Duration;

use portico_shared::paths;
use reqwest::Method;
use serde_json::{Value, json};

use super::timing;
use crate::http::{Request, Response};
use crate::report::{Check, Verdict};
use crate::run::{Customer, NotChecked, Observation, Outcome, Run, login, login_as, random_password, reset};

static NO_ADDRESS: Check = Check {
    id: "sign-in.no-address",
    expected: "a sign-in without an address, or with null for it, is refused",
    why: "A query condition that is dropped when its value is missing matches every customer: a password signs in as anyone who has it.",
};
static ADDRESS_LIST: Check = Check {
    id: "sign-in.address-list",
    expected: "a list in place of an address is refused",
    why: "The query gets several values where one was meant. Check types first.",
};
static WITHOUT_TYPE: Check = Check {
    id: "sign-in.without-type",
    expected: "a sign-in without a type is treated as one with a password",
    why: "Clients of the Spurtcommerce customer API may leave it out.",
};
static LONG_PASSWORD: Check = Check {
    id: "sign-in.long-password",
    expected: "the first 72 characters of a longer password do not sign in",
    why: "bcrypt reads 72 bytes and ignores the rest, so the password is shorter than the customer or the password manager thinks.",
};
static KNOWN_AND_UNKNOWN: Check = Check {
    id: "sign-in.known-and-unknown",
    expected: "a wrong password gets the same answer as an address without an account",
    why: "Anyone can find out who is a customer, address by address. Use one text for both.",
};
static TIME: Check = Check {
    id: "sign-in.time",
    expected: "a wrong password takes as long as an address without an account",
    why: "The time that hashing takes shows who is a customer, whatever the texts say. Hash for unknown addresses as well.",
};
static GUESSING: Check = Check {
    id: "sign-in.guessing",
    expected: "wrong passwords are slowed down after a few",
    why: "Attackers try stolen passwords by the million. Delay per account and per client, and say for how long with Retry-After.",
};
static LOCK: Check = Check {
    id: "sign-in.lock",
    expected: "someone else's wrong passwords lock a customer out for 15 minutes at most",
    why: "Anyone who knows the address can lock the customer out for as long as they like. Use short delays that grow, and exempt \
          devices that have signed in before (`device` in docs/api.md).",
};
static RESET_LIFTS: Check = Check {
    id: "sign-in.reset-lifts-lock",
    expected: "a reset lifts a lock",
    why: "The customer has just proved to own the mailbox, and still has to wait because of someone else's wrong passwords.",
};

/// Pairs of sign-ins whose times are compared with the first pair's, in two rounds. The second round confirms what the first
/// found, because a busy machine takes its time at random. Together they are fewer than lock an account.
const PAIRS: [usize; 2] = [3, 2];
/// Wrong passwords after which guessing counts as unlimited.
const TRIES: usize = 14;
/// The longest lock, in seconds.
const LONGEST: u64 = 15 * 60;
/// Characters of a password that bcrypt reads.
const BCRYPT: usize = 72;
/// A password that no customer has.
const WRONG: &str = "Wrong0000!portico-check";

/// Signs in as the customer, in ways that should and should not work. At the end the account may be locked.
pub async fn run(run: &Run, customer: &mut Result<Customer, NotChecked>) {
    let checks = [
        &NO_ADDRESS,
        &ADDRESS_LIST,
        &WITHOUT_TYPE,
        &LONG_PASSWORD,
        &KNOWN_AND_UNKNOWN,
        &TIME,
        &GUESSING,
        &LOCK,
        &RESET_LIFTS,
    ];
    let customer = match customer {
        Ok(customer) => customer,
        Err(reason) => return run.skip(&checks, reason),
    };
    let device = device(run, customer).await;
    let pair = pair(run, customer, &run.address("nobody-first")).await;
    run.record(
        &NO_ADDRESS,
        match &pair {
            Ok(pair) => no_address(run, customer, pair).await,
            Err(reason) => Err(reason.clone()),
        },
    );
    let list = login_as(&json!([customer.email]), &customer.password);
    run.check(&ADDRESS_LIST, list, Verdict::Warn, |response| !response.succeeded()).await;
    let body = json!({"emailId": customer.email, "password": customer.password});
    let without_type = Request::json(Method::POST, paths::LOGIN, &body);
    run.check(&WITHOUT_TYPE, without_type, Verdict::Warn, Response::succeeded).await;
    run.record(&LONG_PASSWORD, long_password(run, customer).await);

    let tries = match pair {
        Ok(pair) => wrong_tries(run, customer, pair).await,
        Err(reason) => Err(reason),
    };
    match tries {
        Err(reason) => run.skip(&[&KNOWN_AND_UNKNOWN, &TIME], &reason),
        Ok(tries) => {
            run.record(&KNOWN_AND_UNKNOWN, Ok(compare_answers(&tries[0])));
            run.record(&TIME, Ok(compare_times(&tries)));
        }
    }
    run.record(&GUESSING, guessing(run, customer).await);
    run.record(&LOCK, lock(run, customer, device).await);
    run.record(&RESET_LIFTS, reset_lifts_lock(run, customer).await);
}

/// Sends null as the address and then no address, each once, the second only if the first was refused correctly: a server that
/// takes it for one of its customers counts it as a wrong password of theirs.
async fn no_address(run: &Run, customer: &Customer, pair: &(Response, Response)) -> Outcome {
    let null = run.client.send(login_as(&Value::Null, &customer.password)).await?;
    let observation = as_unknown(&null, pair)?;
    if observation.verdict != Verdict::Pass {
        return Ok(observation);
    }
    let body = json!({"password": customer.password, "type": "normal"});
    let missing = run.client.send(Request::json(Method::POST, paths::LOGIN, &body)).await?;
    let Observation { verdict, .. } = as_unknown(&missing, pair)?;
    Ok(Observation { verdict, ..Observation::of_two(&null, &missing, true, verdict) })
}

/// Whether a sign-in without an address was treated like one of an unknown address. If it was taken for a customer, that
/// customer has another password, so it need not succeed: the answer for a wrong password shows it too.
fn as_unknown(response: &Response, (unknown, known): &(Response, Response)) -> Outcome {
    let is_as = |other| response.matches(other);
    if response.succeeded() || (is_as(known) && !is_as(unknown)) {
        return Ok(Observation::of(response, false, Verdict::Dangerous));
    }
    if !response.status.is_client_error() {
        return Ok(Observation::of(response, false, Verdict::Warn));
    }
    let is_named = response.text.to_ascii_lowercase().contains("email");
    if !is_as(known) && (is_as(unknown) || is_named) {
        return Ok(Observation::of(response, true, Verdict::Warn));
    }
    let reason = "needs an answer that differs from that of a wrong password, or names the field";
    Err(NotChecked::because(format!("{reason}; it may have been taken for a customer's: {response}")))
}

/// Signs in with part of the password, and then with all of it, so that the server forgets the failure.
async fn long_password(run: &Run, customer: &Customer) -> Outcome {
    let part = customer.password.get(..BCRYPT);
    let part = part.ok_or_else(|| NotChecked::because("needs a customer with a long password"))?;
    let response = run.client.send(login(&customer.email, part)).await?;
    run.session(customer).await?;
    Ok(Observation::of(&response, !response.succeeded(), Verdict::Dangerous))
}

/// Signs in with an unknown address, and with a wrong password.
async fn pair(run: &Run, customer: &Customer, unknown: &str) -> Result<(Response, Response), NotChecked> {
    let of_unknown = run.client.send(login(unknown, WRONG)).await?;
    Ok((of_unknown, run.client.send(login(&customer.email, WRONG)).await?))
}

/// Adds further pairs to the first.
async fn wrong_tries(
    run: &Run,
    customer: &Customer,
    first: (Response, Response),
) -> Result<Vec<(Response, Response)>, NotChecked> {
    let mut tries = vec![first];
    for pairs in PAIRS {
        // A new address each round: at a rate limit the answer comes at once and says nothing about hashing.
        let unknown = run.address(&format!("nobody-{pairs}"));
        for _ in 0..pairs {
            tries.push(pair(run, customer, &unknown).await?);
        }
        if !timing::tells_apart(&times(&tries)) {
            break;
        }
        // On many servers a success clears the failures.
        run.client.send(login(&customer.email, &customer.password)).await?;
    }
    Ok(tries)
}

fn times(tries: &[(Response, Response)]) -> Vec<(Duration, Duration)> {
    tries.iter().map(|(unknown, known)| (unknown.took, known.took)).collect()
}

fn compare_answers((unknown, known): &(Response, Response)) -> Observation {
    Observation::of_two(unknown, known, unknown.matches(known), Verdict::Dangerous)
}

fn compare_times(tries: &[(Response, Response)]) -> Observation {
    let times = times(tries);
    let (unknown, known) = timing::quickest(&times);
    let sent = format!(
        "{} times each, alternating: {}; and {}",
        tries.len(),
        tries[0].0.request,
        tries[0].1.request
    );
    let [unknown, known] = [unknown, known].map(|time| time.as_secs_f64() * 1000.0);
    let came = format!(
        "the quickest took {unknown:.1} ms for an unknown address and {known:.1} ms for a wrong password"
    );
    let verdict = if timing::tells_apart(&times) { Verdict::Dangerous } else { Verdict::Pass };
    Observation { verdict, sent, came }
}

/// Signs in with wrong passwords until the answer changes.
async fn guessing(run: &Run, customer: &Customer) -> Outcome {
    let mut first: Option<Response> = None;
    for _ in 0..TRIES {
        let response = run.client.send(login(&customer.email, WRONG)).await?;
        if first.as_ref().is_some_and(|first| !first.matches(&response)) || response.retry_after().is_some() {
            // A changed text alone slows no script down, but it shows that there is a limit.
            return Ok(Observation::of(&response, true, Verdict::Dangerous));
        }
        first = Some(response);
    }
    let last = first.ok_or_else(|| NotChecked::because("nothing was sent"))?;
    let sent = format!("{TRIES} times: {}", last.request);
    Ok(Observation { sent, ..Observation::of(&last, false, Verdict::Dangerous) })
}

/// Signs in and returns the token by which the server recognises this device, if it has one.
async fn device(run: &Run, customer: &Customer) -> Option<String> {
    let response = run.client.send(login(&customer.email, &customer.password)).await.ok()?;
    response.json["data"]["device"].as_str().map(str::to_owned)
}

/// Signs in with the right password after the wrong ones, on the device that has signed in before.
async fn lock(run: &Run, customer: &Customer, device: Option<String>) -> Outcome {
    let mut body = json!({"emailId": customer.email, "password": customer.password, "type": "normal"});
    if let Some(device) = device {
        body["device"] = device.into();
    }
    let response = run.client.send(Request::json(Method::POST, paths::LOGIN, &body)).await?;
    if response.succeeded() {
        return Ok(Observation::of(&response, true, Verdict::Dangerous));
    }
    let Some(seconds) = response.retry_after().or_else(|| seconds_in(&response.text)) else {
        return Ok(Observation::of(&response, false, Verdict::Warn));
    };
    Ok(Observation::of(&response, seconds <= LONGEST, Verdict::Dangerous))
}

/// The number before the word "seconds".
fn seconds_in(text: &str) -> Option<u64> {
    text.split(" second").next()?.rsplit(' ').next()?.parse().ok()
}

async fn reset_lifts_lock(run: &Run, customer: &mut Customer) -> Outcome {
    let (_, link) = run.mailed_link(&customer.email).await?;
    let password = random_password();
    let done = run.client.send(reset(&link.key, &password)).await?;
    if !done.succeeded() {
        return Err(NotChecked::because(format!("needs a reset, but it was refused: {done}")));
    }
    customer.password = password;
    let response = run.client.send(login(&customer.email, &customer.password)).await?;
    Ok(Observation::of_two(&done, &response, response.succeeded(), Verdict::Warn))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_read_from_a_text() {
        assert_eq!(seconds_in("locked. Please try after 1799 seconds\"}"), Some(1799));
        assert_eq!(seconds_in("locked"), None);
    }
}
