//! One run: the client, the mailbox, the made-up customers and the findings so far.

mod outcome;
mod random;
mod requests;

use std::cell::RefCell;
use std::time::Duration;

use reqwest::StatusCode;
use tokio::time::sleep;

use crate::dialect::Dialect;
use crate::http::{Client, Request, RequestError, Response};
use crate::mailbox::{self, Link, Mailbox};
use crate::output::say;
use crate::report::{Check, Finding, Report, Verdict};
pub use outcome::{NotChecked, Observation, Outcome};
pub use random::random_password;
pub use requests::{Customer, encoded, forgot, login, login_as, profile, register, reset, send_otp};

/// The longest `Retry-After` that the run waits for, in seconds.
const MAX_WAIT: u64 = 60;

/// A run.
pub struct Run {
    /// Sends requests to the server.
    pub client: Client,
    /// The mails that the server sent.
    pub mailbox: Option<Mailbox>,
    /// The dialect that the server should speak.
    pub dialect: Dialect,
    domain: String,
    tag: String,
    addresses: RefCell<Vec<String>>,
    findings: RefCell<Vec<Finding>>,
}

impl Run {
    /// A run that has not sent anything yet. Its customers' addresses are at `domain`.
    pub fn new(client: Client, mailbox: Option<Mailbox>, dialect: Dialect, domain: String) -> Self {
        let (addresses, findings) = <(RefCell<Vec<String>>, RefCell<Vec<Finding>>)>::default();
        Self { client, mailbox, dialect, domain, tag: random::hex::<5>(), addresses, findings }
    }

    /// A made-up address. The report lists it, so that the shop can remove what was created.
    pub fn address(&self, purpose: &str) -> String {
        let address = format!("portico-check-{}-{purpose}@{}", self.tag, self.domain);
        let mut addresses = self.addresses.borrow_mut();
        if !addresses.contains(&address) {
            addresses.push(address.clone());
        }
        address
    }

    /// Records the outcome of a check and prints it.
    pub fn record(&self, check: &'static Check, outcome: Outcome) {
        let observation = outcome.unwrap_or_else(|NotChecked { reason, is_fault }| Observation {
            verdict: if is_fault { Verdict::Warn } else { Verdict::NotChecked },
            sent: String::new(),
            came: reason,
        });
        let handled = observation.verdict == Verdict::Warn && self.dialect.handles(check.id);
        let verdict = if handled { Verdict::Handled } else { observation.verdict };
        say(format_args!("[{:>3} requests] {}: {}", self.client.sent(), check.id, verdict.as_str()));
        let Observation { sent, came, .. } = observation;
        let Check { id, expected, why } = *check;
        self.findings.borrow_mut().push(Finding { id, verdict, sent, came, expected, why });
    }

    /// Sends a request and records whether its response passes. Returns whether it does.
    pub async fn check(
        &self,
        check: &'static Check,
        request: Request,
        otherwise: Verdict,
        passes: impl FnOnce(&Response) -> bool,
    ) -> bool {
        let sent = request.to_string();
        let outcome = match self.client.send(request).await {
            Ok(response) => Ok(Observation::of(&response, passes(&response), otherwise)),
            Err(RequestError::BudgetExhausted) => Err(RequestError::BudgetExhausted.into()),
            Err(error) => Ok(Observation { verdict: Verdict::Warn, sent, came: error.to_string() }),
        };
        let is_as_expected = outcome.as_ref().is_ok_and(|observation| observation.verdict == Verdict::Pass);
        self.record(check, outcome);
        is_as_expected
    }

    /// Records that these were not checked.
    pub fn skip(&self, checks: &[&'static Check], reason: &NotChecked) {
        for check in checks {
            self.record(check, Err(reason.clone()));
        }
    }

    /// The report of the run, the worst findings first.
    pub fn into_report(self, url: String) -> Report {
        let mut findings = self.findings.into_inner();
        findings.sort_by_key(|finding| finding.verdict);
        let (requests, addresses) = (self.client.sent(), self.addresses.into_inner());
        Report { url, dialect: self.dialect.as_str(), requests, addresses, findings }
    }

    /// Sends a request. If it is refused with a `Retry-After` of up to a minute, waits and sends it again.
    pub async fn send_with_retry(&self, request: Request) -> Result<Response, RequestError> {
        let response = self.client.send(request.clone()).await?;
        match response.retry_after() {
            Some(seconds) if response.status == StatusCode::TOO_MANY_REQUESTS && seconds <= MAX_WAIT => {
                say(format_args!("The server asks to wait {seconds} s: {}", response.request));
                sleep(Duration::from_secs(seconds + 1)).await;
                self.client.send(request).await
            }
            _ => Ok(response),
        }
    }

    /// The mailbox, for checks that need it.
    pub fn mailbox(&self) -> Result<&Mailbox, NotChecked> {
        let none = "needs the mails: pass the folder that the server writes them to as --mail DIR";
        self.mailbox.as_ref().ok_or_else(|| NotChecked::because(none))
    }

    /// Asks for a code and reads it from its mail.
    pub async fn mailed_code(&self, email: &str) -> Result<String, NotChecked> {
        let mailbox = self.mailbox()?;
        let before = mailbox.to(email).len();
        let response = self.send_with_retry(send_otp(email)).await?;
        if !response.succeeded() {
            return Err(NotChecked::because(format!("needs a code, but asking for one failed: {response}")));
        }
        let code = mailbox.wait(email, before, mailbox::code).await;
        code.ok_or_else(|| NotChecked::because("needs a code, but no mail with one arrived in the folder"))
    }

    /// Asks for a reset link and reads it from its mail.
    pub async fn mailed_link(&self, email: &str) -> Result<(Response, Link), NotChecked> {
        let mailbox = self.mailbox()?;
        let before = mailbox.to(email).len();
        let response = self.send_with_retry(forgot(email)).await?;
        if !response.succeeded() {
            return Err(NotChecked::because(format!(
                "needs a reset link, but asking for one failed: {response}"
            )));
        }
        let link = mailbox.wait(email, before, mailbox::link).await;
        let none = "needs a reset link, but no mail with one arrived in the folder";
        Ok((response, link.ok_or_else(|| NotChecked::because(none))?))
    }

    /// Registers a customer, with a mailed code if there is a mailbox and without a code otherwise.
    pub async fn customer(&self, purpose: &str) -> Result<Customer, NotChecked> {
        let customer = Customer::new(self.address(purpose));
        let code = match self.mailbox {
            Some(_) => Some(self.mailed_code(&customer.email).await?),
            None if self.dialect.needs_code() => self.mailbox().map(|_| None)?,
            None => None,
        };
        let response = self.send_with_retry(register(&customer, "Ada", code.as_deref())).await?;
        if response.succeeded() {
            return Ok(customer);
        }
        Err(NotChecked::because(format!("needs a customer, but registering one failed: {response}")))
    }

    /// Signs a customer in and returns the session token.
    pub async fn session(&self, customer: &Customer) -> Result<String, NotChecked> {
        let response = self.send_with_retry(login(&customer.email, &customer.password)).await?;
        response
            .token()
            .ok_or_else(|| NotChecked::because(format!("needs a session, but signing in failed: {response}")))
    }
}
