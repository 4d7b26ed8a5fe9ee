//! The pages, their names and addresses.

/// The pages whose links hold a secret, and the name of the secret in the fragment: the key of a mailed reset link, and the one-time
/// login code of a customer who comes from another system.
const SECRETS: [(Page, &str); 2] = [(Page::ResetPassword, "#token="), (Page::HandOff, "#code=")];

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Signing in with a password.
    Login,
    /// Creating an account.
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
    /// No page has this address.
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

    /// The page's name in addresses, attributes and events; empty for a page that is not found.
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

    /// The page at an address below `base`, with or without a slash at its end. `base` itself is the sign-in page.
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
        // A link tracker may have appended parameters.
        Some((page, secret.split('&').next()?))
    }

    /// Whether the page is reached by a link that holds a secret.
    pub fn is_of_link(self) -> bool {
        SECRETS.iter().any(|(page, _)| *page == self)
    }

    /// Whether the page is of no use to a customer who is signed in.
    pub const fn is_entrance(self) -> bool {
        matches!(self, Self::Login | Self::Register | Self::Otp | Self::ForgotPassword)
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
