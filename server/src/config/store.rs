//! Stores.

use std::collections::BTreeMap;

use portico_shared::paths::DEFAULT_LANGUAGE_KEY;
use portico_shared::text::Language;
use serde::{Deserialize, Deserializer, de};

use super::address::Origin;

/// A store, selected by the `key` header.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Store {
    /// The public key.
    pub key: String,
    /// The name that mails use.
    pub name: String,
    /// Origins of pages that may call the API from a browser, apart from the server's own.
    #[serde(default)]
    pub allowed_origins: Vec<Origin>,
    /// The page that reset links open, with `#token=…` appended; the app's own by default.
    #[serde(default)]
    pub reset_page: Option<String>,
    /// The language of each `languagekey`; English if it is not listed.
    #[serde(default)]
    #[allow(clippy::zero_sized_map_values, reason = "a language has no size while there is only one")]
    pub languages: BTreeMap<String, LanguageTag>,
}

impl Store {
    /// Whether pages of the origin in this `Origin` header may call the API.
    pub fn allows(&self, origin: &[u8]) -> bool {
        self.allowed_origins.iter().any(|allowed| allowed.is(origin))
    }

    /// The language of a `languagekey`.
    pub fn language(&self, key: Option<&str>) -> Language {
        let key = key.unwrap_or(DEFAULT_LANGUAGE_KEY);
        self.languages.get(key).map_or(Language::default(), |tag| tag.0)
    }
}

/// A language, written as its BCP 47 tag.
#[derive(Clone, Copy, Debug)]
pub struct LanguageTag(Language);

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(from)?;
        Language::of_tag(&tag).map(Self).ok_or_else(|| {
            let known: Vec<_> = Language::ALL.iter().map(|language| language.tag()).collect();
            de::Error::custom(format!(
                "no texts for the language `{tag}`; the known languages are: {}",
                known.join(", ")
            ))
        })
    }
}
