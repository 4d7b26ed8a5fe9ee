//! Keyed hashes of what could be guessed, such as one-time codes, and the keys of the server.

use hmac::{Hmac, Mac as _};
use sha2::Sha256;

/// A key of keyed hashes. A plain hash of six digits could be reversed in no time.
#[derive(Clone)]
pub struct Key(Vec<u8>);

impl Key {
    /// The minimum length of a configured key, and the length of a generated one.
    pub const MIN_BYTES: usize = 32;

    /// A key of these bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    fn begin(&self, purpose: Purpose, parts: &[&[u8]]) -> Hmac<Sha256> {
        let mut mac = Hmac::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        for part in [purpose.name().as_bytes()].iter().chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac
    }

    fn mac(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        self.begin(purpose, parts).finalize().into_bytes().into()
    }

    /// A short name of the key, to compare the logs of several servers. It reveals 32 of at least 256 bits.
    pub fn name(&self) -> String {
        let [a, b, c, d, ..] = self.mac(Purpose::Name, &[]);
        format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
    }
}

/// What a keyed hash is for. A hash for one purpose is never valid for another.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    /// A one-time code in the database.
    Code,
    /// The token of a device.
    Device,
    /// The nonce of a sign-in with an identity provider.
    Nonce,
    /// The challenge of a passkey.
    Passkey,
    /// The name of the key itself.
    Name,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::Code => "one-time code",
            Self::Device => "device",
            Self::Nonce => "nonce",
            Self::Passkey => "passkey",
            Self::Name => "name",
        }
    }
}

/// The keys of the server's keyed hashes. The first makes new hashes, all of them verify, so that keys can be rotated while servers
/// run.
#[derive(Clone)]
pub struct KeyRing(Vec<Key>);

impl KeyRing {
    /// The ring of these keys, the current one first.
    ///
    /// # Panics
    /// When `keys` is empty.
    pub fn new(keys: Vec<Key>) -> Self {
        assert!(!keys.is_empty(), "a key ring needs a key");
        Self(keys)
    }

    /// The keyed hash of `parts` under the current key.
    pub fn mac(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        self.0[0].mac(purpose, parts)
    }

    /// The keyed hashes of `parts`, one under each key.
    pub fn macs(&self, purpose: Purpose, parts: &[&[u8]]) -> Vec<[u8; 32]> {
        self.0.iter().map(|key| key.mac(purpose, parts)).collect()
    }

    /// Whether `mac` is the keyed hash of `parts` under any of the keys, compared in constant time.
    pub fn verify(&self, purpose: Purpose, parts: &[&[u8]], mac: &[u8]) -> bool {
        self.0.iter().fold(false, |known, key| key.begin(purpose, parts).verify_slice(mac).is_ok() | known)
    }

    /// The names of the keys, the current one first.
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(Key::name).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> Key {
        Key::new(vec![byte; Key::MIN_BYTES])
    }

    #[test]
    fn the_first_key_makes_and_every_key_knows() {
        let parts: &[&[u8]] = &[b"store", b"ada@example.com", b"123456"];
        let old = KeyRing::new(vec![key(1)]).mac(Purpose::Code, parts);
        let both = KeyRing::new(vec![key(2), key(1)]);
        assert!(both.verify(Purpose::Code, parts, &old));
        assert_ne!(both.mac(Purpose::Code, parts), old);
        assert_eq!(both.macs(Purpose::Code, parts), [both.mac(Purpose::Code, parts), old]);
        assert!(!KeyRing::new(vec![key(2)]).verify(Purpose::Code, parts, &old));
    }

    #[test]
    fn a_keyed_hash_is_of_its_purpose_and_of_its_parts_as_they_are_cut() {
        let keys = KeyRing::new(vec![key(1)]);
        let mac = keys.mac(Purpose::Code, &[b"ab", b"c"]);
        assert!(!keys.verify(Purpose::Device, &[b"ab", b"c"], &mac));
        assert!(!keys.verify(Purpose::Code, &[b"a", b"bc"], &mac));
        assert!(!keys.verify(Purpose::Code, &[b"ab", b"c"], &mac[..16]));
    }

    #[test]
    fn a_name_tells_keys_apart() {
        assert_eq!(key(1).name().len(), 8);
        assert_ne!(key(1).name(), key(2).name());
    }
}
