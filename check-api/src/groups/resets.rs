//! Checks of password resets.

use portico_shared::paths;
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::http::{Request, RequestError, Response};
use crate::mailbox::Link;
use crate::report::{Check, Verdict};
use crate::run::{
    Customer, NotChecked, Observation, Outcome, Run, encoded, forgot, login, profile, random_password, reset,
};

static KNOWN_AND_UNKNOWN: Check = Check {
    id: "resets.known-and-unknown",
    expected: "asking for a reset link gets the same answer whether or not the address has an account",
    why: "Anyone can find out who is a customer, address by address. Give the same answer; only the owner gets the mail.",
};
static NO_ADDRESS: Check = Check {
    id: "resets.no-address",
    expected: "a reset link without an address is refused",
    why: "A query condition that is dropped when its value is missing matches every customer: one of them gets an unsolicited mail.",
};
static KEY_IN_QUERY: Check = Check {
    id: "resets.key-in-query",
    expected: "the key in the mailed link is in the fragment",
    why: "A query ends up in the logs of every server and proxy on the way, in the browser's history, and in the Referer of what the \
          page loads. A fragment is never sent.",
};
static CHECK_BY_POST: Check = Check {
    id: "resets.check-by-post",
    expected: "a key can be checked by POST, and an unknown one is refused",
    why: "Checking by GET writes valid keys into access logs.",
};
static CHECK_KEY: Check = Check {
    id: "resets.check-key",
    expected: "the check accepts a valid key and does not use it up",
    why: "Without it a shopper types a new password before learning that the link has expired.",
};
static DAMAGED_KEY: Check = Check {
    id: "resets.damaged-key",
    expected: "a mailed key with one wrong character is refused with 400",
    why: "Links are cut off and mistyped. An app that gets 500 takes the server for broken, and offers to try again instead of a new link.",
};
static WEAK_PASSWORD: Check = Check {
    id: "resets.weak-password",
    expected: "a new password of one character is refused",
    why: "A rule that applies only to registration can be bypassed here. Apply the same rule.",
};
static NEW_PASSWORD: Check = Check {
    id: "resets.new-password",
    expected: "a reset sets the password",
    why: "Without it a customer who forgot the password cannot get back in.",
};
static KEY_TWICE: Check = Check {
    id: "resets.key-twice",
    expected: "a used key is refused, by the reset and by the check",
    why: "Anyone who later finds the mail, the link in a history or the key in a log can take over the account. Make keys single-use.",
};
static ENDS_SESSIONS: Check = Check {
    id: "resets.ends-sessions",
    expected: "a reset ends all earlier sessions",
    why: "Customers reset their password because someone else is in their account. That person stays signed in.",
};
static MAIL_LIMIT: Check = Check {
    id: "resets.mail-limit",
    expected: "repeated requests for reset links are refused with 429 and Retry-After",
    why: "Anyone can flood a customer's mailbox in the shop's name, until mail providers treat the shop as a spammer.",
};

/// Requests for links after which mails count as unlimited.
const MAILS: usize = 8;

/// Resets the customer's password, in ways that should and should not work. Returns the mailed keys.
pub async fn run(run: &Run, customer: &mut Result<Customer, NotChecked>) -> Vec<String> {
    let refused = |response: &Response| response.status == StatusCode::BAD_REQUEST;
    if run.client.target().is_loopback() {
        let nobody = Request::get(paths::FORGOT_PASSWORD_LINK);
        let outcome = run.client.send(nobody).await.map(|response| {
            let otherwise = if response.succeeded() { Verdict::Dangerous } else { Verdict::Warn };
            Observation::of(&response, refused(&response), otherwise)
        });
        run.record(&NO_ADDRESS, outcome.map_err(Into::into));
    } else {
        let reason =
            "a server that gets this wrong mails a customer, so it is tried on loopback addresses only";
        run.skip(&[&NO_ADDRESS], &NotChecked::because(reason));
    }
    let made_up = check_by_post("portico-check");
    run.check(&CHECK_BY_POST, made_up, Verdict::Warn, |response| refused(response) && response.is_envelope())
        .await;

    let mailed = [
        &KNOWN_AND_UNKNOWN,
        &KEY_IN_QUERY,
        &CHECK_KEY,
        &DAMAGED_KEY,
        &WEAK_PASSWORD,
        &NEW_PASSWORD,
        &KEY_TWICE,
        &ENDS_SESSIONS,
    ];
    let customer = match customer {
        Ok(customer) => customer,
        Err(reason) => {
            run.skip(&mailed, reason);
            return Vec::new();
        }
    };
    let unknown = run.address("nobody");
    let of_unknown = run.send_with_retry(forgot(&unknown)).await;
    let (of_known, link) = match run.mailed_link(&customer.email).await {
        Ok(found) => found,
        Err(reason) => {
            run.record(&KNOWN_AND_UNKNOWN, without_mail(run, customer, of_unknown).await);
            run.skip(&mailed[1..], &reason);
            return Vec::new();
        }
    };
    run.record(&KNOWN_AND_UNKNOWN, alike(of_unknown, &of_known));
    run.record(&KEY_IN_QUERY, Ok(where_the_key_is(&of_known, &link)));
    run.record(
        &CHECK_KEY,
        check(run, &link.key)
            .await
            .map(|response| Observation::of(&response, response.succeeded(), Verdict::Warn))
            .map_err(Into::into),
    );
    run.record(&DAMAGED_KEY, damaged_key(run, &link.key).await);
    let mut keys = vec![link.key];
    // Some servers return the whole account here, with the key that was just mailed; `answers::review` looks for it.
    let session = session_with_profile(run, customer).await;
    use_key(run, customer, &mut keys, session).await;
    keys
}

/// Uses the mailed key three times: for a weak password, for a good one, and again. What a reset should cause is checked only
/// if one succeeded.
async fn use_key(
    run: &Run,
    customer: &mut Customer,
    keys: &mut Vec<String>,
    session: Result<String, NotChecked>,
) {
    let weak = run.client.send(reset(&keys[0], "a")).await;
    let is_taken = weak.as_ref().is_ok_and(Response::succeeded);
    let set = match next_key(run, customer, keys, is_taken).await {
        Ok(()) => set_password(run, customer, &keys[keys.len() - 1]).await.map_err(NotChecked::from),
        Err(reason) => Err(reason),
    };
    let is_set = match &set {
        Ok(response) if response.succeeded() => Ok(()),
        Ok(response) => Err(NotChecked::because(format!("needs a reset that succeeds, but got: {response}"))),
        Err(reason) => Err(reason.clone()),
    };
    let of_weak = match weak {
        Ok(weak) if is_taken => Ok(Observation::of(&weak, false, Verdict::Dangerous)),
        Ok(weak) => is_set.clone().map(|()| Observation::of(&weak, true, Verdict::Dangerous)),
        Err(error) => Err(error.into()),
    };
    run.record(&WEAK_PASSWORD, of_weak);
    let of_new = match set {
        Ok(set) => signs_in(run, customer, &set).await,
        Err(reason) => Err(reason),
    };
    run.record(&NEW_PASSWORD, of_new);
    if let Err(reason) = is_set {
        return run.skip(&[&ENDS_SESSIONS, &KEY_TWICE], &reason);
    }
    let ends = match session {
        Ok(token) => over(run, &token).await,
        Err(reason) => Err(reason),
    };
    run.record(&ENDS_SESSIONS, ends);
    let key = keys[keys.len() - 1].clone();
    run.record(&KEY_TWICE, key_twice(run, customer, &key).await);
}

/// Asks for links until the server refuses. It runs last, because no more links can be had after it.
pub async fn mail_limit(run: &Run, customer: &Result<Customer, NotChecked>) {
    let limit = async || {
        let customer = customer.as_ref().map_err(Clone::clone)?;
        for _ in 0..MAILS {
            let response = run.client.send(forgot(&customer.email)).await?;
            if !response.succeeded() {
                return Ok(Observation::of(&response, response.retry_after().is_some(), Verdict::Warn));
            }
        }
        let sent = format!("{MAILS} times: {}", forgot(&customer.email));
        Ok(Observation { verdict: Verdict::Dangerous, sent, came: "every one succeeded".to_owned() })
    };
    run.record(&MAIL_LIMIT, limit().await);
}

fn check_by_post(key: &str) -> Request {
    Request::json(Method::POST, paths::FORGOT_PASSWORD_KEY_CHECK, &json!({"key": key}))
}

/// Checks a key by POST, or by GET if the server has no POST.
async fn check(run: &Run, key: &str) -> Result<Response, RequestError> {
    let response = run.client.send(check_by_post(key)).await?;
    if !matches!(response.status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED) {
        return Ok(response);
    }
    run.client.send(Request::get(format!("{}?key={}", paths::FORGOT_PASSWORD_KEY_CHECK, encoded(key)))).await
}

/// Checks a key in which a character in the middle is another one.
async fn damaged_key(run: &Run, key: &str) -> Outcome {
    let mut characters: Vec<char> = key.chars().collect();
    let middle = characters.len() / 2;
    if let Some(character) = characters.get_mut(middle) {
        *character = if *character == 'B' { 'C' } else { 'B' };
    }
    let response = check(run, &String::from_iter(characters)).await?;
    let otherwise = if response.succeeded() { Verdict::Dangerous } else { Verdict::Warn };
    Ok(Observation::of(&response, response.status == StatusCode::BAD_REQUEST, otherwise))
}

async fn without_mail(run: &Run, customer: &Customer, of_unknown: Result<Response, RequestError>) -> Outcome {
    alike(of_unknown, &run.send_with_retry(forgot(&customer.email)).await?)
}

fn alike(of_unknown: Result<Response, RequestError>, of_known: &Response) -> Outcome {
    let of_unknown = of_unknown?;
    Ok(Observation::of_two(&of_unknown, of_known, of_unknown.matches(of_known), Verdict::Dangerous))
}

fn where_the_key_is(request: &Response, link: &Link) -> Observation {
    let came = format!("a mail with the link {}{}…", link.page, if link.is_in_fragment { "#" } else { "?" });
    Observation { came, ..Observation::of(request, link.is_in_fragment, Verdict::Dangerous) }
}

/// A session with which the profile can be read, so that a later refusal shows that the session has ended.
async fn session_with_profile(run: &Run, customer: &Customer) -> Result<String, NotChecked> {
    let token = run.session(customer).await?;
    let response = run.client.send(profile(&token)).await?;
    if response.succeeded() {
        return Ok(token);
    }
    Err(NotChecked::because(format!("needs a session that can read the profile, but got: {response}")))
}

/// Asks for another key if the weak password was accepted, because that may have used up the first one.
async fn next_key(
    run: &Run,
    customer: &mut Customer,
    keys: &mut Vec<String>,
    is_taken: bool,
) -> Result<(), NotChecked> {
    if is_taken {
        "a".clone_into(&mut customer.password);
        keys.push(run.mailed_link(&customer.email).await?.1.key);
    }
    Ok(())
}

/// Sets a password.
async fn set_password(run: &Run, customer: &mut Customer, key: &str) -> Result<Response, RequestError> {
    let password = random_password();
    let response = run.client.send(reset(key, &password)).await?;
    if response.succeeded() {
        customer.password = password;
    }
    Ok(response)
}

/// Signs in with the new password.
async fn signs_in(run: &Run, customer: &Customer, set: &Response) -> Outcome {
    if !set.succeeded() {
        return Ok(Observation::of(set, false, Verdict::Warn));
    }
    let signed_in = run.client.send(login(&customer.email, &customer.password)).await?;
    Ok(Observation::of_two(set, &signed_in, signed_in.succeeded(), Verdict::Warn))
}

async fn over(run: &Run, token: &str) -> Outcome {
    let response = run.client.send(profile(token)).await?;
    Ok(Observation::of(&response, !response.succeeded(), Verdict::Dangerous))
}

async fn key_twice(run: &Run, customer: &mut Customer, key: &str) -> Outcome {
    let checked = check(run, key).await?;
    let password = random_password();
    let again = run.client.send(reset(key, &password)).await?;
    if again.succeeded() {
        customer.password = password;
        return Ok(Observation::of_two(&checked, &again, false, Verdict::Dangerous));
    }
    Ok(Observation::of_two(&checked, &again, !checked.succeeded(), Verdict::Warn))
}
