//! The options of both ceremonies, as `PublicKeyCredential.parseCreationOptionsFromJSON` and `parseRequestOptionsFromJSON` take
//! them (WebAuthn, sections 5.1.8 and 5.1.9).

use std::time::Duration;

use serde::{Serialize, Serializer};

use crate::algorithm::Algorithm;
use crate::base64url::Base64Url;
use crate::transport::Transport;

/// The only type of credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CredentialType {
    /// A pair of keys.
    PublicKey,
}

/// Whether the authenticator keeps the credential, so that it's found without its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ResidentKey {
    /// It does: a passkey is a discoverable credential.
    Required,
}

/// Whether the authenticator verifies its user, by a PIN or biometrics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum UserVerification {
    /// If it can.
    Preferred,
}

/// What the authenticator says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AttestationConveyance {
    /// Nothing that we'd trust.
    None,
}

/// The relying party, as the browser shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RelyingPartyEntity {
    /// The RP ID.
    pub id: String,
    /// The name of the store.
    pub name: String,
}

/// The account, as the browser shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UserEntity {
    /// The user handle: 1 to 64 random bytes, the same for all credentials of an account. It says nothing about a person.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub id: Base64Url,
    /// What the customer signs in with: the email address.
    pub name: String,
    /// The customer's name.
    pub display_name: String,
}

/// An algorithm that a credential may be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CredentialParameters {
    /// The type of the credential.
    pub r#type: CredentialType,
    /// The algorithm.
    #[serde(serialize_with = "algorithm_id")]
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub alg: Algorithm,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn algorithm_id<S: Serializer>(algorithm: &Algorithm, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_i64(algorithm.id())
}

/// A credential that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CredentialDescriptor {
    /// The type of the credential.
    pub r#type: CredentialType,
    /// Its id.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub id: Base64Url,
    /// How browsers reach its authenticator.
    pub transports: Vec<Transport>,
}

impl CredentialDescriptor {
    /// A credential with its id and transports.
    pub const fn new(id: Vec<u8>, transports: Vec<Transport>) -> Self {
        Self { r#type: CredentialType::PublicKey, id: Base64Url(id), transports }
    }
}

/// What the authenticator of a new credential has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuthenticatorSelection {
    /// Whether it keeps the credential.
    pub resident_key: ResidentKey,
    /// The same, for browsers of WebAuthn Level 1.
    pub require_resident_key: bool,
    /// Whether it verifies its user.
    pub user_verification: UserVerification,
}

/// A `PublicKeyCredentialCreationOptionsJSON`: the options of a registration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CreationOptions {
    /// The relying party.
    pub rp: RelyingPartyEntity,
    /// The account.
    pub user: UserEntity,
    /// The challenge.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub challenge: Base64Url,
    /// The algorithms, the preferred first.
    pub pub_key_cred_params: Vec<CredentialParameters>,
    /// How long the browser waits for the customer, in milliseconds.
    pub timeout: u64,
    /// The account's credentials, so that an authenticator doesn't make a second one.
    pub exclude_credentials: Vec<CredentialDescriptor>,
    /// What the authenticator has to do.
    pub authenticator_selection: AuthenticatorSelection,
    /// What it says about itself.
    pub attestation: AttestationConveyance,
}

impl CreationOptions {
    /// The options of a registration that answers a challenge within `timeout`. `exclude` are the account's credentials.
    pub fn new(
        rp: RelyingPartyEntity,
        user: UserEntity,
        challenge: Vec<u8>,
        timeout: Duration,
        exclude: Vec<CredentialDescriptor>,
    ) -> Self {
        let parameters = |alg| CredentialParameters { r#type: CredentialType::PublicKey, alg };
        Self {
            rp,
            user,
            challenge: Base64Url(challenge),
            pub_key_cred_params: Algorithm::ALL.map(parameters).into(),
            timeout: millis(timeout),
            exclude_credentials: exclude,
            authenticator_selection: AuthenticatorSelection {
                resident_key: ResidentKey::Required,
                require_resident_key: true,
                user_verification: UserVerification::Preferred,
            },
            attestation: AttestationConveyance::None,
        }
    }
}

/// A `PublicKeyCredentialRequestOptionsJSON`: the options of an authentication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestOptions {
    /// The challenge.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub challenge: Base64Url,
    /// How long the browser waits for the customer, in milliseconds.
    pub timeout: u64,
    /// The RP ID.
    pub rp_id: String,
    /// Empty: the authenticator finds the credential, and no one finds out which accounts have one.
    pub allow_credentials: Vec<CredentialDescriptor>,
    /// Whether the authenticator verifies its user.
    pub user_verification: UserVerification,
}

impl RequestOptions {
    /// The options of an authentication that answers a challenge within `timeout`.
    pub fn new(rp_id: &str, challenge: Vec<u8>, timeout: Duration) -> Self {
        Self {
            challenge: Base64Url(challenge),
            timeout: millis(timeout),
            rp_id: rp_id.to_owned(),
            allow_credentials: Vec::new(),
            user_verification: UserVerification::Preferred,
        }
    }
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn options_are_as_browsers_parse_them() {
        let creation = CreationOptions::new(
            RelyingPartyEntity { id: "example.com".to_owned(), name: "Shop".to_owned() },
            UserEntity {
                id: Base64Url(vec![0xff; 3]),
                name: "ada@example.com".to_owned(),
                display_name: "Ada".to_owned(),
            },
            vec![1, 2],
            Duration::from_mins(5),
            vec![CredentialDescriptor::new(vec![3], vec![Transport::Internal, Transport::SmartCard])],
        );
        let expected = json!({
            "rp": { "id": "example.com", "name": "Shop" },
            "user": { "id": "____", "name": "ada@example.com", "displayName": "Ada" },
            "challenge": "AQI",
            "pubKeyCredParams": [
                { "type": "public-key", "alg": -7 },
                { "type": "public-key", "alg": -257 },
                { "type": "public-key", "alg": -8 },
            ],
            "timeout": 300_000,
            "excludeCredentials": [
                { "type": "public-key", "id": "Aw", "transports": ["internal", "smart-card"] },
            ],
            "authenticatorSelection": {
                "residentKey": "required",
                "requireResidentKey": true,
                "userVerification": "preferred",
            },
            "attestation": "none",
        });
        assert_eq!(serde_json::to_value(creation).expect("JSON"), expected);
        let request = RequestOptions::new("example.com", vec![1, 2], Duration::from_mins(5));
        let expected = json!({
            "challenge": "AQI",
            "timeout": 300_000,
            "rpId": "example.com",
            "allowCredentials": [],
            "userVerification": "preferred",
        });
        assert_eq!(serde_json::to_value(request).expect("JSON"), expected);
    }
}
