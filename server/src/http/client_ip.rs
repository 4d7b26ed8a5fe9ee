//! Finds the client of a request: its address behind the trusted proxies, and the id of the request.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderName};
use portico_shared::paths::REQUEST_ID;

use crate::base::client::Client;
use crate::base::random::Random;
use crate::config::{Network, is_trusted};

/// The only header we read the client's address from. `Forwarded` (RFC 7239) is ignored: a proxy that writes one of them passes
/// the other through as the client sent it, so reading both would let clients forge their address.
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The longest request id that we accept from a proxy.
const REQUEST_ID_MAX: usize = 64;

/// The client of a request that came from `peer`. A trusted proxy may name the client and the id of the request.
pub fn find(proxies: &[Network], peer: SocketAddr, headers: &HeaderMap, random: Random) -> Client {
    let peer = peer.ip().to_canonical();
    let is_trusted = is_trusted(proxies, peer);
    let address = if is_trusted { forwarded_for(proxies, peer, headers) } else { peer };
    let given = headers.get(REQUEST_ID).and_then(|id| id.to_str().ok());
    let given = given.filter(|id| is_trusted && is_request_id(id)).map(str::to_owned);
    let request_id = given.unwrap_or_else(|| format!("{:032x}", u128::from_le_bytes(random.bytes())));
    Client::new(address, request_id)
}

fn is_request_id(id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    (1..=REQUEST_ID_MAX).contains(&id.len()) && id.bytes().all(is_plain)
}

/// The address that the trusted proxies vouch for. Each proxy appends the address that called it, so the client is the rightmost
/// address that is not a trusted proxy; everything to its left may be forged. If an entry on the way there is not an address, we
/// treat the calling proxy itself as the client.
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
    // All of them are proxies: the farthest one made the request.
    client
}

/// An address in the header; some proxies add the port.
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
        find(&proxies, peer, &headers, Random::system()).limit_key().to_owned()
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
            // Not an address.
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
    fn a_request_id_is_short_and_plain() {
        assert!(is_request_id("7f3a-B_c.9") && is_request_id(&"x".repeat(64)));
        for wrong in ["", "a b", "a\"b", "ü", &"x".repeat(65)] {
            assert!(!is_request_id(wrong), "{wrong}");
        }
    }
}
