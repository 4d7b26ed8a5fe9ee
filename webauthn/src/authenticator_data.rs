//! The authenticator data, which the authenticator writes and signs (WebAuthn, section 6.1).

use ring::digest::{SHA256, digest};

use crate::cbor::Map;
use crate::public_key::PublicKey;
use crate::refusal::Refusal;
use crate::relying_party::RelyingParty;

/// The flags. The other two bits are reserved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flags(u8);

impl Flags {
    const USER_PRESENT: u8 = 1;
    const USER_VERIFIED: u8 = 1 << 2;
    const BACKUP_ELIGIBLE: u8 = 1 << 3;
    const BACKUP_STATE: u8 = 1 << 4;
    const ATTESTED_CREDENTIAL_DATA: u8 = 1 << 6;
    const EXTENSION_DATA: u8 = 1 << 7;

    const fn has(self, flag: u8) -> bool {
        self.0 & flag != 0
    }

    pub(crate) const fn user_verified(self) -> bool {
        self.has(Self::USER_VERIFIED)
    }

    pub(crate) const fn backup_eligible(self) -> bool {
        self.has(Self::BACKUP_ELIGIBLE)
    }

    pub(crate) const fn backup_state(self) -> bool {
        self.has(Self::BACKUP_STATE)
    }
}

/// The attested credential data (WebAuthn, section 6.5.1).
#[derive(Debug)]
pub(crate) struct AttestedCredentialData<'a> {
    pub(crate) aaguid: [u8; 16],
    /// Of any length: it has to be the one beside the response, whose length is checked.
    pub(crate) credential_id: &'a [u8],
    pub(crate) public_key: PublicKey,
}

/// The authenticator data of a response. What extensions say is read and dropped: we ask for none.
#[derive(Debug)]
pub(crate) struct AuthenticatorData<'a> {
    rp_id_hash: &'a [u8; 32],
    pub(crate) flags: Flags,
    pub(crate) sign_count: u32,
    pub(crate) attested: Option<AttestedCredentialData<'a>>,
}

/// Takes so many bytes.
fn take<'a, const COUNT: usize>(input: &mut &'a [u8]) -> Result<&'a [u8; COUNT], Refusal> {
    let (taken, rest) = input.split_first_chunk().ok_or(Refusal::AuthenticatorData)?;
    *input = rest;
    Ok(taken)
}

impl<'a> AttestedCredentialData<'a> {
    fn read(input: &mut &'a [u8]) -> Result<Self, Refusal> {
        let aaguid = *take(input)?;
        let length = usize::from(u16::from_be_bytes(*take(input)?));
        let (credential_id, rest) = input.split_at_checked(length).ok_or(Refusal::AuthenticatorData)?;
        *input = rest;
        Ok(Self { aaguid, credential_id, public_key: PublicKey::read(input)? })
    }
}

impl<'a> AuthenticatorData<'a> {
    /// Parses the bytes of authenticator data, all of them.
    pub(crate) fn parse(mut bytes: &'a [u8]) -> Result<Self, Refusal> {
        let input = &mut bytes;
        let rp_id_hash = take(input)?;
        let [flags] = *take(input)?;
        let flags = Flags(flags);
        let sign_count = u32::from_be_bytes(*take(input)?);
        let attested = if flags.has(Flags::ATTESTED_CREDENTIAL_DATA) {
            Some(AttestedCredentialData::read(input)?)
        } else {
            None
        };
        if flags.has(Flags::EXTENSION_DATA) {
            Map::read(input).map_err(|_| Refusal::AuthenticatorData)?;
        }
        if !input.is_empty() {
            return Err(Refusal::AuthenticatorData);
        }
        Ok(Self { rp_id_hash, flags, sign_count, attested })
    }

    /// Checks what both ceremonies do: that it's for the relying party, that someone was present, and that the flags agree.
    pub(crate) fn check(&self, party: &RelyingParty<'_>) -> Result<(), Refusal> {
        if self.rp_id_hash != digest(&SHA256, party.id.as_bytes()).as_ref() {
            return Err(Refusal::RpIdHash);
        }
        if !self.flags.has(Flags::USER_PRESENT) {
            return Err(Refusal::UserPresence);
        }
        let is_consistent = self.flags.backup_eligible() || !self.flags.backup_state();
        if is_consistent { Ok(()) } else { Err(Refusal::BackupState) }
    }
}
