//! The pages, their addresses, and all that touches the browser's history.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MouseEvent, UrlSearchParams};

use crate::dom::{El, el};
use crate::json::{Json, Object};
use crate::return_to;
use crate::signal::{Kept, Signal};

/// What the address fragment of a mailed reset link calls the key.
const KEY_FRAGMENT: &str = "#token=";

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Signing in with a password.
    Login,
    /// Making an account.
    Register,
    /// Asking for a one-time code, and entering it.
    Otp,
    /// Asking for a reset link.
    ForgotPassword,
    /// Choosing a new password.
    ResetPassword,
    /// The signed-in customer.
    Account,
    /// There is nothing at this address.
    NotFound,
}

impl Page {
    /// The pages that have an address.
    pub const ALL: [Self; 6] =
        [Self::Login, Self::Register, Self::Otp, Self::ForgotPassword, Self::ResetPassword, Self::Account];

    /// The page's address below the base path. It ends with a slash: a host of plain files serves the folder's index
    /// there, without a redirect. A page that is not found has none of its own.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Login => "login/",
            Self::Register => "register/",
            Self::Otp => "otp/",
            Self::ForgotPassword => "forgot-password/",
            Self::ResetPassword => "reset-password/",
            Self::Account => "account/",
            Self::NotFound => "",
        }
    }

    /// The page at an address below `base`, with or without a slash at its end; `base` itself leads to signing in.
    pub fn of_path(base: &str, path: &str) -> Self {
        let Some(path) = path.strip_prefix(base.trim_end_matches('/')) else { return Self::NotFound };
        let path = path.strip_suffix("/index.html").unwrap_or(path);
        let Some(name) = path.strip_suffix('/').unwrap_or(path).strip_prefix('/') else {
            return if path.len() < 2 { Self::Login } else { Self::NotFound };
        };
        Self::ALL.into_iter().find(|page| page.path().trim_end_matches('/') == name).unwrap_or(Self::NotFound)
    }

    /// Whether the page has nothing to offer to somebody who is signed in.
    pub const fn is_entrance(self) -> bool {
        matches!(self, Self::Login | Self::Register | Self::Otp | Self::ForgotPassword)
    }
}

/// What an entry of the browser's history remembers across a reload. Never a password.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The address that a code was mailed to.
    pub email: Option<String>,
    /// The key of a reset link; here so that it need not stay in the address bar.
    pub key: Option<String>,
}

/// Which page is shown, and the ways to another one.
#[derive(Clone, Copy)]
pub struct Router {
    place: Signal<(Page, Entry)>,
    /// The path that the pages' addresses begin with.
    base: Kept<String>,
    return_to: Kept<Option<String>>,
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
    /// At a page below `base`, whatever the address bar says.
    pub fn at(base: &str, page: Page, entry: Entry) -> Self {
        Self {
            place: Signal::new((page, entry)),
            base: Kept::new(base.to_owned()),
            return_to: Kept::new(None),
            left: Kept::new(false),
            visits: Kept::new(0),
        }
    }

    /// At the page that the address bar says; follows back, forward and changes of the fragment from then on.
    pub fn new(base: &str, allowed: &[String]) -> Self {
        let (page, entry) = read(base);
        let router = Self::at(base, page, entry);
        let listener = window_event_listener(ev::popstate, move |_| {
            router.place.set(router.base.with(|base| read(base)));
        });
        on_cleanup(move || listener.remove());
        let asked = query(return_to::PARAMETER).filter(|address| return_to::is_allowed(address, allowed));
        router.return_to.set(asked);
        router
    }

    /// The page that is shown, and what its history entry remembers; tracked.
    pub fn place(self) -> (Page, Entry) {
        self.place.get()
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

    /// The page's address, with the return address that came along.
    pub fn href(self, page: Page) -> String {
        let mut href = self.base.with(|base| format!("{base}{}", page.path()));
        self.return_to.with(|address| {
            if let Some(address) = address {
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
        let _ = history().push_state_with_url(&entry.state(), "", Some(&self.href(page)));
        self.place.set((page, entry));
    }

    /// Puts a page in the place of the shown one: back does not lead to the shown one again.
    pub fn replace(self, page: Page, entry: Entry) {
        if self.left.get() {
            return;
        }
        let _ = history().replace_state_with_url(&entry.state(), "", Some(&self.href(page)));
        self.place.set((page, entry));
    }

    /// Leaves for the return address, if the address that led here had one that is allowed.
    pub fn leave(self) -> bool {
        let address = self.return_to.get();
        let leaves = address.is_some_and(|address| window().location().replace(&address).is_ok());
        self.left.set(leaves);
        leaves
    }
}

fn history() -> web_sys::History {
    window().history().expect("a window has a history")
}

impl Entry {
    /// As the history keeps it.
    fn state(&self) -> JsValue {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let object =
            Object::new().with_filled("email", &text(&self.email)).with_filled("key", &text(&self.key));
        object.text().into()
    }

    /// Of the entry that the history is at.
    fn current() -> Self {
        let state = history().state().ok().and_then(|state| state.as_string());
        let Some(json) = state.and_then(|state| Json::parse(&state)) else { return Self::default() };
        Self { email: json.get("email").text(), key: json.get("key").text() }
    }
}

/// A parameter of the address bar's query.
fn query(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// The page and entry that the address bar and the history's state stand for. A reset key in the fragment moves
/// into the state, out of sight and out of what is copied or shared.
fn read(base: &str) -> (Page, Entry) {
    let location = window().location();
    let address = location.pathname().unwrap_or_default();
    let page = Page::of_path(base, &address);
    let mut entry = Entry::current();
    let fragment = location.hash().unwrap_or_default();
    if page == Page::ResetPassword
        && let Some(key) = fragment.strip_prefix(KEY_FRAGMENT)
    {
        entry.key = Some(key.to_owned());
        let without_key = format!("{address}{}", location.search().unwrap_or_default());
        let _ = history().replace_state_with_url(&entry.state(), "", Some(&without_key));
    }
    (page, entry)
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
    el("a", "portico-link").attr("href", &router.href(page)).on("click", follow).child(words)
}

/// Moves the focus to the element with this id, if the page has it.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Ok(element) = element.dyn_into::<web_sys::HtmlElement>()
    {
        let _ = element.focus();
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn a_page_has_its_address_below_the_base_path() {
        for (base, path) in [
            ("/", "/otp/"),
            ("/", "/otp"),
            ("/a/b/", "/a/b/otp/"),
            ("/a/b/", "/a/b/otp"),
            ("/", "/otp/index.html"),
        ] {
            assert_eq!(Page::of_path(base, path), Page::Otp, "{base} {path}");
        }
        for (base, path) in
            [("/", "/"), ("/", "/index.html"), ("/account/", "/account"), ("/account/", "/account/")]
        {
            assert_eq!(Page::of_path(base, path), Page::Login, "{base} {path}");
        }
        assert_eq!(Page::of_path("/account/", "/account/account/"), Page::Account);
        for (base, path) in [
            ("/a/", "/otp/"),
            ("/a/", "/ab/otp/"),
            ("/", "/otp/x"),
            ("/", "/OTP/"),
            ("/a/", "/aotp/"),
            ("/", "//otp//"),
            ("/", "/otpindex.html"),
        ] {
            assert_eq!(Page::of_path(base, path), Page::NotFound, "{base} {path}");
        }
    }
}
