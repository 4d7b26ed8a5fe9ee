//! The authentication by a credential (WebAuthn, section 7.2).

use serde::Deserialize;

use crate::authenticator_data::AuthenticatorData;
use crate::base64url::Base64Url;
use crate::client_data::{Ceremony, ClientData};
use crate::credential;
use crate::public_key::PublicKey;
use crate::refusal::Refusal;
use crate::relying_party::RelyingParty;

/// The longest user handle, in bytes (WebAuthn, section 5.4.3).
const USER_HANDLE_MAX: usize = 64;

/// The response of an authenticator as JSON has it.
#[derive(Deserialize)]
struct Response {
    #[serde(rename = "clientDataJSON")]
    client_data: Base64Url,
    #[serde(rename = "authenticatorData")]
    authenticator_data: Base64Url,
    signature: Base64Url,
    #[serde(rename = "userHandle")]
    user_handle: Option<Base64Url>,
}

/// An `AuthenticationResponseJSON` that isn't verified yet.
#[derive(Debug)]
pub struct Authentication {
    credential_id: Vec<u8>,
    client_data: ClientData,
    authenticator_data: Vec<u8>,
    signature: Vec<u8>,
    user_handle: Option<Vec<u8>>,
}

/// What a verified assertion says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// The signature counter: 0 if the authenticator has none. [`SignCountOutcome`](crate::SignCountOutcome) compares it.
    pub sign_count: u32,
    /// Whether the authenticator verified its user, by a PIN or biometrics.
    pub user_verified: bool,
    /// Whether the credential can be backed up. [`BackupOutcome`](crate::BackupOutcome) compares it.
    pub backup_eligible: bool,
    /// Whether it's backed up now.
    pub backup_state: bool,
}

impl Authentication {
    /// Parses the text `JSON.stringify(credential)`.
    ///
    /// # Errors
    /// [`Refusal::TooLong`], [`Refusal::Format`], [`Refusal::CredentialId`] or [`Refusal::ClientData`].
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let (credential_id, response): (_, Response) = credential::parse(text)?;
        // Safari before 17.4 has an empty one for none.
        let user_handle = response.user_handle.map(|handle| handle.0).filter(|handle| !handle.is_empty());
        if user_handle.as_ref().is_some_and(|handle| handle.len() > USER_HANDLE_MAX) {
            return Err(Refusal::Format);
        }
        Ok(Self {
            credential_id,
            client_data: ClientData::parse(&response.client_data.0)?,
            authenticator_data: response.authenticator_data.0,
            signature: response.signature.0,
            user_handle,
        })
    }

    /// The challenge that it says it answers, by which the caller finds what it has begun. Nothing is verified yet.
    pub fn challenge(&self) -> &[u8] {
        &self.client_data.challenge
    }

    /// The id of the credential, by which the caller finds its public key. Nothing is verified yet.
    pub fn credential_id(&self) -> &[u8] {
        &self.credential_id
    }

    /// The user handle, 1 to 64 bytes. The signature doesn't cover it. The caller compares it with the one of the account that has the
    /// credential, and refuses a response without one: it named no credentials in its options, so the authenticator has to say.
    pub fn user_handle(&self) -> Option<&[u8]> {
        self.user_handle.as_deref()
    }

    /// Verifies it by the public key of its credential. `challenge` is one that the caller has issued for this purpose, and that hasn't
    /// expired or been used.
    ///
    /// # Errors
    /// The first check that fails.
    pub fn verify(
        &self,
        party: &RelyingParty<'_>,
        challenge: &[u8],
        key: &PublicKey,
    ) -> Result<Assertion, Refusal> {
        self.client_data.check(Ceremony::Authentication, party, challenge)?;
        let data = AuthenticatorData::parse(&self.authenticator_data)?;
        data.check(party)?;
        if data.attested.is_some() {
            return Err(Refusal::AttestedCredentialData);
        }
        let message = [&self.authenticator_data[..], &self.client_data.hash].concat();
        key.verify(&message, &self.signature)?;
        Ok(Assertion {
            sign_count: data.sign_count,
            user_verified: data.flags.user_verified(),
            backup_eligible: data.flags.backup_eligible(),
            backup_state: data.flags.backup_state(),
        })
    }
}
