//! The pages, their names and addresses, and what the browser's history remembers of each.

use wasm_bindgen::JsValue;

use crate::json::{Json, Object};

/// The pages that a link leads to which holds a secret, and what its fragment calls that: the key of a mailed reset link,
/// the one-time login code of a customer who comes from another system.
const SECRETS: [(Page, &str); 2] = [(Page::ResetPassword, "#token="), (Page::HandOff, "#code=")];

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
    /// A customer who comes from another system with a one-time login code.
    HandOff,
    /// There is nothing at this address.
    NotFound,
}

impl Page {
    /// The pages that have an address.
    pub const ALL: [Self; 7] = [
        Self::Login,
        Self::Register,
        Self::Otp,
        Self::ForgotPassword,
        Self::ResetPassword,
        Self::Account,
        Self::HandOff,
    ];

    /// The page's name in addresses, attributes and events. A page that is not found has none.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Register => "register",
            Self::Otp => "otp",
            Self::ForgotPassword => "forgot-password",
            Self::ResetPassword => "reset-password",
            Self::Account => "account",
            Self::HandOff => "hand-off",
            Self::NotFound => "",
        }
    }

    /// The page of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name)
    }

    /// The page at an address below `base`, with or without a slash at its end; `base` itself leads to signing in.
    pub fn of_path(base: &str, path: &str) -> Self {
        let Some(path) = path.strip_prefix(base.trim_end_matches('/')) else { return Self::NotFound };
        let path = path.strip_suffix("/index.html").unwrap_or(path);
        let Some(name) = path.strip_suffix('/').unwrap_or(path).strip_prefix('/') else {
            return if path.len() < 2 { Self::Login } else { Self::NotFound };
        };
        Self::of_name(name).unwrap_or(Self::NotFound)
    }

    /// The page that a fragment with a secret leads to, and the secret.
    pub fn of_fragment(fragment: &str) -> Option<(Self, &str)> {
        let (page, secret) =
            SECRETS.iter().find_map(|(page, name)| Some((*page, fragment.strip_prefix(name)?)))?;
        // Whoever measures what links bring may have added something.
        Some((page, secret.split('&').next()?))
    }

    /// Whether a link leads to the page that holds a secret.
    pub fn is_of_link(self) -> bool {
        SECRETS.iter().any(|(page, _)| *page == self)
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
    /// The key of a reset link, so that it need not stay in the address bar. A login code is here only until the page is
    /// left: no history keeps it.
    pub key: Option<String>,
}

/// A page, and what it remembers.
pub type Spot = (Page, Entry);

impl Entry {
    fn object(&self) -> Object {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Object::new().with_filled("email", &text(&self.email)).with_filled("key", &text(&self.key))
    }

    fn of(json: &Json) -> Self {
        Self { email: json.get("email").text(), key: json.get("key").text() }
    }

    /// As the history keeps it.
    pub fn state(&self) -> JsValue {
        self.object().text().into()
    }

    /// Of what the history keeps; empty where that is not ours.
    pub fn of_state(state: &JsValue) -> Self {
        let json = state.as_string().and_then(|state| Json::parse(&state));
        json.map(|json| Self::of(&json)).unwrap_or_default()
    }
}

/// A spot as text, for an app that goes on in the same place later.
pub fn text_of((page, entry): &Spot) -> String {
    entry.object().with("view", page.name()).text()
}

/// The spot of such a text.
pub fn spot_of(text: &str) -> Option<Spot> {
    let json = Json::parse(text)?;
    Some((Page::of_name(&json.get("view").text()?)?, Entry::of(&json)))
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
