//! Why a response is refused.

use std::fmt;

/// Why a response is refused. It's for the log and the metrics; a shopper reads the same text for all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The text is longer than [`RESPONSE_MAX`](crate::RESPONSE_MAX).
    TooLong,
    /// The text isn't the JSON of a public key credential with this kind of response.
    Format,
    /// `clientDataJSON` isn't the JSON of client data.
    ClientData,
    /// The client data is of another ceremony.
    Type,
    /// The client data has another challenge.
    Challenge,
    /// The client data has an origin that isn't one of the relying party's.
    Origin,
    /// The page was in a frame of another origin.
    CrossOrigin,
    /// The attestation object isn't one, or has bytes after it.
    AttestationObject,
    /// The authenticator data isn't any, or has bytes after it.
    AuthenticatorData,
    /// The authenticator data is for another RP ID.
    RpIdHash,
    /// No one was present at the authenticator (UP).
    UserPresence,
    /// The credential is said to be backed up without being eligible (BS without BE).
    BackupState,
    /// A registration has no attested credential data, or an assertion has some (AT).
    AttestedCredentialData,
    /// The credential id is empty or too long, or isn't the one beside the response.
    CredentialId,
    /// The key is of an algorithm that wasn't asked for.
    Algorithm,
    /// The key isn't one of its algorithm.
    PublicKey,
    /// The signature isn't the key's.
    Signature,
    /// The signature counter didn't grow, of a credential that has no copies.
    SignCount,
    /// The credential was eligible for backup, and isn't any more.
    BackupEligibility,
}

impl Refusal {
    /// Every one.
    pub const ALL: [Self; 19] = [
        Self::TooLong,
        Self::Format,
        Self::ClientData,
        Self::Type,
        Self::Challenge,
        Self::Origin,
        Self::CrossOrigin,
        Self::AttestationObject,
        Self::AuthenticatorData,
        Self::RpIdHash,
        Self::UserPresence,
        Self::BackupState,
        Self::AttestedCredentialData,
        Self::CredentialId,
        Self::Algorithm,
        Self::PublicKey,
        Self::Signature,
        Self::SignCount,
        Self::BackupEligibility,
    ];

    /// Its name in the log and in metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TooLong => "too_long",
            Self::Format => "format",
            Self::ClientData => "client_data",
            Self::Type => "type",
            Self::Challenge => "challenge",
            Self::Origin => "origin",
            Self::CrossOrigin => "cross_origin",
            Self::AttestationObject => "attestation_object",
            Self::AuthenticatorData => "authenticator_data",
            Self::RpIdHash => "rp_id_hash",
            Self::UserPresence => "user_presence",
            Self::BackupState => "backup_state",
            Self::AttestedCredentialData => "attested_credential_data",
            Self::CredentialId => "credential_id",
            Self::Algorithm => "algorithm",
            Self::PublicKey => "public_key",
            Self::Signature => "signature",
            Self::SignCount => "sign_count",
            Self::BackupEligibility => "backup_eligibility",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_has_a_name_of_its_own() {
        let names: HashSet<_> = Refusal::ALL.iter().map(|refusal| refusal.name()).collect();
        assert_eq!(names.len(), Refusal::ALL.len());
    }
}
