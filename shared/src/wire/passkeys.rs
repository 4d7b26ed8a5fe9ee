//! The JSON of passkeys. Options are in the form that `PublicKeyCredential.parse…OptionsFromJSON` reads (WebAuthn Level 3, section 5.1), and
//! credentials in that of `JSON.stringify(credential)`; all binary values are base64url without padding.

use serde::{Deserialize, Serialize};

/// The value of every `type` of a credential.
pub const PUBLIC_KEY: &str = "public-key";

/// The result of `POST /customer/passkey-options`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PasskeyOptions {
    /// A `PublicKeyCredentialRequestOptionsJSON`.
    pub public_key: RequestOptions,
    /// Seconds until the challenge expires.
    pub expires_in: u32,
}

/// A `PublicKeyCredentialRequestOptionsJSON`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestOptions {
    /// What the passkey signs. It works once.
    pub challenge: String,
    /// Milliseconds that the browser may wait for the shopper.
    pub timeout: u32,
    /// The host whose passkeys are asked for.
    pub rp_id: String,
    /// Always empty: the browser offers the passkeys that it has, so that no account can be probed.
    pub allow_credentials: Vec<CredentialDescriptor>,
    /// `preferred`: the passkey verifies its owner, if it can.
    pub user_verification: String,
}

/// The result of `POST /customer/passkey-creation-options`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PasskeyCreationOptions {
    /// A `PublicKeyCredentialCreationOptionsJSON`.
    pub public_key: CreationOptions,
    /// Seconds until the challenge expires.
    pub expires_in: u32,
}

/// A `PublicKeyCredentialCreationOptionsJSON`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CreationOptions {
    /// The shop.
    pub rp: RelyingParty,
    /// The customer.
    pub user: UserEntity,
    /// What the passkey's client data name. It works once.
    pub challenge: String,
    /// The algorithms that we verify, the preferred one first.
    pub pub_key_cred_params: Vec<CredentialParameters>,
    /// Milliseconds that the browser may wait for the shopper.
    pub timeout: u32,
    /// The customer's passkeys, none of which is made a second time.
    pub exclude_credentials: Vec<CredentialDescriptor>,
    /// What the passkey has to be able to do.
    pub authenticator_selection: AuthenticatorSelection,
    /// `none`: who made the passkey doesn't matter.
    pub attestation: String,
}

/// The shop, as a passkey has it.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RelyingParty {
    /// The host that passkeys are for.
    pub id: String,
    /// The shop's name.
    pub name: String,
}

/// The customer, as a passkey has them.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct UserEntity {
    /// The user handle: random bytes that say nothing about the customer.
    pub id: String,
    /// The email address.
    pub name: String,
    /// The name that browsers show; the email address if we know none.
    pub display_name: String,
}

/// A kind of key.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CredentialParameters {
    /// `public-key`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The algorithm's number in the IANA registry of COSE.
    pub alg: i32,
}

/// A passkey among others.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CredentialDescriptor {
    /// `public-key`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The credential's id.
    pub id: String,
    /// How the browser reaches it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transports: Vec<String>,
}

/// What a passkey has to be able to do.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuthenticatorSelection {
    /// `required`: it's found without an email address.
    pub resident_key: String,
    /// The same, as Level 1 has it.
    pub require_resident_key: bool,
    /// `preferred`: it verifies its owner, if it can.
    pub user_verification: String,
}

/// The body of `POST /customer/passkeys`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct NewPasskey {
    /// The text `JSON.stringify(credential)`.
    pub credential: Option<String>,
    /// The customer's name for it: 1 to 64 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The body of `PATCH /customer/passkeys/{id}`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PasskeyName {
    /// The customer's name for it: 1 to 64 characters.
    pub name: Option<String>,
}

/// The result of `GET /customer/passkeys`. With `rpId`, `userHandle` and each `credentialId`, a page can tell the browser which passkeys
/// still work (`PublicKeyCredential.signalAllAcceptedCredentials`).
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Passkeys {
    /// The customer's passkeys, in the order in which they were made.
    pub passkeys: Vec<Passkey>,
    /// The host that they are for.
    pub rp_id: String,
    /// The customer's user handle; absent before the first passkey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_handle: Option<String>,
}

/// A customer's passkey: one of those of `GET /customer/passkeys`, and the result of `POST /customer/passkeys`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Passkey {
    /// Its number, by which it can be renamed and removed.
    pub id: i64,
    /// The credential's id.
    pub credential_id: String,
    /// The customer's name for it.
    pub name: String,
    /// When it was made, in RFC 3339, UTC.
    pub created_at: String,
    /// When the customer last signed in with it, in RFC 3339, UTC; when it was made if never.
    pub last_used_at: String,
    /// Whether it is kept on more than one device.
    pub backed_up: bool,
}

/// The whole answer of `GET /.well-known/webauthn`, without an envelope.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RelatedOrigins {
    /// The origins whose pages may use the host's passkeys.
    pub origins: Vec<String>,
}
