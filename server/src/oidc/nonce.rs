//! Nonces of authorization requests. One says when it was issued, and a keyed hash says that it was here, for a provider of a store, so
//! that a press on a button writes nothing to the database.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::base::clock::{Moment, is_over};
use crate::base::key_ring::{KeyRing, Purpose};
use crate::base::random::Random;

/// How long a shopper may take to sign in at the provider.
pub const NONCE_LIFETIME: Duration = Duration::from_mins(10);

/// What a nonce is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Nonce {
    /// Ours, until it ends.
    Live { ends: Moment },
    /// Ours, and over.
    Expired,
    /// Not ours, or for another provider or store.
    Foreign,
}

/// What the keyed hash binds a nonce to.
fn with_parts<T>(
    [store, provider]: [&str; 2],
    [begun, random]: [&[u8]; 2],
    then: impl FnOnce(&[&[u8]]) -> T,
) -> T {
    then(&[store.as_bytes(), provider.as_bytes(), begun, random])
}

/// A new nonce for a provider of a store.
pub(super) fn issue(keys: &KeyRing, random: Random, place: [&str; 2], now: Moment) -> String {
    let (begun, random): (_, [u8; 16]) = (now.millis().to_be_bytes(), random.bytes());
    let mac = with_parts(place, [&begun, &random], |parts| keys.mac(Purpose::Nonce, parts));
    URL_SAFE_NO_PAD.encode([&begun[..], &random, &mac].concat())
}

impl Nonce {
    /// What a nonce is for a provider of a store.
    pub(super) fn of(keys: &KeyRing, place: [&str; 2], nonce: &str, now: Moment) -> Self {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(nonce) else { return Self::Foreign };
        let Some((begun, rest)) = bytes.split_first_chunk() else { return Self::Foreign };
        let Some((random, mac)) = rest.split_first_chunk::<16>() else { return Self::Foreign };
        if !with_parts(place, [begun, random], |parts| keys.verify(Purpose::Nonce, parts, mac)) {
            return Self::Foreign;
        }
        let begun = Moment::from_millis(i64::from_be_bytes(*begun));
        let ends = begun.after(NONCE_LIFETIME);
        if is_over(begun, ends, now) { Self::Expired } else { Self::Live { ends } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::key_ring::Key;

    #[test]
    fn a_nonce_is_of_its_provider_and_store_for_ten_minutes() {
        let ring = |byte| KeyRing::new(vec![Key::new(vec![byte; Key::MIN_BYTES])]);
        let (keys, place) = (ring(1), ["store", "google"]);
        let now = Moment::from_millis(1_800_000_000_000);
        let nonce = issue(&keys, Random::system(), place, now);
        let ends = now.after(NONCE_LIFETIME);
        assert_eq!(Nonce::of(&keys, place, &nonce, now), Nonce::Live { ends });
        assert_eq!(
            Nonce::of(&keys, place, &nonce, ends.before(Duration::from_millis(1))),
            Nonce::Live { ends }
        );
        assert_eq!(Nonce::of(&keys, place, &nonce, ends), Nonce::Expired);
        assert_eq!(Nonce::of(&keys, place, &nonce, now.before(Duration::from_mins(1))), Nonce::Expired);
        assert_eq!(Nonce::of(&keys, ["store", "apple"], &nonce, now), Nonce::Foreign);
        assert_eq!(Nonce::of(&keys, ["other", "google"], &nonce, now), Nonce::Foreign);
        assert_eq!(Nonce::of(&ring(2), place, &nonce, now), Nonce::Foreign);
        for wrong in ["", "n-0S6_WzA2Mj", &nonce[..nonce.len() - 4], &format!("{nonce}AAAA")] {
            assert_eq!(Nonce::of(&keys, place, wrong, now), Nonce::Foreign, "{wrong}");
        }
    }
}
