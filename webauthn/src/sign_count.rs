//! The signature counter (WebAuthn, section 6.1.1).

use crate::refusal::Refusal;

/// What the signature counter of an assertion says about copies of the credential.
///
/// An authenticator that counts adds to its counter at each assertion. A counter that doesn't grow says that two authenticators have
/// the credential. That's the purpose of one that is eligible for backup; of any other it's the trace of a clone.
///
/// A caller records all but [`Unsupported`](Self::Unsupported) and [`Increased`](Self::Increased) in its audit log, and stores the larger
/// counter: so each assertion of the copy that lags behind is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignCountOutcome {
    /// Both counters are 0: the authenticator doesn't count.
    Unsupported,
    /// The counter grew.
    Increased,
    /// The counter didn't grow, and the credential may have copies: accepted.
    Copied,
    /// The counter didn't grow, and the credential has no copies: refused.
    Cloned,
}

impl SignCountOutcome {
    /// Compares the counter of an assertion with the largest one before. `backup_eligible` is what the assertion says.
    pub const fn compare(stored: u32, received: u32, backup_eligible: bool) -> Self {
        if stored == 0 && received == 0 {
            Self::Unsupported
        } else if received > stored {
            Self::Increased
        } else if backup_eligible {
            Self::Copied
        } else {
            Self::Cloned
        }
    }

    /// Its name in the log and in the audit log.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unsupported => "unsupported",
            Self::Increased => "increased",
            Self::Copied => "copied",
            Self::Cloned => "cloned",
        }
    }

    /// Whether the counter didn't grow, though it should have.
    pub const fn is_regression(self) -> bool {
        matches!(self, Self::Copied | Self::Cloned)
    }

    /// Whether the assertion is accepted.
    ///
    /// # Errors
    /// [`Refusal::SignCount`], of a clone.
    pub const fn accept(self) -> Result<(), Refusal> {
        match self {
            Self::Cloned => Err(Refusal::SignCount),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SignCountOutcome::{Cloned, Copied, Increased, Unsupported};
    use super::*;

    #[test]
    fn a_counter_has_to_grow_unless_the_credential_may_have_copies() {
        for (stored, received, outcome, if_eligible) in [
            (0, 0, Unsupported, Unsupported),
            (0, 1, Increased, Increased),
            (7, 8, Increased, Increased),
            (7, u32::MAX, Increased, Increased),
            (7, 7, Cloned, Copied),
            (7, 6, Cloned, Copied),
            (7, 0, Cloned, Copied),
            (u32::MAX, u32::MAX, Cloned, Copied),
        ] {
            assert_eq!(SignCountOutcome::compare(stored, received, false), outcome, "{stored} {received}");
            assert_eq!(SignCountOutcome::compare(stored, received, true), if_eligible, "{stored} {received}");
        }
        assert_eq!(Cloned.accept(), Err(Refusal::SignCount));
        assert_eq!([Unsupported, Increased, Copied].map(SignCountOutcome::accept), [Ok(()); 3]);
        let all = [Unsupported, Increased, Copied, Cloned];
        assert_eq!(all.map(SignCountOutcome::is_regression), [false, false, true, true]);
    }
}
