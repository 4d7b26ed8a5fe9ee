//! Nonces of authorization requests: stamps for a provider of a store, so that a press on a button writes nothing to the database.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::base::clock::Moment;
use crate::base::key_ring::{KeyRing, Purpose};
use crate::base::random::Random;
use crate::base::stamp::{self, Stamp};

/// How long a shopper may take to sign in at the provider.
pub const NONCE_LIFETIME: Duration = Duration::from_mins(10);

/// A new nonce for a provider of a store.
pub(super) fn issue(keys: &KeyRing, random: Random, place: [&str; 2], now: Moment) -> String {
    let place = place.map(str::as_bytes);
    URL_SAFE_NO_PAD.encode(stamp::issue(keys, random, Purpose::Nonce, &place, now))
}

/// What a nonce is for a provider of a store.
pub(super) fn stamp_of(keys: &KeyRing, place: [&str; 2], nonce: &str, now: Moment) -> Stamp {
    let Ok(bytes) = URL_SAFE_NO_PAD.decode(nonce) else { return Stamp::Foreign };
    Stamp::of(keys, Purpose::Nonce, &place.map(str::as_bytes), &bytes, (NONCE_LIFETIME, now))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::key_ring::Key;

    #[test]
    fn a_nonce_is_of_its_provider_and_store_for_ten_minutes() {
        let keys = KeyRing::new(vec![Key::new(vec![1; Key::MIN_BYTES])]);
        let (place, now) = (["store", "google"], Moment::from_millis(1_800_000_000_000));
        let nonce = issue(&keys, Random::system(), place, now);
        let ends = now.after(NONCE_LIFETIME);
        assert_eq!(stamp_of(&keys, place, &nonce, now), Stamp::Live { ends });
        assert_eq!(stamp_of(&keys, place, &nonce, ends), Stamp::Expired);
        assert_eq!(stamp_of(&keys, ["store", "apple"], &nonce, now), Stamp::Foreign);
        for wrong in ["", "n-0S6_WzA2Mj", "not base64!", &format!("{nonce}AAAA")] {
            assert_eq!(stamp_of(&keys, place, wrong, now), Stamp::Foreign, "{wrong}");
        }
    }
}
