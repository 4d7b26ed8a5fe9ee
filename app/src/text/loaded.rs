//! Words that the page has loaded.

use portico_shared::message::Message;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The functions of `words.js`, for one language.
    #[derive(Clone)]
    pub type LoadedWords;

    #[wasm_bindgen(method, js_name = text)]
    fn text_of(this: &LoadedWords, message: u8) -> String;

    #[wasm_bindgen(method, js_name = format)]
    fn format_of(this: &LoadedWords, message: u8, first: usize, second: usize) -> String;

    /// A number as people write it in this language, with up to three decimals.
    #[wasm_bindgen(method)]
    pub fn number(this: &LoadedWords, number: f64) -> String;
}

impl LoadedWords {
    /// The text of a message, with `{0}` where something is to be put into it.
    pub fn text(&self, message: Message) -> String {
        self.text_of(message as u8)
    }

    /// The text of a message, with these numbers in it.
    pub fn with_numbers(&self, message: Message, first: usize, second: usize) -> String {
        self.format_of(message as u8, first, second)
    }
}
