//! A customer who comes from another system with a one-time login code. Whose account it is stands on the page before
//! anything happens, so that nobody is signed in to a stranger's account by a link.

use portico_shared::problem::Code;
use portico_shared::wire::LoginCodeFound;

use crate::api::{Problem, SignedIn};
use crate::app::{App, TITLE};
use crate::dom::{El, el, follow};
use crate::form::{trouble_view, words_for};
use crate::page::{Entry, Page};
use crate::router::link;
use crate::signal::{Kept, Signal};

use super::{intro, page, ways};

/// What is known of the code.
#[derive(Clone)]
enum Stage {
    Checking,
    /// It works, for somebody who is signed in so far as it says.
    Found(LoginCodeFound, Present),
    /// It could not be found out.
    Failed(Problem),
    /// It is of no use.
    Broken(Problem),
}

/// Who is signed in when a code is found to work.
#[derive(Clone)]
enum Present {
    Nobody,
    /// The customer whom the code is for.
    Same,
    /// Another customer, of this address.
    Other(String),
}

pub(super) fn view(app: App, entry: Entry) -> El {
    let Some(code) = entry.key.filter(|code| !code.is_empty()) else {
        return broken(app, app.language.code(Code::LoginCodeUnknown), false);
    };
    let code = Kept::new(code);
    let stage = Signal::new(Stage::Checking);
    let check = move || {
        stage.set(Stage::Checking);
        app.spawn(async move {
            let found = look_at(app, &code.get()).await;
            show(app, stage, found);
        });
    };
    follow(check);
    let content = move || match stage.get() {
        Stage::Checking => {
            page(app, app.words.hand_off_title).child(intro(app.words.checking_link).attr("role", "status"))
        }
        Stage::Found(found, present) => offer(app, code, stage, found, present),
        Stage::Failed(problem) => {
            page(app, app.words.hand_off_title).child(trouble_view(app, &problem, check))
        }
        Stage::Broken(problem) => {
            app.report(&problem);
            let is_known = matches!(problem.code(), Some(Code::LoginCodeUsed | Code::LoginCodeExpired));
            broken(app, &words_for(app, &problem), is_known)
        }
    };
    el("div", "").child_with(move || Some(content()))
}

/// What had the focus goes with the old stage; the next one begins with its heading.
fn show(app: App, stage: Signal<Stage>, next: Stage) {
    let is_here = !app.embedded || app.place.has_focus();
    // The page may be gone by now.
    if stage.try_set(next) && is_here {
        app.focus_later(app.place.id(TITLE));
    }
}

async fn look_at(app: App, code: &str) -> Stage {
    let session = app.sessions.token();
    match app.api().check_login_code(code, session.as_deref()).await {
        Ok(found) => {
            let present = match session {
                None => Present::Nobody,
                Some(_) if found.own => Present::Same,
                Some(token) => match app.api().profile(&token).await {
                    Ok(customer) => Present::Other(customer.user.email),
                    Err(problem) if problem.code() == Some(Code::Session) => Present::Nobody,
                    // Nobody is asked to give up a session that cannot be told whose it is.
                    Err(problem) => return Stage::Failed(problem),
                },
            };
            Stage::Found(found, present)
        }
        Err(problem) => after(app, code, problem),
    }
}

fn after(app: App, code: &str, problem: Problem) -> Stage {
    let reason = problem.code();
    if reason == Some(Code::LoginCodeExpired) {
        app.journey.late_code.set(Some(code.to_owned()));
    }
    match reason {
        Some(Code::LoginCodeUnknown | Code::LoginCodeUsed | Code::LoginCodeExpired | Code::Invalid) => {
            Stage::Broken(problem)
        }
        _ => Stage::Failed(problem),
    }
}

/// Says whom the code signs in, and does it at one press.
fn offer(app: App, code: Kept<String>, stage: Signal<Stage>, found: LoginCodeFound, present: Present) -> El {
    let words = app.words;
    let pending = Signal::new(false);
    let redeem = move |_| {
        if pending.get_untracked() {
            return;
        }
        pending.set(true);
        app.spawn(async move {
            let code = code.get();
            let session = app.sessions.token();
            match app.api().redeem(&code, session.as_deref()).await {
                Ok(signed_in) => enter(app, signed_in, session).await,
                Err(problem) => show(app, stage, after(app, &code, problem)),
            }
        });
    };
    let strong = |words: String| el("strong", "portico-address").child(words);
    let stranger = intro(words.hand_off_stranger);
    let (about, go_on, way) = match present {
        Present::Nobody => {
            (stranger, words.hand_off_go_on, link(app.router, Page::Login, words.hand_off_other))
        }
        Present::Same => (intro(words.hand_off_same), words.confirm_code, account(app)),
        Present::Other(email) => {
            let notice = el("p", "portico-notice").child(words.hand_off_replaces).child(" ");
            let about = el("div", "").child(notice.child(strong(email))).child(stranger);
            (about, words.hand_off_go_on, account(app))
        }
    };
    let button = el("button", "portico-button")
        .attr("type", "button")
        .attr_with("aria-disabled", move || pending.get().then(|| "true".to_owned()))
        .on("click", redeem)
        .text_with(move || if pending.get() { words.signing_in } else { go_on });
    page(app, words.hand_off_title)
        .child(intro(words.hand_off_shop).child(" ").child(el("strong", "").child(found.store)))
        .child(intro(words.hand_off_account).child(" ").child(strong(found.email)))
        .child(about)
        .child(button)
        .child(ways([way]))
}

/// The way back of somebody who is signed in.
fn account(app: App) -> El {
    link(app.router, Page::Account, app.words.account_title)
}

/// Goes on as the customer of the code. The session of another one is over, at the server as well.
async fn enter(app: App, signed_in: SignedIn, session: Option<String>) {
    if let Some(token) = session
        && token != signed_in.token
    {
        let _ = app.api().sign_out(&token).await;
    }
    app.enter(signed_in, false).await;
}

/// The code does not work, for good. One that is known has a cart that waits; a link that is cut short may be whole where
/// it came from.
fn broken(app: App, why: &str, is_known: bool) -> El {
    let way_on = if is_known { app.words.hand_off_cart_waits } else { app.words.hand_off_open_again };
    page(app, app.words.link_broken_title)
        .child(intro(why).attr("role", "status"))
        .child(intro(way_on))
        .child(ways([link(app.router, Page::Login, app.words.go_to_sign_in)]))
}
