//! Checks of registration.

use crate::report::{Check, Verdict};
use crate::run::{Customer, NotChecked, Observation, Outcome, Run, random_password, register};

static WITHOUT_CODE: Check = Check {
    id: "register.without-code",
    expected: "registering works without a code",
    why: "The Spurtcommerce customer API documents no code. A client built to it cannot register anyone where one is required.",
};
static KNOWN_AND_UNKNOWN: Check = Check {
    id: "register.known-and-unknown",
    expected: "registering without a code gets the same answer whether or not the address has an account",
    why: "Anyone can find out who is a customer, address by address. Give the same answer, and let a mail tell the owner.",
};
static SHORT_PASSWORD: Check = Check {
    id: "register.short-password",
    expected: "a password of five characters is refused",
    why: "Short passwords are guessed in no time. Require eight characters (OWASP ASVS 5.0, 6.2.1).",
};
static APOSTROPHE: Check = Check {
    id: "register.apostrophe",
    expected: "names such as D'Arcy are accepted",
    why: "Many people have one. Apostrophes are harmless if queries are parameterized and output is escaped.",
};
static UNICODE: Check = Check {
    id: "register.unicode",
    expected: "names with four-byte characters are accepted",
    why: "Some names, rare Chinese characters among them, need four bytes in UTF-8. In MySQL that is utf8mb4.",
};

/// A code that was never sent.
const WRONG_CODE: &str = "000000";

/// Registers with and without codes. `customer` is registered.
pub async fn run(run: &Run, customer: &Result<Customer, NotChecked>) {
    let new = Customer::new(run.address("new"));
    match run.send_with_retry(register(&new, "Ada", None)).await {
        Err(error) => run.skip(&[&WITHOUT_CODE, &KNOWN_AND_UNKNOWN], &error.into()),
        Ok(of_new) => {
            run.record(&WITHOUT_CODE, Ok(Observation::of(&of_new, of_new.succeeded(), Verdict::Warn)));
            let alike = async || {
                let customer = customer.as_ref().map_err(Clone::clone)?;
                let of_known = run.send_with_retry(register(customer, "Ada", None)).await?;
                Ok(Observation::of_two(&of_new, &of_known, of_new.matches(&of_known), Verdict::Dangerous))
            };
            run.record(&KNOWN_AND_UNKNOWN, alike().await);
        }
    }
    run.record(&SHORT_PASSWORD, short_password(run).await);
    run.record(&APOSTROPHE, apostrophe(run).await);
    run.record(&UNICODE, unicode(run).await);
}

/// The same registration with a long password has to succeed, or something else was refused.
async fn short_password(run: &Run) -> Outcome {
    let customer = Customer { email: run.address("short"), password: "Aa1!x".to_owned() };
    let code = match run.mailbox {
        None if !run.dialect.needs_code() => None,
        _ => Some(run.mailed_code(&customer.email).await?),
    };
    let of_short = run.send_with_retry(register(&customer, "Ada", code.as_deref())).await?;
    if !of_short.succeeded() {
        let long = Customer { password: random_password(), ..customer };
        let of_long = run.send_with_retry(register(&long, "Ada", code.as_deref())).await?;
        if !of_long.succeeded() {
            return Err(NotChecked::because(format!(
                "needs a registration that succeeds, but got: {of_long}"
            )));
        }
    }
    Ok(Observation::of(&of_short, !of_short.succeeded(), Verdict::Dangerous))
}

/// Sends a wrong code, so that the refusal has to be of the code and not of the name.
async fn apostrophe(run: &Run) -> Outcome {
    let customer = Customer::new(run.address("name"));
    let plain = run.client.send(register(&customer, "Ada", Some(WRONG_CODE))).await?;
    let with = run.client.send(register(&customer, "D'Arcy", Some(WRONG_CODE))).await?;
    Ok(Observation::of(&with, with.status == plain.status && with.code() == plain.code(), Verdict::Warn))
}

async fn unicode(run: &Run) -> Outcome {
    let customer = Customer::new(run.address("unicode"));
    let code = run.mailed_code(&customer.email).await?;
    let response = run.client.send(register(&customer, "\u{20bb7} \u{1f600}", Some(&code))).await?;
    Ok(Observation::of(&response, response.succeeded(), Verdict::Warn))
}
