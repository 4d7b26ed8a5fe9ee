//! The digest of a file's content: a hash for its name, and the value that browsers check.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::digest::Output;
use sha2::{Digest as _, Sha256};

/// SHA-256: the shortest digest that browsers accept, since each one counts on the first screen.
pub(crate) struct Digest(Output<Sha256>);

impl Digest {
    /// The digest of this content.
    pub(crate) fn of(content: &[u8]) -> Self {
        Self(Sha256::digest(content))
    }

    /// Its first 8 hexadecimal digits, for a name.
    pub(crate) fn hash(&self) -> String {
        self.0.iter().take(4).fold(String::new(), |mut hash, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hash, "{byte:02x}");
            hash
        })
    }

    /// The value of an `integrity` attribute.
    pub(crate) fn integrity(&self) -> String {
        format!("sha256-{}", STANDARD.encode(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn a_digest_is_what_browsers_compute() {
        let digest = Digest::of(b"portico");
        assert_eq!(digest.integrity(), "sha256-ewNZfppCardsIzkYQgOz/AnS2ut0vLkogO/4z+aJXz0=");
        assert_eq!(digest.hash(), "7b03597e");
    }
}
