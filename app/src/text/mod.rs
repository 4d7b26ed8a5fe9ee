//! The words of the pages. Words for error codes are in the shared crate, since the server sends them too.

mod en;
mod words;

use portico_shared::text::Language;

#[cfg(not(target_arch = "wasm32"))]
pub use words::FallbackWords;
pub use words::Words;

#[cfg(not(target_arch = "wasm32"))]
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
