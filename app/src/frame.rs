//! The frame around the pages: which one is shown, its title, its focus, and who has to leave it.

use leptos::prelude::*;
use web_sys::Element;

use crate::app::{App, TITLE};
use crate::config::Dialect;
use crate::dom::{El, el, follow};
use crate::json::Object;
use crate::page::{Entry, Page};
use crate::pages;
use crate::session::Ending;
use crate::signal::Kept;

/// Runs the app in an element, on what the element holds from the static page, or from an app that ended there.
pub fn take_over(app: App, root: &Element) {
    let language = app.language;
    let speaks = if app.embedded { Some(root.clone()) } else { document().document_element() };
    if let Some(element) = speaks {
        let _ = element.set_attribute("lang", language.tag());
        let _ = element.set_attribute("dir", language.direction());
    }
    // An app that ended there left the texts behind that kept places for what comes and goes.
    root.normalize();
    follow_session(app);
    view(app).take_over(root);
    if !app.embedded {
        follow(move || document().set_title(&app.window_title()));
    }
    tell_of_pages(app);
    app.journey.read_page();
}

/// Tells the host of each page that takes another's place.
fn tell_of_pages(app: App) {
    let told = Kept::new(app.router.page());
    follow(move || {
        let (page, _) = app.router.place();
        if told.replace(page) != Some(page) {
            app.tell("view-change", &Object::new().with("view", page.name()));
        }
    });
}

/// Keeps page and session in step, whichever tab changed the session.
fn follow_session(app: App) {
    follow(move || {
        let session = app.sessions.current();
        let (page, entry) = app.router.place();
        if session.is_some() && page.is_entrance() {
            app.keep_focus();
            app.router.replace(Page::Account, Entry::default());
        } else if let Some(page) = pages::in_place_of(app, page, &entry) {
            if let Some(email) = entry.email {
                app.journey.prefill(&email);
            }
            app.router.replace(page, Entry::default());
        } else if session.is_none() && page == Page::Account {
            match app.sessions.ending() {
                Some(Ending::SignedOut) => {
                    app.journey.forget_shopper();
                    app.say_next(app.words.signed_out);
                }
                Some(Ending::Expired) => app.say_next(app.words.session_over),
                None => {}
            }
            app.keep_focus();
            app.router.replace(Page::Login, Entry::default());
        }
    });
}

/// Whom a page is for, as `boot.js` reads it: it does not show a form to somebody who is signed in, whom the app is
/// about to lead elsewhere.
fn audience(app: App) -> &'static str {
    match app.router.page() {
        // One form stands for all pages, and nobody is signed in.
        _ if app.dialect == Dialect::Axim => "all",
        Page::Account => "customer",
        page if page.is_entrance() => "guest",
        _ => "all",
    }
}

/// The page that is shown, and what is around it.
pub fn view(app: App) -> El {
    let shown = Kept::new(false);
    let page = move || {
        let (page, entry) = app.router.place();
        app.router.count_visit();
        app.in_error.set(false);
        app.focus_first(app.place.id(TITLE));
        // The notice belongs to the page that comes now, and to no later one.
        let notice = app.notice.replace(None).flatten();
        let view = pages::view(app, page, entry);
        app.goes_on.set(false);
        let first = !shown.get();
        shown.set(true);
        let target = app.focus.get();
        let is_quiet = app.is_quiet.replace(false) == Some(true);
        // On the first page the browser decides, as on any page that is loaded.
        if !(first || is_quiet) || target != app.place.id(TITLE) {
            app.focus_later(target);
        }
        let notice = notice.map(|words| el("p", "portico-notice").child(words));
        let status = el("div", "").attr("role", "status").child(notice);
        // A shop's page has a main part of its own.
        let card = el(if app.embedded { "div" } else { "main" }, "portico-card");
        Some(card.child(status).child(view))
    };
    if app.embedded {
        return el("div", "portico-frame").child_with(page);
    }
    let shop = app.shop.get();
    let shop = (!shop.is_empty()).then(|| el("p", "portico-shop").child(shop));
    let header = el("header", "portico-header").child(shop);
    let audience = audience(app);
    el("div", "portico portico-page").attr_before("data-for", audience).child(header).child_with(page)
}
