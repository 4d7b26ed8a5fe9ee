//! Hashes of tokens.

use sha2::{Digest as _, Sha256};

/// The hash that the database keeps of a token of 256 random bits. It needs no key and no stretching: such a token cannot be
/// guessed.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token).to_vec()
}
