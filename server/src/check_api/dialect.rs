//! What the server should speak, and which differences from the contract the app's dialect of that name deals with.

use clap::ValueEnum;

/// A dialect of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Dialect {
    /// The contract of docs/api.md
    #[default]
    Portico,
    /// The storefront API of Spurtcommerce; the path is /api unless the address has one
    Spurtcommerce,
    /// Document B alone: hand-overs with an access token
    Axim,
}

/// What the app neither sends to such a server nor reads from it, or reads in the way that the server has.
const SPURTCOMMERCE: &[&str] = &[
    "answers.envelope",
    "answers.large-body",
    "answers.long-query",
    "answers.malformed",
    "answers.media-type",
    "answers.method",
    "answers.refused-with-200",
    "answers.unknown-path",
    "answers.wrong-type",
    "codes.bad-address",
    "codes.missing-address",
    "cors.any-origin",
    "cors.refusals",
    "register.apostrophe",
    "register.without-code",
    "resets.check-by-post",
    "sessions.malformed-token",
    "sessions.other-scheme",
    "sign-in.address-list",
    "sign-in.without-type",
];

impl Dialect {
    /// As the report names it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Portico => "portico",
            Self::Spurtcommerce => "spurtcommerce",
            Self::Axim => "axim",
        }
    }

    /// The path in front of the API's paths where the address has none.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Spurtcommerce => "/api",
            Self::Portico | Self::Axim => "",
        }
    }

    /// Whether an account can be made with a code alone.
    pub const fn needs_code(self) -> bool {
        matches!(self, Self::Spurtcommerce)
    }

    /// Whether the app's dialect deals with a difference that this check finds.
    pub fn handles(self, id: &str) -> bool {
        self == Self::Spurtcommerce && SPURTCOMMERCE.contains(&id)
    }
}
