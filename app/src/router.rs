//! Which page is shown, the ways to another one, and all that touches the browser's history.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{MouseEvent, UrlSearchParams};

use crate::api::Abilities;
use crate::config::Config;
use crate::dom::{El, el};
use crate::page::{Entry, Page, Spot};
use crate::return_to;
use crate::signal::{Kept, Signal};

/// How pages have addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Routing {
    /// They have none; the address bar is the shop's alone.
    None,
    /// Each has a fragment, such as `#/register`.
    Hash,
    /// Each has a path, such as `/register/`.
    Path,
}

impl Routing {
    /// The routing of this name; nothing stands for that of our own pages.
    pub fn of_name(name: Option<&str>) -> Self {
        match name {
            Some("none") => Self::None,
            Some("hash") => Self::Hash,
            None | Some("path") => Self::Path,
            Some(other) => {
                leptos::logging::error!("portico: routing is `none`, `hash` or `path`, not `{other}`");
                Self::None
            }
        }
    }
}

/// Which page is shown, and the ways to another one.
#[derive(Clone, Copy)]
pub struct Router {
    place: Signal<Spot>,
    routing: Routing,
    /// Whether the app is a part of a shop's page.
    embedded: bool,
    /// Whether a page of ours is in a frame of somebody else's.
    pub framed: bool,
    /// Whether a reset link may have its key in the query.
    takes_query: bool,
    /// The page to begin with, where the address says nothing.
    first: Page,
    /// The path that the pages' addresses begin with.
    base: Kept<String>,
    return_to: Kept<Option<String>>,
    /// Where a login code is taken.
    code_to: Kept<Option<String>>,
    /// Whether the app is being left for the return address; then nothing may get in between.
    left: Kept<bool>,
    /// Counts the pages that were shown.
    visits: Kept<u32>,
}

/// A stay on a page, from its being shown to its being left.
#[derive(Clone, Copy)]
pub struct Visit {
    router: Router,
    number: u32,
}

impl Visit {
    /// Whether the shopper is still there. An answer that comes late must not drag them away from somewhere else.
    pub fn goes_on(self) -> bool {
        self.router.visits.try_get() == Some(self.number)
    }
}

impl Router {
    /// At a page, whatever the address bar says.
    pub fn at(config: &Config, spot: Spot) -> Self {
        Self {
            place: Signal::new(spot),
            routing: config.routing,
            embedded: config.embedded,
            framed: false,
            takes_query: false,
            first: config.view,
            base: Kept::new(config.base_path.clone()),
            return_to: Kept::new(None),
            code_to: Kept::new(None),
            left: Kept::new(false),
            visits: Kept::new(0),
        }
    }

    /// Where the app was before, else at the page that the address bar says; follows back, forward and changes of the
    /// fragment from then on.
    pub fn new(config: &Config, can: &Abilities, before: Option<Spot>) -> Self {
        let framed = !config.embedded && is_framed();
        let takes_query = can.takes_links_with_query;
        let router = Self { framed, takes_query, ..Self::at(config, (config.view, Entry::default())) };
        // Where pages have no addresses, a further link may come all the same, by its fragment alone.
        let has_addresses = router.routing != Routing::None;
        if has_addresses || config.view.is_of_link() {
            let listener = window_event_listener(ev::popstate, move |_| {
                let spot = router.read();
                if has_addresses || spot.1.key.is_some() {
                    router.place.set(spot);
                }
            });
            on_cleanup(move || listener.remove());
        }
        let asked = if config.embedded { config.destination.clone() } else { query(return_to::PARAMETER) };
        let is_allowed = |address: &String| return_to::is_allowed(address, &config.return_to);
        router.return_to.set(asked.filter(is_allowed));
        router.place.set(before.unwrap_or_else(|| router.read()));
        // The code takes the place of a fragment.
        let takes_code = |address: &String| is_allowed(address) && !address.contains('#');
        if config.code_to.as_ref().is_some_and(|address| !takes_code(address)) {
            leptos::logging::error!(
                "portico: the address for the code (code-to) has a fragment, or is not of this origin or of one in returnTo"
            );
        }
        router.code_to.set(config.code_to.clone().filter(takes_code));
        router
    }

    /// The page that is shown, and what its history entry remembers; tracked.
    pub fn place(self) -> Spot {
        self.place.get()
    }

    /// The page that is shown, and what its history entry remembers, untracked.
    pub fn spot(self) -> Spot {
        self.place.get_untracked()
    }

    /// The page that is shown, untracked.
    pub fn page(self) -> Page {
        self.place.with_untracked(|(page, _)| *page)
    }

    /// The stay on the page that is shown.
    pub fn visit(self) -> Visit {
        Visit { router: self, number: self.visits.get() }
    }

    /// Takes note that another page is shown.
    pub fn count_visit(self) {
        self.visits.set(self.visits.get() + 1);
    }

    /// Whether the app is being left for the return address.
    pub fn is_leaving(self) -> bool {
        self.left.get()
    }

    /// What the shown page's history entry remembers, untracked.
    pub fn entry(self) -> Entry {
        self.place.with_untracked(|(_, entry)| entry.clone())
    }

    /// The page's address, with the return address that came along with that of a page of ours. With a slash at the end
    /// of its path: a host of plain files serves the folder's index there, without a redirect.
    pub fn href(self, page: Page) -> String {
        let name = page.name();
        if self.routing == Routing::Hash {
            return format!("{}#/{name}", address());
        }
        let mut href =
            self.base.with(|base| if name.is_empty() { base.clone() } else { format!("{base}{name}/") });
        if self.embedded {
            href = of_origin(href);
        }
        self.return_to.with(|address| {
            if let Some(address) = address
                && !self.embedded
            {
                let value: String = js_sys::encode_uri_component(address).into();
                href = format!("{href}?{}={value}", return_to::PARAMETER);
            }
        });
        href
    }

    /// Goes to a page, as a link does.
    pub fn go(self, page: Page) {
        self.go_with(page, Entry::default());
    }

    /// Goes to a page and lets its history entry remember something.
    pub fn go_with(self, page: Page, entry: Entry) {
        if self.routing != Routing::None {
            let _ = history().push_state_with_url(&entry.state(), "", Some(&self.href(page)));
        }
        self.place.set((page, entry));
    }

    /// Puts a page in the place of the shown one: back does not lead to the shown one again.
    pub fn replace(self, page: Page, entry: Entry) {
        if self.left.get() {
            return;
        }
        if self.routing != Routing::None {
            let _ = history().replace_state_with_url(&entry.state(), "", Some(&self.href(page)));
        }
        self.place.set((page, entry));
    }

    /// Leaves for the return address, if there is one that is allowed. A page of ours has done its work then; a shop's
    /// page stays in the history.
    pub fn leave(self) -> bool {
        let location = window().location();
        let go = |address: String| {
            let address = of_origin(address);
            if self.embedded { location.assign(&address) } else { location.replace(&address) }.is_ok()
        };
        let leaves = self.return_to.get().is_some_and(go);
        self.left.set(leaves);
        leaves
    }

    /// Leaves with a login code for where it is redeemed, if the store says where and allows it.
    pub fn leave_with_code(self, code: &str) -> bool {
        let go = |address| window().location().assign(&format!("{}#code={code}", of_origin(address))).is_ok();
        let leaves = self.code_to.get().is_some_and(go);
        self.left.set(leaves);
        leaves
    }

    /// The page and entry that the address bar and the history's state stand for. A reset key in the fragment, or in the
    /// query, moves out of sight, and out of what is copied or shared.
    fn read(self) -> Spot {
        let location = window().location();
        let fragment = location.hash().unwrap_or_default();
        let secret = Page::of_fragment(&fragment);
        let mut page = match self.routing {
            Routing::None => self.first,
            Routing::Hash => match secret {
                Some((page, _)) => page,
                None => fragment.strip_prefix("#/").and_then(Page::of_name).unwrap_or(self.first),
            },
            Routing::Path => {
                let path = location.pathname().unwrap_or_default();
                match self.base.with(|base| Page::of_path(base, &path)) {
                    // The shop's page is at an address of its own.
                    Page::NotFound if self.embedded => self.first,
                    page => page,
                }
            }
        };
        let kept = history().state().unwrap_or_default();
        let mut entry = if self.routing == Routing::None { Entry::default() } else { Entry::of_state(&kept) };
        // Such a link leads to any page of ours; on a shop's page the query is the shop's, unless it is the page for that.
        let is_of_reset = self.takes_query && (!self.embedded || page == Page::ResetPassword);
        let mailed = if is_of_reset { take_key(&location.search().unwrap_or_default()) } else { None };
        if mailed.is_some() {
            page = Page::ResetPassword;
        }
        let in_fragment = secret.and_then(|(of, key)| (of == page).then_some(key));
        if let Some(key) = mailed.as_ref().map(|(key, _)| key.as_str()).or(in_fragment) {
            // A reload brings the key of a reset link again. A login code is not even kept by the history.
            entry.key = (page == Page::ResetPassword).then(|| key.to_owned());
            // The state of an entry that is not ours stays.
            let state = if self.routing == Routing::None { kept } else { entry.state() };
            let without_key = match &mailed {
                Some(_) if !self.embedded => self.href(page),
                // The rest is the shop's.
                Some((_, rest)) => of_origin(
                    [location.pathname(), Ok(rest.clone()), location.hash()]
                        .map(Result::unwrap_or_default)
                        .concat(),
                ),
                None if self.routing == Routing::Hash => self.href(page),
                None => address(),
            };
            let _ = history().replace_state_with_url(&state, "", Some(&without_key));
            entry.key = Some(key.to_owned());
        }
        (page, entry)
    }
}

/// The key of a reset link in a query, as the mails of some backends have it, and the query without it.
fn take_key(query: &str) -> Option<(String, String)> {
    let parameters = UrlSearchParams::new_with_str(query).ok()?;
    let name = ["token", "key"].into_iter().find(|name| parameters.has(name))?;
    let key = parameters.get(name)?;
    parameters.delete(name);
    let rest = String::from(parameters.to_string());
    Some((key, if rest.is_empty() { rest } else { format!("?{rest}") }))
}

/// The address that is shown, without its fragment.
fn address() -> String {
    let location = window().location();
    of_origin([location.pathname(), location.search()].map(Result::unwrap_or_default).concat())
}

/// A path with the page's own origin before it: a `<base>` of the shop's page may lead elsewhere. An address of another
/// origin stays as it is.
pub fn of_origin(address: String) -> String {
    if address.is_empty() || address.starts_with('/') {
        window().location().origin().unwrap_or_default() + &address
    } else {
        address
    }
}

/// Whether another page shows this one in a frame.
fn is_framed() -> bool {
    // Of a page of another origin nothing can be read but which window it is.
    let window = window();
    window.top().ok().flatten().is_some_and(|top| top != window)
}

fn history() -> web_sys::History {
    window().history().expect("a window has a history")
}

/// A parameter of the address bar's query.
fn query(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// A link to a page; a plain click stays in the app, any other is the browser's.
pub fn link(router: Router, page: Page, words: &'static str) -> El {
    let follow = move |event: web_sys::Event| {
        let plain = event.dyn_ref::<MouseEvent>().is_some_and(|mouse| {
            mouse.button() == 0
                && !(mouse.meta_key() || mouse.ctrl_key() || mouse.shift_key() || mouse.alt_key())
        });
        if plain {
            event.prevent_default();
            router.go(page);
        }
    };
    let link = if router.routing == Routing::None {
        // Without an address of its own it leads nowhere that a new tab could show.
        el("button", "portico-link").attr("type", "button")
    } else {
        el("a", "portico-link").attr("href", &router.href(page))
    };
    link.on("click", follow).child(words)
}
