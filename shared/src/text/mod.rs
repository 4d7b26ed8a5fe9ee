//! The texts of error codes and fields, by language. They're here because both sides use them: the page at a field, the
//! server in an answer's `message`. A code or a kind of field without a text doesn't compile.

mod en;

use crate::field::Kind;
use crate::problem::{Code, FieldCode, Params};

/// A language that Portico speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// Every language.
    pub const ALL: &'static [Self] = &[Self::English];

    /// The BCP 47 tag, for `lang` attributes.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }

    /// The direction that it is written in, for `dir` attributes.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::English => "ltr",
        }
    }

    /// The language of a BCP 47 tag, by its primary subtag; `None` for one that we don't have.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.iter().copied().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The label of a kind of field.
    pub fn label(self, kind: Kind) -> &'static str {
        match self {
            Self::English => en::label(kind),
        }
    }

    /// The text of an error code.
    pub fn code(self, code: Code) -> &'static str {
        match self {
            Self::English => en::code(code),
        }
    }

    /// The text of a field's error code.
    pub fn field(self, kind: Kind, code: FieldCode, params: Params) -> String {
        match self {
            Self::English => en::field(kind, code, params),
        }
    }
}
