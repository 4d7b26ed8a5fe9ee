//! A customer who arrives from another system with a one-time login code. The page says whose account it is before anything happens,
//! so that no link can sign a shopper in to a stranger's account.

use leptos::task::spawn_local;
use portico_shared::problem::Code;
use portico_shared::wire::LoginCodeFound;
use portico_view::{El, RwSignal, StoredValue, effect, el};

use super::parts::{intro, link, links, page, sentence};
use crate::api::{Problem, SignedIn};
use crate::flows::sign_in::Way;
use crate::flows::{App, sign_in};
use crate::form::{trouble_view, words_for};
use crate::router::{HistoryState, Page};
use crate::text::Message;

/// What is known about the code.
#[derive(Clone)]
enum Known {
    /// Nothing yet.
    Nothing,
    /// It works; and who is signed in now.
    Works(LoginCodeFound, Present),
    /// Whether it works could not be found out.
    Trouble(Problem),
    /// It does not work.
    Useless(Problem),
}

/// Who is signed in when a code turns out to work.
#[derive(Clone)]
enum Present {
    Nobody,
    /// The code's customer.
    Same,
    /// Another customer, with this email address.
    Other(String),
}

/// The page.
pub fn view(app: App, state: HistoryState) -> El {
    if app.router().is_framed {
        // A page around the frame could trick the shopper into pressing the button unseen.
        return page(app, Message::HandOffTitle).child(intro(app, Message::HandOffFramed));
    }
    // A shopper who comes back to the page finds it as it was, though the history does not store the code.
    let key = state.key.or_else(|| app.drafts().login_code.get());
    let Some(code) = key.filter(|code| !code.is_empty()) else {
        return broken(app, &app.text(Message::HandOffGone), None);
    };
    let code = StoredValue::new(code);
    let known = RwSignal::new(Known::Nothing);
    // The session that the offer is about.
    let seen = StoredValue::new(None);
    let check = move || {
        known.set(Known::Nothing);
        let (code, session) = (code.get(), app.sessions().token());
        seen.set(session.clone());
        app.spawn(async move {
            let found = look_at(app, &code, session.clone()).await;
            // A result for an earlier session would be offered to the wrong customer.
            if seen.try_get() == Some(session) {
                show(app, known, found);
            }
        });
    };
    let redeeming = app.drafts().redeeming;
    effect(move || {
        // Another customer gets another offer. One who has just redeemed the code gets none.
        let _ = app.sessions().current();
        if app.router().page_untracked() == Page::HandOff && !redeeming.get_untracked() {
            check();
        }
    });
    let redeem = move |_| {
        let session = app.sessions().token();
        if redeeming.get_untracked() || seen.get() != session {
            return;
        }
        redeeming.set(true);
        app.spawn(async move {
            let code = code.get();
            match app.api().redeem(&code, session.as_deref()).await {
                Ok(signed_in) => enter(app, signed_in, session).await,
                Err(problem) => show(app, known, after(app, &code, problem)),
            }
            redeeming.set(app.router().is_leaving());
        });
    };
    let content = move || match known.get() {
        Known::Nothing => {
            page(app, Message::HandOffTitle).child(intro(app, Message::CheckingLink).attr("role", "status"))
        }
        Known::Works(found, present) => offer(app, found, present, redeem),
        Known::Trouble(problem) => page(app, Message::HandOffTitle)
            .child(trouble_view(*app, &problem, check))
            .child(links([elsewhere(app)])),
        Known::Useless(problem) => {
            app.report(&problem);
            broken(app, &words_for(*app, &problem), problem.code())
        }
    };
    el("div", "").child(move || Some(content()))
}

/// Shows what is known now. The part that had the focus is gone, so the focus moves to the new heading.
fn show(app: App, known: RwSignal<Known>, next: Known) {
    let has_focus = app.has_focus();
    // The page may have been left.
    if known.try_set(next) && has_focus {
        app.focus_later(app.heading_id());
    }
}

async fn look_at(app: App, code: &str, session: Option<String>) -> Known {
    match app.api().check_login_code(code, session.as_deref()).await {
        Ok(found) => {
            app.drafts().login_code.set(Some(code.to_owned()));
            let present = match session {
                None => Present::Nobody,
                Some(_) if found.own => Present::Same,
                Some(token) => match app.api().profile(&token).await {
                    Ok(customer) => Present::Other(customer.user.email),
                    Err(problem) if problem.code() == Some(Code::Session) => Present::Nobody,
                    // Without knowing whose session it is, the page must not offer to end it.
                    Err(problem) => return Known::Trouble(problem),
                },
            };
            Known::Works(found, present)
        }
        Err(problem) => after(app, code, problem),
    }
}

/// What a refusal says about the code.
fn after(app: App, code: &str, problem: Problem) -> Known {
    match problem.code() {
        Some(Code::LoginCodeExpired) => app.drafts().expired_code.set(Some(code.to_owned())),
        Some(Code::LoginCodeUnknown | Code::LoginCodeUsed | Code::Invalid) => {}
        _ => return Known::Trouble(problem),
    }
    app.drafts().login_code.set(None);
    Known::Useless(problem)
}

/// Says whom the code signs in, with the button that does it.
fn offer(app: App, found: LoginCodeFound, present: Present, redeem: impl Fn(web_sys::Event) + 'static) -> El {
    let pending = app.drafts().redeeming;
    let stranger = intro(app, Message::HandOffStranger);
    let (about, label) = match present {
        Present::Nobody => (stranger, Message::HandOffContinue),
        Present::Same => (intro(app, Message::HandOffSame), Message::ConfirmCode),
        Present::Other(email) => {
            let notice = sentence(app, "portico-notice", Message::HandOffReplaces, email);
            (el("div", "").child(notice).child(stranger), Message::HandOffContinue)
        }
    };
    let cart = (found.items > 0).then(|| intro(app, Message::HandOffCart));
    let button = el("button", "portico-button")
        .attr("type", "button")
        .attr("aria-disabled", move || pending.get().then(|| "true".to_owned()))
        .on("click", redeem)
        .text(move || app.text(if pending.get() { Message::SigningIn } else { label }));
    let status = el("p", "portico-hidden")
        .attr("role", "status")
        .text(move || if pending.get() { app.text(Message::SigningIn) } else { String::new() });
    page(app, Message::HandOffTitle)
        .child(sentence(app, "portico-intro", Message::HandOffShop, found.store))
        .child(sentence(app, "portico-intro", Message::HandOffAccount, found.email))
        .child(cart)
        .child(about)
        .child(button)
        .child(status)
        .child(links([elsewhere(app)]))
}

/// The link to another account, or back to the one that is currently signed in.
fn elsewhere(app: App) -> El {
    if app.sessions().token().is_some() {
        link(app, Page::Account, Message::AccountTitle)
    } else {
        link(app, Page::Login, Message::HandOffOther)
    }
}

/// Continues as the code's customer. Another customer's session is ended at the server as well, without waiting for it.
async fn enter(app: App, signed_in: SignedIn, session: Option<String>) {
    app.drafts().login_code.set(None);
    if let Some(token) = session
        && token != signed_in.token
    {
        let over = app.api().sign_out(&token);
        spawn_local(async move { drop(over.await) });
    }
    sign_in::complete(app, signed_in, false, Way::HandOff).await;
}

/// The code does not work, and never will. The cart of a known code may be waiting; an unknown link may have been cut off, and may be
/// complete where it came from.
fn broken(app: App, why: &str, reason: Option<Code>) -> El {
    let is_known = matches!(reason, Some(Code::LoginCodeUsed | Code::LoginCodeExpired));
    let is_signed_in = app.sessions().token().is_some();
    let way_on = match (is_known, is_signed_in) {
        (true, true) => Message::HandOffOtherCart,
        (true, false) => Message::HandOffCartWaits,
        _ => Message::HandOffOpenAgain,
    };
    let way = if is_signed_in {
        link(app, Page::Account, Message::AccountTitle)
    } else {
        link(app, Page::Login, Message::GoToSignIn)
    };
    page(app, Message::LinkBrokenTitle)
        .child(el("p", "portico-intro").text(why).attr("role", "status"))
        .child(intro(app, way_on))
        .child(links([way]))
}
