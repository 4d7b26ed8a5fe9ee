//! Whether a credential is eligible for backup (WebAuthn, section 6.1.3).

use crate::refusal::Refusal;

/// How the backup eligibility of a credential has changed.
///
/// The standard has it fixed when the credential is made. Password managers that learned to say it later say it of older
/// credentials too, so gaining it is accepted. One that loses it would escape the rule of the signature counter at will; it's refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupOutcome {
    /// It's as before.
    Unchanged,
    /// It wasn't eligible, and is now: accepted. A caller stores that.
    Gained,
    /// It was eligible, and isn't now: refused. A caller records it in its audit log.
    Lost,
}

impl BackupOutcome {
    /// Compares the backup eligibility that an assertion says with the one that is stored.
    pub const fn compare(stored: bool, received: bool) -> Self {
        match (stored, received) {
            (false, true) => Self::Gained,
            (true, false) => Self::Lost,
            _ => Self::Unchanged,
        }
    }

    /// Its name in the log and in the audit log.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Gained => "gained",
            Self::Lost => "lost",
        }
    }

    /// Whether the assertion is accepted.
    ///
    /// # Errors
    /// [`Refusal::BackupEligibility`], if it's lost.
    pub const fn accept(self) -> Result<(), Refusal> {
        match self {
            Self::Lost => Err(Refusal::BackupEligibility),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eligibility_is_gained_and_never_lost() {
        for (stored, received, outcome, accepted) in [
            (false, false, BackupOutcome::Unchanged, Ok(())),
            (true, true, BackupOutcome::Unchanged, Ok(())),
            (false, true, BackupOutcome::Gained, Ok(())),
            (true, false, BackupOutcome::Lost, Err(Refusal::BackupEligibility)),
        ] {
            assert_eq!(BackupOutcome::compare(stored, received), outcome);
            assert_eq!(outcome.accept(), accepted);
        }
    }
}
