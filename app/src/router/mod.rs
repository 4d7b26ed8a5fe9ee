//! Which page is open, and how to go to another one.

mod addresses;
mod history_state;
pub mod link;

use leptos::prelude::window;
use portico_view::{RwSignal, StoredValue, listen};

use crate::api::Capabilities;
use crate::browser::origin::{absolute, is_framed};
use crate::config::{Config, Routing};
use addresses::{Addresses, history};

pub use history_state::{HistoryState, Location};
pub use portico_shared::pages::Page;

/// Which page is open, and how to go to another one. A handle, free to copy.
#[derive(Clone, Copy)]
pub struct Router {
    location: RwSignal<Location>,
    addresses: StoredValue<Addresses>,
    routing: Routing,
    /// Whether a hosted page is shown in a frame of another page.
    pub is_framed: bool,
    /// Whether the browser is about to leave for another address. Then nothing may navigate elsewhere.
    is_leaving: StoredValue<bool>,
    /// How many pages have been shown.
    visits: StoredValue<u32>,
}

/// A visit to a page, until another page is shown.
#[derive(Clone, Copy)]
pub struct Visit {
    router: Router,
    number: u32,
}

impl Visit {
    /// Whether the shopper is still there. A late answer must not take them away from another page.
    pub fn is_current(self) -> bool {
        self.router.visits.try_get() == Some(self.number)
    }
}

impl Router {
    /// At a location, whatever the address bar says. It needs no browser.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn at(config: &Config, location: Location) -> Self {
        Self::with_addresses(location, addresses(config))
    }

    fn with_addresses(location: Location, addresses: Addresses) -> Self {
        Self {
            location: RwSignal::new(location),
            routing: addresses.routing,
            addresses: StoredValue::new(addresses),
            is_framed: false,
            is_leaving: StoredValue::new(false),
            visits: StoredValue::new(0),
        }
    }

    /// At the location `before`, or else at the one that the address bar says. From then on it follows back, forward and changes of
    /// the fragment.
    pub fn new(config: &Config, capabilities: &Capabilities, before: Option<Location>) -> Self {
        let addresses = Addresses { takes_query: capabilities.takes_links_with_query, ..addresses(config) };
        let starts_at_link = addresses.first.secret().is_some();
        let location = before.unwrap_or_else(|| addresses.read());
        let router =
            Self { is_framed: !config.embedded && is_framed(), ..Self::with_addresses(location, addresses) };
        // Without addresses of our own another link may still arrive, by its fragment alone.
        let has_addresses = router.routing != Routing::None;
        if has_addresses || starts_at_link {
            let follow = move |_| {
                let location = router.addresses.with(Addresses::read);
                if has_addresses || location.state.key.is_some() {
                    router.location.set(location);
                }
            };
            listen(window().into(), "popstate", Box::new(follow));
        }
        router
    }

    /// How pages have addresses.
    pub fn routing(self) -> Routing {
        self.routing
    }

    /// The page that is shown, and what its history entry remembers; tracked.
    pub fn location(self) -> Location {
        self.location.get()
    }

    /// The page that is shown, and what its history entry remembers; untracked.
    pub fn location_untracked(self) -> Location {
        self.location.get_untracked()
    }

    /// The page that is shown; untracked.
    pub fn page_untracked(self) -> Page {
        self.location.with_untracked(|location| location.page)
    }

    /// The visit to the page that is shown.
    pub fn visit(self) -> Visit {
        Visit { router: self, number: self.visits.get() }
    }

    /// Counts that another page is shown.
    pub fn count_visit(self) {
        self.visits.update(|visits| *visits += 1);
    }

    /// Whether the browser is about to leave for another address.
    pub fn is_leaving(self) -> bool {
        self.is_leaving.get()
    }

    /// A page's address.
    pub fn href(self, page: Page) -> String {
        self.addresses.with(|addresses| addresses.href(page))
    }

    /// Goes to a page, as a link does.
    pub fn go(self, page: Page) {
        self.go_to(page.into());
    }

    /// Goes to a page whose history entry remembers something.
    pub fn go_to(self, location: Location) {
        if self.routing != Routing::None {
            let href = self.href(location.page);
            let _ = history().push_state_with_url(&location.state.to_js(), "", Some(&href));
        }
        self.location.set(location);
    }

    /// Replaces the current page: going back doesn't lead to it again.
    pub fn replace(self, page: Page) {
        if self.is_leaving() {
            return;
        }
        let location = Location::from(page);
        if self.routing != Routing::None {
            let href = self.href(page);
            let _ = history().replace_state_with_url(&location.state.to_js(), "", Some(&href));
        }
        self.location.set(location);
    }

    /// Leaves for the return address, if there is an allowed one. A hosted page is then replaced in the history; a shop's page
    /// stays there.
    pub fn leave(self) -> bool {
        let (embedded, return_to) =
            self.addresses.with(|addresses| (addresses.embedded, addresses.return_to.clone()));
        let location = window().location();
        let go = |address: String| {
            let address = absolute(address);
            if embedded { location.assign(&address) } else { location.replace(&address) }.is_ok()
        };
        let leaves = return_to.is_some_and(go);
        self.is_leaving.set(leaves);
        leaves
    }

    /// Leaves for the page of a provider.
    pub fn leave_for(self, address: &str) -> bool {
        let leaves = window().location().assign(address).is_ok();
        self.is_leaving.set(leaves);
        leaves
    }

    /// The return address, if there is one.
    pub fn return_to(self) -> Option<String> {
        self.addresses.with(|addresses| addresses.return_to.clone())
    }

    /// Replaces the return address by the one that a shopper has left the app with, if there is none yet.
    pub fn return_to_instead(self, address: Option<String>) {
        self.addresses.update(|addresses| addresses.return_to = addresses.return_to.take().or(address));
    }

    /// Leaves with a login code for where it is redeemed, if the store says where.
    pub fn leave_with_code(self, code: &str, to: Option<String>) -> bool {
        let go = |address| window().location().assign(&format!("{}#code={code}", absolute(address))).is_ok();
        let leaves = to.is_some_and(go);
        self.is_leaving.set(leaves);
        leaves
    }
}

/// The addresses of a configuration.
fn addresses(config: &Config) -> Addresses {
    Addresses {
        routing: config.routing,
        embedded: config.embedded,
        takes_query: false,
        first: config.view.as_deref().and_then(Page::of_name).unwrap_or(Page::Login),
        base: config.base_path.clone(),
        return_to: config.destination.clone(),
    }
}
