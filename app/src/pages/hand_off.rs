//! A customer who comes from another system with a one-time login code. Whose account it is stands on the page before
//! anything happens, so that nobody is signed in to a stranger's account by a link.

use leptos::task::spawn_local;
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
enum Known {
    /// Nothing yet.
    Nothing,
    /// It works, for somebody who is signed in so far as it says.
    Works(LoginCodeFound, Present),
    /// It could not be found out.
    Trouble(Problem),
    /// It is of no use.
    Useless(Problem),
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
    if app.router.framed {
        // Whoever has put the page into a frame could have it pressed unseen.
        return page(app, app.words.hand_off_title).child(intro(app.words.hand_off_framed));
    }
    // Whoever comes back to the page finds it as it was; no history keeps the code for that.
    let key = entry.key.or_else(|| app.journey.login_code.get());
    let Some(code) = key.filter(|code| !code.is_empty()) else {
        return broken(app, app.words.hand_off_gone, None);
    };
    let code = Kept::new(code);
    let known = Signal::new(Known::Nothing);
    // Whose session it is that the offer speaks of.
    let seen = Kept::new(None);
    let check = move || {
        known.set(Known::Nothing);
        let (code, session) = (code.get(), app.sessions.token());
        seen.set(session.clone());
        app.spawn(async move {
            let found = look_at(app, &code, session.clone()).await;
            // What was found out for another session than that of now would be offered to the wrong one.
            if seen.try_get() == Some(session) {
                show(app, known, found);
            }
        });
    };
    follow(move || {
        // To another customer it is another offer. To the one who has just come of it there is none any more.
        let _ = app.sessions.current();
        if app.router.page() == Page::HandOff && !app.journey.redeeming.get_untracked() {
            check();
        }
    });
    let redeem = move |_| {
        let session = app.sessions.token();
        let pending = app.journey.redeeming;
        if pending.get_untracked() || seen.get() != session {
            return;
        }
        pending.set(true);
        app.spawn(async move {
            let code = code.get();
            match app.api().redeem(&code, session.as_deref()).await {
                Ok(signed_in) => enter(app, signed_in, session).await,
                Err(problem) => show(app, known, after(app, &code, problem)),
            }
            pending.set(app.router.is_leaving());
        });
    };
    let content = move || match known.get() {
        Known::Nothing => {
            page(app, app.words.hand_off_title).child(intro(app.words.checking_link).attr("role", "status"))
        }
        Known::Works(found, present) => offer(app, found, present, redeem),
        Known::Trouble(problem) => page(app, app.words.hand_off_title)
            .child(trouble_view(app, &problem, check))
            .child(ways([elsewhere(app)])),
        Known::Useless(problem) => {
            app.report(&problem);
            broken(app, &words_for(app, &problem), problem.code())
        }
    };
    el("div", "").child_with(move || Some(content()))
}

/// What had the focus goes with what was known before; what comes begins with its heading.
fn show(app: App, known: Signal<Known>, next: Known) {
    let is_here = !app.embedded || app.place.has_focus();
    // The page may be gone by now.
    if known.try_set(next) && is_here {
        app.focus_later(app.place.id(TITLE));
    }
}

async fn look_at(app: App, code: &str, session: Option<String>) -> Known {
    match app.api().check_login_code(code, session.as_deref()).await {
        Ok(found) => {
            app.journey.login_code.set(Some(code.to_owned()));
            let present = match session {
                None => Present::Nobody,
                Some(_) if found.own => Present::Same,
                Some(token) => match app.api().profile(&token).await {
                    Ok(customer) => Present::Other(customer.user.email),
                    Err(problem) if problem.code() == Some(Code::Session) => Present::Nobody,
                    // Nobody is asked to give up a session that cannot be told whose it is.
                    Err(problem) => return Known::Trouble(problem),
                },
            };
            Known::Works(found, present)
        }
        Err(problem) => after(app, code, problem),
    }
}

/// What a refusal says of the code.
fn after(app: App, code: &str, problem: Problem) -> Known {
    match problem.code() {
        Some(Code::LoginCodeExpired) => app.journey.late_code.set(Some(code.to_owned())),
        Some(Code::LoginCodeUnknown | Code::LoginCodeUsed | Code::Invalid) => {}
        _ => return Known::Trouble(problem),
    }
    app.journey.login_code.set(None);
    Known::Useless(problem)
}

/// Says whom the code signs in, and does it at one press.
fn offer(app: App, found: LoginCodeFound, present: Present, redeem: impl Fn(web_sys::Event) + 'static) -> El {
    let words = app.words;
    let pending = app.journey.redeeming;
    let strong = |words: String| el("strong", "portico-address").child(words);
    let stranger = intro(words.hand_off_stranger);
    let (about, go_on) = match present {
        Present::Nobody => (stranger, words.hand_off_go_on),
        Present::Same => (intro(words.hand_off_same), words.confirm_code),
        Present::Other(email) => {
            let notice = el("p", "portico-notice").child(words.hand_off_replaces).child(" ");
            let notice = notice.child(strong(email)).child(words.hand_off_replaces_end);
            (el("div", "").child(notice).child(stranger), words.hand_off_go_on)
        }
    };
    let cart = (found.items > 0).then(|| intro(words.hand_off_cart));
    let button = el("button", "portico-button")
        .attr("type", "button")
        .attr_with("aria-disabled", move || pending.get().then(|| "true".to_owned()))
        .on("click", redeem)
        .text_with(move || if pending.get() { words.signing_in } else { go_on });
    let status = el("p", "portico-hidden")
        .attr("role", "status")
        .text_with(move || if pending.get() { words.signing_in } else { "" });
    page(app, words.hand_off_title)
        .child(intro(words.hand_off_shop).child(" ").child(strong(found.store)))
        .child(intro(words.hand_off_account).child(" ").child(strong(found.email)))
        .child(cart)
        .child(about)
        .child(button)
        .child(status)
        .child(ways([elsewhere(app)]))
}

/// The way to another account, or back to that of whoever is signed in.
fn elsewhere(app: App) -> El {
    if app.sessions.token().is_some() {
        link(app.router, Page::Account, app.words.account_title)
    } else {
        link(app.router, Page::Login, app.words.hand_off_other)
    }
}

/// Goes on as the customer of the code. The session of another one is over, at the server as well; nobody waits for that.
async fn enter(app: App, signed_in: SignedIn, session: Option<String>) {
    app.journey.login_code.set(None);
    if let Some(token) = session
        && token != signed_in.token
    {
        let over = app.api().sign_out(&token);
        spawn_local(async move { drop(over.await) });
    }
    app.enter(signed_in, false).await;
}

/// The code does not work, for good. The cart of one that is known may wait; a link that is cut short may be whole where it
/// came from.
fn broken(app: App, why: &str, reason: Option<Code>) -> El {
    let words = app.words;
    let is_known = matches!(reason, Some(Code::LoginCodeUsed | Code::LoginCodeExpired));
    let is_signed_in = app.sessions.token().is_some();
    let way_on = match (is_known, is_signed_in) {
        (true, true) => words.hand_off_other_cart,
        (true, false) => words.hand_off_cart_waits,
        _ => words.hand_off_open_again,
    };
    let way = if is_signed_in {
        link(app.router, Page::Account, words.account_title)
    } else {
        link(app.router, Page::Login, words.go_to_sign_in)
    };
    page(app, words.link_broken_title)
        .child(intro(why).attr("role", "status"))
        .child(intro(way_on))
        .child(ways([way]))
}
