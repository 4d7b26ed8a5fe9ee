//! How what must not be readable in the database is kept there: tokens hashed, short codes under a key.

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

/// The key of the server's keyed hashes. Six digits could be found again from a plain hash in no time.
#[derive(Clone)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// A secret of at least 32 bytes.
    pub const MIN_BYTES: usize = 32;

    /// Takes the bytes of a secret.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The keyed hash of a code, bound to its store and email.
    ///
    /// # Panics
    /// Never: HMAC takes a key of any length.
    pub fn code_mac(&self, store: &str, email_key: &str, code: &str) -> Vec<u8> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        for part in ["one-time code", store, email_key, code] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().to_vec()
    }
}

/// The hash under which a token of 256 random bits is kept. It needs no key and no stretching: nobody can guess it.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}
