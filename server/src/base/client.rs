//! The client of a request: its address behind the trusted proxies, and the id of the request.

use std::net::{IpAddr, Ipv6Addr};

/// The key under which rate limits count an address: an IPv4 address, or the /64 network of an IPv6 address, since a
/// subscriber usually has the whole network.
pub fn limit_key(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// The client that sent a request.
#[derive(Clone)]
pub struct Client {
    address: IpAddr,
    limit_key: String,
    request_id: String,
}

impl Client {
    /// The client at `address`, and the id of its request.
    pub fn new(address: IpAddr, request_id: String) -> Self {
        Self { address, limit_key: limit_key(address), request_id }
    }

    /// Its address.
    pub fn address(&self) -> IpAddr {
        self.address
    }

    /// The key under which rate limits count it.
    pub fn limit_key(&self) -> &str {
        &self.limit_key
    }

    /// The id of the request.
    pub fn request_id(&self) -> &str {
        &self.request_id
    }
}
