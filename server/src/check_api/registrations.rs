//! Checks of registering.

use super::codes::are_alike;
use super::report::{Check, Verdict};
use super::run::{Customer, Outcome, Run, Seen, Unchecked, register};

static WITHOUT_CODE: Check = Check {
    id: "register.without-code",
    expected: "an account can be made without a code",
    why: "Document A has no code. A client that is built by it cannot register anybody where one is demanded.",
};
static KNOWN_AND_UNKNOWN: Check = Check {
    id: "register.known-and-unknown",
    expected: "registering without a code is answered alike whether or not the address has an account",
    why: "Anybody can find out who is a customer, address by address. Answer alike, and let a mail tell the owner.",
};
static SHORT_PASSWORD: Check = Check {
    id: "register.short-password",
    expected: "a password of five characters is refused",
    why: "Short passwords are guessed in no time. Demand eight characters (OWASP ASVS 5.0, 6.2.1).",
};
static APOSTROPHE: Check = Check {
    id: "register.apostrophe",
    expected: "names such as D'Arcy are taken",
    why: "People have them. Apostrophes do no harm where queries are parameterized and output is escaped.",
};
static UNICODE: Check = Check {
    id: "register.unicode",
    expected: "names with characters of four bytes are taken",
    why: "Names and rare characters of Chinese among them need four bytes in UTF-8. In MySQL that is utf8mb4.",
};

/// A code that was sent to nobody.
const WRONG_CODE: &str = "000000";

/// Registers, with and without codes. `customer` is one that there is.
pub async fn run(run: &Run, customer: &Result<Customer, Unchecked>) {
    let new = Customer { email: run.address("new"), password: run.password() };
    match run.patiently(register(&new, "Ada", None)).await {
        Err(error) => run.skip(&[&WITHOUT_CODE, &KNOWN_AND_UNKNOWN], &error.into()),
        Ok(of_new) => {
            run.conclude(&WITHOUT_CODE, Ok(Seen::of(&of_new, of_new.is_done(), Verdict::Differs)));
            let alike = async || {
                let customer = customer.as_ref().map_err(Clone::clone)?;
                let of_known = run.patiently(register(customer, "Ada", None)).await?;
                Ok(Seen::of_two(&of_new, &of_known, are_alike(&of_new, &of_known), Verdict::Dangerous))
            };
            run.conclude(&KNOWN_AND_UNKNOWN, alike().await);
        }
    }
    run.conclude(&SHORT_PASSWORD, short_password(run).await);
    run.conclude(&APOSTROPHE, apostrophe(run).await);
    run.conclude(&UNICODE, unicode(run).await);
}

/// The same with a long password has to be done, or it was something else that was refused.
async fn short_password(run: &Run) -> Outcome {
    let customer = Customer { email: run.address("short"), password: "Aa1!x".to_owned() };
    let code = match run.mailbox {
        None if !run.dialect.needs_code() => None,
        _ => Some(run.mailed_code(&customer.email).await?),
    };
    let of_short = run.patiently(register(&customer, "Ada", code.as_deref())).await?;
    if !of_short.is_done() {
        let long = Customer { password: run.password(), ..customer };
        let of_long = run.patiently(register(&long, "Ada", code.as_deref())).await?;
        if !of_long.is_done() {
            return Err(Unchecked::needs(format!("needs a registration that is done, and got: {of_long}")));
        }
    }
    Ok(Seen::of(&of_short, !of_short.is_done(), Verdict::Dangerous))
}

/// With a wrong code: the code has to be refused, and not the name.
async fn apostrophe(run: &Run) -> Outcome {
    let customer = Customer { email: run.address("name"), password: run.password() };
    let plain = run.client.send(register(&customer, "Ada", Some(WRONG_CODE))).await?;
    let with = run.client.send(register(&customer, "D'Arcy", Some(WRONG_CODE))).await?;
    Ok(Seen::of(&with, with.status == plain.status && with.code() == plain.code(), Verdict::Differs))
}

async fn unicode(run: &Run) -> Outcome {
    let customer = Customer { email: run.address("unicode"), password: run.password() };
    let code = run.mailed_code(&customer.email).await?;
    let answer = run.client.send(register(&customer, "\u{20bb7} \u{1f600}", Some(&code))).await?;
    Ok(Seen::of(&answer, answer.is_done(), Verdict::Differs))
}
