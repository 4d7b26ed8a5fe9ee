//! The tests' words in the language of a page. Tests name texts in English; on a page in another language, each stands for the text of
//! the same message.

use std::sync::OnceLock;

use portico_locales::{Language, Translations, template};
use portico_shared::message::Message;

/// What follows the label of a field that may stay empty.
const OPTIONAL: &str = " (optional)";

/// The texts of all languages.
fn translations() -> &'static Translations {
    static ALL: OnceLock<Translations> = OnceLock::new();
    ALL.get_or_init(Translations::default)
}

/// The text of a message, with `{0}` in the place of its first argument. None if it has several forms.
fn text(language: Language, message: Message) -> Option<String> {
    template(translations(), language, message).as_str().map(str::to_owned)
}

/// The texts in a language of those messages whose English text is wanted.
fn of_messages(language: Language, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let english = |message| text(Language::default(), message).is_some_and(|text| is_wanted(&text));
    let wanted = Message::ALL.iter().copied().filter(|message| english(*message));
    wanted.filter_map(|message| text(language, message)).collect()
}

/// The texts that an English one may stand for: several, if messages have the same English text. What no message says stays the same.
pub(crate) fn names(language: Language, english: &str) -> Vec<String> {
    if language == Language::default() {
        return vec![english.to_owned()];
    }
    let label = english.strip_suffix(OPTIONAL);
    let mut found = of_messages(language, |text| text == label.unwrap_or(english));
    if label.is_some() {
        let optional = of_messages(language, |text| text == OPTIONAL.trim()).pop().unwrap_or_default();
        for name in &mut found {
            *name = format!("{name} {optional}");
        }
    }
    if found.is_empty() { vec![english.to_owned()] } else { found }
}

/// Whether `said` has the words that these English ones are part of. Of a text into which something is put, what is around that counts.
pub(crate) fn has(language: Language, said: &str, english: &str) -> bool {
    let found = of_messages(language, |text| text.contains(english));
    if language == Language::default() || found.is_empty() {
        return said.contains(english);
    }
    let mut around = found.iter().map(|text| text.split(['{', '}']).step_by(2));
    around.any(|mut parts| parts.all(|part| said.contains(part.trim())))
}
