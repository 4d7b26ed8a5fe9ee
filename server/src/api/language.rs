//! Which language a request asks for.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use portico_locales::Language;
use portico_shared::paths::LANGUAGE_KEY;

use crate::api::extract::store_of;
use crate::api::messages::Texts;
use crate::config::{Config, Store};

/// How many unknown ids are logged. Anyone can send more.
const REPORTED_MAX: usize = 100;
/// How many characters of one are logged.
const ID_SHOWN: usize = 32;

/// Finds the language of requests.
#[derive(Clone, Default)]
pub struct Languages {
    /// The stores and the ids that the log has named.
    reported: Arc<Mutex<BTreeSet<(String, String)>>>,
}

impl Languages {
    /// The texts for a request: those of its store, in the language that its `languagekey` stands for, else in the one that its
    /// `Accept-Language` prefers, else in the store's.
    pub fn texts(&self, config: &Config, headers: &HeaderMap) -> Texts {
        let store = store_of(config, headers);
        let words = store.map(|store| store.words.clone()).unwrap_or_default();
        Texts { words, language: self.language(store, headers) }
    }

    fn language(&self, store: Option<&Store>, headers: &HeaderMap) -> Language {
        let id = headers.get(LANGUAGE_KEY).map(|id| String::from_utf8_lossy(id.as_bytes().trim_ascii()));
        if let (Some(store), Some(id)) = (store, id.filter(|id| !id.is_empty())) {
            if let Some(language) = store.language_of(&id) {
                return language;
            }
            self.report(&store.key, &id);
        }
        let accepted = accepted(headers, &Language::all().collect::<Vec<_>>());
        accepted.unwrap_or_else(|| store.map_or(Language::default(), |store| store.language.0))
    }

    /// Logs an id that no language has, once.
    fn report(&self, store: &str, id: &str) {
        let id: String = id.chars().take(ID_SHOWN).collect();
        let mut reported = self.reported.lock().unwrap_or_else(PoisonError::into_inner);
        if reported.len() < REPORTED_MAX && reported.insert((store.to_owned(), id.clone())) {
            tracing::warn!(
                store,
                languagekey = id,
                "no language has this id in the store's `languages`; `Accept-Language` decides"
            );
        }
    }
}

/// The one of these languages that `Accept-Language` prefers.
pub fn accepted(headers: &HeaderMap, among: &[Language]) -> Option<Language> {
    let lines = headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|line| line.to_str().ok());
    Language::preferred(&lines.collect::<Vec<_>>().join(","), among)
}
