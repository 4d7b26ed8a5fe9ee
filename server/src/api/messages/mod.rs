//! What answers and mails say, by language. The messages of refusals are in the shared crate, since pages show them too.

mod en;
mod letter;
mod mail;
mod success;

use portico_shared::text::Language;

pub use letter::{Letter, Part};
pub use mail::Mail;
pub use success::SuccessMessage;

impl SuccessMessage {
    /// The text.
    pub const fn text(self, language: Language) -> &'static str {
        match language {
            Language::English => en::success(self),
        }
    }
}

/// The text of a mail from the store of this name.
pub fn letter(language: Language, store: &str, mail: &Mail<'_>) -> Letter {
    match language {
        Language::English => en::letter(store, mail),
    }
}
