//! Checks of forgotten passwords.

use axum::http::{Method, StatusCode};
use portico_shared::paths;
use serde_json::json;

use super::client::NoAnswer;
use super::codes::are_alike;
use super::exchange::{Answer, Ask};
use super::mailbox::Link;
use super::report::{Check, Verdict};
use super::run::{Customer, Outcome, Run, Seen, Unchecked, encoded, forgot, login, profile, reset};

static KNOWN_AND_UNKNOWN: Check = Check {
    id: "resets.known-and-unknown",
    expected: "asking for a reset link is answered alike whether or not the address has an account",
    why: "Anybody can find out who is a customer, address by address. Answer alike; the mail reaches its owner alone.",
};
static NO_ADDRESS: Check = Check {
    id: "resets.no-address",
    expected: "a reset link for no address is refused",
    why: "A condition that is dropped where its value is missing matches everybody: a customer gets a mail that nobody asked for.",
};
static KEY_IN_QUERY: Check = Check {
    id: "resets.key-in-query",
    expected: "the mailed link has its key in the fragment",
    why: "A query is in the logs of every server and proxy on the way, in the browser's history, and in the Referer of what the page \
          loads. A fragment is sent to nobody.",
};
static CHECK_BY_POST: Check = Check {
    id: "resets.check-by-post",
    expected: "a key can be checked by POST, and one that nobody was mailed is refused",
    why: "The check by GET writes keys that still work into access logs.",
};
static CHECK_KEY: Check = Check {
    id: "resets.check-key",
    expected: "the check knows a key that works, and does not use it up",
    why: "Without it a shopper types a new password first, and is told afterwards that the link is too old.",
};
static WEAK_PASSWORD: Check = Check {
    id: "resets.weak-password",
    expected: "a reset to a password of one character is refused",
    why: "Rules that hold for registering alone hold nowhere. Run the same rule here.",
};
static NEW_PASSWORD: Check = Check {
    id: "resets.new-password",
    expected: "a reset sets the password",
    why: "Without it whoever has forgotten the password stays out.",
};
static KEY_TWICE: Check = Check {
    id: "resets.key-twice",
    expected: "a key that was used is refused, by the reset and by the check",
    why: "Whoever finds the mail, the link in a history or the key in a log later takes the account over. Use keys once.",
};
static ENDS_SESSIONS: Check = Check {
    id: "resets.ends-sessions",
    expected: "a reset ends the sessions begun before it",
    why: "Customers reset because somebody else is in their account. That somebody stays in.",
};
static MAIL_LIMIT: Check = Check {
    id: "resets.mail-limit",
    expected: "asking for reset links again and again is refused with 429 and Retry-After",
    why: "Anybody can fill a customer's mailbox in the shop's name, until mail providers take the shop for a sender of spam.",
};

/// Times that a link is asked for before its mails are taken to have no limit.
const MAILS: usize = 8;

/// Resets the customer's password, in ways that should and should not work. Gives the keys that were mailed.
pub async fn run(run: &Run, customer: &mut Result<Customer, Unchecked>) -> Vec<String> {
    let refused = |answer: &Answer| answer.status == StatusCode::BAD_REQUEST;
    if run.client.is_loopback() {
        let nobody = Ask::get(paths::FORGOT_PASSWORD_LINK);
        let outcome = run.client.send(nobody).await.map(|answer| {
            let otherwise = if answer.is_done() { Verdict::Dangerous } else { Verdict::Differs };
            Seen::of(&answer, refused(&answer), otherwise)
        });
        run.conclude(&NO_ADDRESS, outcome.map_err(Into::into));
    } else {
        let stranger =
            "on a server that gets it wrong it mails a customer, so it is tried on loopback addresses only";
        run.skip(&[&NO_ADDRESS], &Unchecked::needs(stranger));
    }
    let made_up = check_by_post("portico-check");
    run.judge(&CHECK_BY_POST, made_up, Verdict::Differs, |answer| refused(answer) && answer.is_envelope())
        .await;

    let mailed = [
        &KNOWN_AND_UNKNOWN,
        &KEY_IN_QUERY,
        &CHECK_KEY,
        &WEAK_PASSWORD,
        &NEW_PASSWORD,
        &KEY_TWICE,
        &ENDS_SESSIONS,
    ];
    let customer = match customer {
        Ok(customer) => customer,
        Err(because) => {
            run.skip(&mailed, because);
            return Vec::new();
        }
    };
    let unknown = run.address("nobody");
    let of_unknown = run.patiently(forgot(&unknown)).await;
    let (of_known, link) = match run.mailed_link(&customer.email).await {
        Ok(found) => found,
        Err(because) => {
            run.conclude(&KNOWN_AND_UNKNOWN, without_mail(run, customer, of_unknown).await);
            run.skip(&mailed[1..], &because);
            return Vec::new();
        }
    };
    run.conclude(&KNOWN_AND_UNKNOWN, alike(of_unknown, &of_known));
    run.conclude(&KEY_IN_QUERY, Ok(where_the_key_is(&of_known, &link)));
    run.conclude(
        &CHECK_KEY,
        check(run, &link.key)
            .await
            .map(|answer| Seen::of(&answer, answer.is_done(), Verdict::Differs))
            .map_err(Into::into),
    );
    let mut keys = vec![link.key];
    // Some give the whole account out, with the key that was just mailed; `answers::look_back` sees it.
    let session = session_with_profile(run, customer).await;
    use_key(run, customer, &mut keys, session).await;
    keys
}

/// Uses the mailed key: for a weak password, for another one, and once more. What follows from a reset is looked at only
/// where one was done.
async fn use_key(
    run: &Run,
    customer: &mut Customer,
    keys: &mut Vec<String>,
    session: Result<String, Unchecked>,
) {
    let weak = run.client.send(reset(&keys[0], "a")).await;
    let is_taken = weak.as_ref().is_ok_and(Answer::is_done);
    let set = match next_key(run, customer, keys, is_taken).await {
        Ok(()) => set_password(run, customer, &keys[keys.len() - 1]).await.map_err(Unchecked::from),
        Err(because) => Err(because),
    };
    let is_set = match &set {
        Ok(answer) if answer.is_done() => Ok(()),
        Ok(answer) => Err(Unchecked::needs(format!("needs a reset that is done, and got: {answer}"))),
        Err(because) => Err(because.clone()),
    };
    let of_weak = match weak {
        Ok(weak) if is_taken => Ok(Seen::of(&weak, false, Verdict::Dangerous)),
        Ok(weak) => is_set.clone().map(|()| Seen::of(&weak, true, Verdict::Dangerous)),
        Err(error) => Err(error.into()),
    };
    run.conclude(&WEAK_PASSWORD, of_weak);
    let of_new = match set {
        Ok(set) => signs_in(run, customer, &set).await,
        Err(because) => Err(because),
    };
    run.conclude(&NEW_PASSWORD, of_new);
    if let Err(because) = is_set {
        return run.skip(&[&ENDS_SESSIONS, &KEY_TWICE], &because);
    }
    let ends = match session {
        Ok(token) => over(run, &token).await,
        Err(because) => Err(because),
    };
    run.conclude(&ENDS_SESSIONS, ends);
    let key = keys[keys.len() - 1].clone();
    run.conclude(&KEY_TWICE, key_twice(run, customer, &key).await);
}

/// Asks for links until the server has enough. It comes last, since no link can be had after it.
pub async fn mail_limit(run: &Run, customer: &Result<Customer, Unchecked>) {
    let limit = async || {
        let customer = customer.as_ref().map_err(Clone::clone)?;
        for _ in 0..MAILS {
            let answer = run.client.send(forgot(&customer.email)).await?;
            if !answer.is_done() {
                return Ok(Seen::of(&answer, answer.retry_after().is_some(), Verdict::Differs));
            }
        }
        let sent = format!("{MAILS} times: {}", forgot(&customer.email));
        Ok(Seen { verdict: Verdict::Dangerous, sent, came: "each was done".to_owned() })
    };
    run.conclude(&MAIL_LIMIT, limit().await);
}

fn check_by_post(key: &str) -> Ask {
    Ask::json(Method::POST, paths::FORGOT_PASSWORD_KEY_CHECK, &json!({"key": key}))
}

/// Checks a key by POST, or by GET where the server knows no other way.
async fn check(run: &Run, key: &str) -> Result<Answer, NoAnswer> {
    let answer = run.client.send(check_by_post(key)).await?;
    if !matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED) {
        return Ok(answer);
    }
    run.client.send(Ask::get(format!("{}?key={}", paths::FORGOT_PASSWORD_KEY_CHECK, encoded(key)))).await
}

async fn without_mail(run: &Run, customer: &Customer, of_unknown: Result<Answer, NoAnswer>) -> Outcome {
    alike(of_unknown, &run.patiently(forgot(&customer.email)).await?)
}

fn alike(of_unknown: Result<Answer, NoAnswer>, of_known: &Answer) -> Outcome {
    let of_unknown = of_unknown?;
    Ok(Seen::of_two(&of_unknown, of_known, are_alike(&of_unknown, of_known), Verdict::Dangerous))
}

fn where_the_key_is(asked: &Answer, link: &Link) -> Seen {
    let came = format!("a mail with the link {}{}…", link.page, if link.is_in_fragment { "#" } else { "?" });
    Seen { came, ..Seen::of(asked, link.is_in_fragment, Verdict::Dangerous) }
}

/// The session of a sign-in that gives the profile: whether it is over can be told by that.
async fn session_with_profile(run: &Run, customer: &Customer) -> Result<String, Unchecked> {
    let token = run.session(customer).await?;
    let answer = run.client.send(profile(&token)).await?;
    if answer.is_done() {
        return Ok(token);
    }
    Err(Unchecked::needs(format!("needs a session that gives the profile, and got: {answer}")))
}

/// Where the weak password was taken, the key may be used up, and another one is asked for.
async fn next_key(
    run: &Run,
    customer: &mut Customer,
    keys: &mut Vec<String>,
    is_taken: bool,
) -> Result<(), Unchecked> {
    if is_taken {
        "a".clone_into(&mut customer.password);
        keys.push(run.mailed_link(&customer.email).await?.1.key);
    }
    Ok(())
}

/// Sets a password.
async fn set_password(run: &Run, customer: &mut Customer, key: &str) -> Result<Answer, NoAnswer> {
    let password = run.password();
    let answer = run.client.send(reset(key, &password)).await?;
    if answer.is_done() {
        customer.password = password;
    }
    Ok(answer)
}

/// Sees whether the password that was set signs in.
async fn signs_in(run: &Run, customer: &Customer, set: &Answer) -> Outcome {
    if !set.is_done() {
        return Ok(Seen::of(set, false, Verdict::Differs));
    }
    let signed_in = run.client.send(login(&customer.email, &customer.password)).await?;
    Ok(Seen::of_two(set, &signed_in, signed_in.is_done(), Verdict::Differs))
}

async fn over(run: &Run, token: &str) -> Outcome {
    let answer = run.client.send(profile(token)).await?;
    Ok(Seen::of(&answer, !answer.is_done(), Verdict::Dangerous))
}

async fn key_twice(run: &Run, customer: &mut Customer, key: &str) -> Outcome {
    let checked = check(run, key).await?;
    let password = run.password();
    let again = run.client.send(reset(key, &password)).await?;
    if again.is_done() {
        customer.password = password;
        return Ok(Seen::of_two(&checked, &again, false, Verdict::Dangerous));
    }
    Ok(Seen::of_two(&checked, &again, !checked.is_done(), Verdict::Differs))
}
