//! Checks of one-time codes.

use portico_shared::paths;
use serde_json::json;

use crate::http::{Request, Response};
use crate::report::{Check, Verdict};
use crate::run::{Customer, NotChecked, Observation, Outcome, Run, register, send_otp};

static BAD_ADDRESS: Check = Check {
    id: "codes.bad-address",
    expected: "a code for an invalid email address is refused",
    why: "The shopper waits for a mail that cannot arrive, instead of seeing the typing mistake.",
};
static MISSING_ADDRESS: Check = Check {
    id: "codes.missing-address",
    expected: "a code without an address is refused",
    why: "A query condition that is dropped when its value is missing matches every customer. Require the address.",
};
static KNOWN_AND_UNKNOWN: Check = Check {
    id: "codes.known-and-unknown",
    expected: "asking for a code gets the same answer whether or not the address has an account",
    why: "Anyone can find out who is a customer, address by address. Give the same answer, and let the mail tell the owner.",
};
static MAIL_LIMIT: Check = Check {
    id: "codes.mail-limit",
    expected: "repeated requests for codes are refused with 429 and Retry-After",
    why: "Anyone can flood a stranger's mailbox in the shop's name, until mail providers treat the shop as a spammer.",
};
static GUESSING: Check = Check {
    id: "codes.guessing",
    expected: "a code stops working after a few wrong tries",
    why: "A script tries all million codes in minutes. Allow five tries per code, and limit the tries over all codes of an address.",
};
static BOUND: Check = Check {
    id: "codes.bound",
    expected: "a code for one address does not work for another",
    why: "With one mailbox, an attacker could verify any address. Look the code up by its address.",
};
static SINGLE_USE: Check = Check {
    id: "codes.single-use",
    expected: "a used code is refused",
    why: "Anyone who finds the mail later can get in with it. Mark the code as used in the transaction that uses it.",
};
static RACE: Check = Check {
    id: "codes.race",
    expected: "of four simultaneous registrations with one code, one succeeds",
    why: "Checking and using are two steps, and other requests run in between. Do both in one update, and make emails unique by constraint.",
};

/// Wrong tries after which a code counts as unlimited.
const TRIES: u32 = 10;
/// Requests for codes after which mails count as unlimited.
const MAILS: usize = 6;

/// Asks for codes and tries them. `customer` is registered.
pub async fn run(run: &Run, customer: &Result<Customer, NotChecked>) {
    let refused = |response: &Response| !response.succeeded() && response.status.is_client_error();
    run.check(&BAD_ADDRESS, send_otp("portico-check"), Verdict::Warn, refused).await;
    let nobody = Request::json(reqwest::Method::POST, paths::SEND_OTP, &json!({}));
    run.check(&MISSING_ADDRESS, nobody, Verdict::Warn, refused).await;

    let unknown = run.address("unknown");
    run.record(&KNOWN_AND_UNKNOWN, known_and_unknown(run, customer, &unknown).await);
    run.record(&MAIL_LIMIT, mail_limit(run, &unknown).await);

    let guessed = Customer::new(run.address("guess"));
    // Where even the right code does not register a customer, a refusal of a wrong one means nothing.
    let code = match customer {
        Ok(_) => run.mailed_code(&guessed.email).await,
        Err(reason) => Err(reason.clone()),
    };
    match code {
        Err(reason) => run.skip(&[&BOUND, &GUESSING], &reason),
        Ok(code) => {
            run.record(&BOUND, bound(run, &code).await);
            run.record(&GUESSING, guessing(run, &guessed, &code).await);
        }
    }
    let raced = Customer::new(run.address("race"));
    match run.mailed_code(&raced.email).await {
        Err(reason) => run.skip(&[&RACE, &SINGLE_USE], &reason),
        Ok(code) => {
            let raced_with = race(run, &raced, &code).await;
            let again = match &raced_with {
                Ok(_) => single_use(run, &raced, &code).await,
                Err(reason) => Err(reason.clone()),
            };
            run.record(&RACE, raced_with);
            run.record(&SINGLE_USE, again);
        }
    }
}

async fn known_and_unknown(run: &Run, customer: &Result<Customer, NotChecked>, unknown: &str) -> Outcome {
    let customer = customer.as_ref().map_err(Clone::clone)?;
    let of_unknown = run.send_with_retry(send_otp(unknown)).await?;
    let of_known = run.send_with_retry(send_otp(&customer.email)).await?;
    let alike = of_unknown.matches(&of_known);
    Ok(Observation::of_two(&of_unknown, &of_known, alike, Verdict::Dangerous))
}

async fn mail_limit(run: &Run, email: &str) -> Outcome {
    for _ in 0..MAILS {
        let response = run.client.send(send_otp(email)).await?;
        if !response.succeeded() {
            return Ok(Observation::of(&response, response.retry_after().is_some(), Verdict::Warn));
        }
    }
    let sent = format!("{MAILS} times: {}", send_otp(email));
    Ok(Observation { verdict: Verdict::Dangerous, sent, came: "every one succeeded".to_owned() })
}

async fn bound(run: &Run, code: &str) -> Outcome {
    let other = Customer::new(run.address("other"));
    let response = run.client.send(register(&other, "Ada", Some(code))).await?;
    Ok(Observation::of(&response, !response.succeeded(), Verdict::Dangerous))
}

async fn guessing(run: &Run, customer: &Customer, code: &str) -> Outcome {
    let right: u32 = code.parse().map_err(|_| NotChecked::because("the code is not a number"))?;
    for step in 1..=TRIES {
        let wrong = format!("{:06}", (right + step * 7_919) % 1_000_000);
        let response = run.client.send(register(customer, "Ada", Some(&wrong))).await?;
        if response.succeeded() {
            return Ok(Observation::of(&response, false, Verdict::Dangerous));
        }
    }
    let response = run.client.send(register(customer, "Ada", Some(code))).await?;
    let sent = format!("{TRIES} wrong codes, then the right one: {}", response.request);
    Ok(Observation { sent, ..Observation::of(&response, !response.succeeded(), Verdict::Dangerous) })
}

async fn race(run: &Run, customer: &Customer, code: &str) -> Outcome {
    let request = || run.client.send(register(customer, "Ada", Some(code)));
    let (first, second, third, fourth) = tokio::join!(request(), request(), request(), request());
    let responses = [first?, second?, third?, fourth?];
    let done: Vec<_> = responses.iter().filter(|response| response.succeeded()).collect();
    let Some(one) = done.first() else {
        return Err(NotChecked::because(format!("no registration succeeded: {}", responses[0])));
    };
    let sent = format!("four times at once: {}", one.request);
    let came = format!("{} succeeded: {one}", done.len());
    Ok(Observation { sent, came, ..Observation::of(one, done.len() == 1, Verdict::Dangerous) })
}

async fn single_use(run: &Run, customer: &Customer, code: &str) -> Outcome {
    let response = run.client.send(register(customer, "Ada", Some(code))).await?;
    let sent = format!("a used code again: {}", response.request);
    Ok(Observation { sent, ..Observation::of(&response, !response.succeeded(), Verdict::Dangerous) })
}
