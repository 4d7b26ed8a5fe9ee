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
/// make such a key, and so can a test. Here it isn't encrypted at all; the format is the same.
pub fn reset_key(email: &str) -> String {
    let inner = [SALTED, &random::<SALT>(), email.as_bytes()].concat();
    BASE64_STANDARD.encode(BASE64_STANDARD.encode(inner))
}

/// The address in a reset key.
pub fn email_of(key: &str) -> Option<String> {
    let inner = BASE64_STANDARD.decode(BASE64_STANDARD.decode(key).ok()?).ok()?;
    let email = inner.strip_prefix(SALTED)?.get(SALT..)?;
    String::from_utf8(email.to_vec()).ok()
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
    fn a_key_says_its_address_and_garbage_says_none() {
        assert_eq!(email_of(&reset_key("ada@example.test")).as_deref(), Some("ada@example.test"));
        assert_ne!(reset_key("ada@example.test"), reset_key("ada@example.test"));
        for garbage in ["", "abc", "VTJGc2RHVmtYMSs=", "\u{e9}"] {
            assert_eq!(email_of(garbage), None, "{garbage}");
        }
    }
}
