//! What the pages know of a backend: one trait, and one type for all that can go wrong.
//!
//! A dialect is one file behind the trait; `docs/backends.md` says how to write one.

// The example of `docs/backends.md`.
#[cfg(test)]
#[path = "../../../examples/backend/members.rs"]
mod members;

mod exchange;
mod read;
mod spurtcommerce;
mod storefront;

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use portico_shared::field::Kind;
use portico_shared::forms::{ForgotPassword, Login, Register, ResetPassword, SendOtp};
use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::wire::{LoginCodeFound, OtpSent, User};

use crate::config::{Config, Dialect};
use crate::host::Host;
use crate::text::Words;
use exchange::{Server, refused};
use spurtcommerce::Spurtcommerce;
use storefront::Storefront;

/// The backend that a configuration names; `host` is where the app is, if it is in a browser.
pub fn connect(config: &Config, host: Option<&Host>) -> Rc<dyn CustomerApi> {
    let server = Server::new(config);
    match config.dialect {
        Dialect::Portico | Dialect::Axim => Rc::new(Storefront::new(server, config.dialect, host.cloned())),
        Dialect::Spurtcommerce => Rc::new(Spurtcommerce::new(server)),
    }
}

/// What a call gives, later.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, Problem>>>>;

/// What a backend can do besides signing in with a password, and what it demands. A page offers nothing else.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub struct Abilities {
    /// Whether it signs in with a mailed code.
    pub signs_in_with_code: bool,
    /// Whether it keeps somebody signed in longer who asks for it.
    pub remembers: bool,
    /// Whether it knows the one-time login codes of document B, and with them carts.
    pub hands_over: bool,
    /// Whether a reset of the password ends the sessions of the account.
    pub ends_sessions: bool,
    /// Whether its reset links have the key in the query, as `?token=` or `?key=`.
    pub takes_links_with_query: bool,
    /// What it would find wrong with a value that passes the rules of the shared crate.
    pub rule: Option<fn(Kind, &str) -> Option<FieldCode>>,
    /// What helps to choose a password that it takes.
    pub password_hint: fn(&Words) -> &'static str,
}

impl Abilities {
    /// Those of Portico's own server.
    pub const ALL: Self = Self {
        signs_in_with_code: true,
        remembers: true,
        hands_over: true,
        ends_sessions: true,
        ..Self::NONE
    };

    /// Registering, signing in and out, and a reset.
    pub const NONE: Self = Self {
        signs_in_with_code: false,
        remembers: false,
        hands_over: false,
        ends_sessions: false,
        takes_links_with_query: false,
        rule: None,
        password_hint: |words| words.new_password_hint,
    };
}

/// A shop's customer API, whatever its dialect. What only some backends can do has a body here that refuses; no page asks
/// for it without the ability.
pub trait CustomerApi {
    /// What the backend can do.
    fn abilities(&self) -> &'static Abilities;
    /// Mails a code that proves the address.
    fn send_otp(&self, form: SendOtp) -> Answer<OtpSent>;
    /// Makes an account whose address is proved by the code.
    fn register(&self, form: Register, otp: &str) -> Answer<()>;
    /// Signs in with a password.
    fn sign_in(&self, form: Login, remember: bool) -> Answer<SignedIn>;
    /// Signs in with a mailed code.
    fn sign_in_with_code(&self, _email: &str, _otp: &str, _remember: bool) -> Answer<SignedIn> {
        refused(Problem::unreadable())
    }
    /// Mails a link to the reset page.
    fn send_reset_link(&self, form: ForgotPassword) -> Answer<()>;
    /// Tells whether the key of a reset link works, without using it up.
    fn check_reset_key(&self, key: &str) -> Answer<()>;
    /// Sets a new password.
    fn reset_password(&self, key: &str, form: ResetPassword) -> Answer<()>;
    /// The customer of a session.
    fn profile(&self, token: &str) -> Answer<Customer>;
    /// Tells whom a one-time login code signs in, without using it up; `session` is the token of whoever is signed in.
    fn check_login_code(&self, _code: &str, _session: Option<&str>) -> Answer<LoginCodeFound> {
        refused(Problem::unreadable())
    }
    /// Hands a customer and a cart, the JSON of its items, over by an access token; gives a one-time login code.
    fn hand_over(&self, _access_token: &str, _email: &str, _cart: &str) -> Answer<String> {
        refused(Problem::unreadable())
    }
    /// Signs in with a one-time login code. A `session` of the same customer goes on, in place of a new one.
    fn redeem(&self, _code: &str, _session: Option<&str>) -> Answer<SignedIn> {
        refused(Problem::unreadable())
    }
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
#[derive(Clone, Debug, Default)]
pub struct FieldProblem {
    /// The field's name on the wire.
    pub name: String,
    /// What is wrong; nothing where the server's code is not one of ours.
    pub code: Option<FieldCode>,
    /// The bounds that the code speaks of; where there are none, those of our own rule count.
    pub params: Params,
    /// The server's own words, for a code that we have none for.
    pub message: String,
}

impl FieldProblem {
    /// One that our own words say all of.
    pub fn new(name: String, code: FieldCode) -> Self {
        Self { name, code: Some(code), ..Self::default() }
    }
}

impl Problem {
    /// An answer that is not in the backend's dialect: some other server's, or a proxy's page.
    pub fn unreadable() -> Self {
        Self::Refused(Box::new(Refusal { code: Some(Code::Internal), ..Refusal::default() }))
    }

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
