//! Words where the site is built: those of `locales/`.

use std::rc::Rc;

use portico_locales::{Language, Translations, template};
use portico_shared::message::Message;

use super::loaded::LoadedWords;

/// What a text starts with that stands for a message, and what it ends with: from Unicode's private use area, so that no text has it.
const REFERENCE: [char; 2] = ['\u{e000}', ';'];

/// The words of one language, or what stands for the words of any.
#[derive(Clone)]
pub enum Words {
    /// The words of a language, for its static pages.
    Of(Language, Rc<Translations>),
    /// In the place of each text, the number of its message, between the marks that `tree.js` knows.
    References,
    /// The app's exports name it on every machine.
    Loaded(LoadedWords),
}

impl Words {
    /// The text of a message, with `{0}` where something is to be put into it.
    pub fn text(&self, message: Message) -> String {
        let [begin, end] = REFERENCE;
        match self {
            Self::Of(language, translations) => {
                template(translations, *language, message).as_str().unwrap_or_default().to_owned()
            }
            Self::References => format!("{begin}{}{end}", message as u8),
            Self::Loaded(words) => words.text(message),
        }
    }

    /// The text of a message, with these numbers in it. The static pages have none.
    pub fn with_numbers(&self, message: Message, first: usize, second: usize) -> String {
        match self {
            Self::Of(..) | Self::References => String::new(),
            Self::Loaded(words) => words.with_numbers(message, first, second),
        }
    }

    /// A number as text. The static pages have none.
    pub fn number(&self, number: f64) -> String {
        match self {
            Self::Of(..) | Self::References => String::new(),
            Self::Loaded(words) => words.number(number),
        }
    }
}
