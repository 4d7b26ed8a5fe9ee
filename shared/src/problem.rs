//! What can go wrong: codes with their parameters. The words for each are in [`crate::message`].

use serde::{Deserialize, Serialize};

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

            /// Its spelling on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $wire,)* }
            }

            /// The code with this spelling; `None` for one that this build doesn't know.
            pub fn from_wire(wire: &str) -> Option<Self> {
                match wire { $($wire => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

codes! {
    /// Why a field is refused.
    FieldCode {
        /// It is missing or empty.
        Required = "required",
        /// Too long or too short; `min` and `max` are the bounds.
        Length = "length",
        /// It has a character that isn't allowed there.
        Characters = "characters",
        /// Not an email address.
        Email = "email",
        /// Not a telephone number.
        Phone = "phone",
        /// Not a one-time code.
        Otp = "otp",
        /// A password that attackers try first. Only the server has the list.
        Common = "common",
        /// The password is the email address.
        SameAsEmail = "same_as_email",
        /// The two passwords differ.
        Mismatch = "mismatch",
        /// A JSON value of the wrong type.
        Type = "type",
        /// Not one of the allowed values.
        Choice = "choice",
        /// Not a quantity that a cart item may have.
        Quantity = "quantity",
        /// A cart with too many items; `max` is the limit.
        Items = "items",
        /// It has a symbol that Spurtcommerce's server refuses.
        Symbols = "symbols",
        /// A password that lacks a kind of character that Spurtcommerce's server requires.
        Composition = "composition",
    }
}

codes! {
    /// Why a request is refused.
    Code {
        /// At least one field is refused; `errors` lists them.
        Invalid = "invalid",
        /// The body is not JSON, or is nested too deeply.
        Malformed = "malformed",
        /// No store has this `key`.
        StoreUnknown = "store_unknown",
        /// The email and the password don't match. Doesn't reveal whether the account exists.
        Credentials = "credentials",
        /// Not the code that was mailed.
        CodeWrong = "code_wrong",
        /// The code has expired, or a newer one was sent.
        CodeExpired = "code_expired",
        /// The code has been used.
        CodeUsed = "code_used",
        /// Too many wrong attempts at the code; a new one is needed.
        CodeExhausted = "code_exhausted",
        /// The code is right, but no account has the address.
        AccountMissing = "account_missing",
        /// The code is right, but an account already has the address.
        AccountExists = "account_exists",
        /// The shop has deactivated the account. Only Spurtcommerce's server says so.
        AccountInactive = "account_inactive",
        /// No reset link has this key.
        LinkInvalid = "link_invalid",
        /// The reset link has been used.
        LinkUsed = "link_used",
        /// The reset link has expired.
        LinkExpired = "link_expired",
        /// No hand-over has this login code.
        LoginCodeUnknown = "login_code_unknown",
        /// The login code has been used.
        LoginCodeUsed = "login_code_used",
        /// The login code has expired or was revoked.
        LoginCodeExpired = "login_code_expired",
        /// No verified customer has the email that is handed over.
        CustomerUnknown = "customer_unknown",
        /// There is no session, or it has ended.
        Session = "session",
        /// The access token of a hand-over is missing or invalid.
        AccessToken = "access_token",
        /// Signing in with an identity provider isn't set up.
        SocialUnavailable = "social_unavailable",
        /// The store has no identity provider with this id.
        ProviderUnknown = "provider_unknown",
        /// The address isn't one that the store lets a provider redirect to.
        RedirectUnknown = "redirect_unknown",
        /// The provider's authorization code or ID token is refused. Doesn't say by which check.
        SocialRefused = "social_refused",
        /// The nonce or the authorization code has expired or was used.
        SocialExpired = "social_expired",
        /// The identity is linked to another customer.
        SocialTaken = "social_taken",
        /// The provider doesn't answer, or not as it should.
        ProviderUnavailable = "provider_unavailable",
        /// The identity is right, but a mailed code has to prove the email address; `data` has a ticket to send with it.
        SocialProofNeeded = "social_proof_needed",
        /// The ticket of `social_proof_needed` is wrong, was used or has expired.
        TicketExpired = "ticket_expired",
        /// The passkey's signature, or what it signs, is refused. Doesn't say by which check.
        PasskeyRefused = "passkey_refused",
        /// No customer of the store has the passkey.
        PasskeyUnknown = "passkey_unknown",
        /// The challenge that the passkey signs has expired or was used.
        PasskeyExpired = "passkey_expired",
        /// The session's sign-in is too long ago for a change of this weight.
        ProofRequired = "proof_required",
        /// The customer hasn't proved the email address.
        Unproven = "unproven",
        /// The passkey is there already.
        PasskeyExists = "passkey_exists",
        /// The customer has as many passkeys as there may be.
        PasskeyLimit = "passkey_limit",
        /// No such path.
        NotFound = "not_found",
        /// The path doesn't support this method.
        Method = "method",
        /// The body is too large.
        TooLarge = "too_large",
        /// The body is not declared as JSON.
        MediaType = "media_type",
        /// In a browser, only a script of an allowed page may make the call.
        ScriptOnly = "script_only",
        /// Too many attempts; `Retry-After` says how long to wait.
        TooMany = "too_many",
        /// An error in the server; the request id finds it in the log.
        Internal = "internal",
        /// The server can't work at the moment.
        Unavailable = "unavailable",
        /// The server is about to stop. Only `/readyz` says so; the server still answers everything else.
        Draining = "draining",
    }
}

impl Code {
    /// Whether Portico's own server uses it; other codes are for other backends' dialects.
    pub fn is_ours(self) -> bool {
        self != Self::AccountInactive
    }
}

impl FieldCode {
    /// Whether Portico's own server uses it; other codes are for other backends' dialects.
    pub fn is_ours(self) -> bool {
        !matches!(self, Self::Symbols | Self::Composition)
    }
}

/// The bounds of a refused value.
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
