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
    /// A sign-in with an identity provider may begin.
    SocialBegun,
    /// The provider gave an ID token.
    SocialConfirmed,
    /// An identity was linked.
    SocialLinked,
    /// The linked identities.
    SocialLinks,
    /// The link was removed.
    SocialUnlinked,
    /// What a page asks the browser for a passkey with.
    PasskeyOptions,
    /// A passkey was added.
    PasskeyAdded,
    /// The customer's passkeys.
    Passkeys,
    /// A passkey has another name.
    PasskeyRenamed,
    /// A passkey was removed.
    PasskeyRemoved,
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
            Self::SocialBegun => Id::DoneSocialBegun,
            Self::SocialConfirmed => Id::DoneSocialConfirmed,
            Self::SocialLinked => Id::DoneSocialLinked,
            Self::SocialLinks => Id::DoneSocialLinks,
            Self::SocialUnlinked => Id::DoneSocialUnlinked,
            Self::PasskeyOptions => Id::DonePasskeyOptions,
            Self::PasskeyAdded => Id::DonePasskeyAdded,
            Self::Passkeys => Id::DonePasskeys,
            Self::PasskeyRenamed => Id::DonePasskeyRenamed,
            Self::PasskeyRemoved => Id::DonePasskeyRemoved,
            Self::Healthy => Id::DoneHealthy,
        }
    }
}
