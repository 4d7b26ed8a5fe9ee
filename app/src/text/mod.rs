//! The words of an app: the texts of the messages in its language. In the browser they are a list that the page loads beside the wasm, and
//! scripts look them up, since the browser has plural rules and number formats of its own; where the site is built, they come from
//! `locales/`.

mod date;
mod loaded;
#[cfg(not(target_arch = "wasm32"))]
mod native;

use portico_shared::field::Kind;
use portico_shared::problem::{Code, FieldCode, Params};

pub use portico_shared::message::Message;

pub use date::date;
pub use loaded::LoadedWords;
#[cfg(target_arch = "wasm32")]
pub use loaded::LoadedWords as Words;
#[cfg(not(target_arch = "wasm32"))]
pub use native::Words;

/// The words that the page has loaded, as the app has words.
#[cfg(target_arch = "wasm32")]
pub fn of_page(words: LoadedWords) -> Words {
    words
}

/// The words that the page has loaded, as the app has words.
#[cfg(not(target_arch = "wasm32"))]
pub fn of_page(words: LoadedWords) -> Words {
    Words::Loaded(words)
}

impl Words {
    /// The text of a request's error code.
    pub fn code(&self, code: Code) -> String {
        self.text(Message::of_code(code))
    }

    /// The label of a kind of field.
    pub fn label(&self, kind: Kind) -> String {
        self.text(Message::label(kind))
    }

    /// The text of a field's error code.
    pub fn field(&self, kind: Kind, code: FieldCode, params: Params) -> String {
        let (message, Params { min, max }) = Message::of_field(kind, code, params);
        self.with_numbers(message, max.unwrap_or_default(), min.unwrap_or_default())
    }

    /// The text of a message with this text in it.
    pub fn with(&self, message: Message, text: &str) -> String {
        let template = self.text(message);
        let (before, after) = halves(&template);
        [before, text, after].concat()
    }
}

/// What is before and after the place in a text: `{0}`. No other text has a brace.
pub fn halves(template: &str) -> (&str, &str) {
    let (before, after) = template.split_once('{').unwrap_or((template, ""));
    (before, after.get(2..).unwrap_or_default())
}
