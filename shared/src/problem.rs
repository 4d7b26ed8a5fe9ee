//! What can be wrong: codes with their parameters. The words for each are in [`crate::text`].

use serde::{Deserialize, Serialize};
use validator::ValidationError;

use crate::field::Field;
use crate::rules;

/// Makes an enum of codes with their spelling on the wire.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $wire:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code as it stands on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $wire,)* }
            }

            /// The code of a wire spelling; nothing for one that this build does not know.
            pub fn from_wire(wire: &str) -> Option<Self> {
                match wire { $($wire => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

codes! {
    /// Why a field is refused.
    FieldCode {
        /// It has to be filled in.
        Required = "required",
        /// Too long or too short; `min` and `max` say the bounds.
        Length = "length",
        /// It has a character that has no place there.
        Characters = "characters",
        /// Not an email address.
        Email = "email",
        /// Not a telephone number.
        Phone = "phone",
        /// Not a one-time code.
        Otp = "otp",
        /// A password that is on every attacker's list. Only the server knows the list.
        Common = "common",
        /// The password is the email address.
        SameAsEmail = "same_as_email",
        /// The two passwords differ.
        Mismatch = "mismatch",
        /// A JSON value of the wrong type.
        Type = "type",
        /// Not one of the values that are allowed.
        Choice = "choice",
        /// Not a quantity that a cart's item may have.
        Quantity = "quantity",
        /// A cart of too many items; `max` says how many there may be.
        Items = "items",
        /// It has one of the symbols that Spurtcommerce's server refuses.
        Symbols = "symbols",
        /// A password that lacks a kind of characters which Spurtcommerce's server demands.
        Composition = "composition",
    }
}

codes! {
    /// Why a request is refused.
    Code {
        /// Some field is; `errors` says which.
        Invalid = "invalid",
        /// The body is not JSON, or nested too deep.
        Malformed = "malformed",
        /// No store has this `key`.
        StoreUnknown = "store_unknown",
        /// The email and the password do not belong together. Says nothing of whether the account exists.
        Credentials = "credentials",
        /// Not the code that was mailed.
        CodeWrong = "code_wrong",
        /// The code's time is over, or a newer one was sent.
        CodeExpired = "code_expired",
        /// The code was used before.
        CodeUsed = "code_used",
        /// The code was entered wrongly too often; a new one is needed.
        CodeExhausted = "code_exhausted",
        /// The code is right, and there is no account for the address.
        AccountMissing = "account_missing",
        /// The code is right, and there is an account for the address already.
        AccountExists = "account_exists",
        /// The shop has made the account inactive. Spurtcommerce's server says so.
        AccountInactive = "account_inactive",
        /// No reset link has this key.
        LinkInvalid = "link_invalid",
        /// The reset link was used before.
        LinkUsed = "link_used",
        /// The reset link's time is over.
        LinkExpired = "link_expired",
        /// No hand-over has this login code.
        LoginCodeUnknown = "login_code_unknown",
        /// The login code was used before.
        LoginCodeUsed = "login_code_used",
        /// The login code's time is over, or it was made void.
        LoginCodeExpired = "login_code_expired",
        /// No verified customer has the email that is handed over.
        CustomerUnknown = "customer_unknown",
        /// No session, or one that has ended.
        Session = "session",
        /// Document B's access token is missing or no good.
        AccessToken = "access_token",
        /// Signing in with another provider is not set up.
        SocialUnavailable = "social_unavailable",
        /// No such path.
        NotFound = "not_found",
        /// The path does not take this method.
        Method = "method",
        /// The body is too large.
        TooLarge = "too_large",
        /// The body is not declared as JSON.
        MediaType = "media_type",
        /// Too many tries; `Retry-After` says for how long.
        TooMany = "too_many",
        /// The server's fault; the request id finds it in the log.
        Internal = "internal",
        /// The server cannot work now.
        Unavailable = "unavailable",
        /// The server is about to stop. It still serves; `/readyz` alone says so.
        Draining = "draining",
    }
}

impl Code {
    /// Whether Portico's own server gives it; the others are those of another backend's dialect.
    pub fn is_ours(self) -> bool {
        self != Self::AccountInactive
    }
}

impl FieldCode {
    /// Whether Portico's own server gives it; the others are those of another backend's dialect.
    pub fn is_ours(self) -> bool {
        !matches!(self, Self::Symbols | Self::Composition)
    }

    /// The error that a rule gives to `validator`. Its bounds are those of the field's kind, which the rule does not
    /// know: [`FieldError`] adds them.
    pub(crate) fn into_validation_error(self) -> ValidationError {
        ValidationError::new(self.as_str())
    }
}

/// The bounds that an error speaks of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Params {
    /// At least this many characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<usize>,
    /// At most this many characters, or items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<usize>,
}

/// What is wrong with one field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: &'static Field,
    /// What is wrong.
    pub code: FieldCode,
    /// The bounds, for [`FieldCode::Length`].
    pub params: Params,
}

impl FieldError {
    /// What `validator` found at a field. A code that is not ours cannot come out of our rules; it reads as
    /// [`FieldCode::Choice`].
    pub(crate) fn new(field: &'static Field, error: &ValidationError) -> Self {
        let code = FieldCode::from_wire(&error.code).unwrap_or(FieldCode::Choice);
        let params = if code == FieldCode::Length { rules::bounds(field.kind) } else { Params::default() };
        Self { field, code, params }
    }
}
