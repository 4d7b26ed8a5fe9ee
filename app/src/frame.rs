//! The frame around the pages: which one is shown, its title, its focus, and who has to leave it.

use std::time::Duration;

use any_spawner::Executor;
use leptos::prelude::*;

use crate::app::{App, TITLE};
use crate::config::Config;
use crate::dom::{El, el, follow};
use crate::page::{Entry, Page, focus};
use crate::pages;
use crate::session::Ending;
use crate::signal::Kept;

/// What the root element hears when the app has taken it over.
const READY: &str = "portico-ready";

/// Runs the app in an element, on what the element holds from the static page.
pub fn mount(root: web_sys::Element) {
    // Fails only where it was done before.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let app = owner.with(|| App::new(Config::of_page()));
    // A task of its own, so that on a slow phone what the shopper types is not kept waiting by both.
    set_timeout(
        move || {
            owner.with(|| take_over(app, &root));
            // The app lives as long as its page.
            std::mem::forget(owner);
            if let Ok(ready) = web_sys::Event::new(READY) {
                let _ = root.dispatch_event(&ready);
            }
        },
        Duration::ZERO,
    );
}

fn take_over(app: App, root: &web_sys::Element) {
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("lang", app.language.tag());
    }
    follow_session(app);
    view(app).take_over(root);
    follow(move || document().set_title(&app.window_title()));
    app.journey.read_page();
}

/// Keeps page and session in step, whichever tab changed the session.
fn follow_session(app: App) {
    follow(move || {
        let session = app.sessions.current();
        let (page, _) = app.router.place();
        if session.is_some() && page.is_entrance() {
            app.router.replace(Page::Account, Entry::default());
        } else if session.is_none() && page == Page::Account {
            match app.sessions.ending() {
                Some(Ending::SignedOut) => {
                    app.journey.forget_shopper();
                    app.say_next(app.words.signed_out);
                }
                Some(Ending::Expired) => app.say_next(app.words.session_over),
                None => {}
            }
            app.router.replace(Page::Login, Entry::default());
        }
    });
}

/// Whom a page is for, as `boot.js` reads it: it does not show a form to somebody who is signed in, whom the app is
/// about to lead elsewhere.
fn audience(page: Page) -> &'static str {
    match page {
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
        app.focus_first(TITLE.to_owned());
        // The notice belongs to the page that comes now, and to no later one.
        let notice = app.notice.replace(None).flatten();
        let view = pages::view(app, page, entry);
        let first = !shown.get();
        shown.set(true);
        let target = app.focus.get();
        // On the first page the browser decides, as on any page that is loaded.
        if !first || target != TITLE {
            set_timeout(move || focus(&target), Duration::ZERO);
        }
        let notice = notice.map(|words| el("p", "portico-notice").child(words));
        let status = el("div", "").attr("role", "status").child(notice);
        Some(el("main", "portico-card").child(status).child(view))
    };
    let shop = app.shop.get();
    let shop = (!shop.is_empty()).then(|| el("p", "portico-shop").child(shop));
    let header = el("header", "portico-header").child(shop);
    let (first, _) = app.router.place();
    el("div", "portico").attr_before("data-for", audience(first)).child(header).child_with(page)
}
