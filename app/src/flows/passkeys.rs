//! Passkeys: creating one, and whether a customer is asked to. `passkey.js` has the browser's side of it.

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use leptos::task::spawn_local;
use portico_shared::problem::Code;
use portico_shared::wire::passkeys::Passkeys;
use portico_view::later;

use super::app::App;
use crate::api::{Obstacle, PasskeyBegun, Problem, SignedIn};
use crate::browser::{Deadline, Host};
use crate::config::Storage;
use crate::json::{Json, Object, Value, list};
use crate::text::Message;

/// How long a sign-in may take longer because of the question whether the customer has a passkey, in seconds, and again as long because
/// of the browser that creates one by itself.
const PATIENCE: u32 = 3;

/// The name of the problem that the shopper has changed their mind, or has waited too long: the browser doesn't say which.
const CANCELLED: &str = "passkey-cancelled";
/// What `passkey.js` says then, and if a request has ended because of another one or with its page.
const FAULT_CANCELLED: &str = "cancelled";
const FAULT_STOPPED: &str = "stopped";

thread_local! {
    // All apps of a page share it, as they share the browser's one request. In the drafts, it would be on the first screen.
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// What is known between the pages of a sign-in.
#[derive(Default)]
pub struct Known {
    /// What the browser needs for a passkey, until when, and from which API.
    pub begun: Option<(PasskeyBegun, Deadline, String)>,
    /// The offer that the sign-in has led to.
    pub offer: Option<Offer>,
    /// Whether the next sign-in is to create a passkey.
    pub wanted: bool,
}

/// An offer to create a passkey, after a sign-in.
#[derive(Clone)]
pub struct Offer {
    /// Stands for the customer's account in this browser.
    pub account: String,
    /// The token of the session that the offer is for.
    pub session: String,
    /// Whether the shopper goes on to the return address then.
    pub leaves: bool,
}

/// Reads or changes what is known between the pages of a sign-in.
pub fn known<T>(act: impl FnOnce(&mut Known) -> T) -> T {
    KNOWN.with_borrow_mut(act)
}

/// What a sign-in leads to.
pub enum Next {
    /// To where the shopper goes on.
    Nothing,
    /// There as well: the browser has created a passkey by itself.
    Created,
    /// To the offer to create one; with what stands for the account in this browser.
    Offer(String),
}

/// What the browser has given: a passkey's signature, or a new passkey.
pub struct Credential {
    /// As JSON.
    pub text: String,
    /// The credential's id.
    pub id: String,
    /// The user handle; empty for a new passkey.
    pub user: String,
}

/// Whether the problem is that the shopper has changed their mind, which is said in a low voice.
pub fn is_cancelled(problem: &Problem) -> bool {
    problem.name() == CANCELLED
}

/// Calls a function of `passkey.js`, which loads at the first call. `values` is the text of an object.
pub async fn call(host: &Host, name: &str, values: &str) -> Result<Json, Problem> {
    let answer = host.passkey(name, values).await.map_err(|_| Problem::Unreachable)?;
    Ok(answer.as_string().and_then(|text| Json::parse(&text)).unwrap_or_default())
}

/// Calls a function of `passkey.js` whose outcome doesn't matter.
pub fn tell(host: &Host, name: &'static str, values: Object) {
    let host = host.clone();
    spawn_local(async move { drop(call(&host, name, &values.text()).await) });
}

/// The browser's requests of a page, which owns this. They end with it.
pub struct Requests(pub Host);

impl Drop for Requests {
    fn drop(&mut self) {
        tell(&self.0, "stop", Object::new());
    }
}

/// The credential in an answer of `passkey.js`; `None` if the request was stopped. `is_new` is whether it was to create one.
///
/// # Errors
/// Why there is none.
pub fn credential(app: App, answer: &Json, is_new: bool) -> Result<Option<Credential>, Problem> {
    let text = |name| answer.get(name).text().unwrap_or_default();
    match answer.get("fault").text().as_deref() {
        None => Ok(Some(Credential { text: text("credential"), id: text("id"), user: text("user") })),
        Some(FAULT_STOPPED) => Ok(None),
        Some(fault) => Err(prevented(app, fault, is_new)),
    }
}

/// What to say about a fault that `passkey.js` has found.
fn prevented(app: App, fault: &str, is_new: bool) -> Problem {
    let (name, message) = match fault {
        FAULT_CANCELLED if is_new => (CANCELLED, Message::PasskeyNotCreated),
        FAULT_CANCELLED => (CANCELLED, Message::PasskeyCancelled),
        // Who creates one is signed in, and has no use for another way.
        "elsewhere" if is_new => ("passkey-unavailable", Message::PasskeyUnsupported),
        "elsewhere" => ("passkey-unavailable", Message::PasskeyUnavailable),
        "unsupported" if is_new => ("passkey-unsupported", Message::PasskeyUnsupported),
        "exists" if is_new => ("passkey-here", Message::PasskeyHere),
        _ if is_new => ("passkey-failed", Message::PasskeyNotCreated),
        _ => ("passkey-failed", Message::PasskeyFailed),
    };
    Problem::Prevented(Box::new(Obstacle { name, words: app.text(message) }))
}

/// A problem with the calls for passkeys: a server without them doesn't know their paths. `is_new` is whether one is created.
pub fn explained(app: App, problem: Problem, is_new: bool) -> Problem {
    if problem.code() == Some(Code::NotFound) { prevented(app, "elsewhere", is_new) } else { problem }
}

/// Creates a passkey for the customer of a session. Returns whether there is one now: the request may have been stopped.
///
/// # Errors
/// Why there is none; see [`is_cancelled`].
pub async fn create(app: App, session: &str) -> Result<bool, Problem> {
    let host = app.host().ok_or(Problem::Unreachable)?;
    let visit = app.router().visit();
    let options = app.api().passkey_creation_options(session).await;
    let begun = options.map_err(|problem| explained(app, problem, true))?;
    // A request that begins now would outlast its page.
    if !visit.is_current() {
        return Ok(false);
    }
    let answer = call(&host, "create", &begun.text).await?;
    add(app, &host, session, &begun, &answer).await
}

/// Adds the passkey in an answer of `passkey.js` to the account.
async fn add(
    app: App,
    host: &Host,
    session: &str,
    begun: &PasskeyBegun,
    answer: &Json,
) -> Result<bool, Problem> {
    let Some(credential) = credential(app, answer, true)? else { return Ok(false) };
    match app.api().add_passkey(session, &credential.text).await {
        // Browsers send a request again if the connection breaks off before its answer. Then the first one has added it.
        Err(problem) if problem.code() == Some(Code::PasskeyExists) => Ok(true),
        Err(problem @ Problem::Refused(_)) => {
            // It's of no use on the device then.
            forget(host, begun, credential.id);
            Err(problem)
        }
        outcome => outcome.map(|()| true),
    }
}

/// Tells the browser that no account has this passkey.
pub fn forget(host: &Host, begun: &PasskeyBegun, credential: String) {
    let unknown = Object::new().with("rpId", begun.rp_id.as_str()).with("credentialId", credential);
    tell(host, "forget", unknown);
}

/// Tells the browser which passkeys the customer has.
pub fn tell_accepted(host: &Host, Passkeys { passkeys, rp_id, user_handle }: &Passkeys) {
    if let Some(user) = user_handle {
        let ids = list(passkeys.iter().map(|passkey| Value::from(passkey.credential_id.as_str())));
        let accepted = Object::new()
            .with("rpId", rp_id.as_str())
            .with("userId", user.as_str())
            .with("allAcceptedCredentialIds", ids);
        tell(host, "accept", accepted);
    }
}

/// What stands for an account in this browser, until its storage has only a digest of it.
fn account(app: App, signed_in: &SignedIn) -> String {
    format!("{} {}", app.config().api, signed_in.customer.user.id)
}

/// What a sign-in leads to if the customer was about to create a passkey.
pub fn wanted(app: App, signed_in: &SignedIn) -> Next {
    // An offer is for one sign-in.
    let known = known(std::mem::take);
    let is_possible = app.offers_passkeys() && signed_in.customer.user.email_verified;
    if known.wanted && is_possible { Next::Offer(account(app, signed_in)) } else { Next::Nothing }
}

/// What a sign-in with a password or a code leads to. A customer who has a passkey isn't asked, nor one who didn't want one lately. It
/// takes a moment, and never fails.
pub async fn next(app: App, signed_in: &SignedIn, has_used_password: bool) -> Next {
    match wanted(app, signed_in) {
        Next::Nothing if app.offers_passkeys() && signed_in.customer.user.email_verified => {
            find_next(app, signed_in, has_used_password).await.unwrap_or(Next::Nothing)
        }
        next => next,
    }
}

async fn find_next(app: App, signed_in: &SignedIn, has_used_password: bool) -> Option<Next> {
    let host = app.host()?;
    let account = account(app, signed_in);
    let ways = call(&host, "due", &Object::new().with("account", account.as_str()).text()).await.ok()?;
    if !ways.get("due").is_true() {
        return None;
    }
    let own = within(PATIENCE, app.api().passkeys(&signed_in.token)).await?.ok()?;
    if !own.passkeys.is_empty() {
        wait(app, &account);
        return None;
    }
    let upgrades = has_used_password && ways.get("upgrades").is_true();
    if upgrades && within(PATIENCE, upgrade(app, &host, &signed_in.token)).await == Some(true) {
        return Some(Next::Created);
    }
    // Nothing of it may be left, which the offer would have to wait for.
    tell(&host, "stop", Object::new());
    Some(Next::Offer(account))
}

/// Lets the browser create a passkey without a question, after it has filled in the password. Returns whether it has.
async fn upgrade(app: App, host: &Host, session: &str) -> bool {
    let Ok(begun) = app.api().passkey_creation_options(session).await else { return false };
    let Ok(answer) = call(host, "upgrade", &begun.text).await else { return false };
    add(app, host, session, &begun, &answer).await.unwrap_or(false)
}

/// Doesn't ask the customer of this account again for a while.
pub fn wait(app: App, account: &str) {
    // Another person may use this device next.
    if app.config().storage == Storage::Browser
        && let Some(host) = app.host()
    {
        tell(&host, "wait", Object::new().with("account", account));
    }
}

/// The outcome of some work if it ends within this many seconds. Otherwise it's given up.
async fn within<T>(seconds: u32, work: impl Future<Output = T>) -> Option<T> {
    let mut work = Box::pin(work);
    let is_over = Rc::new(Cell::new(false));
    let mut has_timer = false;
    poll_fn(move |context| {
        if let Poll::Ready(outcome) = work.as_mut().poll(context) {
            return Poll::Ready(Some(outcome));
        }
        if !std::mem::replace(&mut has_timer, true) {
            let (waker, is_over) = (context.waker().clone(), is_over.clone());
            let end = move || {
                is_over.set(true);
                waker.wake();
            };
            later(seconds, Box::new(end));
        }
        if is_over.get() { Poll::Ready(None) } else { Poll::Pending }
    })
    .await
}
