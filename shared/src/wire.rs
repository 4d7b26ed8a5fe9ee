//! The JSON of both documents, as both sides speak it. Members that are not known are ignored; `null` reads as absent.

use serde::{Deserialize, Serialize};

use crate::problem::Params;
use crate::{forms, object};

/// A request that is done: `{"status":1,"message":"…","data":…}`.
#[derive(Debug, Serialize, Deserialize)]
pub struct Done<T> {
    /// 1.
    pub status: u8,
    /// Text in the language asked for.
    #[serde(default)]
    pub message: String,
    /// What the call gives.
    pub data: T,
}

/// A request that is refused: `{"status":0,"message":"…","code":"…","errors":[…]}`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Refused {
    /// 0.
    #[serde(default)]
    pub status: u8,
    /// Text in the language asked for.
    #[serde(default)]
    pub message: String,
    /// A [`crate::problem::Code`], as it is spelled on the wire.
    #[serde(default)]
    pub code: String,
    /// What is wrong with which field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<RefusedField>,
    /// The request's id, with a 500 only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

/// What is wrong with one field.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefusedField {
    /// The field in wire spelling.
    pub field: String,
    /// A [`crate::problem::FieldCode`], as it is spelled on the wire.
    pub code: String,
    /// The bounds that the code speaks of.
    #[serde(default)]
    pub params: Params,
    /// Text in the language asked for.
    #[serde(default)]
    pub message: String,
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
    /// `normal` (also when absent), `otp`, `social` or `code`: see [`login_type`].
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The mailed code for `otp`, the ID token for `social`, the login code of a hand-over for `code`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// Whether the session outlives the browser's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remember: Option<bool>,
    /// What the last sign-in at this device gave as `device`. With it, strangers who try at the account do not hold this device
    /// up; what it is not good for is ignored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
}

/// The values of [`Login::kind`].
pub mod login_type {
    /// Email and password.
    pub const NORMAL: &str = "normal";
    /// Email and mailed code.
    pub const OTP: &str = "otp";
    /// An OpenID Connect ID token.
    pub const SOCIAL: &str = "social";
    /// The one-time login code of a hand-over (document B).
    pub const CODE: &str = "code";
}

/// The body of `POST /customer/register`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct Register {
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Email address.
    pub email_id: Option<String>,
    /// Telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// The chosen password.
    pub password: Option<String>,
    /// The chosen password once more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirm_password: Option<String>,
    /// The mailed code that proves the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otp: Option<String>,
}

impl From<forms::Register> for Register {
    fn from(form: forms::Register) -> Self {
        let filled = |value: String| (!value.is_empty()).then_some(value);
        Self {
            first_name: Some(form.first_name),
            last_name: filled(form.last_name),
            email_id: Some(form.email_id),
            phone_number: filled(form.phone_number),
            password: Some(form.password),
            confirm_password: form.confirm_password,
            otp: None,
        }
    }
}

impl From<Register> for forms::Register {
    /// Drops the code: it proves the address and is no part of the form.
    fn from(wire: Register) -> Self {
        Self {
            first_name: wire.first_name.unwrap_or_default(),
            last_name: wire.last_name.unwrap_or_default(),
            email_id: wire.email_id.unwrap_or_default(),
            phone_number: wire.phone_number.unwrap_or_default(),
            password: wire.password.unwrap_or_default(),
            confirm_password: wire.confirm_password,
        }
    }
}

/// The body of `POST /customer/send-otp`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct SendOtp {
    /// Where to mail the code.
    pub email_id: Option<String>,
}

/// What `POST /customer/send-otp` gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct OtpSent {
    /// Seconds until another code may be asked for.
    pub resend_after: u32,
    /// Seconds for which the code works.
    pub expires_in: u32,
}

/// The query of `GET /customer/forgot-password-link`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct ForgotPassword {
    /// The account's email address.
    pub email: Option<String>,
}

/// The body, or query, of `/customer/forgot-password-key-check`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct KeyCheck {
    /// The key of the reset link.
    pub key: Option<String>,
}

/// The body of `PUT /customer/reset-password`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", default)]
pub struct ResetPassword {
    /// The key of the reset link.
    pub key: Option<String>,
    /// The chosen password.
    pub new_password: Option<String>,
}

/// What `POST /customer/login` gives.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SignedIn {
    /// The session token, for the `Authorization` header.
    pub token: String,
    /// When the session ends if it is not used, in RFC 3339, UTC.
    pub expires_at: String,
    /// What this device keeps, also after signing out, and shows at the next sign-in. It signs nobody in.
    #[serde(default)]
    pub device: String,
    /// Who is signed in.
    pub user: User,
}

/// A customer, as `login` and `get-profile` give it.
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
    /// Email address, as it was typed at registration.
    #[serde(default)]
    pub email: String,
    /// Telephone number; may be empty.
    #[serde(default)]
    pub mobile_number: String,
    /// Whether the customer has proved to own the address.
    #[serde(default)]
    pub email_verified: bool,
}

/// What `GET /customer/get-profile` gives.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Profile {
    /// Who is signed in.
    pub user: User,
}

/// The body of document B's `POST /customer/login`. `Q` is a quantity's JSON: a float would not keep it.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "Q: Deserialize<'de>"))]
pub struct HandOff<Q> {
    /// The customer's email address.
    pub email: Option<String>,
    /// What the customer brings along.
    #[serde(default, deserialize_with = "object::one", skip_serializing_if = "Option::is_none")]
    pub cart: Option<Cart<Q>>,
}

/// A cart, handed over or kept.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(deserialize = "Q: Deserialize<'de>"))]
pub struct Cart<Q> {
    /// What is in it.
    #[serde(default, deserialize_with = "object::list")]
    pub items: Option<Vec<CartItem<Q>>>,
}

/// One line of a cart.
#[derive(Debug, Serialize, Deserialize)]
pub struct CartItem<Q> {
    /// The product.
    pub sku: Option<String>,
    /// The unit of measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uom: Option<String>,
    /// How much of it.
    pub quantity: Option<Q>,
}

/// What document B's `POST /customer/login` gives, with nothing around it.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandedOff {
    /// True.
    pub success: bool,
    /// The one-time login code.
    pub code: String,
}

/// The body of `POST /customer/login-code-check`.
#[derive(Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct LoginCode {
    /// The one-time login code.
    pub token: Option<String>,
}

/// What `POST /customer/login-code-check` gives: enough to ask the shopper whether to go on, and no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct LoginCodeFound {
    /// The shop's name.
    pub store: String,
    /// Whose account it is, with most of the address left out.
    pub email: String,
    /// Seconds for which the code still works.
    pub expires_in: u32,
    /// How many items the cart has.
    pub items: u32,
    /// Whether the request's session is one of the same customer.
    #[serde(default)]
    pub own: bool,
}

/// What signs in or tells of a customer, together with the customer's cart.
#[derive(Debug, Serialize)]
pub struct WithCart<T, Q> {
    /// The rest of the answer.
    #[serde(flatten)]
    pub of: T,
    /// The customer's cart.
    pub cart: Cart<Q>,
}
