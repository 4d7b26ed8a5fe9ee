//! What the server says when all is well: the messages of its answers and its mails, by language. What it says when
//! something is wrong is in the shared crate, since the page says it too.

mod en;
mod letter;
mod mail;

use portico_shared::text::Language;

pub use letter::{Letter, Part};
pub use mail::Mail;

/// What a request that is done says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A code is on its way, if the address takes mail.
    CodeSent,
    /// The account is made, or its owner gets a notice.
    Registered,
    /// The account is made and the email proven.
    RegisteredVerified,
    /// Signed in.
    SignedIn,
    /// The login code of a hand-over works.
    LoginCodeValid,
    /// A reset link is on its way, if there is an account.
    LinkSent,
    /// The reset link works.
    LinkValid,
    /// The new password holds.
    PasswordSet,
    /// Here is the profile.
    Profile,
    /// Signed out.
    SignedOut,
    /// The server works.
    Well,
}

impl Said {
    /// The words.
    pub const fn words(self, language: Language) -> &'static str {
        match language {
            Language::English => en::said(self),
        }
    }
}

/// The words of a mail from the store of this name.
pub fn letter(language: Language, store: &str, mail: &Mail<'_>) -> Letter {
    match language {
        Language::English => en::letter(store, mail),
    }
}
