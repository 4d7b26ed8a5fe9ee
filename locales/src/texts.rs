//! Texts by id, with what is put into them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use crate::check::Fault;
use crate::language::{Direction, Language};
use crate::number::Numbers;
use crate::own::{OwnTexts, check_own, entry};
use crate::plurals;
use crate::pseudo;

/// What is put into a text.
#[derive(Clone, Copy, Debug)]
pub enum Argument<'a> {
    /// A text, such as an address. In a text that runs from right to left it keeps its own direction.
    Text(&'a str),
    /// A whole number, written as the language does, which may decide between plural forms.
    Number(u64),
}

pub(crate) type Bundle = FluentBundle<FluentResource>;

/// The texts in every language, with those that a shop has replaced.
#[derive(Default)]
pub struct Translations {
    own: OwnTexts,
    /// Each language's texts, by its tag, once they are needed.
    bundles: OnceLock<BTreeMap<&'static str, OnceLock<Bundle>>>,
}

impl Translations {
    /// The texts, with a shop's own in the place of some.
    ///
    /// # Errors
    /// What is wrong with the shop's texts: an unknown language or id, a text that is none, or another placeable than the message has.
    pub fn with_own(own: OwnTexts) -> Result<Self, Vec<Fault>> {
        let faults = check_own(&own);
        if faults.is_empty() { Ok(Self { own, bundles: OnceLock::new() }) } else { Err(faults) }
    }

    /// The text of a message. The names of the arguments are those of its placeables.
    pub fn text(&self, language: Language, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let is_mirrored = language.direction() == Direction::RightToLeft;
        let mut values = FluentArgs::new();
        for (name, argument) in arguments {
            let value = match argument {
                // First-strong isolate and pop directional isolate: Unicode's UAX #9, section 2.4.2.
                Argument::Text(text) if is_mirrored => format!("\u{2068}{text}\u{2069}").into(),
                Argument::Text(text) => (*text).to_owned().into(),
                Argument::Number(number) => FluentValue::Number(plurals::argument(language, *number)),
            };
            values.set(*name, value);
        }
        format(self.bundle(language), id, &values)
    }

    /// The bundle of a language.
    pub(crate) fn bundle(&self, language: Language) -> &Bundle {
        let tags = || {
            let pseudo = ["en-XA", "ar-XB"].into_iter().filter_map(Language::of_tag);
            Language::all().chain(pseudo).map(|language| (language.tag(), OnceLock::new())).collect()
        };
        let bundles = self.bundles.get_or_init(tags);
        bundles[language.tag()].get_or_init(|| self.make(language, number))
    }

    /// A new bundle, which writes numbers like this.
    pub(crate) fn make(
        &self,
        language: Language,
        number: fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>,
    ) -> Bundle {
        let tag: LanguageIdentifier = language.tag().parse().expect("every tag of ours is one");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Texts put into them are isolated where they need to be; on the pages, each has an element of its own.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(number));
        bundle.set_transform(match language.tag() {
            "en-XA" => Some(pseudo::longer),
            "ar-XB" => Some(pseudo::mirrored),
            _ => None,
        });
        for (_, text) in language.files() {
            bundle.add_resource_overriding(resource(text));
        }
        if let Some(own) = self.own.get(language.tag()) {
            let text: String = own.iter().map(|(id, text)| entry(id, text)).collect();
            bundle.add_resource_overriding(resource(&text));
        }
        bundle
    }
}

/// What could be read of a Fluent file. [`crate::check()`] names the rest.
fn resource(text: &str) -> FluentResource {
    FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read)
}

/// A message's text; its id if there is none, which the tests rule out.
pub(crate) fn format(bundle: &Bundle, id: &str, values: &FluentArgs<'_>) -> String {
    let pattern = bundle.get_message(id).and_then(|message| message.value());
    pattern.map_or(id.to_owned(), |pattern| {
        bundle.format_pattern(pattern, Some(values), &mut Vec::new()).into_owned()
    })
}

fn number(value: &FluentValue<'_>, languages: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = plurals::written(number);
    languages.with_try_get::<Numbers, _, _>((), |numbers| numbers.write(whole)).ok()
}
