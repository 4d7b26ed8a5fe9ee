//! The app: what every page has at hand, and the frame around them.

use std::rc::Rc;
use std::time::Duration;

use leptos::mount::mount_to;
use leptos::prelude::*;
use portico_shared::text::Language;
use portico_shared::wire::SignedIn;

use crate::api::{CustomerApi, Storefront};
use crate::config::{Config, Storage};
use crate::dom::{El, el};
use crate::journey::Journey;
use crate::page::{Entry, Page, Router, focus};
use crate::pages;
use crate::session::{Ending, Session, Sessions};
use crate::text::Words;

/// The id of a page's heading.
const TITLE: &str = "portico-title";

/// What every page has at hand; a handle, free to copy.
#[derive(Clone, Copy)]
pub struct App {
    pub router: Router,
    pub sessions: Sessions,
    pub journey: Journey,
    pub words: &'static Words,
    pub language: Language,
    /// Whether the shopper may ask to be kept signed in.
    pub may_remember: bool,
    /// Whether a form on the page has errors: then the title says so.
    pub in_error: RwSignal<bool>,
    api: StoredValue<Rc<dyn CustomerApi>, LocalStorage>,
    title: RwSignal<&'static str>,
    shop: StoredValue<String>,
    /// Something to say on the next page, once.
    notice: RwSignal<Option<&'static str>>,
    /// The id of what gets the focus when the page that is being built stands.
    focus: StoredValue<String>,
}

/// Renders the app into an element, in the place of what it holds.
pub fn mount(root: web_sys::HtmlElement) {
    let config = Config::of_page();
    root.set_text_content(None);
    mount_to(root, move || App::new(config).view()).forget();
}

impl App {
    fn new(config: Config) -> Self {
        let language = config.language();
        Self {
            router: Router::new(&config.return_to),
            sessions: Sessions::new(config.storage),
            journey: Journey::new(language),
            words: Words::of(language),
            language,
            may_remember: config.storage == Storage::Browser,
            in_error: RwSignal::new(false),
            title: RwSignal::new(""),
            shop: StoredValue::new(config.shop.clone()),
            notice: RwSignal::new(None),
            focus: StoredValue::new(String::new()),
            api: StoredValue::new_local(Rc::new(Storefront::new(config))),
        }
    }

    /// The shop's customer API.
    pub fn api(self) -> Rc<dyn CustomerApi> {
        self.api.get_value()
    }

    /// The page's heading, which is its title too.
    pub fn heading(self, words: &'static str) -> El {
        self.title.set(words);
        el("h1", "portico-title").attr("id", TITLE).attr("tabindex", "-1").child(words)
    }

    /// Lets the next page say something at its top.
    pub fn say_next(self, words: &'static str) {
        self.notice.set(Some(words));
    }

    /// Gives the focus to this element, not to the heading, when the page that is being built stands.
    pub fn focus_first(self, id: String) {
        self.focus.set_value(id);
    }

    /// Begins a session and leaves the entrance: to the return address, or to the account.
    pub fn enter(self, signed_in: SignedIn, remember: bool) {
        let SignedIn { token, expires_at, .. } = signed_in;
        self.journey.forget_secrets();
        self.notice.set(None);
        self.sessions.start(Session { token, expires_at, remember });
        if !self.router.leave() {
            self.router.replace(Page::Account, Entry::default());
        }
    }

    /// Keeps page and session in step, whichever tab changed the session.
    fn follow_session(self) {
        Effect::new(move |_| {
            let session = self.sessions.current();
            let (page, _) = self.router.place();
            if session.is_some() && page.is_entrance() {
                self.router.replace(Page::Account, Entry::default());
            } else if session.is_none() && page == Page::Account {
                match self.sessions.ending() {
                    Some(Ending::SignedOut) => self.say_next(self.words.signed_out),
                    Some(Ending::Expired) => self.say_next(self.words.session_over),
                    None => {}
                }
                self.router.replace(Page::Login, Entry::default());
            }
        });
    }

    fn follow_title(self) {
        Effect::new(move |_| {
            let error = if self.in_error.get() { self.words.error_title } else { "" };
            let title = self.title.get();
            self.shop.with_value(|shop| {
                let behind = if shop.is_empty() { String::new() } else { format!(" – {shop}") };
                document().set_title(&format!("{error}{title}{behind}"));
            });
        });
    }

    fn view(self) -> AnyView {
        if let Some(html) = document().document_element() {
            let _ = html.set_attribute("lang", self.language.tag());
        }
        self.follow_session();
        self.follow_title();
        let shown = StoredValue::new(false);
        let page = move || {
            let (page, entry) = self.router.place();
            self.in_error.set(false);
            self.focus_first(TITLE.to_owned());
            // The notice belongs to the page that comes now, and to no later one.
            let notice = self.notice.try_update(Option::take).flatten();
            let view = pages::view(self, page, entry);
            let first = !shown.get_value();
            shown.set_value(true);
            let target = self.focus.get_value();
            // On the first page the browser decides, as on any page that is loaded.
            if !first || target != TITLE {
                set_timeout(move || focus(&target), Duration::ZERO);
            }
            let notice = notice.map(|words| el("p", "portico-notice").child(words));
            let status = el("div", "").attr("role", "status").child(notice);
            Some(el("main", "portico-card").child(status).child(view))
        };
        let shop = self.shop.get_value();
        let shop = (!shop.is_empty()).then(|| el("p", "portico-shop").child(shop));
        let header = el("header", "portico-header").child(shop);
        el("div", "portico").child(header).child_with(page).view()
    }
}
