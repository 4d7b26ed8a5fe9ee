//! The frame around the pages: which one is shown, its title, its focus, and who has to leave it.

use std::time::Duration;

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::app::{App, TITLE};
use crate::config::Config;
use crate::dom::el;
use crate::page::{Entry, Page, focus};
use crate::pages;
use crate::session::Ending;

/// Renders the app into an element, in the place of what it holds.
pub fn mount(root: web_sys::HtmlElement) {
    let config = Config::of_page();
    root.set_text_content(None);
    mount_to(root, move || view(App::new(config))).forget();
}

/// Keeps page and session in step, whichever tab changed the session.
fn follow_session(app: App) {
    Effect::new(move |_| {
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

/// Keeps the title in step with the page.
fn follow_title(app: App) {
    Effect::new(move |_| {
        let error = if app.in_error.get() { app.words.error_title } else { "" };
        let title = app.title.get();
        app.shop.with_value(|shop| {
            let behind = if shop.is_empty() { String::new() } else { format!(" – {shop}") };
            document().set_title(&format!("{error}{title}{behind}"));
        });
    });
}

fn view(app: App) -> AnyView {
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("lang", app.language.tag());
    }
    follow_session(app);
    follow_title(app);
    let shown = StoredValue::new(false);
    let page = move || {
        let (page, entry) = app.router.place();
        app.router.count_visit();
        app.in_error.set(false);
        app.focus_first(TITLE.to_owned());
        // The notice belongs to the page that comes now, and to no later one.
        let notice = app.notice.try_update(Option::take).flatten();
        let view = pages::view(app, page, entry);
        let first = !shown.get_value();
        shown.set_value(true);
        let target = app.focus.get_value();
        // On the first page the browser decides, as on any page that is loaded.
        if !first || target != TITLE {
            set_timeout(move || focus(&target), Duration::ZERO);
        }
        let notice = notice.map(|words| el("p", "portico-notice").child(words));
        let status = el("div", "").attr("role", "status").child(notice);
        Some(el("main", "portico-card").child(status).child(view))
    };
    let shop = app.shop.get_value();
    let shop = (!shop.is_empty()).then(|| el("p", "portico-shop").child(shop));
    let header = el("header", "portico-header").child(shop);
    el("div", "portico").child(header).child_with(page).view()
}
