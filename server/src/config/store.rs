//! Stores.

use std::collections::BTreeMap;

use portico_locales::Language;
use portico_shared::paths::DEFAULT_LANGUAGE_KEY;
use serde::{Deserialize, Deserializer, de};

use super::address::Origin;
use super::provider::Provider;
use super::words::Words;

/// The relying party of a store's passkeys (WebAuthn Level 3).
#[derive(Clone, Copy, Debug)]
pub struct RelyingParty<'a> {
    /// The RP ID: the host that passkeys are for.
    pub id: &'a str,
    /// The origins of the pages that may use them.
    pub origins: &'a [Origin],
}

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
    /// The language of a request that asks for none that we have.
    #[serde(default)]
    pub language: LanguageTag,
    /// The language of each `languagekey`.
    #[serde(default)]
    pub languages: BTreeMap<String, LanguageTag>,
    /// The texts.
    #[serde(default)]
    pub words: Words,
    /// The identity providers with which customers sign in.
    #[serde(default)]
    pub providers: Vec<Provider>,
    /// The host that customers' passkeys are for; without one there are no passkeys.
    #[serde(default)]
    pub rp_id: Option<String>,
    /// Origins of the pages that use them.
    #[serde(default)]
    pub passkey_origins: Vec<Origin>,
}

impl Store {
    /// Whether pages of the origin in this `Origin` header may call the API.
    pub fn allows(&self, origin: &[u8]) -> bool {
        self.allowed_origins.iter().any(|allowed| allowed.is(origin))
    }

    /// The relying party of the store's passkeys, if it has any.
    pub fn relying_party(&self) -> Option<RelyingParty<'_>> {
        self.rp_id.as_deref().map(|id| RelyingParty { id, origins: &self.passkey_origins })
    }

    /// The language of a `languagekey`. The default key of the API's document is English unless it is mapped: clients send it that
    /// never chose a language.
    pub fn language_of(&self, key: &str) -> Option<Language> {
        let mapped = self.languages.get(key).map(|tag| tag.0);
        mapped.or_else(|| (key == DEFAULT_LANGUAGE_KEY).then(Language::default))
    }
}

/// A language, written as its BCP 47 tag.
#[derive(Clone, Copy, Debug, Default)]
pub struct LanguageTag(pub Language);

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(from)?;
        Language::of_tag(&tag).map(Self).ok_or_else(|| {
            let known: Vec<_> = Language::all().map(Language::tag).collect();
            de::Error::custom(format!(
                "no texts for the language `{tag}`; the known languages are: {}",
                known.join(", ")
            ))
        })
    }
}
