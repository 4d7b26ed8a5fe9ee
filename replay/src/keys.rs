//! The keys of reset links and the tokens of sessions.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// How OpenSSL's salted format begins, and so every key and token of the real server.
const SALTED: &[u8] = b"Salted__";
/// The bytes of salt that follow.
const SALT: usize = 8;
/// The length of an encrypted session, in bytes.
const SESSION: usize = 144;

/// Random bytes.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system has random bytes");
    bytes
}

/// A reset key for an address. The real server encrypts only the address, with a secret that is public, so anyone can
/// make such a key, and so can a test. Here it isn't encrypted at all; the format is the same, with a checksum in place of what
/// decrypts to nonsense when a key is damaged.
pub fn reset_key(email: &str) -> String {
    let inner = [SALTED, &random::<SALT>(), email.as_bytes(), &[checksum(email.as_bytes())]].concat();
    BASE64_STANDARD.encode(BASE64_STANDARD.encode(inner))
}

/// What a reset key says.
#[derive(Debug, PartialEq, Eq)]
pub enum Key {
    /// It's for this address.
    Of(String),
    /// It can't be decrypted.
    Damaged,
    /// It isn't one.
    Garbage,
}

/// Reads a reset key.
pub fn read_key(key: &str) -> Key {
    let Some(inner) = BASE64_STANDARD.decode(key).ok().filter(|inner| inner.starts_with(b"U2FsdGVkX1"))
    else {
        return Key::Garbage;
    };
    let inner = BASE64_STANDARD.decode(inner).unwrap_or_default();
    let encrypted = inner.strip_prefix(SALTED).and_then(|rest| rest.get(SALT..)).and_then(<[u8]>::split_last);
    match encrypted {
        Some((last, email)) if *last == checksum(email) => {
            String::from_utf8(email.to_vec()).map_or(Key::Damaged, Key::Of)
        }
        _ => Key::Damaged,
    }
}

fn checksum(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |sum, byte| sum.wrapping_mul(31).wrapping_add(*byte))
}

/// A new session token.
pub fn session() -> String {
    BASE64_STANDARD.encode([SALTED, &random::<SESSION>()].concat())
}

/// A six-digit one-time code.
pub fn code() -> String {
    (100_000 + u32::from_le_bytes(random()) % 900_000).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_its_address_a_damaged_one_and_garbage_say_none() {
        let key = reset_key("ada@example.test");
        assert_eq!(read_key(&key), Key::Of("ada@example.test".to_owned()));
        let other = if key.as_bytes()[40] == b'R' { "S" } else { "R" };
        assert_eq!(read_key(&[&key[..40], other, &key[41..]].concat()), Key::Damaged);
        assert_ne!(reset_key("ada@example.test"), reset_key("ada@example.test"));
        for garbage in ["", "abc", "VTJG", "\u{e9}"] {
            assert_eq!(read_key(garbage), Key::Garbage, "{garbage}");
        }
    }
}
