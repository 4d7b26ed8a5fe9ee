//! The API's paths and headers.

/// Signs in, or with an access token hands a customer over.
pub const LOGIN: &str = "/customer/login";
/// Describes a one-time login code of a hand-over, without using it up.
pub const LOGIN_CODE_CHECK: &str = "/customer/login-code-check";
/// Creates an account.
pub const REGISTER: &str = "/customer/register";
/// Mails a one-time code.
pub const SEND_OTP: &str = "/customer/send-otp";
/// Mails a link to the reset page. The email address is in the query, as the Spurtcommerce customer API has it.
pub const FORGOT_PASSWORD_LINK: &str = "/customer/forgot-password-link";
/// Checks whether a reset key still works, without using it up.
pub const FORGOT_PASSWORD_KEY_CHECK: &str = "/customer/forgot-password-key-check";
/// Sets a new password with a reset key.
pub const RESET_PASSWORD: &str = "/customer/reset-password";
/// Ends the session of the bearer token.
pub const LOGOUT: &str = "/customer/logout";
/// The signed-in customer.
pub const GET_PROFILE: &str = "/customer/get-profile";
/// Begins a sign-in with an identity provider.
pub const SOCIAL_BEGIN: &str = "/customer/social-begin";
/// Exchanges a provider's authorization code for the ID token.
pub const SOCIAL_TOKEN: &str = "/customer/social-token";
/// Takes the form that a provider posts back, and redirects to the page; a store's key and the provider's id follow.
pub const SOCIAL_RETURN: &str = "/customer/social-return";
/// The same, with its parameters.
pub const SOCIAL_RETURN_FORM: &str = "/customer/social-return/{store}/{provider}";
/// Links an identity at a provider to the signed-in customer.
pub const SOCIAL_LINK: &str = "/customer/social-link";
/// The identities that are linked to the signed-in customer.
pub const SOCIAL_LINKS: &str = "/customer/social-links";
/// One of them, with its parameter.
pub const SOCIAL_LINKED: &str = "/customer/social-links/{id}";
/// What a page needs to sign in with a passkey.
pub const PASSKEY_OPTIONS: &str = "/customer/passkey-options";
/// What a page needs to make a passkey for the signed-in customer.
pub const PASSKEY_CREATION_OPTIONS: &str = "/customer/passkey-creation-options";
/// The passkeys of the signed-in customer.
pub const PASSKEYS: &str = "/customer/passkeys";
/// One of them, with its parameter.
pub const PASSKEY: &str = "/customer/passkeys/{id}";
/// The origins that may use the passkeys of a host (WebAuthn Level 3, section 5.11). It's at the root, whatever the API's prefix.
pub const WELL_KNOWN_WEBAUTHN: &str = "/.well-known/webauthn";

/// Selects the store.
pub const KEY: &str = "key";
/// The store's line of business, which is stored with a registration.
pub const INDUSTRY: &str = "industry";
/// The numeric id of the language of messages and mails.
pub const LANGUAGE_KEY: &str = "languagekey";
/// The access token of a hand-over (the AXIM customer login).
pub const ACCESS_TOKEN: &str = "accesstoken";
/// The id of the request, on every answer.
pub const REQUEST_ID: &str = "x-request-id";

/// The store when the `key` header is absent (Spurtcommerce customer API).
pub const DEFAULT_KEY: &str = "8097571064818418";
/// The line of business when the `industry` header is absent (Spurtcommerce customer API).
pub const DEFAULT_INDUSTRY: &str = "electronics";
/// The language id when the `languagekey` header is absent (Spurtcommerce customer API).
pub const DEFAULT_LANGUAGE_KEY: &str = "57";
