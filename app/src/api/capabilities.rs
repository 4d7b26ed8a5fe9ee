//! What a backend can do.

use portico_shared::field::Kind;
use portico_shared::problem::FieldCode;

use crate::text::Message;

/// What a backend finds wrong with a value that passes the rules of the shared crate.
pub type Rule = fn(Kind, &str) -> Option<FieldCode>;

/// What a backend can do besides signing in with a password, and what it demands. Pages offer nothing else.
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub struct Capabilities {
    /// Whether it opens sessions for customers. One that does not only exchanges an email address for a one-time login code, with the
    /// host page's access token: one page does that, in place of all others.
    pub opens_sessions: bool,
    /// Whether it signs in with a mailed code.
    pub signs_in_with_code: bool,
    /// Whether it signs in with a provider: it exchanges a provider's code, and links an identity at one to an account.
    pub signs_in_with_providers: bool,
    /// Whether it signs in with passkeys, and keeps those of a customer.
    pub signs_in_with_passkeys: bool,
    /// Whether it keeps a customer signed in longer on request.
    pub remembers: bool,
    /// Whether it redeems one-time login codes, and keeps carts.
    pub hands_over: bool,
    /// Whether a password reset ends the sessions of the account.
    pub ends_sessions: bool,
    /// Whether its reset links have the key in the query, as `?token=` or `?key=`.
    pub takes_links_with_query: bool,
    /// Whether it keeps the telephone number of a customer. Otherwise the form doesn't ask for one.
    pub keeps_phone_number: bool,
    /// Its own rule, besides those of the shared crate.
    pub rule: Option<Rule>,
    /// The hint that helps to choose a password that it accepts.
    pub password_hint: Message,
}

impl Capabilities {
    /// Those of Portico's own server.
    pub const ALL: Self = Self {
        signs_in_with_code: true,
        signs_in_with_providers: true,
        signs_in_with_passkeys: true,
        remembers: true,
        hands_over: true,
        ends_sessions: true,
        ..Self::PASSWORDS
    };

    /// Registering, signing in and out, and a password reset.
    pub const PASSWORDS: Self = Self { opens_sessions: true, keeps_phone_number: true, ..Self::NONE };

    /// A one-time login code for an access token, and nothing else.
    pub const NONE: Self = Self {
        opens_sessions: false,
        signs_in_with_code: false,
        signs_in_with_providers: false,
        signs_in_with_passkeys: false,
        remembers: false,
        hands_over: false,
        ends_sessions: false,
        takes_links_with_query: false,
        keeps_phone_number: false,
        rule: None,
        password_hint: Message::NewPasswordHint,
    };
}
