//! Why a passkey is refused.

use portico_shared::problem::Code;

/// Why a passkey is refused: by what it says, or by what we know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The response is wrong.
    Response(portico_webauthn::Refusal),
    /// The challenge isn't ours, or is for another store, ceremony or customer.
    Foreign,
    /// The challenge has expired.
    Expired,
    /// The challenge was used.
    Used,
    /// There is no passkey with this credential's id.
    Unknown,
    /// The passkey is another store's, of the same host.
    Store,
    /// The passkey is said to be another customer's, or no one's.
    UserHandle,
    /// The customer hasn't proved the email address.
    Unproven,
}

impl Refusal {
    const OWN: [Self; 7] = [
        Self::Foreign,
        Self::Expired,
        Self::Used,
        Self::Unknown,
        Self::Store,
        Self::UserHandle,
        Self::Unproven,
    ];

    /// The name of each in the log and in metrics.
    pub fn names() -> impl Iterator<Item = &'static str> {
        let responses = portico_webauthn::Refusal::ALL.into_iter().map(Self::Response);
        responses.chain(Self::OWN).map(Self::name)
    }

    /// Its name in the log and in metrics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Response(refusal) => refusal.name(),
            Self::Foreign => "challenge_foreign",
            Self::Expired => "challenge_expired",
            Self::Used => "challenge_used",
            Self::Unknown => "unknown",
            Self::Store => "store",
            Self::UserHandle => "user_handle",
            Self::Unproven => "unproven",
        }
    }

    /// What the client gets to know.
    pub(super) fn code(self) -> Code {
        match self {
            Self::Expired | Self::Used => Code::PasskeyExpired,
            Self::Unknown => Code::PasskeyUnknown,
            Self::Unproven => Code::Unproven,
            Self::Response(_) | Self::Foreign | Self::Store | Self::UserHandle => Code::PasskeyRefused,
        }
    }
}

impl From<portico_webauthn::Refusal> for Refusal {
    fn from(refusal: portico_webauthn::Refusal) -> Self {
        Self::Response(refusal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_name_is_there_once() {
        let names: Vec<_> = Refusal::names().collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
    }
}
