//! The networks of trusted proxies.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use ipnet::IpNet;
use serde::{Deserialize, Deserializer, de};

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

/// Networks in one text, separated by commas or white space.
#[derive(Clone, Debug)]
pub struct Networks(pub Vec<Network>);

impl FromStr for Networks {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let items = text.split(|at: char| at == ',' || at.is_whitespace()).filter(|item| !item.is_empty());
        items.map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

impl<'de> Deserialize<'de> for Networks {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

impl fmt::Debug for Network {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Whether an address is one of the trusted proxies.
pub fn is_trusted(proxies: &[Network], address: IpAddr) -> bool {
    proxies.iter().any(|network| network.contains(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_read_or_refused() {
        assert!("10.0.0.0/8".parse::<Network>().is_ok() && "::1".parse::<Network>().is_ok());
        for wrong in ["", "10.0.0.0/33", "proxy.example", "10.0.0"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_list_may_have_spaces_and_gaps() {
        for list in [
            "10.0.0.0/8,::1",
            " 10.0.0.0/8, ::1 ",
            "10.0.0.0/8 ::1",
            "10.0.0.0/8,,::1,",
            "\n10.0.0.0/8\n::1\n",
        ] {
            let Networks(networks) = list.parse().expect(list);
            assert_eq!(
                networks,
                ["10.0.0.0/8", "::1"].map(|one| one.parse().expect("a network")),
                "{list:?}"
            );
        }
        assert!(" , ".parse::<Networks>().is_ok_and(|list| list.0.is_empty()));
        let refused = "::1, proxy.example".parse::<Networks>().expect_err("a name");
        assert!(refused.starts_with("`proxy.example` is not an address"), "{refused}");
    }
}
