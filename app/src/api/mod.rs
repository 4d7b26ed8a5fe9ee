//! What the pages know of a backend: one trait, and one type for all that can go wrong.

mod storefront;

use std::future::Future;
use std::pin::Pin;

use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::wire::{LoginCodeFound, OtpSent, User};

pub use storefront::Storefront;

/// What a call gives, later.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Problem>>>>;

/// A shop's customer API, whatever its dialect.
pub trait CustomerApi {
    /// Mails a code that proves the address.
    fn send_otp(&self, form: SendOtp) -> Answer<OtpSent>;
    /// Makes an account whose address is proved by the code.
    fn register(&self, form: Register, otp: &str) -> Answer<()>;
    /// Signs in with a password.
    fn sign_in(&self, form: Login, remember: bool) -> Answer<SignedIn>;
    /// Signs in with a mailed code.
    fn sign_in_with_code(&self, email: &str, otp: &str, remember: bool) -> Answer<SignedIn>;
    /// Mails a link to the reset page.
    fn send_reset_link(&self, form: ForgotPassword) -> Answer<()>;
    /// Tells whether the key of a reset link works, without using it up.
    fn check_reset_key(&self, key: &str) -> Answer<()>;
    /// Sets a new password.
    fn reset_password(&self, key: &str, form: ResetPassword) -> Answer<()>;
    /// The customer of a session.
    fn profile(&self, token: &str) -> Answer<Customer>;
    /// Tells whom a one-time login code signs in, without using it up; `session` is the token of whoever is signed in.
    fn check_login_code(&self, code: &str, session: Option<&str>) -> Answer<LoginCodeFound>;
    /// Hands a customer and a cart, the JSON of its items, over by an access token; gives a one-time login code.
    fn hand_over(&self, access_token: &str, email: &str, cart: &str) -> Answer<String>;
    /// Signs in with a one-time login code. A `session` of the same customer goes on, in place of a new one.
    fn redeem(&self, code: &str, session: Option<&str>) -> Answer<SignedIn>;
    /// Ends a session.
    fn sign_out(&self, token: &str) -> Answer<()>;
}

/// A customer, with the cart that is kept with the account.
#[derive(Clone)]
pub struct Customer {
    /// Who it is.
    pub user: User,
    /// The cart; nothing where the server keeps none.
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

/// A session that has begun at the server.
pub struct SignedIn {
    /// What the session goes by.
    pub token: String,
    /// When it ends, as an RFC 3339 date; empty where the server does not say.
    pub expires_at: String,
    /// Whose it is.
    pub customer: Customer,
}

/// Why a call did not do what it was asked.
#[derive(Clone, Debug)]
pub enum Problem {
    /// The request did not arrive, or its answer did not.
    Unreachable,
    /// No answer came in time.
    TimedOut,
    /// The server refused.
    Refused(Box<Refusal>),
}

/// A server's refusal.
#[derive(Clone, Debug, Default)]
pub struct Refusal {
    /// Why; nothing where the server's code is not one of ours.
    pub code: Option<Code>,
    /// The server's own words, for a code that we have none for.
    pub message: String,
    /// What is wrong with which field.
    pub fields: Vec<FieldProblem>,
    /// Seconds until another try is allowed.
    pub retry_after: Option<u32>,
    /// The id under which the server logged the request.
    pub request_id: Option<String>,
    /// The status of the answer.
    pub status: u16,
}

/// What is wrong with one field.
#[derive(Clone, Debug)]
pub struct FieldProblem {
    /// The field's name on the wire.
    pub name: String,
    /// What is wrong; nothing where the server's code is not one of ours.
    pub code: Option<FieldCode>,
    /// The bounds that the code speaks of.
    pub params: Params,
    /// The server's own words, for a code that we have none for.
    pub message: String,
}

impl Problem {
    /// What a host calls it: the server's code, or what kept an answer of the server from coming.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed-out",
            Self::Refused(refusal) => refusal.code.map_or("unknown", Code::as_str),
        }
    }

    /// Whether there is no answer, so that nobody knows what was done.
    pub fn is_lost(&self) -> bool {
        matches!(self, Self::Unreachable | Self::TimedOut)
    }

    /// The server's code, if it refused with one of ours.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Refused(refusal) => refusal.code,
            Self::Unreachable | Self::TimedOut => None,
        }
    }
}
