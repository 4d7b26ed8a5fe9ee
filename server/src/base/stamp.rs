//! Stamps: values that we issue and know again without keeping them. One says when it was issued, and a keyed hash says that it was here,
//! and for what.

use std::time::Duration;

use crate::base::clock::{Moment, is_over};
use crate::base::key_ring::{KeyRing, Purpose};
use crate::base::random::Random;

/// What a stamp is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stamp {
    /// Ours, until it ends.
    Live {
        /// When it ends.
        ends: Moment,
    },
    /// Ours, and over.
    Expired,
    /// Not ours, or for something else.
    Foreign,
}

/// What the keyed hash binds a stamp to.
fn with_parts<T>(place: &[&[u8]], own: [&[u8]; 2], then: impl FnOnce(&[&[u8]]) -> T) -> T {
    then(&[place, &own].concat())
}

/// A new stamp for a purpose and a place, which is whatever its use has to name again.
pub fn issue(keys: &KeyRing, random: Random, purpose: Purpose, place: &[&[u8]], now: Moment) -> Vec<u8> {
    let (begun, random): (_, [u8; 16]) = (now.millis().to_be_bytes(), random.bytes());
    let mac = with_parts(place, [&begun, &random], |parts| keys.mac(purpose, parts));
    [&begun[..], &random, &mac].concat()
}

impl Stamp {
    /// What `bytes` are for a purpose and a place, at a moment. A stamp lives for `lifetime`.
    pub fn of(
        keys: &KeyRing,
        purpose: Purpose,
        place: &[&[u8]],
        bytes: &[u8],
        (lifetime, now): (Duration, Moment),
    ) -> Self {
        let Some((begun, rest)) = bytes.split_first_chunk() else { return Self::Foreign };
        let Some((random, mac)) = rest.split_first_chunk::<16>() else { return Self::Foreign };
        if !with_parts(place, [begun, random], |parts| keys.verify(purpose, parts, mac)) {
            return Self::Foreign;
        }
        let begun = Moment::from_millis(i64::from_be_bytes(*begun));
        let ends = begun.after(lifetime);
        if is_over(begun, ends, now) { Self::Expired } else { Self::Live { ends } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::key_ring::Key;

    const LIFETIME: Duration = Duration::from_mins(10);

    #[test]
    fn a_stamp_is_for_its_purpose_and_place_while_it_lives() {
        let ring = |byte| KeyRing::new(vec![Key::new(vec![byte; Key::MIN_BYTES])]);
        let (keys, place): (_, &[&[u8]]) = (ring(1), &[b"store", b"google"]);
        let now = Moment::from_millis(1_800_000_000_000);
        let stamp = issue(&keys, Random::system(), Purpose::Nonce, place, now);
        let of = |keys: &KeyRing, purpose, place: &[&[u8]], now| {
            Stamp::of(keys, purpose, place, &stamp, (LIFETIME, now))
        };
        let ends = now.after(LIFETIME);
        let live = Stamp::Live { ends };
        assert_eq!(of(&keys, Purpose::Nonce, place, now), live);
        assert_eq!(of(&keys, Purpose::Nonce, place, ends.before(Duration::from_millis(1))), live);
        assert_eq!(of(&keys, Purpose::Nonce, place, ends), Stamp::Expired);
        assert_eq!(of(&keys, Purpose::Nonce, place, now.before(Duration::from_mins(1))), Stamp::Expired);
        assert_eq!(of(&keys, Purpose::Device, place, now), Stamp::Foreign);
        assert_eq!(of(&keys, Purpose::Nonce, &[b"store", b"apple"], now), Stamp::Foreign);
        assert_eq!(of(&keys, Purpose::Nonce, &[b"other", b"google"], now), Stamp::Foreign);
        assert_eq!(of(&ring(2), Purpose::Nonce, place, now), Stamp::Foreign);
        for wrong in [&[][..], b"n-0S6_WzA2Mj", &stamp[..stamp.len() - 3], &[&stamp[..], &[0]].concat()] {
            let found = Stamp::of(&keys, Purpose::Nonce, place, wrong, (LIFETIME, now));
            assert_eq!(found, Stamp::Foreign, "{wrong:?}");
        }
    }
}
