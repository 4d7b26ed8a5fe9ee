//! The pages, one file each.

mod account;
mod cart;
mod customer_code;
mod forgot_password;
mod hand_off;
mod login;
mod not_found;
mod otp;
mod register;
mod reset_password;

use leptos::prelude::*;
use portico_shared::forms::SendOtp;

use crate::api::Problem;
use crate::app::App;
use crate::config::Dialect;
use crate::dom::{El, el};
use crate::form::is_secret;
use crate::page::{Entry, Page};
use crate::router::link;

/// The view of a page.
pub fn view(app: App, page: Page, entry: Entry) -> El {
    if app.dialect == Dialect::Axim {
        return customer_code::view(app);
    }
    match in_place_of(app, page, &entry).unwrap_or(page) {
        Page::Login => login::view(app),
        Page::Register => register::view(app),
        Page::Otp => otp::view(app, entry),
        Page::ForgotPassword => forgot_password::view(app, entry),
        Page::ResetPassword => reset_password::view(app, entry),
        Page::Account => account::view(app),
        Page::HandOff => hand_off::view(app, entry),
        Page::NotFound => not_found::view(app),
    }
}

/// The page in the place of one that is about something that the backend cannot do.
pub fn in_place_of(app: App, page: Page, entry: &Entry) -> Option<Page> {
    match (page, &entry.email) {
        (Page::Otp, _) if app.can.signs_in_with_code => None,
        (Page::Otp, Some(email)) if otp::is_registering(app, email) => None,
        // The form is gone, after a reload; the address is not.
        (Page::Otp, Some(_)) => Some(Page::Register),
        (Page::Otp, None) => Some(Page::Login),
        (Page::HandOff, _) if !app.can.hands_over => Some(Page::Login),
        _ => None,
    }
}

/// A page begins with its heading.
fn page(app: App, heading: &'static str) -> El {
    el("div", "").child(app.heading(heading))
}

/// What a page is about, in a sentence.
fn intro(words: &str) -> El {
    el("p", "portico-intro").child(words)
}

/// An address in a sentence, and the way back to change it.
fn about_address(app: App, words: &str, email: String, origin: Page) -> El {
    intro(words).child(" ").child(el("strong", "portico-address").child(email)).child(" ").child(link(
        app.router,
        origin,
        app.words.change_email,
    ))
}

/// The ways to other pages, below the form.
fn ways(links: impl IntoIterator<Item = El>) -> El {
    links.into_iter().fold(el("nav", "portico-ways"), |nav, link| nav.child(el("p", "").child(link)))
}

/// A question and the link that answers it.
fn question(app: App, words: &str, page: Page, answer: &'static str) -> El {
    el("span", "").child(words).child(" ").child(link(app.router, page, answer))
}

/// Has a code mailed to an address, unless a good one is on its way, and goes on to entering it.
async fn ask_for_code(app: App, email: String) -> Result<(), Problem> {
    let visit = app.router.visit();
    if !app.journey.awaits_code(&email) {
        app.journey.otp.state().forget(is_secret);
        let sent = app.api().send_otp(SendOtp { email_id: email.clone() }).await?;
        app.journey.code_sent(&email, sent);
    }
    if visit.goes_on() {
        app.router.go_with(Page::Otp, Entry { email: Some(email), ..Entry::default() });
    }
    Ok(())
}

/// The box that keeps somebody signed in; nothing where a session lives in memory only.
fn remember_box(app: App) -> Option<El> {
    let [id, hint] = ["portico-remember", "portico-remember-hint"].map(|name| app.place.id(name));
    let remember = app.journey.remember;
    app.may_remember.then(|| {
        let input = el("input", "")
            .attr("type", "checkbox")
            .attr("id", &id)
            .attr("name", "remember")
            .attr("aria-describedby", &hint)
            .on("change", move |event| remember.set(event_target_checked(&event)));
        let input = if remember.get_untracked() { input.attr("checked", "") } else { input };
        el("div", "portico-check")
            .child(input)
            .child(el("label", "").attr("for", &id).child(app.words.keep_me_signed_in))
            .child(el("span", "portico-hint").attr("id", &hint).child(app.words.keep_me_signed_in_hint))
    })
}
