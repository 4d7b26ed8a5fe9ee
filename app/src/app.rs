//! The app: what every page has at hand.

use std::rc::Rc;

use portico_shared::text::Language;
use portico_shared::wire::SignedIn;

use crate::api::{CustomerApi, Storefront};
use crate::config::{Config, Storage};
use crate::dom::{El, el};
use crate::journey::Journey;
use crate::page::{Entry, Page, Router};
use crate::session::{Session, Sessions};
use crate::signal::{Kept, Signal};
use crate::text::Words;

/// The id of a page's heading.
pub const TITLE: &str = "portico-title";

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
    pub in_error: Signal<bool>,
    api: Kept<Rc<dyn CustomerApi>>,
    /// The heading of the page.
    pub title: Signal<&'static str>,
    /// The shop's name; may be empty.
    pub shop: Kept<String>,
    /// Something to say on the next page, once.
    pub notice: Kept<Option<&'static str>>,
    /// The id of what gets the focus when the page that is being built stands.
    pub focus: Kept<String>,
}

impl App {
    /// The app of the page that the browser shows.
    pub fn new(config: Config) -> Self {
        let router = Router::new(&config.base_path, &config.return_to);
        let sessions = Sessions::new(config.storage);
        Self::of(config, router, sessions)
    }

    /// The app as it begins at a page, for somebody who has just come. It needs no browser.
    pub fn at(config: Config, page: Page, entry: Entry) -> Self {
        let router = Router::at(&config.base_path, page, entry);
        let sessions = Sessions::none(config.storage);
        Self::of(config, router, sessions)
    }

    fn of(config: Config, router: Router, sessions: Sessions) -> Self {
        let language = config.language();
        Self {
            router,
            sessions,
            journey: Journey::new(language),
            words: Words::of(language),
            language,
            may_remember: config.storage == Storage::Browser,
            in_error: Signal::new(false),
            title: Signal::new(""),
            shop: Kept::new(config.shop.clone()),
            notice: Kept::new(None),
            focus: Kept::new(String::new()),
            api: Kept::new(Rc::new(Storefront::new(config))),
        }
    }

    /// The shop's customer API.
    pub fn api(self) -> Rc<dyn CustomerApi> {
        self.api.get()
    }

    /// The page's heading, which is its title too.
    pub fn heading(self, words: &'static str) -> El {
        self.title.set(words);
        el("h1", "portico-title").attr("id", TITLE).attr("tabindex", "-1").child(words)
    }

    /// What the browser's window is called: the page's heading and the shop; tracked.
    pub fn window_title(self) -> String {
        let error = if self.in_error.get() { self.words.error_title } else { "" };
        let title = self.title.get();
        self.shop.with(|shop| {
            let behind = if shop.is_empty() { String::new() } else { format!(" – {shop}") };
            format!("{error}{title}{behind}")
        })
    }

    /// Lets the next page say something at its top.
    pub fn say_next(self, words: &'static str) {
        self.notice.set(Some(words));
    }

    /// Gives the focus to this element, not to the heading, when the page that is being built stands.
    pub fn focus_first(self, id: String) {
        self.focus.set(id);
    }

    /// Begins a session and leaves the entrance: to the return address, or to the account.
    pub fn enter(self, signed_in: SignedIn, remember: bool) {
        let SignedIn { token, expires_at, .. } = signed_in;
        self.journey.conclude();
        self.notice.set(None);
        self.sessions.start(Session { token, expires_at, remember });
        if !self.router.leave() {
            self.router.replace(Page::Account, Entry::default());
        }
    }
}
