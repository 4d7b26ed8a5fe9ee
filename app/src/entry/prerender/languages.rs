//! The languages of a site, and a shop's own texts.

use std::collections::BTreeMap;

use portico_locales::{Language, OwnTexts};

use crate::json::{Json, Value};
use crate::router::Page;

/// The languages of a site.
pub struct Languages {
    /// That of the pages without a language in their path.
    pub default: Language,
    /// Every language, in the order of a list to choose from.
    pub all: Vec<Language>,
}

/// A page in a language.
pub struct LanguageLink {
    /// The language.
    pub language: Language,
    /// The page's address.
    pub href: String,
}

impl Languages {
    /// Reads the members `language` and `languages` of a configuration.
    ///
    /// # Errors
    /// If a tag is not that of a language that we have, or the default language is not among those of the site.
    pub fn read(config: &Json) -> Result<Self, String> {
        let default = match config.get("language").text() {
            Some(tag) => known(&tag)?,
            None => Language::default(),
        };
        let asked = Value::from(config.get("languages"));
        let tags: Vec<&str> = match &asked {
            Value::Null => return Ok(Self { default, all: Language::all().collect() }),
            Value::Array(tags) => tags.iter().filter_map(Value::as_str).collect(),
            Value::Object(ids) => ids.values().filter_map(Value::as_str).collect(),
            _ => return Err("languages has to be a list of tags, or an object of ids and tags".to_owned()),
        };
        let tags = tags.into_iter().map(known).collect::<Result<Vec<_>, _>>()?;
        let pseudo = tags.iter().copied().filter(|language| language.is_pseudo());
        let all: Vec<_> = Language::all().filter(|language| tags.contains(language)).chain(pseudo).collect();
        if !all.contains(&default) {
            return Err(format!(
                "language is `{}`, which is not among the languages of the site",
                default.tag()
            ));
        }
        Ok(Self { default, all })
    }

    /// The page in each language; none if there is only one.
    pub fn links(&self, base_path: &str, page: Page) -> Vec<LanguageLink> {
        if self.all.len() < 2 {
            return Vec::new();
        }
        // What is not there in one language is not there in another.
        let name = if page == Page::NotFound { Page::Login.name() } else { page.name() };
        let link = |language: &Language| LanguageLink {
            language: *language,
            href: format!("{base_path}{}/{name}/", language.tag()),
        };
        self.all.iter().map(link).collect()
    }
}

/// The language of a tag.
fn known(tag: &str) -> Result<Language, String> {
    Language::of_tag(tag).ok_or_else(|| {
        let all: Vec<_> = Language::all().map(Language::tag).collect();
        format!("there are no texts in the language `{tag}`, only in {}", all.join(", "))
    })
}

/// The member `words` of a configuration: a shop's own texts.
///
/// # Errors
/// If it's not an object of languages with an object of texts each.
pub fn own_texts(config: &Json) -> Result<OwnTexts, String> {
    let words = Value::from(config.get("words"));
    let wrong =
        || "words has to be an object of languages, each with an object of texts by message".to_owned();
    if words.is_null() {
        return Ok(OwnTexts::new());
    }
    let mut own = OwnTexts::new();
    for (tag, texts) in words.as_object().ok_or_else(wrong)? {
        let mut of_language = BTreeMap::new();
        for (id, text) in texts.as_object().ok_or_else(wrong)? {
            of_language.insert(id.clone(), text.as_str().ok_or_else(wrong)?.to_owned());
        }
        own.insert(tag.clone(), of_language);
    }
    Ok(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<&'static str>, String> {
        let languages = Languages::read(&Json::parse(text).expect("JSON"))?;
        Ok(languages.all.iter().map(|language| language.tag()).collect())
    }

    #[test]
    fn the_languages_are_all_or_those_of_a_list_or_of_a_map() {
        assert!(read("{}").is_ok_and(|all| all.len() == Language::all().len()));
        assert_eq!(read(r#"{"languages": ["en"]}"#), Ok(vec!["en"]));
        assert_eq!(read(r#"{"languages": {"57": "en", "60": "en-XA"}}"#), Ok(vec!["en", "en-XA"]));
        for wrong in [
            r#"{"language": "tlh"}"#,
            r#"{"languages": ["tlh"]}"#,
            r#"{"languages": []}"#,
            r#"{"languages": 1}"#,
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn own_texts_are_texts_by_language_and_message() {
        let own = |text: &str| own_texts(&Json::parse(text).expect("JSON"));
        assert!(own("{}").is_ok_and(|own| own.is_empty()));
        assert!(
            own(r#"{"words": {"en": {"sign-in": "Come in"}}}"#)
                .is_ok_and(|own| own["en"]["sign-in"] == "Come in")
        );
        for wrong in [r#"{"words": 1}"#, r#"{"words": {"en": "x"}}"#, r#"{"words": {"en": {"sign-in": 1}}}"#]
        {
            assert!(own(wrong).is_err(), "{wrong}");
        }
    }
}
