//! Who calls: the address behind the proxies that are trusted, and the id of the request.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::str::FromStr;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};
use ipnet::IpNet;
use portico_shared::paths::REQUEST_ID;
use portico_shared::problem::Code;
use serde::{Deserialize, Deserializer, de};

use crate::api::problem::Problem;
use crate::api::state::App;
use crate::base::random::Random;

/// The one header in which a proxy says whom it speaks for. `Forwarded` (RFC 7239) is not read: a proxy that writes the one
/// passes the other on as the client sent it, so whoever reads both is told what the client likes.
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The longest request id that is taken over from a proxy.
const REQUEST_ID_MAX: usize = 64;

/// A network of proxies: `10.0.0.0/8`, or a single address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Network(IpNet);

impl Network {
    /// Whether an address is of it.
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let address = || text.parse::<IpAddr>().map(|address| address.to_canonical().into());
        let network = text.parse().or_else(|_| address());
        network.map(Self).map_err(|_| format!("`{text}` is not an address or a network such as 10.0.0.0/8"))
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl<'de> Deserialize<'de> for Network {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

/// Whether an address is one of the trusted proxies.
pub fn is_trusted(proxies: &[Network], address: IpAddr) -> bool {
    proxies.iter().any(|network| network.contains(address))
}

/// The name under which what an address does is counted: an IPv4 address, or the /64 network of an IPv6 address, since
/// whoever has one address of it has them all.
pub fn counted_as(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// Who sends a request. [`crate::http::envelope`] finds it out once; handlers take it as an extractor.
#[derive(Clone)]
pub struct Client {
    address: IpAddr,
    counted_as: String,
    request_id: String,
}

impl Client {
    /// Who sends a request that came from `peer`.
    pub fn of(proxies: &[Network], peer: SocketAddr, headers: &HeaderMap, random: Random) -> Self {
        let peer = peer.ip().to_canonical();
        let is_trusted = is_trusted(proxies, peer);
        let address = if is_trusted { forwarded_for(proxies, peer, headers) } else { peer };
        let given = headers.get(REQUEST_ID).and_then(|id| id.to_str().ok());
        let given = given.filter(|id| is_trusted && is_request_id(id)).map(str::to_owned);
        let request_id = given.unwrap_or_else(|| format!("{:032x}", u128::from_le_bytes(random.bytes())));
        Self { address, counted_as: counted_as(address), request_id }
    }

    /// Its address.
    pub fn address(&self) -> IpAddr {
        self.address
    }

    /// The name under which limits count it.
    pub fn counted_as(&self) -> &str {
        &self.counted_as
    }

    /// The id of the request.
    pub fn request_id(&self) -> &str {
        &self.request_id
    }
}

impl FromRequestParts<Arc<App>> for Client {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Problem> {
        parts.extensions.get().cloned().ok_or_else(|| Code::Internal.into())
    }
}

fn is_request_id(id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (1..=REQUEST_ID_MAX).contains(&id.len()) && id.bytes().all(is_plain)
}

/// The address that the trusted proxies vouch for: each adds the one that it was called from at the right, so it is the
/// rightmost that is none of theirs. What stands left of it may be anybody's invention. Where an entry on the way there is no
/// address, nobody vouches for anything, and the proxy itself is the client.
fn forwarded_for(proxies: &[Network], peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let lines: Vec<_> = headers.get_all(FORWARDED_FOR).iter().collect();
    let mut client = peer;
    for line in lines.into_iter().rev() {
        let Ok(line) = line.to_str() else { return peer };
        for entry in line.rsplit(',') {
            let Some(address) = address(entry.trim()) else { return peer };
            client = address;
            if !is_trusted(proxies, client) {
                return client;
            }
        }
    }
    // Every one of them is a proxy: the farthest is the one that calls on its own.
    client
}

/// An address of the header; some proxies write the port as well.
fn address(entry: &str) -> Option<IpAddr> {
    let bare = entry.strip_prefix('[').and_then(|entry| entry.strip_suffix(']')).unwrap_or(entry);
    let with_port = || entry.parse::<SocketAddr>().map(|address| address.ip());
    bare.parse().or_else(|_| with_port()).ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(proxies: &[&str], peer: &str, lines: &[&str]) -> String {
        let proxies: Vec<Network> = proxies.iter().map(|text| text.parse().expect("a network")).collect();
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, line.parse().expect("a header"));
        }
        let peer = SocketAddr::new(peer.parse().expect("an address"), 4711);
        Client::of(&proxies, peer, &headers, Random::system()).counted_as().to_owned()
    }

    #[test]
    fn a_client_is_an_address_or_a_network_of_ipv6() {
        for (peer, name) in [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ] {
            assert_eq!(found(&[], peer, &[]), name);
        }
    }

    #[test]
    fn the_rightmost_address_that_is_no_trusted_proxy_is_the_client() {
        let proxies = ["127.0.0.1", "10.0.0.0/8", "2001:db8:ffff::/48"];
        for (lines, name) in [
            (&["203.0.113.9"][..], "203.0.113.9"),
            (&["198.51.100.1, 203.0.113.9"], "203.0.113.9"),
            (&["198.51.100.1, 203.0.113.9, 10.1.2.3"], "203.0.113.9"),
            (&["198.51.100.1", "203.0.113.9 , 10.1.2.3", "10.9.9.9"], "203.0.113.9"),
            (&["203.0.113.9:55123"], "203.0.113.9"),
            (&["::ffff:203.0.113.9,::ffff:10.0.0.1"], "203.0.113.9"),
            (&["2001:db8:1:2:3::4, 2001:db8:ffff::1"], "2001:db8:1:2::/64"),
            (&["[2001:db8:1:2:3::4]:443"], "2001:db8:1:2::/64"),
            (&["[2001:db8:1:2:3::4]"], "2001:db8:1:2::/64"),
            (&["10.4.4.4, 10.5.5.5"], "10.4.4.4"),
            // What is no address is nobody's.
            (&["203.0.113.9, unknown"], "127.0.0.1"),
            (&["203.0.113.9, "], "127.0.0.1"),
            (&["203.0.113.9,, 10.0.0.1"], "127.0.0.1"),
            (&["nonsense, 203.0.113.9"], "203.0.113.9"),
            (&[""], "127.0.0.1"),
            (&[], "127.0.0.1"),
        ] {
            assert_eq!(found(&proxies, "127.0.0.1", lines), name, "{lines:?}");
        }
    }

    #[test]
    fn who_is_no_trusted_proxy_speaks_for_nobody() {
        assert_eq!(found(&["10.0.0.0/8"], "192.0.2.7", &["203.0.113.9"]), "192.0.2.7");
        assert_eq!(found(&[], "127.0.0.1", &["203.0.113.9"]), "127.0.0.1");
        assert_eq!(found(&["10.0.0.0/8"], "::ffff:10.1.1.1", &["203.0.113.9"]), "203.0.113.9");
    }

    #[test]
    fn a_network_is_read_or_refused() {
        assert!("10.0.0.0/8".parse::<Network>().is_ok() && "::1".parse::<Network>().is_ok());
        for wrong in ["", "10.0.0.0/33", "proxy.example", "10.0.0"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_request_id_is_short_and_plain() {
        assert!(is_request_id("7f3a-B_c.9") && is_request_id(&"x".repeat(64)));
        for wrong in ["", "a b", "a\"b", "ü", &"x".repeat(65)] {
            assert!(!is_request_id(wrong), "{wrong}");
        }
    }
}
