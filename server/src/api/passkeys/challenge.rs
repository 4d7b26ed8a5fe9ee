//! Challenges: stamps for a ceremony at a store, so that a page that only offers passkeys writes nothing to the database. One that is used
//! is remembered until it would have expired.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::refusal::Refusal;
use crate::api::state::ApiState;
use crate::base::clock::Moment;
use crate::base::key_ring::Purpose;
use crate::base::stamp::{self, Stamp};
use crate::base::token_hash::token_hash;

/// How long a challenge is valid: a browser that offers passkeys while a form is filled in waits for as long as the page is open.
pub(super) const LIFETIME: Duration = Duration::from_hours(1);

/// How long the browser may wait for the shopper once it has asked (WebAuthn Level 3, section 15.1: 5 minutes).
pub(super) const TIMEOUT: Duration = Duration::from_mins(5);

/// What a challenge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ceremony {
    /// A sign-in of whoever has a passkey.
    SignIn,
    /// A new passkey of the customer with this id.
    Creation(i64),
}

impl Ceremony {
    fn with_place<T>(self, [store, rp_id]: [&str; 2], then: impl FnOnce(&[&[u8]]) -> T) -> T {
        let (name, customer) = match self {
            Self::SignIn => ("sign-in", 0),
            Self::Creation(customer) => ("creation", customer),
        };
        then(&[store.as_bytes(), rp_id.as_bytes(), name.as_bytes(), &customer.to_be_bytes()])
    }
}

/// A challenge that can be used once.
pub(super) struct Challenge {
    /// What remembers its use.
    pub(super) hash: Vec<u8>,
    /// When it ends.
    pub(super) until: Moment,
}

/// A new challenge for a store's key and RP ID.
pub(super) fn issue(state: &ApiState, place: [&str; 2], ceremony: Ceremony) -> Vec<u8> {
    ceremony.with_place(place, |place| {
        stamp::issue(&state.keys, state.random, Purpose::Passkey, place, state.clock.now())
    })
}

impl Challenge {
    /// The challenge that a response names.
    ///
    /// # Errors
    /// When it isn't ours, is for something else, or has expired.
    pub(super) fn of(
        state: &ApiState,
        place: [&str; 2],
        ceremony: Ceremony,
        bytes: &[u8],
    ) -> Result<Self, Refusal> {
        let now = state.clock.now();
        let stamp = ceremony.with_place(place, |place| {
            Stamp::of(&state.keys, Purpose::Passkey, place, bytes, (LIFETIME, now))
        });
        match stamp {
            Stamp::Live { ends } => {
                Ok(Self { hash: token_hash(&URL_SAFE_NO_PAD.encode(bytes)), until: ends })
            }
            Stamp::Expired => Err(Refusal::Expired),
            Stamp::Foreign => Err(Refusal::Foreign),
        }
    }
}
