//! Device tokens: a browser that has signed in to an account proves it at the next sign-in, so that the failed attempts of strangers do
//! not slow it down (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
//!
//! The server stores nothing about a device. A token is a random number, an expiry, and a keyed hash of both, of the customer and of how
//! often the password has changed, so that a new password invalidates it. A token does not prove an identity: a thief can only
//! guess passwords in addition to other strangers, and is counted by the token.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::base::clock::Moment;
use crate::base::key_ring::{KeyRing, Purpose};
use crate::base::random::Random;
use crate::store::customers::Customer;
use crate::store::known_clients;

/// How long a token is valid after a sign-in.
const LIFETIME: Duration = known_clients::RETENTION;

/// Customers who can share a device: it stores one text for all of them.
const CUSTOMERS_MAX: usize = 4;
/// Between their tokens.
const SEPARATOR: char = '.';

/// A device that has signed in to the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device([u8; 16]);

impl Device {
    /// The key under which rate limits count it.
    pub fn limit_key(&self) -> String {
        format!("device {:032x}", u128::from_be_bytes(self.0))
    }
}

/// A token of any customer.
#[derive(Clone, Copy)]
struct Token {
    device: Device,
    ends: Moment,
    mac: [u8; 32],
}

impl Token {
    fn parse(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (ends, rest) = bytes.split_first_chunk()?;
        let (device, mac) = rest.split_first_chunk()?;
        Some(Self {
            device: Device(*device),
            ends: Moment::from_millis(i64::from_be_bytes(*ends)),
            mac: mac.try_into().ok()?,
        })
    }

    fn text(&self) -> String {
        let ends = self.ends.millis().to_be_bytes();
        URL_SAFE_NO_PAD.encode([&ends[..], &self.device.0, &self.mac].concat())
    }
}

/// The tokens of a text that have not expired, each with its own text.
fn tokens(text: &str, now: Moment) -> impl Iterator<Item = (&str, Token)> {
    let texts = text.split(SEPARATOR).take(CUSTOMERS_MAX);
    let parsed = texts.filter_map(|text| Some((text, Token::parse(text)?)));
    parsed.filter(move |(_, token)| token.ends > now)
}

/// What the keyed hash binds a token to. The customer's id alone would let it outlive the password.
fn with_parts<T>(
    device: Device,
    ends: Moment,
    customer: Option<&Customer>,
    then: impl FnOnce(&[&[u8]]) -> T,
) -> T {
    let id = customer.map_or(0, |customer| customer.id).to_be_bytes();
    let changes = customer.map_or(0, |customer| customer.password_changes).to_be_bytes();
    then(&[&device.0, &ends.millis().to_be_bytes(), &id, &changes])
}

/// Issues and checks the tokens of devices at one moment.
pub struct DeviceTokens<'a> {
    /// The keys of the keyed hashes.
    pub keys: &'a KeyRing,
    /// Where new devices get their number from.
    pub random: Random,
    /// The moment.
    pub now: Moment,
}

impl DeviceTokens<'_> {
    /// The device that sent `text`, if it has signed in to the account of this customer before. Without a customer it does the same
    /// work and finds none.
    pub fn find(&self, customer: Option<&Customer>, text: Option<&str>) -> Option<Device> {
        // One that ends later than a new one was issued while the clock was wrong.
        let longest = self.now.after(LIFETIME);
        let is_valid = |token: &Token| {
            !token.ends.is_ahead(longest)
                && with_parts(token.device, token.ends, customer, |parts| {
                    self.keys.verify(Purpose::Device, parts, &token.mac)
                })
        };
        let found = tokens(text?, self.now).map(|(_, token)| token).filter(is_valid).last();
        customer.and(found).map(|token| token.device)
    }

    /// What the device stores after this customer has signed in: the customer's token, followed by those of other customers that
    /// the device sent. It stays the same device.
    pub fn issue(&self, customer: &Customer, text: Option<&str>) -> String {
        let known = self.find(Some(customer), text);
        let device = known.unwrap_or_else(|| Device(self.random.bytes()));
        let ends = self.now.after(LIFETIME);
        let mac = with_parts(device, ends, Some(customer), |parts| self.keys.mac(Purpose::Device, parts));
        let own = Token { device, ends, mac };
        let others =
            tokens(text.unwrap_or_default(), self.now).filter(|(_, token)| Some(token.device) != known);
        let others = others.map(|(text, _)| text.to_owned()).take(CUSTOMERS_MAX - 1);
        let all: Vec<_> = std::iter::once(own.text()).chain(others).collect();
        all.join(&String::from(SEPARATOR))
    }
}
