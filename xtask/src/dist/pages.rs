//! The pages as static HTML, printed by the app's program when it is built for this machine.

use std::path::{Component, Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::Value;

use super::configuration::Configuration;
use crate::native;
use crate::project::Project;
use crate::run;

/// The file of the sign-in page.
pub(crate) const LOGIN: &str = "login/index.html";

/// The program's output.
#[derive(Debug, Deserialize)]
pub(crate) struct Rendering {
    /// The tag of the pages' language.
    pub(crate) language: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: String,
    /// Each page.
    pub(crate) pages: Vec<Page>,
    /// What an element shows before the app has loaded, in each language.
    pub(crate) embed: Vec<Views>,
    /// For each dialect that has views of its own, the view of each page: `{dialect: [view]}`.
    #[serde(rename = "dialectViews")]
    pub(crate) dialect_views: Value,
}

/// The views of an element in a language.
#[derive(Debug, Deserialize)]
pub(crate) struct Views {
    /// The tag of the language.
    pub(crate) language: String,
    /// The name of their file.
    pub(crate) file: String,
    /// Its text.
    pub(crate) text: String,
    /// The error messages of an element: an object with a message and the text of a button for each error code.
    pub(crate) failure: Value,
}

/// One page.
#[derive(Debug, Deserialize)]
pub(crate) struct Page {
    /// Its file in the site.
    pub(crate) file: PathBuf,
    /// The title of the window, as plain text.
    pub(crate) title: String,
    /// The content of its body, as HTML.
    pub(crate) html: String,
}

/// Renders the pages of a store.
///
/// # Errors
/// If the program doesn't build or fails, or the app has no texts in the store's language.
pub(crate) fn render(project: &Project, store: &Configuration) -> Result<Rendering> {
    eprintln!("dist: rendering the pages");
    let mut program = Command::new(native::app(project)?);
    let printed = run::piped(&mut program, store.json().as_bytes(), "The lines above say why.")?;
    let pages: Rendering = serde_json::from_slice(&printed).context("the app printed no pages")?;
    pages.check(store)?;
    Ok(pages)
}

impl Rendering {
    fn check(&self, store: &Configuration) -> Result<()> {
        let main = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
        let asked = store.language().unwrap_or(&self.language);
        ensure!(
            main(asked) == main(&self.language),
            "the app has no texts in the language `{asked}`; it would show them in `{}`",
            self.language
        );
        for page in &self.pages {
            let inside = page.file.components().all(|part| matches!(part, Component::Normal(_)));
            ensure!(inside, "the app names a page {}, which is outside the site", page.file.display());
        }
        ensure!(self.pages.iter().any(|page| page.file == Path::new(LOGIN)), "the app printed no {LOGIN}");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(language: &str, file: &str) -> Rendering {
        let page = Page { file: file.into(), title: String::new(), html: String::new() };
        Rendering {
            language: language.into(),
            direction: "ltr".into(),
            pages: vec![page],
            embed: Vec::new(),
            dialect_views: Value::Null,
        }
    }

    #[test]
    fn a_language_without_words_is_refused() {
        let store = |tag: &str| Configuration::parse(&format!(r#"{{"language": "{tag}"}}"#)).unwrap();
        assert!(printed("en", "login/index.html").check(&store("en-GB")).is_ok());
        let error = printed("en", "login/index.html").check(&store("fr")).unwrap_err();
        assert!(error.to_string().contains("`fr`"), "{error}");
    }

    #[test]
    fn pages_stay_within_the_site() {
        for file in ["../index.html", "/index.html", "other.html"] {
            assert!(printed("en", file).check(&Configuration::default()).is_err(), "{file}");
        }
    }
}
