//! The languages of a site, and which of them a request gets.

use std::path::Path;

use axum::http::{HeaderMap, Uri};
use portico_locales::Language;
use url::form_urlencoded;

use crate::api::language::accepted;

/// A page that each language of a site has.
const PAGE: &str = "login/index.html";

/// The languages that a site has pages in, each below its tag.
#[derive(Clone, Debug, Default)]
pub(super) struct SiteLanguages(Vec<Language>);

impl SiteLanguages {
    /// The languages of the site in a folder.
    pub(super) fn of(folder: &Path) -> Self {
        let names = std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| {
            let name = entry.ok()?.file_name().into_string().ok()?;
            folder.join(&name).join(PAGE).is_file().then_some(name)
        });
        Self(names.filter_map(|name| Language::of_tag(&name).filter(|known| known.tag() == name)).collect())
    }

    /// Whether the site has but the pages at its root.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The language in a path, and the path below it: `/de/login/` is `/login/` in German.
    pub(super) fn in_path<'a>(&self, path: &'a str) -> (Option<Language>, &'a str) {
        let below = |language: &Language| path.strip_prefix('/')?.strip_prefix(language.tag());
        let found = self.0.iter().find_map(|language| match below(language)? {
            "" => Some((*language, "/")),
            below => below.starts_with('/').then_some((*language, below)),
        });
        found.map_or((None, path), |(language, below)| (Some(language), below))
    }

    /// The language that a request for a page asks for: by `ui_locales` (OpenID Connect Core 1.0, 3.1.2.1), else by `Accept-Language`.
    pub(super) fn asked_for(&self, address: &Uri, headers: &HeaderMap) -> Option<Language> {
        let query = address.query().unwrap_or_default();
        let tags = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "ui_locales");
        let tags = tags.map(|(_, tags)| tags).unwrap_or_default();
        let by_query =
            tags.split(' ').filter_map(Language::of_tag).find(|language| self.0.contains(language));
        by_query.or_else(|| accepted(headers, &self.0))
    }
}
