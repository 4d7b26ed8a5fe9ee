//! The client data, which the browser writes (WebAuthn, section 5.8.1).

use std::borrow::Cow;

use ring::digest::{SHA256, digest};
use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::base64url::Base64Url;
use crate::json;
use crate::refusal::Refusal;
use crate::relying_party::RelyingParty;

/// The ceremonies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ceremony {
    Registration,
    Authentication,
}

impl Ceremony {
    /// The `type` of its client data.
    const fn client_data_type(self) -> &'static str {
        match self {
            Self::Registration => "webauthn.create",
            Self::Authentication => "webauthn.get",
        }
    }
}

/// The client data as JSON has it. Browsers may add members.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Members<'a> {
    #[serde(borrow)]
    r#type: Cow<'a, str>,
    challenge: Base64Url,
    #[serde(borrow)]
    origin: Cow<'a, str>,
    cross_origin: Option<bool>,
    top_origin: Option<IgnoredAny>,
}

/// The client data of a response.
#[derive(Debug)]
pub(crate) struct ClientData {
    r#type: String,
    pub(crate) challenge: Vec<u8>,
    origin: String,
    is_cross_origin: bool,
    /// The SHA-256 of the JSON, which the authenticator signs.
    pub(crate) hash: [u8; 32],
}

impl ClientData {
    /// Parses the bytes of `clientDataJSON`.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Refusal> {
        let members: Members<'_> = json::object(bytes).ok_or(Refusal::ClientData)?;
        let mut hash = [0; 32];
        hash.copy_from_slice(digest(&SHA256, bytes).as_ref());
        Ok(Self {
            r#type: members.r#type.into_owned(),
            challenge: members.challenge.0,
            origin: members.origin.into_owned(),
            is_cross_origin: members.cross_origin == Some(true) || members.top_origin.is_some(),
            hash,
        })
    }

    /// Checks that it's of a ceremony that the relying party began with this challenge, on a page of its own that isn't in a frame of
    /// others.
    pub(crate) fn check(
        &self,
        ceremony: Ceremony,
        party: &RelyingParty<'_>,
        challenge: &[u8],
    ) -> Result<(), Refusal> {
        if self.r#type != ceremony.client_data_type() {
            return Err(Refusal::Type);
        }
        if self.challenge != challenge {
            return Err(Refusal::Challenge);
        }
        if !party.origins.contains(&self.origin) {
            return Err(Refusal::Origin);
        }
        if self.is_cross_origin { Err(Refusal::CrossOrigin) } else { Ok(()) }
    }
}
