//! Checks of one-time codes.

use portico_shared::paths;
use serde_json::json;

use super::exchange::{Answer, Ask};
use super::report::{Check, Verdict};
use super::run::{Customer, Outcome, Run, Seen, Unchecked, register, send_otp};
use super::words::without_numbers;

static BAD_ADDRESS: Check = Check {
    id: "codes.bad-address",
    expected: "a code for what is no address is refused",
    why: "The shopper waits for a mail that cannot come, instead of being told of the typing mistake.",
};
static MISSING_ADDRESS: Check = Check {
    id: "codes.missing-address",
    expected: "a code for no address is refused",
    why: "A condition that is dropped where its value is missing matches everybody. Demand the address.",
};
static KNOWN_AND_UNKNOWN: Check = Check {
    id: "codes.known-and-unknown",
    expected: "asking for a code is answered alike whether or not the address has an account",
    why: "Anybody can find out who is a customer, address by address. Answer alike, and let the mail tell its owner.",
};
static MAIL_LIMIT: Check = Check {
    id: "codes.mail-limit",
    expected: "asking for codes again and again is refused with 429 and Retry-After",
    why: "Anybody can fill a stranger's mailbox in the shop's name, until mail providers take the shop for a sender of spam.",
};
static GUESSING: Check = Check {
    id: "codes.guessing",
    expected: "a code is dead after a few wrong tries",
    why: "A code has a million values; a script tries them in minutes. Five tries a code, and a limit over all codes of an address.",
};
static BOUND: Check = Check {
    id: "codes.bound",
    expected: "a code for one address is no good for another",
    why: "Whoever owns any mailbox could prove to own every other. Look the code up by its address.",
};
static SINGLE_USE: Check = Check {
    id: "codes.single-use",
    expected: "a code that was used is refused",
    why: "Whoever finds the mail later comes in with it. Mark it as used in the transaction that uses it.",
};
static RACE: Check = Check {
    id: "codes.race",
    expected: "of four registrations with one code at the same time, one is done",
    why: "Looking and using are two steps that others get in between: one update has to do both, and unique emails need a constraint.",
};

/// Wrong tries before a code is taken to have no limit.
const TRIES: u32 = 10;
/// Times that a code is asked for before its mails are taken to have no limit.
const MAILS: usize = 6;

/// Asks for codes and tries them. `customer` is one that there is.
pub async fn run(run: &Run, customer: &Result<Customer, Unchecked>) {
    let refused = |answer: &Answer| !answer.is_done() && answer.status.is_client_error();
    run.judge(&BAD_ADDRESS, send_otp("portico-check"), Verdict::Differs, refused).await;
    let nobody = Ask::json(axum::http::Method::POST, paths::SEND_OTP, &json!({}));
    run.judge(&MISSING_ADDRESS, nobody, Verdict::Differs, refused).await;

    let unknown = run.address("unknown");
    run.conclude(&KNOWN_AND_UNKNOWN, known_and_unknown(run, customer, &unknown).await);
    run.conclude(&MAIL_LIMIT, mail_limit(run, &unknown).await);

    let guessed = Customer { email: run.address("guess"), password: run.password() };
    // Where not even the right code makes a customer, a refusal of a wrong one says nothing.
    let code = match customer {
        Ok(_) => run.mailed_code(&guessed.email).await,
        Err(because) => Err(because.clone()),
    };
    match code {
        Err(because) => run.skip(&[&BOUND, &GUESSING], &because),
        Ok(code) => {
            run.conclude(&BOUND, bound(run, &code).await);
            run.conclude(&GUESSING, guessing(run, &guessed, &code).await);
        }
    }
    let raced = Customer { email: run.address("race"), password: run.password() };
    match run.mailed_code(&raced.email).await {
        Err(because) => run.skip(&[&RACE, &SINGLE_USE], &because),
        Ok(code) => {
            let raced_with = race(run, &raced, &code).await;
            let again = match &raced_with {
                Ok(_) => single_use(run, &raced, &code).await,
                Err(because) => Err(because.clone()),
            };
            run.conclude(&RACE, raced_with);
            run.conclude(&SINGLE_USE, again);
        }
    }
}

async fn known_and_unknown(run: &Run, customer: &Result<Customer, Unchecked>, unknown: &str) -> Outcome {
    let customer = customer.as_ref().map_err(Clone::clone)?;
    let of_unknown = run.patiently(send_otp(unknown)).await?;
    let of_known = run.patiently(send_otp(&customer.email)).await?;
    let alike = are_alike(&of_unknown, &of_known);
    Ok(Seen::of_two(&of_unknown, &of_known, alike, Verdict::Dangerous))
}

/// Whether two answers tell the same, but for numbers such as the seconds that something still takes.
pub fn are_alike(one: &Answer, other: &Answer) -> bool {
    one.status == other.status && without_numbers(&one.text) == without_numbers(&other.text)
}

async fn mail_limit(run: &Run, email: &str) -> Outcome {
    for _ in 0..MAILS {
        let answer = run.client.send(send_otp(email)).await?;
        if !answer.is_done() {
            return Ok(Seen::of(&answer, answer.retry_after().is_some(), Verdict::Differs));
        }
    }
    let sent = format!("{MAILS} times: {}", send_otp(email));
    Ok(Seen { verdict: Verdict::Dangerous, sent, came: "each was done".to_owned() })
}

async fn bound(run: &Run, code: &str) -> Outcome {
    let other = Customer { email: run.address("other"), password: run.password() };
    let answer = run.client.send(register(&other, "Ada", Some(code))).await?;
    Ok(Seen::of(&answer, !answer.is_done(), Verdict::Dangerous))
}

async fn guessing(run: &Run, customer: &Customer, code: &str) -> Outcome {
    let right: u32 = code.parse().map_err(|_| Unchecked::needs("the code is no number"))?;
    for step in 1..=TRIES {
        let wrong = format!("{:06}", (right + step * 7_919) % 1_000_000);
        let answer = run.client.send(register(customer, "Ada", Some(&wrong))).await?;
        if answer.is_done() {
            return Ok(Seen::of(&answer, false, Verdict::Dangerous));
        }
    }
    let answer = run.client.send(register(customer, "Ada", Some(code))).await?;
    let sent = format!("{TRIES} wrong codes, and then the right one: {}", answer.asked);
    Ok(Seen { sent, ..Seen::of(&answer, !answer.is_done(), Verdict::Dangerous) })
}

async fn race(run: &Run, customer: &Customer, code: &str) -> Outcome {
    let ask = || run.client.send(register(customer, "Ada", Some(code)));
    let (first, second, third, fourth) = tokio::join!(ask(), ask(), ask(), ask());
    let answers = [first?, second?, third?, fourth?];
    let done: Vec<_> = answers.iter().filter(|answer| answer.is_done()).collect();
    let Some(one) = done.first() else {
        return Err(Unchecked::needs(format!("none of the registrations was done: {}", answers[0])));
    };
    let sent = format!("four times at once: {}", one.asked);
    let came = format!("{} were done: {one}", done.len());
    Ok(Seen { sent, came, ..Seen::of(one, done.len() == 1, Verdict::Dangerous) })
}

async fn single_use(run: &Run, customer: &Customer, code: &str) -> Outcome {
    let answer = run.client.send(register(customer, "Ada", Some(code))).await?;
    let sent = format!("a code once more: {}", answer.asked);
    Ok(Seen { sent, ..Seen::of(&answer, !answer.is_done(), Verdict::Dangerous) })
}
