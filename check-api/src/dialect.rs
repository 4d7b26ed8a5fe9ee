//! The dialects, and the differences from the contract that each of them handles.

use clap::ValueEnum;

/// A dialect of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Dialect {
    /// The contract of docs/api.md
    #[default]
    Portico,
    /// The Spurtcommerce customer API; the path is /api unless the address has one
    Spurtcommerce,
    /// Only the AXIM customer login: hand-overs with an access token
    Axim,
}

/// The checks whose differences the app's Spurtcommerce dialect handles: it doesn't depend on them, or reads what the server
/// sends instead.
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
    "register.unicode",
    "register.without-code",
    "resets.check-by-post",
    "resets.damaged-key",
    "sessions.other-scheme",
    "sign-in.address-list",
    "sign-in.without-type",
];

impl Dialect {
    /// Its name in the report.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Portico => "portico",
            Self::Spurtcommerce => "spurtcommerce",
            Self::Axim => "axim",
        }
    }

    /// The path in front of the API's paths if the address has none.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Spurtcommerce => "/api",
            Self::Portico | Self::Axim => "",
        }
    }

    /// Whether registering requires a one-time code.
    pub const fn needs_code(self) -> bool {
        matches!(self, Self::Spurtcommerce)
    }

    /// Whether the app's dialect handles a difference that this check finds.
    pub fn handles(self, id: &str) -> bool {
        self == Self::Spurtcommerce && SPURTCOMMERCE.contains(&id)
    }
}
