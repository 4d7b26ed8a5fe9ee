//! The pages: their names, their addresses, and whom each is for.
//!
//! The app shows them, the build prints them as static HTML, the server serves those, and the element has a view for
//! each. All of them read this list, or have a copy that `cargo xtask lists` writes.

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Signing in with a password.
    Login,
    /// Creating an account.
    Register,
    /// Requesting a one-time code, and entering it.
    Otp,
    /// Requesting a reset link.
    ForgotPassword,
    /// Setting a new password.
    ResetPassword,
    /// The signed-in customer.
    Account,
    /// Creating a passkey, after a sign-in or from the account.
    Passkey,
    /// A customer who comes from another system with a one-time login code.
    HandOff,
    /// A shopper who comes back from a provider.
    Social,
    /// There is no page at this address.
    NotFound,
}

impl Page {
    /// The pages that have an address. Those for shoppers who aren't signed in come first.
    pub const ALL: [Self; 9] = [
        Self::Login,
        Self::Register,
        Self::Otp,
        Self::ForgotPassword,
        Self::ResetPassword,
        Self::Account,
        Self::Passkey,
        Self::HandOff,
        Self::Social,
    ];

    /// The page's name in addresses, attributes and events; empty for a page that is not found.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Register => "register",
            Self::Otp => "otp",
            Self::ForgotPassword => "forgot-password",
            Self::ResetPassword => "reset-password",
            Self::Account => "account",
            Self::Passkey => "passkey",
            Self::HandOff => "hand-off",
            Self::Social => "social",
            Self::NotFound => "",
        }
    }

    /// Whether a shopper who is signed in has no use for the page.
    pub const fn is_entrance(self) -> bool {
        matches!(self, Self::Login | Self::Register | Self::Otp | Self::ForgotPassword)
    }

    /// Whether the page is for a customer who is signed in.
    pub const fn needs_session(self) -> bool {
        matches!(self, Self::Account | Self::Passkey)
    }

    /// What comes before the secret in the fragment of a link to the page: the key of a mailed reset link, or the
    /// one-time login code of a customer who comes from another system. `None` for pages without such links.
    pub const fn secret(self) -> Option<&'static str> {
        match self {
            Self::ResetPassword => Some("#token="),
            Self::HandOff => Some("#code="),
            _ => None,
        }
    }

    /// The page of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|page| page.name() == name)
    }

    /// The page at an address below `base`, with or without a slash at its end; `base` itself is the sign-in page.
    pub fn of_path(base: &str, path: &str) -> Self {
        let Some(path) = path.strip_prefix(base.trim_end_matches('/')) else { return Self::NotFound };
        let path = path.strip_suffix("/index.html").unwrap_or(path);
        let Some(name) = path.strip_suffix('/').unwrap_or(path).strip_prefix('/') else {
            return if path.len() < 2 { Self::Login } else { Self::NotFound };
        };
        Self::of_name(name).unwrap_or(Self::NotFound)
    }

    /// The page that a link with this fragment leads to, and the secret in it.
    pub fn of_fragment(fragment: &str) -> Option<(Self, &str)> {
        let found = |page: Self| Some((page, fragment.strip_prefix(page.secret()?)?));
        let (page, secret) = Self::ALL.into_iter().find_map(found)?;
        // Tools that track where visitors come from may have added something.
        Some((page, secret.split('&').next()?))
    }
}
