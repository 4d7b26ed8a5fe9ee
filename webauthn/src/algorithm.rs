//! The algorithms of signatures.

/// An algorithm that credentials may sign by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA on P-256 with SHA-256. Almost every authenticator has it.
    ES256,
    /// RSASSA-PKCS1-v1_5 with SHA-256: the TPMs of Windows Hello.
    RS256,
    /// Ed25519.
    EdDSA,
}

impl Algorithm {
    /// Every one, the preferred first. The most common one is: it's the best tested one in authenticators.
    pub const ALL: [Self; 3] = [Self::ES256, Self::RS256, Self::EdDSA];

    /// Its `COSEAlgorithmIdentifier` (IANA's registry of COSE algorithms).
    pub const fn id(self) -> i64 {
        match self {
            Self::ES256 => -7,
            Self::RS256 => -257,
            Self::EdDSA => -8,
        }
    }

    /// Its name in the log.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ES256 => "ES256",
            Self::RS256 => "RS256",
            Self::EdDSA => "EdDSA",
        }
    }

    /// The algorithm of an id.
    pub(crate) fn of_id(id: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.id() == id)
    }
}
