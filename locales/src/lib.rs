//! Every text that shoppers read, in every language: the Fluent files beside this crate, one folder for each language.
//!
//! The server formats its answers and emails with them, and the build writes them into the static pages and into the lists of words
//! that the app loads. The app itself has no text, and doesn't use this crate.

mod check;
mod language;
mod number;
mod own;
mod plurals;
mod pseudo;
mod texts;
mod words;

pub use check::{Fault, check, is_sent_by_server};
pub use language::{Direction, Language};
pub use own::OwnTexts;
pub use texts::{Argument, Translations};
pub use words::{list, template};
