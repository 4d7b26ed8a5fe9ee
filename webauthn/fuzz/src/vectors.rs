//! The test vectors of WebAuthn Level 3, and the texts that a page would send of them.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use portico_webauthn::{
    Assertion, Authentication, CredentialRecord, PublicKey, Refusal, Registration, RelyingParty,
};
use serde::{Deserialize, Deserializer};

/// Bytes in hexadecimal.
pub struct Hex(pub Vec<u8>);

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let byte = |digits: &[u8]| {
            let digits = std::str::from_utf8(digits).expect("hexadecimal digits");
            u8::from_str_radix(digits, 16).expect("hexadecimal digits")
        };
        Ok(Self(text.as_bytes().chunks(2).map(byte).collect()))
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RegistrationVector {
    pub challenge: Hex,
    #[serde(rename = "clientDataJSON")]
    pub client_data: Hex,
    pub attestation_object: Hex,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthenticationVector {
    pub challenge: Hex,
    #[serde(rename = "clientDataJSON")]
    pub client_data: Hex,
    pub authenticator_data: Hex,
    pub signature: Hex,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Vector {
    pub name: String,
    pub credential_id: Hex,
    pub aaguid: Hex,
    pub registration: RegistrationVector,
    pub authentication: AuthenticationVector,
}

/// Every vector.
pub fn all() -> Vec<Vector> {
    #[derive(Deserialize)]
    struct File {
        vectors: Vec<Vector>,
    }

    let file: File =
        serde_json::from_str(include_str!("../../tests/ceremonies/vectors.json")).expect("the vectors");
    file.vectors
}

/// The vector of a name.
pub fn named(name: &str) -> Vector {
    all().into_iter().find(|vector| vector.name == name).expect("a vector of this name")
}

/// Calls with the relying party of the vectors.
pub fn with_party<T>(then: impl FnOnce(&RelyingParty<'_>) -> T) -> T {
    then(&RelyingParty { id: "example.org", origins: &["https://example.org".to_owned()] })
}

fn base64url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Vector {
    fn text(&self, response: &serde_json::Value) -> String {
        let id = base64url(&self.credential_id.0);
        serde_json::json!({
            "id": id,
            "rawId": id,
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": response,
        })
        .to_string()
    }

    /// What a page sends of the registration.
    pub fn registration_text(&self) -> String {
        self.registration_text_with(&self.registration.attestation_object.0)
    }

    /// What a page sends of the registration with another attestation object.
    pub fn registration_text_with(&self, attestation_object: &[u8]) -> String {
        self.text(&serde_json::json!({
            "clientDataJSON": base64url(&self.registration.client_data.0),
            "attestationObject": base64url(attestation_object),
            "transports": ["internal"],
        }))
    }

    /// What a page sends of the authentication.
    pub fn authentication_text(&self) -> String {
        self.authentication_text_with(
            &self.authentication.authenticator_data.0,
            &self.authentication.signature.0,
        )
    }

    /// What a page sends of the authentication with other authenticator data and another signature.
    pub fn authentication_text_with(&self, authenticator_data: &[u8], signature: &[u8]) -> String {
        self.text(&serde_json::json!({
            "clientDataJSON": base64url(&self.authentication.client_data.0),
            "authenticatorData": base64url(authenticator_data),
            "signature": base64url(signature),
            "userHandle": "dXNlcg",
        }))
    }

    /// Parses and verifies a registration with the challenge of this one.
    pub fn register(&self, text: &str) -> Result<CredentialRecord, Refusal> {
        with_party(|party| Registration::parse(text)?.verify(party, &self.registration.challenge.0))
    }

    /// Parses and verifies an authentication with the challenge of this one.
    pub fn authenticate(&self, text: &str, key: &PublicKey) -> Result<Assertion, Refusal> {
        with_party(|party| Authentication::parse(text)?.verify(party, &self.authentication.challenge.0, key))
    }
}
