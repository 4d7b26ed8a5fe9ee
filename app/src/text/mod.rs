//! The words of the pages. Words for error codes are in the shared crate, since the server sends them too.

mod en;
mod words;

use portico_shared::text::Language;

pub use words::{FallbackWords, Words};

impl FallbackWords {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &en::FALLBACK,
        }
    }
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &en::WORDS,
        }
    }
}
