//! The keys of reset links and the tokens of sessions.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// What OpenSSL's salted format begins with, and so every key and token of the real server.
const SALTED: &[u8] = b"Salted__";
/// Bytes of salt behind it.
const SALT: usize = 8;
/// Bytes that an encrypted session has.
const SESSION: usize = 144;

/// Random bytes.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system has random bytes");
    bytes
}

/// A reset key of an address. The real server encrypts the address and nothing else, with a secret that is public: anybody
/// can make such a key, and so can a test. Here it is not encrypted at all; the shape is the same.
pub fn reset_key(email: &str) -> String {
    let inner = [SALTED, &random::<SALT>(), email.as_bytes()].concat();
    BASE64_STANDARD.encode(BASE64_STANDARD.encode(inner))
}

/// The address that a reset key is for.
pub fn email_of(key: &str) -> Option<String> {
    let inner = BASE64_STANDARD.decode(BASE64_STANDARD.decode(key).ok()?).ok()?;
    let email = inner.strip_prefix(SALTED)?.get(SALT..)?;
    String::from_utf8(email.to_vec()).ok()
}

/// The token of a session.
pub fn session() -> String {
    BASE64_STANDARD.encode([SALTED, &random::<SESSION>()].concat())
}

/// A one-time code of six digits.
pub fn code() -> String {
    (100_000 + u32::from_le_bytes(random()) % 900_000).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_its_address_and_garbage_says_none() {
        assert_eq!(email_of(&reset_key("ada@example.test")).as_deref(), Some("ada@example.test"));
        assert_ne!(reset_key("ada@example.test"), reset_key("ada@example.test"));
        for garbage in ["", "abc", "VTJGc2RHVmtYMSs=", "\u{e9}"] {
            assert_eq!(email_of(garbage), None, "{garbage}");
        }
    }
}
