//! One run of the checks: the server, the made-up customers, and what was found so far.

use std::cell::RefCell;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use portico_shared::paths;
use serde_json::{Value, json};
use tokio::time::sleep;

use super::client::{Client, NoAnswer};
use super::dialect::Dialect;
use super::exchange::{Answer, Ask};
use super::mailbox::{self, Link, Mailbox};
use super::report::{Check, Finding, Verdict};
use crate::random::Random;

/// The longest that the run waits where a server asks it to.
const LONGEST_WAIT: u64 = 60;

/// Why something was not checked.
#[derive(Clone, Debug)]
pub struct Unchecked {
    because: String,
    /// Whether the server is to blame: it did not answer.
    is_fault: bool,
}

impl Unchecked {
    /// Something is missing that the check needs.
    pub fn needs(because: impl Into<String>) -> Self {
        Self { because: because.into(), is_fault: false }
    }
}

impl From<NoAnswer> for Unchecked {
    fn from(error: NoAnswer) -> Self {
        Self { because: error.to_string(), is_fault: !matches!(error, NoAnswer::Spent) }
    }
}

/// What a check saw.
pub struct Seen {
    /// What it makes of it.
    pub verdict: Verdict,
    /// What was sent.
    pub sent: String,
    /// What came.
    pub came: String,
}

impl Seen {
    /// What one answer shows: it fits, or it does not.
    pub fn of(answer: &Answer, fits: bool, otherwise: Verdict) -> Self {
        let verdict = if fits { Verdict::Fits } else { otherwise };
        Self { verdict, sent: answer.asked.clone(), came: answer.to_string() }
    }

    /// What two answers show that should be alike.
    pub fn of_two(one: &Answer, other: &Answer, fits: bool, otherwise: Verdict) -> Self {
        let verdict = if fits { Verdict::Fits } else { otherwise };
        let sent = format!("{}; and {}", one.asked, other.asked);
        Self { verdict, sent, came: format!("{one}; and {other}") }
    }
}

/// What comes of trying one thing.
pub type Outcome = Result<Seen, Unchecked>;

/// A customer that the run has made.
#[derive(Clone, Debug)]
pub struct Customer {
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
}

/// A run.
pub struct Run {
    /// The server.
    pub client: Client,
    /// Where its mails can be read.
    pub mailbox: Option<Mailbox>,
    /// What it should speak.
    pub dialect: Dialect,
    domain: String,
    tag: String,
    random: Random,
    addresses: RefCell<Vec<String>>,
    findings: RefCell<Vec<Finding>>,
}

impl Run {
    /// A run that has not sent anything yet.
    pub fn new(
        client: Client,
        mailbox: Option<Mailbox>,
        dialect: Dialect,
        domain: String,
        random: Random,
    ) -> Self {
        let tag = random.bytes::<5>().map(|byte| format!("{byte:02x}")).concat();
        let (addresses, findings) = <(RefCell<Vec<String>>, RefCell<Vec<Finding>>)>::default();
        Self { client, mailbox, dialect, domain, tag, random, addresses, findings }
    }

    /// An address of this run; it is in the report, so that whoever runs the shop finds what to remove.
    pub fn address(&self, what: &str) -> String {
        let address = format!("portico-check-{}-{what}@{}", self.tag, self.domain);
        let mut addresses = self.addresses.borrow_mut();
        if !addresses.contains(&address) {
            addresses.push(address.clone());
        }
        address
    }

    /// A password of 100 characters that every dialect's rule takes.
    pub fn password(&self) -> String {
        let random = self.random.bytes::<48>().map(|byte| format!("{byte:02x}")).concat();
        format!("Aa1!{random}")
    }

    /// Keeps what came of a check, and says it.
    pub fn conclude(&self, check: &'static Check, outcome: Outcome) {
        let seen = outcome.unwrap_or_else(|Unchecked { because, is_fault }| Seen {
            verdict: if is_fault { Verdict::Differs } else { Verdict::NotChecked },
            sent: String::new(),
            came: because,
        });
        let handled = seen.verdict == Verdict::Differs && self.dialect.handles(check.id);
        let verdict = if handled { Verdict::Handled } else { seen.verdict };
        eprintln!("[{:>3} requests] {}: {}", self.client.sent(), check.id, verdict.as_str());
        let Seen { sent, came, .. } = seen;
        let Check { id, expected, why } = *check;
        self.findings.borrow_mut().push(Finding { id, verdict, sent, came, expected, why });
    }

    /// Sends one request and keeps whether its answer fits; gives that as well.
    pub async fn judge(
        &self,
        check: &'static Check,
        ask: Ask,
        otherwise: Verdict,
        fits: impl FnOnce(&Answer) -> bool,
    ) -> bool {
        let sent = ask.to_string();
        let outcome = match self.client.send(ask).await {
            Ok(answer) => Ok(Seen::of(&answer, fits(&answer), otherwise)),
            Err(NoAnswer::Spent) => Err(NoAnswer::Spent.into()),
            Err(error) => Ok(Seen { verdict: Verdict::Differs, sent, came: error.to_string() }),
        };
        let is_as_expected = outcome.as_ref().is_ok_and(|seen| seen.verdict == Verdict::Fits);
        self.conclude(check, outcome);
        is_as_expected
    }

    /// Keeps for each of these that it was not checked.
    pub fn skip(&self, checks: &[&'static Check], because: &Unchecked) {
        for check in checks {
            self.conclude(check, Err(because.clone()));
        }
    }

    /// What was found, and the addresses that it was found with.
    pub fn into_findings(self) -> (Client, Vec<Finding>, Vec<String>) {
        (self.client, self.findings.into_inner(), self.addresses.into_inner())
    }

    /// Sends a request; where the server asks to wait for a while, it waits and sends it once more.
    pub async fn patiently(&self, ask: Ask) -> Result<Answer, NoAnswer> {
        let answer = self.client.send(ask.clone()).await?;
        match answer.retry_after() {
            Some(seconds) if answer.status == StatusCode::TOO_MANY_REQUESTS && seconds <= LONGEST_WAIT => {
                eprintln!("The server asks to wait for {seconds} s: {}", answer.asked);
                sleep(Duration::from_secs(seconds + 1)).await;
                self.client.send(ask).await
            }
            _ => Ok(answer),
        }
    }

    /// The folder of mails.
    pub fn mailbox(&self) -> Result<&Mailbox, Unchecked> {
        let none = "needs the mails: name the folder that the server writes them to with --mail DIR";
        self.mailbox.as_ref().ok_or_else(|| Unchecked::needs(none))
    }

    /// Asks for a code and reads it from its mail.
    pub async fn mailed_code(&self, email: &str) -> Result<String, Unchecked> {
        let mailbox = self.mailbox()?;
        let before = mailbox.to(email).len();
        let answer = self.patiently(send_otp(email)).await?;
        if !answer.is_done() {
            return Err(Unchecked::needs(format!("needs a code, and got none: {answer}")));
        }
        let code = mailbox.wait(email, before, mailbox::code).await;
        code.ok_or_else(|| Unchecked::needs("needs a code, and no mail with one came to the folder"))
    }

    /// Asks for a reset link and reads it from its mail.
    pub async fn mailed_link(&self, email: &str) -> Result<(Answer, Link), Unchecked> {
        let mailbox = self.mailbox()?;
        let before = mailbox.to(email).len();
        let answer = self.patiently(forgot(email)).await?;
        if !answer.is_done() {
            return Err(Unchecked::needs(format!("needs a reset link, and got none: {answer}")));
        }
        let link = mailbox.wait(email, before, mailbox::link).await;
        let none = "needs a reset link, and no mail with one came to the folder";
        Ok((answer, link.ok_or_else(|| Unchecked::needs(none))?))
    }

    /// Makes a customer: with a mailed code where mails can be read, otherwise without.
    pub async fn customer(&self, what: &str) -> Result<Customer, Unchecked> {
        let customer = Customer { email: self.address(what), password: self.password() };
        let code = match self.mailbox {
            Some(_) => Some(self.mailed_code(&customer.email).await?),
            None if self.dialect.needs_code() => self.mailbox().map(|_| None)?,
            None => None,
        };
        let answer = self.patiently(register(&customer, "Ada", code.as_deref())).await?;
        if answer.is_done() {
            return Ok(customer);
        }
        Err(Unchecked::needs(format!("needs a customer, and none could be made: {answer}")))
    }

    /// Signs a customer in; gives the session.
    pub async fn session(&self, customer: &Customer) -> Result<String, Unchecked> {
        let answer = self.patiently(login(&customer.email, &customer.password)).await?;
        answer
            .token()
            .ok_or_else(|| Unchecked::needs(format!("needs a session, and signing in failed: {answer}")))
    }
}

/// Asks for a code.
pub fn send_otp(email: &str) -> Ask {
    Ask::json(Method::POST, paths::SEND_OTP, &json!({"emailId": email}))
}

/// Makes an account.
pub fn register(customer: &Customer, first_name: &str, code: Option<&str>) -> Ask {
    let mut body = json!({
        "firstName": first_name,
        "lastName": "Lovelace",
        "emailId": customer.email,
        "password": customer.password,
    });
    if let Some(code) = code {
        body["otp"] = code.into();
    }
    Ask::json(Method::POST, paths::REGISTER, &body)
}

/// Signs in.
pub fn login(email: &str, password: &str) -> Ask {
    login_as(&email.into(), password)
}

/// Signs in with whatever stands for an address.
pub fn login_as(email: &Value, password: &str) -> Ask {
    let body = json!({"emailId": email, "password": password, "type": "normal"});
    Ask::json(Method::POST, paths::LOGIN, &body)
}

/// Asks for a reset link.
pub fn forgot(email: &str) -> Ask {
    Ask::get(format!("{}?email={}", paths::FORGOT_PASSWORD_LINK, encoded(email)))
}

/// Sets a password.
pub fn reset(key: &str, password: &str) -> Ask {
    Ask::json(Method::PUT, paths::RESET_PASSWORD, &json!({"key": key, "newPassword": password}))
}

/// Asks who is signed in.
pub fn profile(token: &str) -> Ask {
    Ask::get(paths::GET_PROFILE).bearer(token)
}

/// Text as a query has it.
pub fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
