//! Signing in with a passkey: with one that's chosen in the browser's autofill, or in the window that the browser shows at a press.

use leptos::prelude::Owner;
use portico_shared::problem::Code;
use portico_shared::wire::User;
use portico_view::StoredValue;

use super::app::App;
use super::passkeys::{Credential, Requests, call, credential, explained, forget, is_cancelled, known, tell};
use super::sign_in::{self, Way};
use crate::api::{ApiFuture, PasskeyBegun, Problem};
use crate::browser::{Deadline, EndReason, Host};
use crate::form::words_for;
use crate::json::{Json, Object};
use crate::router::Page;
use crate::text::Message;

/// After so many passkeys that were of no use the autofill asks for nothing more: a press still does.
const TRIES: u32 = 3;
/// A challenge that is valid for less than this many milliseconds is not relied on.
const TOO_LATE: f64 = 60_000.0;

/// Signs in with a passkey that's chosen in the autofill, as long as there is what `page` owns.
pub fn begin(app: App, page: &Owner) {
    if let Some(host) = app.host() {
        page.with(|| StoredValue::new(Requests(host.clone())));
        app.spawn(autofill(app, host));
    }
}

/// Waits for a passkey in the autofill. The shopper hasn't asked for it, so nothing is said if there is none.
async fn autofill(app: App, host: Host) {
    let visit = app.router().visit();
    let is_ready = call(&host, "ready", "{}").await;
    if !is_ready.is_ok_and(|is_ready| is_ready.is_true()) {
        return;
    }
    let mut tries = 0;
    while tries < TRIES && visit.is_current() {
        let Ok(begun) = ask_server(app).await else { return };
        if !visit.is_current() {
            return;
        }
        let Ok(answer) = call(&host, "autofill", &begun.text).await else { return };
        if is_renewed(&answer) {
            continue;
        }
        let Ok(Some(credential)) = credential(app, &answer, false) else { return };
        let form = app.drafts().login.state();
        if !visit.is_current() {
            return;
        }
        tries += 1;
        // Another sign-in is pending, which may fail.
        if form.is_busy() {
            continue;
        }
        match enter(app, &host, begun, credential).await {
            Ok(()) => return,
            Err(problem) => form.fail(*app, problem),
        }
    }
}

/// Whether the autofill has only ended because its challenge has expired.
fn is_renewed(answer: &Json) -> bool {
    answer.get("fault").text().as_deref() == Some("renew")
}

/// Asks the shopper for a passkey, in the browser's own window, and signs in with it. That they have changed their mind is said in a low
/// voice, and is no problem.
pub fn press(app: App) -> ApiFuture<()> {
    Box::pin(async move {
        let host = app.host().ok_or(Problem::Unreachable)?;
        app.drafts().passkey_words.set(None);
        let outcome = ask_and_enter(app, &host).await;
        app.drafts().leaving_for.set(None);
        match outcome {
            Err(problem) if is_cancelled(&problem) => {
                app.report(&problem);
                app.drafts().passkey_words.set(Some(words_for(*app, &problem)));
                Ok(())
            }
            outcome => outcome,
        }
    })
}

async fn ask_and_enter(app: App, host: &Host) -> Result<(), Problem> {
    match ask(app, host).await? {
        Some((begun, credential)) if !app.drafts().login.state().is_busy() => {
            enter(app, host, begun, credential).await
        }
        _ => Ok(()),
    }
}

/// A passkey that the shopper chooses, and what it was asked with; `None` if the page was left, or if another request has
/// taken the place of this one.
async fn ask(app: App, host: &Host) -> Result<Option<(PasskeyBegun, Credential)>, Problem> {
    let visit = app.router().visit();
    let api = source(app);
    let is_usable =
        |(_, expiry, of): &(PasskeyBegun, Deadline, String)| *of == api && expiry.left() > TOO_LATE;
    let begun = match known(|known| known.begun.clone()).filter(is_usable) {
        // At once, as browsers want it after a press.
        Some((begun, ..)) => begun,
        None => ask_server(app).await.map_err(|problem| explained(app, problem, false))?,
    };
    if !visit.is_current() {
        return Ok(None);
    }
    let answer = call(host, "ask", &begun.text).await?;
    Ok(credential(app, &answer, false)?.map(|credential| (begun, credential)))
}

/// Asks the server what the browser needs.
async fn ask_server(app: App) -> Result<PasskeyBegun, Problem> {
    let begun = app.api().passkey_options().await?;
    let expiry = Deadline::after(begun.expires_in);
    known(|known| known.begun = Some((begun.clone(), expiry, source(app))));
    Ok(begun)
}

/// The API and the store that a challenge is from.
fn source(app: App) -> String {
    let config = app.config();
    [&config.api, " ", &config.key()].concat()
}

/// Signs in with a passkey. It ends with another page, or with a problem.
async fn enter(app: App, host: &Host, begun: PasskeyBegun, credential: Credential) -> Result<(), Problem> {
    let form = app.drafts().login.state();
    form.reset();
    form.pending.set(true);
    let outcome = log_in(app, host, begun, credential).await;
    form.pending.set(app.router().is_leaving());
    outcome
}

async fn log_in(
    app: App,
    host: &Host,
    mut begun: PasskeyBegun,
    mut credential: Credential,
) -> Result<(), Problem> {
    let remember = app.drafts().remember.get_untracked();
    let mut may_renew = true;
    loop {
        // A challenge works once.
        known(|known| known.begun = None);
        match app.api().sign_in_with_passkey(&credential.text, remember).await {
            Ok(signed_in) => {
                tell_names(host, &begun, credential.user, &signed_in.customer.user);
                sign_in::complete(app, signed_in, remember, Way::Passkey).await;
                return Ok(());
            }
            Err(problem) if may_renew && problem.code() == Some(Code::PasskeyExpired) => {
                may_renew = false;
                begun = ask_server(app).await?;
                let only = Object::new().with("begun", begun.text.as_str()).with("id", credential.id);
                let answer = call(host, "again", &only.text()).await?;
                let Some(next) = self::credential(app, &answer, false)? else { return Ok(()) };
                credential = next;
            }
            Err(problem) => {
                if problem.code() == Some(Code::PasskeyUnknown) {
                    forget(host, &begun, credential.id);
                }
                return Err(problem);
            }
        }
    }
}

/// Lets the customer of the current session sign in again, to create a passkey then. They have this email address, if it's known.
pub fn again(app: App, email: &str) {
    let Some(token) = app.sessions().token() else { return };
    if !email.is_empty() {
        app.drafts().prefill(email);
    }
    known(|known| known.wanted = true);
    app.notify_next(Message::PasskeyProof);
    sign_in::tell_server(&app.config(), &token);
    app.sessions().end(&token, EndReason::Expired);
    app.router().replace(Page::Login);
}

/// Tells the browser the customer's name and email address, which may have changed since the passkey was created.
fn tell_names(host: &Host, begun: &PasskeyBegun, handle: String, user: &User) {
    if handle.is_empty() {
        return;
    }
    let name = [user.first_name.as_str(), &user.last_name].join(" ").trim().to_owned();
    let display_name = if name.is_empty() { user.email.clone() } else { name };
    let details = Object::new()
        .with("rpId", begun.rp_id.as_str())
        .with("userId", handle)
        .with("name", user.email.as_str())
        .with("displayName", display_name);
    tell(host, "name", details);
}
