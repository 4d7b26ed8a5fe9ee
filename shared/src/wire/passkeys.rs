//! The JSON of passkeys. Options are in the form that `PublicKeyCredential.parse…OptionsFromJSON` reads (WebAuthn Level 3, section 5.1), and
//! credentials in that of `JSON.stringify(credential)`; all binary values are base64url without padding.

use serde::{Deserialize, Serialize};

/// The result of `POST /customer/passkey-options` and `POST /customer/passkey-creation-options`. `O` is the JSON of the options.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PasskeyOptions<O> {
    /// The options: a `PublicKeyCredentialRequestOptionsJSON` or a `PublicKeyCredentialCreationOptionsJSON`.
    pub public_key: O,
    /// Seconds until the challenge expires.
    pub expires_in: u32,
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
