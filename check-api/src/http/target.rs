//! The address of the server under test.

use std::io;
use std::net::SocketAddr;

use reqwest::Url;
use tokio::net::lookup_host;

/// Why an address cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum AddressError {
    /// It is not an address of an HTTP API.
    #[error("`{0}` is not the address of an API, such as https://shop.example/api")]
    Url(String),
    /// The host has no IP address.
    #[error("cannot find the host of `{url}`")]
    Host {
        /// The address, as given.
        url: String,
        /// The system's error.
        source: io::Error,
    },
    /// TLS cannot be set up.
    #[error("cannot set up HTTPS")]
    Tls(#[from] reqwest::Error),
}

/// The server under test. Its host is looked up once, so that every request goes to the machine that was agreed to.
#[derive(Debug)]
pub struct Target {
    base: Url,
    addresses: Vec<SocketAddr>,
}

impl Target {
    /// Parses an address such as `https://shop.example/api` and looks up its host; nothing is sent there.
    ///
    /// # Errors
    /// When it is not an `http` or `https` address without credentials, query and fragment, or its host is unknown.
    pub async fn new(url: &str) -> Result<Self, AddressError> {
        let wrong = || AddressError::Url(url.to_owned());
        let base = Url::parse(url).map_err(|_| wrong())?;
        let is_plain = base.username().is_empty()
            && base.password().is_none()
            && base.query().is_none()
            && base.fragment().is_none();
        if !(matches!(base.scheme(), "http" | "https") && is_plain) {
            return Err(wrong());
        }
        let (host, port) = base.host_str().zip(base.port_or_known_default()).ok_or_else(wrong)?;
        let found = lookup_host((host.trim_matches(['[', ']']), port)).await;
        let addresses = found.map_err(|source| AddressError::Host { url: url.to_owned(), source })?.collect();
        Ok(Self { base, addresses })
    }

    /// The host, as in the address.
    pub fn host(&self) -> &str {
        self.base.host_str().unwrap_or_default()
    }

    /// The host's IP addresses.
    pub fn addresses(&self) -> &[SocketAddr] {
        &self.addresses
    }

    /// Whether the server runs on this machine.
    pub fn is_loopback(&self) -> bool {
        !self.addresses.is_empty() && self.addresses.iter().all(|address| address.ip().is_loopback())
    }

    /// Adds a path in front of the API's paths, unless the address already has one.
    pub fn add_default_prefix(&mut self, prefix: &str) {
        if self.prefix().is_empty() {
            self.base.set_path(prefix);
        }
    }

    /// The address, without a slash at its end.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.prefix())
    }

    /// The origin of the server's own pages.
    pub fn origin(&self) -> String {
        self.base.origin().ascii_serialization()
    }

    /// The path in front of the API's paths.
    fn prefix(&self) -> &str {
        self.base.path().trim_end_matches('/')
    }
}
