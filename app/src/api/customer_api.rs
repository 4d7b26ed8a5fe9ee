//! The trait that every backend implements, and what its calls return.

use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::wire::passkeys::Passkeys;
use portico_shared::wire::{
    LoginCodeFound, OtpSent, SocialBegun, SocialIdentity, SocialProof, SocialToken, User,
};

use super::api_future::{ApiFuture, refused};
use super::problem::Problem;

/// A shop's customer API, whatever its dialect. What only some backends can do has a body here that refuses; a page asks for it
/// only where the capabilities say so.
pub trait CustomerApi {
    /// Mails a code that confirms the address.
    fn send_otp(&self, form: SendOtp) -> ApiFuture<OtpSent>;
    /// Creates an account whose address the code confirms. A `ticket` links an identity at a provider to it.
    fn register(&self, form: Register, otp: &str, ticket: Option<&str>) -> ApiFuture<()>;
    /// Signs in with a password.
    fn sign_in(&self, form: Login, remember: bool) -> ApiFuture<SignedIn>;
    /// Signs in with a mailed code. A `ticket` links an identity at a provider to the account.
    fn sign_in_with_code(
        &self,
        _email: &str,
        _otp: &str,
        _remember: bool,
        _ticket: Option<&str>,
    ) -> ApiFuture<SignedIn> {
        refused(Problem::unreadable())
    }
    /// Says what the authorization request to a provider has to hold.
    fn begin_social(&self, _provider: &str) -> ApiFuture<SocialBegun> {
        refused(Problem::unreadable())
    }
    /// Exchanges a provider's code for the ID token of the shopper's identity there.
    fn exchange(&self, _code: SocialToken) -> ApiFuture<String> {
        refused(Problem::unreadable())
    }
    /// Signs in with an ID token.
    fn sign_in_with_identity(&self, _identity: Identity, _remember: bool) -> ApiFuture<Recognised> {
        refused(Problem::unreadable())
    }
    /// Links the identity of an ID token to the customer of a session.
    fn link_identity(&self, _session: &str, _id_token: &str) -> ApiFuture<()> {
        refused(Problem::unreadable())
    }
    /// The identities that are linked to the customer of a session.
    fn identities(&self, _session: &str) -> ApiFuture<Vec<SocialIdentity>> {
        refused(Problem::unreadable())
    }
    /// Removes the link to the identity of this number from the customer of a session.
    fn unlink_identity(&self, _session: &str, _id: i64) -> ApiFuture<()> {
        refused(Problem::unreadable())
    }
    /// Says what the browser needs to sign in with a passkey.
    fn passkey_options(&self) -> ApiFuture<PasskeyBegun> {
        refused(Problem::unreadable())
    }
    /// Signs in with a passkey. `credential` is what the browser has given, as JSON.
    fn sign_in_with_passkey(&self, _credential: &str, _remember: bool) -> ApiFuture<SignedIn> {
        refused(Problem::unreadable())
    }
    /// Says what the browser needs to create a passkey for the customer of a session.
    fn passkey_creation_options(&self, _session: &str) -> ApiFuture<PasskeyBegun> {
        refused(Problem::unreadable())
    }
    /// Adds a passkey to the customer of a session. `credential` is what the browser has given, as JSON.
    fn add_passkey(&self, _session: &str, _credential: &str) -> ApiFuture<()> {
        refused(Problem::unreadable())
    }
    /// The passkeys of the customer of a session.
    fn passkeys(&self, _session: &str) -> ApiFuture<Passkeys> {
        refused(Problem::unreadable())
    }
    /// Gives the passkey of this number another name.
    fn rename_passkey(&self, _session: &str, _id: i64, _name: &str) -> ApiFuture<()> {
        refused(Problem::unreadable())
    }
    /// Removes the passkey of this number from the customer of a session.
    fn remove_passkey(&self, _session: &str, _id: i64) -> ApiFuture<()> {
        refused(Problem::unreadable())
    }
    /// Mails a link to the reset page.
    fn send_reset_link(&self, form: ForgotPassword) -> ApiFuture<()>;
    /// Checks whether the key of a reset link works, without using it up.
    fn check_reset_key(&self, key: &str) -> ApiFuture<()>;
    /// Sets a new password.
    fn reset_password(&self, key: &str, form: ResetPassword) -> ApiFuture<()>;
    /// The customer of a session.
    fn profile(&self, token: &str) -> ApiFuture<Customer>;
    /// Says whom a one-time login code signs in, without using it up. `session` is the token of the current session.
    fn check_login_code(&self, _code: &str, _session: Option<&str>) -> ApiFuture<LoginCodeFound> {
        refused(Problem::unreadable())
    }
    /// Hands a customer and a cart (the JSON of its items) over with an access token; returns a one-time login code.
    fn hand_over(&self, _access_token: &str, _email: &str, _cart: &str) -> ApiFuture<String> {
        refused(Problem::unreadable())
    }
    /// Signs in with a one-time login code. A `session` of the same customer is kept instead of a new one.
    fn redeem(&self, _code: &str, _session: Option<&str>) -> ApiFuture<SignedIn> {
        refused(Problem::unreadable())
    }
    /// Ends a session.
    fn sign_out(&self, token: &str) -> ApiFuture<()>;
}

/// A customer, with the cart of the account.
#[derive(Clone)]
pub struct Customer {
    /// Their name and addresses.
    pub user: User,
    /// The cart; `None` where the server keeps none.
    pub cart: Option<Vec<CartLine>>,
}

/// A line of a cart.
#[derive(Clone)]
pub struct CartLine {
    /// The product.
    pub sku: String,
    /// The unit of measure; may be empty.
    pub unit: String,
    /// How much of it.
    pub quantity: f64,
}

/// A session that the server has opened.
pub struct SignedIn {
    /// The session token.
    pub token: String,
    /// When it expires, as an RFC 3339 date; empty where the server does not say.
    pub expires_at: String,
    /// The customer who is signed in.
    pub customer: Customer,
}

/// A shopper's identity at a provider.
pub struct Identity {
    /// The ID token that proves it.
    pub id_token: String,
    /// The given name, where the provider tells it beside the ID token; may be empty.
    pub first_name: String,
    /// The family name, likewise.
    pub last_name: String,
}

/// What the browser needs for a passkey.
#[derive(Clone, Default)]
pub struct PasskeyBegun {
    /// As JSON, for `passkey.js`: `{publicKey, expiresIn}`.
    pub text: String,
    /// The host that the passkey is for.
    pub rp_id: String,
    /// Seconds until the challenge expires.
    pub expires_in: u32,
}

/// Whom an identity at a provider belongs to.
pub enum Recognised {
    /// A customer, who is signed in now.
    Customer(SignedIn),
    /// Perhaps a customer: a mailed code has to prove the email address.
    Unproven(SocialProof),
}

/// Where a backend's device token is kept, by which it recognises this browser after a sign-in. The token outlives the session.
pub trait DeviceStore {
    /// The device token of the API at this address.
    fn device(&self, api: &str) -> Option<String>;
    /// Keeps the device token of the API at this address.
    fn keep_device(&self, api: &str, token: &str);
}
