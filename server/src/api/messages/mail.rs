//! The mails that customers get.

use std::time::Duration;

/// How long it is worth trying to deliver a notice.
const NOTICE_LIFETIME: Duration = Duration::from_hours(24);

/// A mail to a customer.
#[derive(Clone, Copy, Debug)]
pub enum Mail<'a> {
    /// A one-time code.
    Code {
        /// The six digits.
        code: &'a str,
        /// How long it works.
        lifetime: Duration,
    },
    /// An attempt to create an account for an email that has one.
    AccountExists {
        /// A code to sign in with: the one that was requested, which has replaced any older one.
        code: &'a str,
    },
    /// A reset link.
    ResetLink {
        /// The whole address.
        link: &'a str,
        /// How long it works.
        lifetime: Duration,
    },
    /// The password was changed.
    PasswordChanged,
    /// An identity was linked to the account.
    SocialLinked {
        /// The provider's name.
        provider: &'a str,
    },
    /// An identity is no longer linked to the account.
    SocialUnlinked {
        /// The provider's name.
        provider: &'a str,
    },
    /// A passkey was added to the account.
    PasskeyAdded,
    /// A passkey was removed from the account.
    PasskeyRemoved,
}

impl Mail<'_> {
    /// How long it is worth trying to deliver the mail.
    pub const fn lifetime(&self) -> Duration {
        match self {
            Self::Code { lifetime, .. } | Self::ResetLink { lifetime, .. } => *lifetime,
            Self::AccountExists { .. }
            | Self::PasswordChanged
            | Self::SocialLinked { .. }
            | Self::SocialUnlinked { .. }
            | Self::PasskeyAdded
            | Self::PasskeyRemoved => NOTICE_LIFETIME,
        }
    }
}
