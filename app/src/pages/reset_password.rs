//! Choosing a new password with the key of a mailed link. Opening the page does not use the key up: mail programs open links, too.

use portico_shared::problem::Code;
use portico_view::{El, RwSignal, StoredValue, effect, el};

use super::parts::{intro, link, links, page};
use crate::api::Problem;
use crate::flows::{App, sign_in};
use crate::form::{FormView, trouble_view};
use crate::router::{HistoryState, Page};
use crate::text::Message;

/// The page.
pub fn view(app: App, state: HistoryState) -> El {
    let Some(key) = state.key.filter(|key| !key.is_empty()) else {
        return broken(app, Code::LinkInvalid);
    };
    let checked = RwSignal::new(None);
    let key = StoredValue::new(key);
    let check = move || {
        checked.set(None);
        app.spawn(async move {
            let outcome = app.api().check_reset_key(&key.get()).await;
            let has_focus = app.has_focus();
            // The page may have been left.
            if checked.try_set(Some(outcome)) && has_focus {
                // The part that had the focus is gone, so the focus moves to the new heading.
                app.focus_later(app.heading_id());
            }
        });
    };
    effect(check);
    let content = move || match checked.get() {
        None => waiting(app),
        Some(Ok(())) => choose(app),
        Some(Err(problem)) => match fault_of_link(&problem) {
            Some(code) => {
                app.report(&problem);
                broken(app, code)
            }
            // Whether the link works could not be found out.
            None => page(app, Message::ResetTitle).child(trouble_view(*app, &problem, check)),
        },
    };
    el("div", "").child(move || Some(content()))
}

/// What is wrong with the link, if it is the link: a key that breaks a rule was cut off somewhere.
fn fault_of_link(problem: &Problem) -> Option<Code> {
    match problem.code()? {
        Code::Invalid => Some(Code::LinkInvalid),
        code @ (Code::LinkInvalid | Code::LinkUsed | Code::LinkExpired) => Some(code),
        _ => None,
    }
}

fn waiting(app: App) -> El {
    page(app, Message::ResetTitle).child(intro(app, Message::CheckingLink).attr("role", "status"))
}

fn choose(app: App) -> El {
    // Tells a password manager whose password it is.
    let username = el("input", "portico-hidden")
        .attr("type", "text")
        .attr("name", "username")
        .attr("autocomplete", "username")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .attr("readonly", "")
        .value(app.drafts().email());
    let form = FormView {
        form: app.drafts().reset_password.state(),
        submit: Message::SavePassword,
        pending: Message::SavingPassword,
        send: Box::new(move || Box::pin(send(app))),
        lead: Some(username),
        advice: Some(Box::new(move |code| advice(app, code))),
        extra: None,
    };
    let intro = app.capabilities().ends_sessions.then(|| intro(app, Message::ResetIntro));
    page(app, Message::ResetTitle).child(intro).child(form.view(*app))
}

/// The link does not work, and never will.
fn broken(app: App, why: Code) -> El {
    page(app, Message::LinkBrokenTitle)
        .child(intro(app, Message::of_code(why)).attr("role", "status"))
        .child(ways_on(app))
}

/// A link that was used may have set the new password: the answer was lost, and the browser has sent the request again.
fn advice(app: App, code: Code) -> Option<El> {
    matches!(code, Code::LinkInvalid | Code::LinkUsed | Code::LinkExpired).then(|| ways_on(app))
}

fn ways_on(app: App) -> El {
    links([link(app, Page::ForgotPassword, Message::AskNewLink), link(app, Page::Login, Message::GoToSignIn)])
}

async fn send(app: App) -> Result<(), Problem> {
    let key = app.router().location_untracked().state.key.unwrap_or_default();
    let visit = app.router().visit();
    let form = app.drafts().reset_password.filled();
    app.api().reset_password(&key, form).await?;
    app.drafts().conclude();
    if let Some(token) = app.sessions().token() {
        // A reset ends every session of its account, or should. A session of another account ends, too: two accounts in one browser
        // would only confuse.
        sign_in::sign_out(*app, &token);
    }
    if !visit.is_current() {
        return Ok(());
    }
    app.notify_next(Message::PasswordSaved);
    app.router().replace(Page::Login);
    Ok(())
}
