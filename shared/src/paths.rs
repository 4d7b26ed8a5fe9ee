//! The API's paths and headers, as the customer API documents spell them.

/// Signs in: document A's login, and document B's hand-over.
pub const LOGIN: &str = "/customer/login";
/// Tells what a one-time login code of document B is about, without using it up.
pub const LOGIN_CODE_CHECK: &str = "/customer/login-code-check";
/// Makes an account.
pub const REGISTER: &str = "/customer/register";
/// Mails a one-time code.
pub const SEND_OTP: &str = "/customer/send-otp";
/// Mails a link to the reset page; the address is in the query, as the document has it.
pub const FORGOT_PASSWORD_LINK: &str = "/customer/forgot-password-link";
/// Tells whether a reset key still works, without using it up.
pub const FORGOT_PASSWORD_KEY_CHECK: &str = "/customer/forgot-password-key-check";
/// Sets a new password with a reset key.
pub const RESET_PASSWORD: &str = "/customer/reset-password";
/// Ends the session of the bearer token.
pub const LOGOUT: &str = "/customer/logout";
/// The signed-in customer.
pub const GET_PROFILE: &str = "/customer/get-profile";

/// Selects the store.
pub const KEY: &str = "key";
/// The store's trade; kept with a registration.
pub const INDUSTRY: &str = "industry";
/// Numeric language id; sets the language of messages and mails.
pub const LANGUAGE_KEY: &str = "languagekey";
/// Document B's access token.
pub const ACCESS_TOKEN: &str = "accesstoken";
/// The id of a request, on every answer.
pub const REQUEST_ID: &str = "x-request-id";

/// The store when the `key` header is absent (document A).
pub const DEFAULT_KEY: &str = "8097571064818418";
/// The trade when the `industry` header is absent (document A).
pub const DEFAULT_INDUSTRY: &str = "electronics";
/// The language id when the `languagekey` header is absent (document A).
pub const DEFAULT_LANGUAGE_KEY: &str = "57";
