//! The table `[mail]` of `portico.toml`.

use std::net::{IpAddr, Ipv4Addr};
use std::str::FromStr;

use portico_shared::rules;
use serde::{Deserialize, Deserializer, de};

use super::error::{ConfigError, invalid};

/// The longest address of a sender (RFC 5321, section 4.5.3.1.3, without the angle brackets).
const SENDER_MAX: usize = 254;

/// Who mails are from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct MailSender {
    /// The sender's address.
    pub from: String,
    /// The name with which mail servers are greeted; by default that of this machine.
    pub helo_name: Option<HeloName>,
}

impl Default for MailSender {
    fn default() -> Self {
        Self { from: "no-reply@localhost".to_owned(), helo_name: None }
    }
}

impl MailSender {
    /// Checks the sender's address.
    ///
    /// # Errors
    /// When no mail can be sent from it.
    pub(super) fn checked(self) -> Result<Self, ConfigError> {
        if rules::is_mailable(&self.from) && self.from.len() <= SENDER_MAX {
            return Ok(self);
        }
        let from = &self.from;
        Err(invalid(
            "mail.from",
            format!("`{from}` is not an email address such as no-reply@shop.example, without a name"),
        ))
    }

    /// Whether the domain of the sender's address is fully qualified, as most mail servers require.
    pub fn has_full_domain(&self) -> bool {
        self.from.split_once('@').is_some_and(|(_, domain)| is_fully_qualified(domain))
    }
}

/// The name in the greeting of a mail server (`EHLO`): a domain name, or an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeloName {
    /// A domain name.
    Domain(String),
    /// An address, which is sent as `[192.0.2.1]` or `[IPv6:2001:db8::1]`.
    Address(IpAddr),
}

impl HeloName {
    /// The name of a host if it is fully qualified. Many mail servers refuse any other, such as that of a container, but take an
    /// address, so that of the loopback interface replaces it, as in Python's smtplib and in Nodemailer.
    pub fn of_host(name: Option<String>) -> Self {
        match name {
            Some(name) if is_fully_qualified(&name) => Self::Domain(name),
            _ => Self::Address(Ipv4Addr::LOCALHOST.into()),
        }
    }
}

impl FromStr for HeloName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let literal = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        let address = literal.map(|literal| literal.strip_prefix("IPv6:").unwrap_or(literal).parse());
        match address {
            Some(Ok(address)) => Ok(Self::Address(address)),
            None if is_domain(text) => Ok(Self::Domain(text.to_owned())),
            _ => Err(format!(
                "`{text}` is neither a name such as shop.example nor an address such as [192.0.2.1]"
            )),
        }
    }
}

impl<'de> Deserialize<'de> for HeloName {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

/// Whether it is a domain name, as in an email address.
fn is_domain(name: &str) -> bool {
    rules::is_email(&format!("a@{name}"))
}

/// Whether a domain name has several labels, and is no address.
fn is_fully_qualified(name: &str) -> bool {
    is_domain(name) && name.contains('.') && name.parse::<IpAddr>().is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_greets_with_its_name_if_that_is_fully_qualified() {
        let loopback = HeloName::Address(Ipv4Addr::LOCALHOST.into());
        for (host, name) in [
            (Some("shop.example"), HeloName::Domain("shop.example".to_owned())),
            (Some("localhost"), loopback.clone()),
            (Some("3f2a9b1c04de"), loopback.clone()),
            (Some("192.0.2.1"), loopback.clone()),
            (Some("under_score.example"), loopback.clone()),
            (Some("shop.example."), loopback.clone()),
            (Some(""), loopback.clone()),
            (None, loopback),
        ] {
            assert_eq!(HeloName::of_host(host.map(str::to_owned)), name, "{host:?}");
        }
    }

    #[test]
    fn a_greeting_is_a_domain_name_or_an_address() {
        for (text, name) in [
            ("shop.example", HeloName::Domain("shop.example".to_owned())),
            ("localhost", HeloName::Domain("localhost".to_owned())),
            ("[192.0.2.1]", HeloName::Address([192, 0, 2, 1].into())),
            ("[IPv6:2001:db8::1]", HeloName::Address("2001:db8::1".parse().expect("an address"))),
        ] {
            assert_eq!(text.parse(), Ok(name), "{text}");
        }
        for wrong in [
            "",
            " ",
            "shop.example\r\nMAIL FROM:<a@b>",
            "shop example",
            "-a.example",
            "[shop.example]",
            "[",
            "a_b.example",
        ] {
            assert!(wrong.parse::<HeloName>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_sender_is_one_address() {
        let sender = |from: &str| MailSender { from: from.to_owned(), helo_name: None }.checked();
        for good in ["no-reply@localhost", "no-reply@shop.example"] {
            assert!(sender(good).is_ok(), "{good}");
        }
        for wrong in [
            "",
            "no-reply",
            "Shop <no-reply@shop.example>",
            "a@shop.example, b@shop.example",
            "no reply@shop.example",
            "no-reply@shop.example\r\nBcc: a@b",
            &format!("{}@shop.example", "a".repeat(65)),
        ] {
            let error = sender(wrong).expect_err(wrong).to_string();
            assert!(error.starts_with("mail.from: ") && error.contains("no-reply@shop.example"), "{error}");
        }
    }
}
