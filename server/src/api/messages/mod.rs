//! What answers and mails say, in the language of a request. The texts are in `locales/`.

mod id;
mod letter;
mod mail;
mod success;
mod texts;

pub(crate) use id::Id;
pub use letter::{Letter, Part};
pub use mail::Mail;
pub use success::SuccessMessage;
pub use texts::Texts;
