//! Addresses and origins on the web, in the one form that browsers give them (WHATWG URL): lower case, Punycode, no default port.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, de};
use url::Url;

/// The origin of a page, as browsers send it in `Origin`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Whether the value of an `Origin` header is this origin.
    pub fn is(&self, header: &[u8]) -> bool {
        self.0.as_bytes() == header
    }

    /// As browsers write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let refused = |reason: &str| format!("`{text}` {reason}; an origin is like https://shop.example");
        // The parser would take a `*` in a host.
        let url = web_address(text).filter(|_| !text.contains('*'));
        let url = url.ok_or_else(|| refused("is not an origin"))?;
        let (_, rest) = text.split_once("://").ok_or_else(|| refused("is not an origin"))?;
        if rest.contains(['/', '\\', '?', '#']) {
            return Err(refused("has a path"));
        }
        Ok(Self(url.origin().ascii_serialization()))
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

/// An address that links can begin with: a [`page`] without a query.
pub(super) fn base(text: &str) -> Option<Url> {
    page(text).filter(|url| url.query().is_none())
}

/// The address of a page: of http or https, without a user or a fragment.
pub(super) fn page(text: &str) -> Option<Url> {
    web_address(text.trim()).filter(|url| url.fragment().is_none())
}

fn web_address(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    // The parser would also take `https:shop.example`, and drop line breaks.
    let is_whole = text.contains("://") && !text.contains(char::is_control);
    let is_web = matches!(url.scheme(), "http" | "https");
    let has_user = !url.username().is_empty() || url.password().is_some();
    (is_whole && is_web && !has_user).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_gets_the_form_that_browsers_send() {
        for (written, sent) in [
            ("https://shop.example", "https://shop.example"),
            (" HTTPS://Shop.Example ", "https://shop.example"),
            ("https://b.example:443", "https://b.example"),
            ("http://b.example:80", "http://b.example"),
            ("http://b.example:443", "http://b.example:443"),
            ("https://b.example:08443", "https://b.example:8443"),
            ("https://m\u{fc}ller.example", "https://xn--mller-kva.example"),
            ("http://[::1]:3000", "http://[::1]:3000"),
            ("http://127.1:3000", "http://127.0.0.1:3000"),
            ("http://localhost:5173", "http://localhost:5173"),
        ] {
            assert_eq!(written.parse::<Origin>().map(|origin| origin.to_string()).as_deref(), Ok(sent));
        }
    }

    #[test]
    fn what_is_no_origin_is_refused() {
        for (wrong, said) in [
            ("https://shop.example/", "has a path"),
            ("https://shop.example/shop", "has a path"),
            ("https://shop.example?x", "has a path"),
            ("https://shop.example#x", "has a path"),
            ("https://shop.example\\", "has a path"),
            ("https:///shop.example", "has a path"),
            ("*", "is not an origin"),
            ("https://*.shop.example", "is not an origin"),
            ("null", "is not an origin"),
            ("", "is not an origin"),
            ("shop.example", "is not an origin"),
            ("localhost:5173", "is not an origin"),
            ("https:shop.example", "is not an origin"),
            ("//shop.example", "is not an origin"),
            ("https://", "is not an origin"),
            ("https://ada:secret@shop.example", "is not an origin"),
            ("https://shop.example:99999", "is not an origin"),
            ("https://shop .example", "is not an origin"),
            ("ftp://shop.example", "is not an origin"),
            ("file:///shop", "is not an origin"),
            ("capacitor://localhost", "is not an origin"),
            ("https://a.example, https://b.example", "is not an origin"),
        ] {
            let refused = wrong.parse::<Origin>().expect_err(wrong);
            assert!(refused.contains(said), "{wrong}: {refused}");
        }
    }
}
