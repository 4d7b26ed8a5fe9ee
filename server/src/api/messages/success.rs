//! The messages of answers that are not refusals.

use super::id::Id;

/// The message of an answer that is not a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuccessMessage {
    /// A code was mailed, if the address accepts mail.
    CodeSent,
    /// The account was created, or its owner gets a notice.
    Registered,
    /// The account was created and its email verified.
    RegisteredVerified,
    /// Signed in.
    SignedIn,
    /// The login code of a hand-over works.
    LoginCodeValid,
    /// A reset link was mailed, if there is an account.
    LinkSent,
    /// The reset link works.
    LinkValid,
    /// The new password was set.
    PasswordSet,
    /// The profile of a customer.
    Profile,
    /// Signed out.
    SignedOut,
    /// The server is healthy.
    Healthy,
}

impl SuccessMessage {
    pub(super) const fn id(self) -> Id {
        match self {
            Self::CodeSent => Id::DoneCodeSent,
            Self::Registered => Id::DoneRegistered,
            Self::RegisteredVerified => Id::DoneRegisteredVerified,
            Self::SignedIn => Id::DoneSignedIn,
            Self::LoginCodeValid => Id::DoneLoginCodeValid,
            Self::LinkSent => Id::DoneLinkSent,
            Self::LinkValid => Id::DoneLinkValid,
            Self::PasswordSet => Id::DonePasswordSet,
            Self::Profile => Id::DoneProfile,
            Self::SignedOut => Id::DoneSignedOut,
            Self::Healthy => Id::DoneHealthy,
        }
    }
}
