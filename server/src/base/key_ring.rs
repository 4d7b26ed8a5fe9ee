//! How what must not be readable in the database is kept there: tokens hashed, what could be guessed under a key.

use hmac::{Hmac, Mac as _};
use sha2::{Digest, Sha256};

/// A key of keyed hashes. Six digits could be found again from a plain hash in no time.
#[derive(Clone)]
pub struct Key(Vec<u8>);

impl Key {
    /// The least bytes of a key that somebody configures, and those of one that the server makes.
    pub const MIN_BYTES: usize = 32;

    /// Takes the bytes of a key.
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

    /// A short name of the key, by which logs of several servers can be compared. It gives 32 bits away, of at least 256.
    pub fn name(&self) -> String {
        let [a, b, c, d, ..] = self.mac(Purpose::Name, &[]);
        format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
    }
}

/// What a keyed hash is for: one of the one purpose says nothing of any other.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    /// A mailed code, as the database keeps it.
    Code,
    /// The token of a device.
    Device,
    /// The name of the key itself.
    Name,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::Code => "one-time code",
            Self::Device => "device",
            Self::Name => "name",
        }
    }
}

/// The keys of the server's keyed hashes. The first makes them; all know them, so that one key can take the place of another
/// while servers work.
#[derive(Clone)]
pub struct Secret(Vec<Key>);

impl Secret {
    /// Takes keys, the current one first.
    ///
    /// # Panics
    /// When there is none.
    pub fn new(keys: Vec<Key>) -> Self {
        assert!(!keys.is_empty(), "there is a key");
        Self(keys)
    }

    /// The keyed hash of some parts under the current key.
    pub fn mac(&self, purpose: Purpose, parts: &[&[u8]]) -> [u8; 32] {
        self.0[0].mac(purpose, parts)
    }

    /// The keyed hashes of some parts, under each key one.
    pub fn macs(&self, purpose: Purpose, parts: &[&[u8]]) -> Vec<[u8; 32]> {
        self.0.iter().map(|key| key.mac(purpose, parts)).collect()
    }

    /// Whether somebody's `mac` is the keyed hash of some parts under any of the keys. The time that it takes does not tell how
    /// much of it is right.
    pub fn knows(&self, purpose: Purpose, parts: &[&[u8]], mac: &[u8]) -> bool {
        self.0.iter().fold(false, |known, key| key.begin(purpose, parts).verify_slice(mac).is_ok() | known)
    }

    /// The names of the keys, the current one first.
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(Key::name).collect()
    }
}

/// The hash under which a token of 256 random bits is kept. It needs no key and no stretching: nobody can guess it.
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token).to_vec()
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
        let old = Secret::new(vec![key(1)]).mac(Purpose::Code, parts);
        let both = Secret::new(vec![key(2), key(1)]);
        assert!(both.knows(Purpose::Code, parts, &old));
        assert_ne!(both.mac(Purpose::Code, parts), old);
        assert_eq!(both.macs(Purpose::Code, parts), [both.mac(Purpose::Code, parts), old]);
        assert!(!Secret::new(vec![key(2)]).knows(Purpose::Code, parts, &old));
    }

    #[test]
    fn a_keyed_hash_is_of_its_purpose_and_of_its_parts_as_they_are_cut() {
        let secret = Secret::new(vec![key(1)]);
        let mac = secret.mac(Purpose::Code, &[b"ab", b"c"]);
        assert!(!secret.knows(Purpose::Device, &[b"ab", b"c"], &mac));
        assert!(!secret.knows(Purpose::Code, &[b"a", b"bc"], &mac));
        assert!(!secret.knows(Purpose::Code, &[b"ab", b"c"], &mac[..16]));
    }

    #[test]
    fn a_name_tells_keys_apart() {
        assert_eq!(key(1).name().len(), 8);
        assert_ne!(key(1).name(), key(2).name());
    }
}
