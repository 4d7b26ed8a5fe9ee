//! The addresses of pages, and what the address bar says.

use leptos::prelude::window;
use web_sys::UrlSearchParams;

use super::history_state::{HistoryState, Location};
use crate::browser::origin::absolute;
use crate::config::Routing;
use portico_shared::characters::visible;
use portico_shared::pages::Page;

/// The query parameter of the return address; `boot.js` reads it.
const RETURN_TO: &str = "return-to";

/// How pages map to addresses.
pub struct Addresses {
    /// Where the address bar shows which page is open.
    pub routing: Routing,
    /// Whether the app is part of a shop's page.
    pub embedded: bool,
    /// Whether a reset link may have its key in the query.
    pub takes_query: bool,
    /// The page to start with when the address names none.
    pub first: Page,
    /// The path that the pages' addresses begin with.
    pub base: String,
    /// The return address, if there is one.
    pub return_to: Option<String>,
}

impl Addresses {
    /// A page's address. A hosted page's has the return address in its query. The path ends with a slash, so that a plain file
    /// host serves the folder's index without a redirect.
    pub fn href(&self, page: Page) -> String {
        let name = page.name();
        if self.routing == Routing::Hash {
            return format!("{}#/{name}", current());
        }
        let base = &self.base;
        let mut href = if name.is_empty() { base.clone() } else { format!("{base}{name}/") };
        if self.embedded {
            href = absolute(href);
        } else if let Some(address) = &self.return_to {
            let value: String = js_sys::encode_uri_component(address).into();
            href = format!("{href}?{RETURN_TO}={value}");
        }
        href
    }

    /// The location that the address bar and the history's state represent. The key of a reset link, or a login code, is removed
    /// from the address bar, so that it can't be copied or shared with the address.
    pub fn read(&self) -> Location {
        let location = window().location();
        let fragment = location.hash().unwrap_or_default();
        let secret = Page::of_fragment(&fragment);
        let mut page = match self.routing {
            Routing::None => self.first,
            Routing::Hash => match secret {
                Some((page, _)) => page,
                None => fragment.strip_prefix("#/").and_then(Page::of_name).unwrap_or(self.first),
            },
            Routing::Path => match Page::of_path(&self.base, &location.pathname().unwrap_or_default()) {
                // On a hosted page the fragment is ours, whatever the page.
                _ if !self.embedded && secret.is_some() => secret.map_or(self.first, |(page, _)| page),
                // The shop's page has an address of its own.
                Page::NotFound if self.embedded => self.first,
                page => page,
            },
        };
        let stored = history().state().unwrap_or_default();
        let mut state = match self.routing {
            Routing::None => HistoryState::default(),
            Routing::Hash | Routing::Path => HistoryState::from_js(&stored),
        };
        // A reset link may lead to any hosted page, with its key in the query or in the fragment. On a shop's page the query is the
        // shop's, unless the page is the reset page.
        let may_be_mailed = !self.embedded || (self.takes_query && page == Page::ResetPassword);
        let mut mailed = if may_be_mailed { take_key(&location.search().unwrap_or_default()) } else { None };
        if mailed.is_none() && !self.embedded {
            mailed = take_key(fragment.trim_start_matches(['#', '/', '?']));
        }
        if mailed.is_some() {
            page = Page::ResetPassword;
        }
        let in_fragment = secret.and_then(|(of, key)| (of == page).then_some(key));
        if let Some(key) = mailed.as_ref().map(|(key, _)| key.as_str()).or(in_fragment) {
            // A reload has the key of a reset link again. A login code is not even stored by the history.
            let key = visible(key);
            state.key = (page == Page::ResetPassword).then(|| key.clone());
            // The state of a history entry that is not ours stays.
            let new_state = if self.routing == Routing::None { stored } else { state.to_js() };
            let without_key = match &mailed {
                Some(_) if !self.embedded => self.href(page),
                // The rest of the query is the shop's.
                Some((_, rest)) => absolute(
                    [location.pathname(), Ok(rest.clone()), location.hash()]
                        .map(Result::unwrap_or_default)
                        .concat(),
                ),
                None if self.routing == Routing::Hash || !self.embedded => self.href(page),
                None => current(),
            };
            let _ = history().replace_state_with_url(&new_state, "", Some(&without_key));
            state.key = Some(key);
        }
        Location { page, state }
    }
}

/// The key of a reset link in a query, where the mails of some backends have it, and the query without it.
fn take_key(query: &str) -> Option<(String, String)> {
    let parameters = UrlSearchParams::new_with_str(query).ok()?;
    let name = ["token", "key"].into_iter().find(|name| parameters.has(name))?;
    let key = parameters.get(name)?;
    parameters.delete(name);
    let rest = String::from(parameters.to_string());
    Some((key, if rest.is_empty() { rest } else { format!("?{rest}") }))
}

/// The address in the address bar, without its fragment. It may have no path, as in a frame without an address.
fn current() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The browser's history.
pub fn history() -> web_sys::History {
    window().history().expect("a window has a history")
}
