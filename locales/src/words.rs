//! The words of the app: the texts of a language as the browser gets them.

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use portico_shared::message::Message;
use serde_json::{Value, json};

use crate::check::number_argument;
use crate::language::Language;
use crate::plurals::sample_numbers;
use crate::texts::{Translations, format};

/// Stands for the number in a text until its place is known.
const NUMBER: &str = "\u{1}";

/// The texts of these messages, in their order.
pub fn list(translations: &Translations, language: Language, messages: &[Message]) -> Value {
    messages.iter().map(|message| template(translations, language, *message)).collect()
}

/// The text of a message with `{0}` in the place of its first argument, and so on. If its form depends on a number, it is a list: the
/// place of that argument, and the text of each plural category that differs from `other`, by `Intl.PluralRules`.
pub fn template(translations: &Translations, language: Language, message: Message) -> Value {
    let bundle = translations.make(language, |value, _: &IntlLangMemoizer| {
        matches!(value, FluentValue::Number(_)).then(|| NUMBER.to_owned())
    });
    let arguments = message.arguments();
    let number = number_argument(message.id());
    let place = |index: usize| format!("{{{index}}}");
    let text = |sample: u64| {
        let mut values = FluentArgs::new();
        for (index, name) in arguments.iter().enumerate() {
            let value = if number == Some(name) {
                FluentValue::from(sample)
            } else {
                FluentValue::from(place(index))
            };
            values.set(*name, value);
        }
        format(&bundle, message.id(), &values)
    };
    let Some(index) = arguments.iter().position(|name| number == Some(name)) else {
        return text(0).into();
    };
    let mut forms: BTreeMap<&str, String> = sample_numbers(language)
        .into_iter()
        .map(|(category, sample)| (category, text(sample).replace(NUMBER, &place(index))))
        .collect();
    let other = forms.get("other").cloned().unwrap_or_default();
    forms.retain(|category, form| *category == "other" || *form != other);
    if forms.len() == 1 { other.into() } else { json!([index, forms]) }
}
