//! Why an ID token is refused.

use super::provider::Unavailable;

/// Why an ID token is refused. Only the log and the metrics know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It's no signed JWT, or a claim is missing or of the wrong type.
    Format,
    /// Its header has an algorithm, a type or an extension that we don't take.
    Header,
    /// No provider of the store has this issuer and client.
    Provider,
    /// The provider has no such key, or a key of another issuer.
    Key,
    /// The signature is wrong.
    Signature,
    /// It has expired, or is too old, or not valid yet.
    Time,
    /// It's for others as well, or was given to another.
    Audience,
    /// The subject is empty or too long.
    Subject,
    /// The nonce isn't ours.
    Nonce,
    /// The nonce is ours and has expired.
    NonceExpired,
    /// The nonce, or the token itself, was used before.
    Used,
}

impl Refusal {
    /// Every one.
    pub const ALL: [Self; 11] = [
        Self::Format,
        Self::Header,
        Self::Provider,
        Self::Key,
        Self::Signature,
        Self::Time,
        Self::Audience,
        Self::Subject,
        Self::Nonce,
        Self::NonceExpired,
        Self::Used,
    ];

    /// Its name in the log and in metrics.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Header => "header",
            Self::Provider => "provider",
            Self::Key => "key",
            Self::Signature => "signature",
            Self::Time => "time",
            Self::Audience => "audience",
            Self::Subject => "subject",
            Self::Nonce => "nonce",
            Self::NonceExpired => "nonce_expired",
            Self::Used => "used",
        }
    }
}

/// Why an ID token is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerifyError {
    /// It's refused.
    Refused(Refusal),
    /// The provider's keys are not available.
    Unavailable(Unavailable),
}

impl From<Refusal> for VerifyError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Unavailable> for VerifyError {
    fn from(unavailable: Unavailable) -> Self {
        Self::Unavailable(unavailable)
    }
}
