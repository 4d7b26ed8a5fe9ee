//! Devices: a browser that has signed in to an account shows so at the next sign-in, and strangers who try at that account do
//! not hold it up (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
//!
//! Nothing is kept of a device. Its token is a number drawn by chance, an end, and a keyed hash of both, of the customer, and
//! of how often the password has changed: whatever makes another password makes the token void. A token is no proof of who somebody is.
//! Whoever steals one may try passwords beside the strangers, and is counted by it.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::api::state::App;
use crate::base::clock::Moment;
use crate::base::key_ring::Purpose;
use crate::store::customers::Customer;

/// How long a device from which nobody signs in stays known.
pub const KNOWN: Duration = Duration::from_hours(180 * 24);

/// Customers who share a device and are known there: it keeps one text for all of them.
const CUSTOMERS: usize = 4;
/// What stands between their tokens.
const BETWEEN: char = '.';

/// A device that has signed in to the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device([u8; 16]);

impl Device {
    /// The name under which limits count what it does.
    pub fn counted_as(&self) -> String {
        format!("device {:032x}", u128::from_be_bytes(self.0))
    }
}

/// A token, of whomever it is.
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

/// The tokens that a device shows and that are not over, each with its text.
fn shown(text: &str, now: Moment) -> impl Iterator<Item = (&str, Token)> {
    let texts = text.split(BETWEEN).take(CUSTOMERS);
    let tokens = texts.filter_map(|text| Some((text, Token::parse(text)?)));
    tokens.filter(move |(_, token)| token.ends > now)
}

/// What the keyed hash of a token binds it to. The customer's number alone would let it outlive the password.
fn with_parts<T>(
    device: Device,
    ends: Moment,
    customer: Option<&Customer>,
    then: impl FnOnce(&[&[u8]]) -> T,
) -> T {
    let number = customer.map_or(0, |customer| customer.id).to_be_bytes();
    let changes = customer.map_or(0, |customer| customer.password_changes).to_be_bytes();
    then(&[&device.0, &ends.millis().to_be_bytes(), &number, &changes])
}

/// The device that shows `text`, if it has signed in to the account of this customer. For nobody the same is computed, and none is
/// known.
pub fn known(app: &App, customer: Option<&Customer>, text: Option<&str>) -> Option<Device> {
    let now = app.clock.now();
    let fitting = |token: &Token| {
        with_parts(token.device, token.ends, customer, |parts| {
            app.secret.knows(Purpose::Device, parts, &token.mac)
        })
    };
    let found = shown(text?, now).map(|(_, token)| token).filter(fitting).last();
    customer.and(found).map(|token| token.device)
}

/// What a device keeps from now on at which this customer has just signed in: the customer's own token in front of those that it
/// shows of others. It stays the same device.
pub fn keep(app: &App, customer: &Customer, text: Option<&str>) -> String {
    let now = app.clock.now();
    let known = known(app, Some(customer), text);
    let device = known.unwrap_or_else(|| Device(app.random.bytes()));
    let ends = now.after(KNOWN);
    let mac = with_parts(device, ends, Some(customer), |parts| app.secret.mac(Purpose::Device, parts));
    let own = Token { device, ends, mac };
    let others = shown(text.unwrap_or_default(), now).filter(|(_, token)| Some(token.device) != known);
    let others = others.map(|(text, _)| text.to_owned()).take(CUSTOMERS - 1);
    let all: Vec<_> = std::iter::once(own.text()).chain(others).collect();
    all.join(&String::from(BETWEEN))
}
