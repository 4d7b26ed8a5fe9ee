//! The layout around the pages: which page is shown, its title and focus, and who is sent to another one.

use leptos::prelude::document;
use portico_view::{El, Own, StoredValue, effect, el};
use web_sys::Element;

use crate::browser::EndReason;
use crate::context::Say;
use crate::flows::App;
use crate::json::Object;
use crate::pages;
use crate::router::Page;
use crate::text::Message;

/// Runs the app in an element, on what the element holds from the static page, or from an app that ended there.
pub fn adopt(app: App, root: &Element) {
    let _own = Own::begin();
    // An app that ended there left empty text nodes, which kept places for children that come and go.
    root.normalize();
    follow_session(app);
    view(app).adopt(root);
    if !app.is_embedded() {
        effect(move || document().set_title(&app.window_title()));
    }
    emit_page_changes(app);
    app.drafts().read_page();
}

/// Emits an event to the host page for each change to another page.
fn emit_page_changes(app: App) {
    let emitted = StoredValue::new(app.router().page_untracked());
    effect(move || {
        let page = app.router().location().page;
        if emitted.replace(page) != Some(page) {
            app.emit("view-change", &Object::new().with("view", page.name()));
        }
    });
}

/// Keeps page and session in sync, whichever tab has changed the session.
fn follow_session(app: App) {
    effect(move || {
        let session = app.sessions().current();
        let router = app.router();
        let location = router.location();
        if session.is_some() && location.page.is_entrance() {
            app.keep_focus();
            router.replace(Page::Account);
        } else if let Some(page) = pages::replacement(app, &location) {
            if let Some(email) = location.state.email {
                app.drafts().prefill(&email);
            }
            router.replace(page);
        } else if session.is_none() && location.page.needs_session() {
            match app.sessions().end_reason() {
                Some(EndReason::SignedOut) => {
                    app.drafts().forget_shopper();
                    app.notify_next(Message::SignedOut);
                }
                Some(EndReason::Expired) => app.notify_next(Message::SessionOver),
                None => {}
            }
            app.keep_focus();
            router.replace(Page::Login);
        }
    });
}

/// Who a page is for, as `boot.js` reads it: a signed-in customer is not shown a form that the app is about to replace.
fn audience(app: App) -> &'static str {
    match app.router().page_untracked() {
        // One page is shown for all, and there are no sessions.
        _ if !app.capabilities().opens_sessions => "all",
        page if page.needs_session() => "customer",
        page if page.is_entrance() => "guest",
        _ => "all",
    }
}

/// The page that is shown, and what is around it.
pub fn view(app: App) -> El {
    let has_shown = StoredValue::new(false);
    let page = move || {
        let location = app.router().location();
        app.router().count_visit();
        app.in_error().set(false);
        app.focus_next(app.heading_id());
        // Taken before the page is built, which may leave a notice for the next one.
        let notice = app.take_notice();
        let notice = notice.map(|message| el("p", "portico-notice").say(*app, message));
        let status = el("div", "").attr("role", "status").child(notice);
        // A shop's page has a main element of its own.
        let card = el(if app.is_embedded() { "div" } else { "main" }, "portico-card");
        let card = pages::add(app, location, card.child(status));
        app.set_reconfigured(false);
        let is_first = has_shown.replace(true) != Some(true);
        let (target, keeps_focus) = app.take_focus();
        // On the first page the browser decides, as for any page load.
        if !(is_first || keeps_focus) || target != app.heading_id() {
            app.focus_later(target);
        }
        Some(card)
    };
    if app.is_embedded() {
        return el("div", "portico-frame").child(page);
    }
    let shop = app.shop();
    let shop = (!shop.is_empty()).then(|| el("p", "portico-shop").text(shop));
    let header = el("header", "portico-header").child(shop);
    let audience = audience(app);
    el("div", "portico portico-page").prerendered_attr("data-for", audience).child(header).child(page)
}
