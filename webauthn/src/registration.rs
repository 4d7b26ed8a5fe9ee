//! The registration of a credential (WebAuthn, section 7.1).

use std::borrow::Cow;

use serde::Deserialize;

use crate::attestation_object;
use crate::authenticator_data::AuthenticatorData;
use crate::base64url::Base64Url;
use crate::client_data::{Ceremony, ClientData};
use crate::credential;
use crate::public_key::PublicKey;
use crate::refusal::Refusal;
use crate::relying_party::RelyingParty;
use crate::transport::Transport;

/// The response of an authenticator as JSON has it. `authenticatorData`, `publicKey` and `publicKeyAlgorithm` say again what is in the
/// attestation object.
#[derive(Deserialize)]
struct Response<'a> {
    #[serde(rename = "clientDataJSON")]
    client_data: Base64Url,
    #[serde(rename = "attestationObject")]
    attestation_object: Base64Url,
    #[serde(borrow)]
    transports: Option<Vec<Cow<'a, str>>>,
}

/// A `RegistrationResponseJSON` that isn't verified yet.
#[derive(Debug)]
pub struct Registration {
    credential_id: Vec<u8>,
    client_data: ClientData,
    attestation_object: Vec<u8>,
    transports: Vec<Transport>,
}

/// A credential that was registered: the credential record of WebAuthn, section 4.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialRecord {
    /// Its id: 1 to [`CREDENTIAL_ID_MAX`](crate::CREDENTIAL_ID_MAX) bytes. Whether another account has it is for the caller to check.
    pub id: Vec<u8>,
    /// Its public key.
    pub public_key: PublicKey,
    /// The signature counter: 0 if the authenticator has none.
    pub sign_count: u32,
    /// Whether the authenticator verified its user, by a PIN or biometrics.
    pub user_verified: bool,
    /// Whether it can be backed up, and so have copies.
    pub backup_eligible: bool,
    /// Whether it's backed up now.
    pub backup_state: bool,
    /// How browsers reach the authenticator: hints for `excludeCredentials`. Some browsers don't say.
    pub transports: Vec<Transport>,
    /// The model of the authenticator, as it says itself: zeros if it doesn't.
    pub aaguid: [u8; 16],
}

impl Registration {
    /// Parses the text `JSON.stringify(credential)`.
    ///
    /// # Errors
    /// [`Refusal::TooLong`], [`Refusal::Format`], [`Refusal::CredentialId`] or [`Refusal::ClientData`].
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let (credential_id, response): (_, Response<'_>) = credential::parse(text)?;
        let names = response.transports.iter().flatten();
        Ok(Self {
            credential_id,
            client_data: ClientData::parse(&response.client_data.0)?,
            attestation_object: response.attestation_object.0,
            transports: Transport::known(names.map(|name| &**name)),
        })
    }

    /// The challenge that it says it answers, by which the caller finds what it has begun. Nothing is verified yet.
    pub fn challenge(&self) -> &[u8] {
        &self.client_data.challenge
    }

    /// The id of the credential. Nothing is verified yet.
    pub fn credential_id(&self) -> &[u8] {
        &self.credential_id
    }

    /// Verifies it. `challenge` is one that the caller has issued for this purpose, and that hasn't expired or been used.
    ///
    /// # Errors
    /// The first check that fails.
    pub fn verify(&self, party: &RelyingParty<'_>, challenge: &[u8]) -> Result<CredentialRecord, Refusal> {
        self.client_data.check(Ceremony::Registration, party, challenge)?;
        let data = attestation_object::authenticator_data(&self.attestation_object)?;
        let data = AuthenticatorData::parse(data)?;
        data.check(party)?;
        let attested = data.attested.ok_or(Refusal::AttestedCredentialData)?;
        if attested.credential_id != self.credential_id {
            return Err(Refusal::CredentialId);
        }
        attested.public_key.check_point()?;
        Ok(CredentialRecord {
            id: self.credential_id.clone(),
            public_key: attested.public_key,
            sign_count: data.sign_count,
            user_verified: data.flags.user_verified(),
            backup_eligible: data.flags.backup_eligible(),
            backup_state: data.flags.backup_state(),
            transports: self.transports.clone(),
            aaguid: attested.aaguid,
        })
    }
}
