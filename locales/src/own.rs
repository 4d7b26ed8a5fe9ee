//! A shop's own texts, in the place of ours.

use std::collections::BTreeMap;

use crate::check::{Fault, english, faults_of, read};
use crate::language::Language;

/// A shop's own texts: for each language, by its tag, texts by the ids of the messages that they replace.
pub type OwnTexts = BTreeMap<String, BTreeMap<String, String>>;

/// Everything that is wrong with a shop's own texts. They may leave plurals out, since they are for one shop.
pub(crate) fn check_own(own: &OwnTexts) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (tag, texts) in own {
        let file = format!("words.{tag}");
        let mut fault = |message: &str, why: String| {
            faults.push(Fault { file: file.clone(), line: 1, message: message.to_owned(), why });
        };
        let Some(language) = Language::of_tag(tag).filter(|language| language.tag() == tag) else {
            let known: Vec<_> = Language::all().map(Language::tag).collect();
            fault("", format!("there is no language `{tag}`, only {}", known.join(", ")));
            continue;
        };
        for (id, text) in texts {
            let Some(wanted) = english().get(id) else {
                fault(id, "there is no such message; `locales/en` has them all".to_owned());
                continue;
            };
            let (found, unread) = read(&file, &entry(id, text));
            match found.get(id) {
                Some(written) if unread.is_empty() && found.len() == 1 => {
                    faults_of(id, written, wanted, language)
                        .into_iter()
                        .filter(|why| !why.contains("plural"))
                        .for_each(|why| fault(id, why));
                }
                _ => fault(id, "isn't a text in Fluent's syntax".to_owned()),
            }
        }
    }
    faults
}

/// A Fluent message with a text that may have several lines.
pub(crate) fn entry(id: &str, text: &str) -> String {
    format!("{id} = {}\n", text.replace('\n', "\n    "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shops_own_texts_are_checked_against_the_messages() {
        let own = |tag: &str, id: &str, text: &str| {
            let texts = BTreeMap::from([(id.to_owned(), text.to_owned())]);
            check_own(&BTreeMap::from([(tag.to_owned(), texts)]))
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(own("en", "sign-in", "Come in"), [""; 0]);
        assert_eq!(own("en", "code-sent-to", "See { $email }"), [""; 0]);
        assert_eq!(own("en", "email-length", "At most { $max }"), [""; 0]);
        for (tag, id, text, fault) in [
            ("tlh", "sign-in", "x", "words.tlh:1: there is no language `tlh`"),
            ("en", "sing-in", "x", "words.en:1: `sing-in`: there is no such message"),
            ("en", "sign-in", "x { $y }", "words.en:1: `sign-in`: has the placeables $y; it needs none"),
            ("en", "sign-in", "{", "words.en:1: `sign-in`: isn't a text in Fluent's syntax"),
        ] {
            let faults = own(tag, id, text);
            assert!(faults.len() == 1 && faults[0].starts_with(fault), "{faults:?}");
        }
    }
}
