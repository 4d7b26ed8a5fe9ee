//! Choosing a new password with the key of a mailed link. Opening the page does not use the key up: mail programs
//! open links, too.

use portico_shared::problem::Code;

use crate::api::Problem;
use crate::app::{App, TITLE};
use crate::dom::{El, el, follow};
use crate::form::{FormView, trouble_view};
use crate::page::{Entry, Page};
use crate::router::link;
use crate::session::Ending;
use crate::signal::{Kept, Signal};

use super::{intro, page, ways};

pub(super) fn view(app: App, entry: Entry) -> El {
    let Some(key) = entry.key.filter(|key| !key.is_empty()) else {
        return broken(app, app.language.code(Code::LinkInvalid));
    };
    let checked = Signal::new(None);
    let key = Kept::new(key);
    let check = move || {
        checked.set(None);
        app.spawn(async move {
            let outcome = app.api().check_reset_key(&key.get()).await;
            let is_here = !app.embedded || app.place.has_focus();
            // The page may be gone by now.
            if checked.try_set(Some(outcome)) && is_here {
                // What had the focus went with the old words; the new ones begin with their heading.
                app.focus_later(app.place.id(TITLE));
            }
        });
    };
    follow(check);
    let content = move || match checked.get() {
        None => waiting(app),
        Some(Ok(())) => choose(app),
        Some(Err(problem)) => match fault_of_link(&problem) {
            Some(code) => {
                app.report(&problem);
                broken(app, app.language.code(code))
            }
            // Whether the link works could not be found out.
            None => page(app, app.words.reset_title).child(trouble_view(app, &problem, check)),
        },
    };
    el("div", "").child_with(move || Some(content()))
}

/// What is wrong with the link, if it is the link: a key that breaks a rule was cut off on its way.
fn fault_of_link(problem: &Problem) -> Option<Code> {
    match problem.code()? {
        Code::Invalid => Some(Code::LinkInvalid),
        code @ (Code::LinkInvalid | Code::LinkUsed | Code::LinkExpired) => Some(code),
        _ => None,
    }
}

fn waiting(app: App) -> El {
    page(app, app.words.reset_title).child(intro(app.words.checking_link).attr("role", "status"))
}

fn choose(app: App) -> El {
    let words = app.words;
    // So that a password manager knows whose password it is.
    let username = el("input", "portico-hidden")
        .attr("type", "text")
        .attr("name", "username")
        .attr("autocomplete", "username")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .attr("readonly", "")
        .value(app.journey.email());
    let form = FormView {
        form: app.journey.reset_password.state(),
        submit: words.save_password,
        pending: words.saving_password,
        send: |app| Box::pin(send(app)),
        lead: Some(username),
        advice: Some(advice),
        extra: None,
    };
    let intro = app.can.ends_sessions.then(|| intro(words.reset_intro));
    page(app, words.reset_title).child(intro).child(form.view(app))
}

/// The link does not work, for good.
fn broken(app: App, why: &str) -> El {
    page(app, app.words.link_broken_title).child(intro(why).attr("role", "status")).child(ways([
        link(app.router, Page::ForgotPassword, app.words.ask_new_link),
        link(app.router, Page::Login, app.words.go_to_sign_in),
    ]))
}

fn advice(app: App, code: Code) -> Option<El> {
    matches!(code, Code::LinkInvalid | Code::LinkUsed | Code::LinkExpired)
        .then(|| link(app.router, Page::ForgotPassword, app.words.ask_new_link))
}

async fn send(app: App) -> Result<(), Problem> {
    let key = app.router.entry().key.unwrap_or_default();
    let visit = app.router.visit();
    app.api().reset_password(&key, app.journey.reset_password.filled()).await?;
    app.journey.conclude();
    if let Some(token) = app.sessions.token() {
        // A reset has ended every session of its account, or should have. One of another account ends here: two accounts on
        // one device would only confuse.
        let _ = app.api().sign_out(&token).await;
        app.sessions.end(&token, Ending::SignedOut);
    }
    if !visit.goes_on() {
        return Ok(());
    }
    app.say_next(app.words.password_saved);
    app.router.replace(Page::Login, Entry::default());
    Ok(())
}
