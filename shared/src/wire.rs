//! The JSON of the API, for both sides. Unknown members are ignored; `null` is read as absent.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::forms::Form;
use crate::object;
use crate::problem::Params;

pub mod passkeys;

/// The answer to a request that succeeded: `{"status":1,"message":"…","data":…}`.
#[derive(Debug, Serialize, Deserialize)]
pub struct Done<T> {
    /// 1.
    pub status: u8,
    /// Text in the requested language.
    #[serde(default)]
    pub message: String,
    /// The result of the call.
    pub data: T,
}

/// The answer to a request that was refused: `{"status":0,"message":"…","code":"…","errors":[…]}`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Refused {
    /// 0.
    #[serde(default)]
    pub status: u8,
    /// Text in the requested language.
    #[serde(default)]
    pub message: String,
    /// A [`crate::problem::Code`], in its wire spelling.
    #[serde(default)]
    pub code: String,
    /// The refused fields.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<RefusedField>,
    /// How to prove the email address, with `social_proof_needed` only.
    #[serde(default, deserialize_with = "object::one", skip_serializing_if = "Option::is_none")]
    pub data: Option<SocialProof>,
    /// The request's id, with a 500 only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// A refused field.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefusedField {
    /// The field, in its wire spelling.
    pub field: String,
    /// A [`crate::problem::FieldCode`], in its wire spelling.
    pub code: String,
    /// The bounds that the code is about.
    #[serde(default)]
    pub params: Params,
    /// Text in the requested language.
    #[serde(default)]
    pub message: String,
}

/// The JSON of a form: an object with the fields of `F` as its members. A field that is missing or `null` is empty.
#[derive(Debug, Default)]
pub struct Body<F>(pub F);

impl<F: Form> Serialize for Body<F> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.members())
    }
}

impl<'de, F: Form> Deserialize<'de> for Body<F> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let fields = F::FIELDS.iter().map(|of| of.field.name).collect();
        let values = object::texts(from, fields)?;
        let mut form = F::default();
        for (of, value) in F::FIELDS.iter().zip(values) {
            if let Some(value) = value {
                (of.set)(&mut form, value);
            }
        }
        Ok(Self(form))
    }
}

/// The body of `POST /customer/login`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Login {
    /// The account's email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_id: Option<String>,
    /// The password, for `normal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// `normal` (also when absent), `otp`, `social`, `passkey` or `code`: see [`login_type`].
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The mailed code for `otp`, the ID token for `social`, the login code of a hand-over for `code`; for `passkey` the text
    /// `JSON.stringify(credential)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// Whether the session outlives the browser's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remember: Option<bool>,
    /// The `device` of the last sign-in on this device. It exempts this device from rate limits that others cause for the
    /// account; one that is invalid is ignored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// With `otp`, the ticket of `social_proof_needed`: the identity is linked to the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
    /// With `social`, the given name of an account that the sign-in creates, for a provider that tells it beside the ID token.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// With `social`, the family name, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
}

/// The device token of a call about an account, beside its other members.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct DeviceToken {
    /// The `device` of the last sign-in on this device. It exempts this device from rate limits that others cause for the
    /// account; one that is invalid is ignored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
}

/// The ticket of a registration, beside its other members.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct Ticket {
    /// The ticket of `social_proof_needed`: the identity is linked to the new account. It needs `otp`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
}

/// The values of [`Login::kind`].
pub mod login_type {
    /// Email and password.
    pub const NORMAL: &str = "normal";
    /// Email and mailed code.
    pub const OTP: &str = "otp";
    /// An OpenID Connect ID token.
    pub const SOCIAL: &str = "social";
    /// An assertion of a passkey.
    pub const PASSKEY: &str = "passkey";
    /// The one-time login code of a hand-over (the AXIM customer login).
    pub const CODE: &str = "code";
}

/// The result of `POST /customer/send-otp`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OtpSent {
    /// Seconds until another code can be requested.
    pub resend_after: u32,
    /// Seconds until the code expires.
    pub expires_in: u32,
}

/// The result of `POST /customer/login`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SignedIn {
    /// The session token, for the `Authorization` header.
    pub token: String,
    /// When the session ends if it is not used, in RFC 3339, UTC.
    pub expires_at: String,
    /// What this device keeps, even after signing out, and sends with the next sign-in. It can't be used to sign in.
    #[serde(default)]
    pub device: String,
    /// The customer who is signed in.
    pub user: User,
}

/// A customer, as in the answers of `login` and `get-profile`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// The customer's number.
    pub id: i64,
    /// First name.
    #[serde(default)]
    pub first_name: String,
    /// Last name.
    #[serde(default)]
    pub last_name: String,
    /// Email address, as typed at registration.
    #[serde(default)]
    pub email: String,
    /// Telephone number; may be empty.
    #[serde(default)]
    pub mobile_number: String,
    /// Whether the customer has verified the email address.
    #[serde(default)]
    pub email_verified: bool,
}

/// The result of `GET /customer/get-profile`.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Profile {
    /// The customer who is signed in.
    pub user: User,
}

/// The body of `POST /customer/login` in a hand-over (the AXIM customer login). `Q` is the JSON of a quantity, which a
/// float couldn't represent exactly.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "Q: Deserialize<'de>"))]
pub struct HandOff<Q> {
    /// The customer's email address.
    pub email: Option<String>,
    /// The cart that is handed over with the customer.
    #[serde(default, deserialize_with = "object::one", skip_serializing_if = "Option::is_none")]
    pub cart: Option<Cart<Q>>,
}

/// A cart, handed over or stored.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "Q: Deserialize<'de>"))]
pub struct Cart<Q> {
    /// Its lines.
    #[serde(default, deserialize_with = "object::list")]
    pub items: Option<Vec<CartItem<Q>>>,
}

/// A line of a cart.
#[derive(Debug, Serialize, Deserialize)]
pub struct CartItem<Q> {
    /// The product.
    pub sku: Option<String>,
    /// The unit of measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uom: Option<String>,
    /// The quantity.
    pub quantity: Option<Q>,
}

/// The whole answer to `POST /customer/login` in a hand-over, without an envelope.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandedOff {
    /// True.
    pub success: bool,
    /// The one-time login code.
    pub code: String,
}

/// The result of `POST /customer/login-code-check`: just enough to ask the shopper whether to continue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct LoginCodeFound {
    /// The shop's name.
    pub store: String,
    /// The account's email address, mostly masked.
    pub email: String,
    /// Seconds until the code expires.
    pub expires_in: u32,
    /// The number of items in the cart.
    pub items: u32,
    /// Whether the request's session belongs to the same customer.
    #[serde(default)]
    pub own: bool,
}

/// The body of `POST /customer/social-begin`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct SocialBegin {
    /// The provider's id in the store's configuration.
    pub provider: Option<String>,
}

/// The result of `POST /customer/social-begin`: what a page needs for the authorization request of OpenID Connect. The page
/// adds `state` and the PKCE challenge.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SocialBegun {
    /// The `nonce`, to be sent as it is.
    pub nonce: String,
    /// The provider's authorization endpoint.
    pub authorize_url: String,
    /// The `client_id`.
    pub client_id: String,
    /// The `scope`.
    pub scope: String,
    /// The `response_mode`: see [`response_mode`].
    pub response_mode: String,
    /// The `redirect_uri` with `form_post`; otherwise it is the page's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redirect_uri: Option<String>,
    /// Seconds until the nonce expires.
    pub expires_in: u32,
}

/// The values of [`SocialBegun::response_mode`].
pub mod response_mode {
    /// The provider redirects to the page, with the answer in the query. A page doesn't send this mode, since it's the default.
    pub const QUERY: &str = "query";
    /// The provider posts the answer to the API, which redirects to the page, with the answer in the fragment.
    pub const FORM_POST: &str = "form_post";
}

/// The body of `POST /customer/social-token`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct SocialToken {
    /// The provider's id in the store's configuration.
    pub provider: Option<String>,
    /// The authorization code that the provider gave.
    pub code: Option<String>,
    /// The PKCE verifier.
    pub code_verifier: Option<String>,
    /// The `redirect_uri` of the authorization request.
    pub redirect_uri: Option<String>,
}

/// An ID token: the result of `POST /customer/social-token`, and the body of `POST /customer/social-link`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct IdToken {
    /// The ID token, a signed JWT.
    pub token: Option<String>,
}

/// What `social_proof_needed` has in `data`: a mailed code proves the email address, and the ticket goes with the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SocialProof {
    /// The ticket. It works once.
    pub ticket: String,
    /// The email address that the provider knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Seconds until the ticket expires.
    pub expires_in: u32,
}

/// The result of `GET /customer/social-links`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SocialLinks {
    /// The identities that are linked to the customer, in the order in which they were linked.
    pub links: Vec<SocialIdentity>,
}

/// An identity at a provider that is linked to a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SocialIdentity {
    /// Its number, by which it can be removed.
    pub id: i64,
    /// The provider's id in the store's configuration.
    pub provider: String,
    /// The email address that the provider told when it was linked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// When it was linked, in RFC 3339, UTC.
    pub linked_at: String,
    /// When the customer last signed in with it, in RFC 3339, UTC; when it was linked if never.
    pub last_used_at: String,
}

/// An answer about a customer, with the customer's cart.
#[derive(Debug, Serialize)]
pub struct WithCart<T, Q> {
    /// The rest of the answer.
    #[serde(flatten)]
    pub of: T,
    /// The customer's cart.
    pub cart: Cart<Q>,
}
