//! Checks of signing in.

use std::time::Duration;

use axum::http::Method;
use portico_shared::paths;
use serde_json::{Value, json};

use super::codes::are_alike;
use super::exchange::{Answer, Ask};
use super::report::{Check, Verdict};
use super::run::{Customer, Outcome, Run, Seen, Unchecked, login, login_as, reset};

static NO_ADDRESS: Check = Check {
    id: "sign-in.no-address",
    expected: "a sign-in without an address, or with null for it, is refused",
    why: "A condition that is dropped where its value is missing matches everybody: a password signs in as whoever has it.",
};
static ADDRESS_LIST: Check = Check {
    id: "sign-in.address-list",
    expected: "a list in place of an address is refused",
    why: "What was meant to be one value reaches the query as several. Check types before anything else.",
};
static WITHOUT_TYPE: Check = Check {
    id: "sign-in.without-type",
    expected: "a sign-in without a type is one with a password",
    why: "Document A's clients may leave it out.",
};
static LONG_PASSWORD: Check = Check {
    id: "sign-in.long-password",
    expected: "the first 72 characters of a longer password do not sign in",
    why: "bcrypt reads 72 bytes and drops the rest: what a customer or a password manager chose is shorter than they think.",
};
static KNOWN_AND_UNKNOWN: Check = Check {
    id: "sign-in.known-and-unknown",
    expected: "a wrong password is answered like an address without an account",
    why: "Anybody can find out who is a customer, address by address. One text for both.",
};
static TIME: Check = Check {
    id: "sign-in.time",
    expected: "a wrong password takes as long as an address without an account",
    why: "The time that hashing takes tells who is a customer, whatever the texts say. Hash for unknown addresses as well.",
};
static GUESSING: Check = Check {
    id: "sign-in.guessing",
    expected: "wrong passwords are slowed down after a few",
    why: "Lists of stolen passwords are tried by the million. Delay by account and client, and say for how long with Retry-After.",
};
static LOCK: Check = Check {
    id: "sign-in.lock",
    expected: "wrong passwords of somebody else do not keep a customer out for more than 15 minutes",
    why: "Whoever knows the address keeps the customer out for as long as they like. Use short delays that grow, and let devices in \
          that have signed in before (`device` in docs/api.md).",
};
static RESET_LIFTS: Check = Check {
    id: "sign-in.reset-lifts-lock",
    expected: "a reset lifts a lock",
    why: "Who has just proved to own the mailbox is told to wait for somebody else's wrong passwords.",
};

/// Pairs of tries whose time is compared after the first, and further ones where those tell the two apart: machines that do
/// something else as well take their time at random. Together they are fewer than lock an account.
const PAIRS: [usize; 2] = [3, 2];
/// Wrong passwords before they are taken to have no limit.
const TRIES: usize = 14;
/// How much longer one answer has to take than the other to tell them apart, as a factor and at all.
const SLOWER: (f64, Duration) = (2.0, Duration::from_millis(20));
/// The longest lock, in seconds.
const LONGEST: u64 = 15 * 60;
/// Characters of a password that bcrypt reads.
const BCRYPT: usize = 72;
/// Nobody's password.
const WRONG: &str = "Wrong0000!portico-check";

/// Signs the customer in, in ways that should and should not work. At the end the account may be locked.
pub async fn run(run: &Run, customer: &mut Result<Customer, Unchecked>) {
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
        Err(because) => return run.skip(&checks, because),
    };
    let device = device(run, customer).await;
    let pair = pair(run, customer, &run.address("nobody-first")).await;
    run.conclude(
        &NO_ADDRESS,
        match &pair {
            Ok(pair) => no_address(run, customer, pair).await,
            Err(because) => Err(because.clone()),
        },
    );
    let list = login_as(&json!([customer.email]), &customer.password);
    run.judge(&ADDRESS_LIST, list, Verdict::Differs, |answer| !answer.is_done()).await;
    let body = json!({"emailId": customer.email, "password": customer.password});
    let without_type = Ask::json(Method::POST, paths::LOGIN, &body);
    run.judge(&WITHOUT_TYPE, without_type, Verdict::Differs, Answer::is_done).await;
    run.conclude(&LONG_PASSWORD, long_password(run, customer).await);

    let tries = match pair {
        Ok(pair) => wrong_tries(run, customer, pair).await,
        Err(because) => Err(because),
    };
    match tries {
        Err(because) => run.skip(&[&KNOWN_AND_UNKNOWN, &TIME], &because),
        Ok(tries) => {
            run.conclude(&KNOWN_AND_UNKNOWN, Ok(told_apart(&tries[0])));
            run.conclude(&TIME, Ok(told_apart_by_time(&tries)));
        }
    }
    run.conclude(&GUESSING, guessing(run, customer).await);
    run.conclude(&LOCK, lock(run, customer, device).await);
    run.conclude(&RESET_LIFTS, reset_lifts_lock(run, customer).await);
}

/// Null for an address, and then none; each of them once, and the second only where the first was refused as it should be:
/// where it is taken for a customer of the shop, it counts as a wrong password of theirs.
async fn no_address(run: &Run, customer: &Customer, pair: &(Answer, Answer)) -> Outcome {
    let null = run.client.send(login_as(&Value::Null, &customer.password)).await?;
    let seen = as_nobody(&null, pair)?;
    if seen.verdict != Verdict::Fits {
        return Ok(seen);
    }
    let body = json!({"password": customer.password, "type": "normal"});
    let missing = run.client.send(Ask::json(Method::POST, paths::LOGIN, &body)).await?;
    let Seen { verdict, .. } = as_nobody(&missing, pair)?;
    Ok(Seen { verdict, ..Seen::of_two(&null, &missing, true, verdict) })
}

/// Whether a sign-in without an address was taken for one of nobody. The customer that it may have been taken for has another
/// password, so it need not be done: an answer like that of a customer's wrong password says as much.
fn as_nobody(answer: &Answer, (unknown, known): &(Answer, Answer)) -> Outcome {
    let is_as = |other| are_alike(answer, other);
    if answer.is_done() || (is_as(known) && !is_as(unknown)) {
        return Ok(Seen::of(answer, false, Verdict::Dangerous));
    }
    if !answer.status.is_client_error() {
        return Ok(Seen::of(answer, false, Verdict::Differs));
    }
    let is_named = answer.text.to_ascii_lowercase().contains("email");
    if !is_as(known) && (is_as(unknown) || is_named) {
        return Ok(Seen::of(answer, true, Verdict::Differs));
    }
    let because = "needs an answer that is that of an unknown address alone, or names the field";
    Err(Unchecked::needs(format!("{because}; it may have been taken for a customer's: {answer}")))
}

/// A sign-in with a part of the password, and then the right one, so that the failure is forgotten.
async fn long_password(run: &Run, customer: &Customer) -> Outcome {
    let part = customer.password.get(..BCRYPT);
    let part = part.ok_or_else(|| Unchecked::needs("needs a customer with a long password"))?;
    let answer = run.client.send(login(&customer.email, part)).await?;
    run.session(customer).await?;
    Ok(Seen::of(&answer, !answer.is_done(), Verdict::Dangerous))
}

/// A try with an unknown address, and one with a wrong password.
async fn pair(run: &Run, customer: &Customer, unknown: &str) -> Result<(Answer, Answer), Unchecked> {
    let of_unknown = run.client.send(login(unknown, WRONG)).await?;
    Ok((of_unknown, run.client.send(login(&customer.email, WRONG)).await?))
}

/// Further pairs after the first.
async fn wrong_tries(
    run: &Run,
    customer: &Customer,
    first: (Answer, Answer),
) -> Result<Vec<(Answer, Answer)>, Unchecked> {
    let mut tries = vec![first];
    for pairs in PAIRS {
        // Another one each round: a limit that it reaches is answered at once, and would say nothing of hashing.
        let unknown = run.address(&format!("nobody-{pairs}"));
        for _ in 0..pairs {
            tries.push(pair(run, customer, &unknown).await?);
        }
        if !is_told_by_time(&times(&tries)) {
            break;
        }
        // Forgets the failures, where a success does so.
        run.client.send(login(&customer.email, &customer.password)).await?;
    }
    Ok(tries)
}

fn times(tries: &[(Answer, Answer)]) -> Vec<(Duration, Duration)> {
    tries.iter().map(|(unknown, known)| (unknown.took, known.took)).collect()
}

fn told_apart((unknown, known): &(Answer, Answer)) -> Seen {
    Seen::of_two(unknown, known, are_alike(unknown, known), Verdict::Dangerous)
}

/// Whether all pairs but one say that the one kind takes longer than the other, and so do the quickest of each kind.
fn is_told_by_time(times: &[(Duration, Duration)]) -> bool {
    let (factor, least) = SLOWER;
    let is_slower = |slow: Duration, quick: Duration| {
        slow.saturating_sub(quick) > least && slow.as_secs_f64() > factor * quick.as_secs_f64()
    };
    let (unknown, known) = quickest(times);
    let most = times.len().saturating_sub(1);
    let count =
        |is_so: &dyn Fn(&(Duration, Duration)) -> bool| times.iter().filter(|pair| is_so(pair)).count();
    (is_slower(known, unknown) && count(&|(unknown, known)| is_slower(*known, *unknown)) >= most)
        || (is_slower(unknown, known) && count(&|(unknown, known)| is_slower(*unknown, *known)) >= most)
}

fn quickest(times: &[(Duration, Duration)]) -> (Duration, Duration) {
    let unknown = times.iter().map(|(unknown, _)| *unknown).min();
    let known = times.iter().map(|(_, known)| *known).min();
    (unknown.unwrap_or_default(), known.unwrap_or_default())
}

fn told_apart_by_time(tries: &[(Answer, Answer)]) -> Seen {
    let times = times(tries);
    let (unknown, known) = quickest(&times);
    let sent =
        format!("{} times each, in turns: {}; and {}", tries.len(), tries[0].0.asked, tries[0].1.asked);
    let [unknown, known] = [unknown, known].map(|time| time.as_secs_f64() * 1000.0);
    let came = format!(
        "the quickest took {unknown:.1} ms for an unknown address and {known:.1} ms for a wrong password"
    );
    let verdict = if is_told_by_time(&times) { Verdict::Dangerous } else { Verdict::Fits };
    Seen { verdict, sent, came }
}

/// Goes on with wrong passwords until they are answered in another way.
async fn guessing(run: &Run, customer: &Customer) -> Outcome {
    let mut first: Option<Answer> = None;
    for _ in 0..TRIES {
        let answer = run.client.send(login(&customer.email, WRONG)).await?;
        if first.as_ref().is_some_and(|first| !are_alike(first, &answer)) || answer.retry_after().is_some() {
            // A text alone slows nobody down who does not read; but it says that there is a limit.
            return Ok(Seen::of(&answer, true, Verdict::Dangerous));
        }
        first = Some(answer);
    }
    let last = first.ok_or_else(|| Unchecked::needs("no tries"))?;
    let sent = format!("{TRIES} times: {}", last.asked);
    Ok(Seen { sent, ..Seen::of(&last, false, Verdict::Dangerous) })
}

/// Signs in; gives what the server knows this device by from now on, where it has such a thing.
async fn device(run: &Run, customer: &Customer) -> Option<String> {
    let answer = run.client.send(login(&customer.email, &customer.password)).await.ok()?;
    answer.json["data"]["device"].as_str().map(str::to_owned)
}

/// Signs in with the right password right after, on the device that has done so before.
async fn lock(run: &Run, customer: &Customer, device: Option<String>) -> Outcome {
    let mut body = json!({"emailId": customer.email, "password": customer.password, "type": "normal"});
    if let Some(device) = device {
        body["device"] = device.into();
    }
    let answer = run.client.send(Ask::json(Method::POST, paths::LOGIN, &body)).await?;
    if answer.is_done() {
        return Ok(Seen::of(&answer, true, Verdict::Dangerous));
    }
    let Some(seconds) = answer.retry_after().or_else(|| seconds_in(&answer.text)) else {
        return Ok(Seen::of(&answer, false, Verdict::Differs));
    };
    Ok(Seen::of(&answer, seconds <= LONGEST, Verdict::Dangerous))
}

/// The number before the word `seconds`.
fn seconds_in(text: &str) -> Option<u64> {
    text.split(" second").next()?.rsplit(' ').next()?.parse().ok()
}

async fn reset_lifts_lock(run: &Run, customer: &mut Customer) -> Outcome {
    let (_, link) = run.mailed_link(&customer.email).await?;
    let password = run.password();
    let done = run.client.send(reset(&link.key, &password)).await?;
    if !done.is_done() {
        return Err(Unchecked::needs(format!("needs a reset, and it was refused: {done}")));
    }
    customer.password = password;
    let answer = run.client.send(login(&customer.email, &customer.password)).await?;
    Ok(Seen::of_two(&done, &answer, answer.is_done(), Verdict::Differs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_tells_where_nearly_every_pair_does() {
        let told = |pairs: &[(u64, u64)]| {
            let of = |(unknown, known): &(u64, u64)| {
                (Duration::from_millis(*unknown), Duration::from_millis(*known))
            };
            is_told_by_time(&pairs.iter().map(of).collect::<Vec<_>>())
        };
        assert!(told(&[(2, 116), (1, 120), (150, 118), (2, 115)]), "one of them was slow for another reason");
        assert!(told(&[(116, 2), (120, 1), (118, 2), (115, 2)]));
        assert!(!told(&[(23, 186), (190, 200), (25, 210), (240, 190)]), "a busy machine");
        assert!(!told(&[(100, 110), (101, 99), (105, 130), (100, 101)]));
        assert!(!told(&[(1, 5), (1, 6), (1, 5), (1, 5)]), "less than a network adds");
    }

    #[test]
    fn seconds_are_read_from_a_text() {
        assert_eq!(seconds_in("locked. Please try after 1799 seconds\"}"), Some(1799));
        assert_eq!(seconds_in("locked"), None);
    }
}
