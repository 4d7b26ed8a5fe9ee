//! The pages as static HTML, printed by the app's program when it is built for this machine.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::Value;

use super::configuration::Configuration;
use crate::digest::Digest;
use crate::native;
use crate::project::Project;
use crate::run;

/// The folder of the files that never change.
pub(crate) const ASSETS: &str = "assets/";
/// The file of the sign-in page.
pub(crate) const LOGIN: &str = "login/index.html";
/// What the names of the files with words begin with.
const WORDS: &str = "words-";

/// The program's output.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Rendering {
    /// The site in each language.
    pub(crate) languages: Vec<InLanguage>,
    /// The words that an element loads, in each language.
    pub(crate) element_words: Vec<ElementWords>,
    /// What an element says if nothing loads: a message, and the text of a button.
    pub(crate) not_loaded: Value,
    /// What an element shows before the app has loaded: the text of a file.
    pub(crate) element_views: String,
    /// For each dialect that has views of its own, the view of each page: `{dialect: [view]}`.
    pub(crate) dialect_views: Value,
}

/// A site in a language.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InLanguage {
    /// The tag.
    pub(crate) tag: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: String,
    /// The words of the first screen.
    pub(crate) words: Value,
    /// The other words of the app: the text of a file.
    pub(crate) later_words: String,
    /// Each page.
    pub(crate) pages: Vec<Page>,
}

/// The words that an element loads.
#[derive(Debug, Deserialize)]
pub(crate) struct ElementWords {
    /// The tag of their language.
    pub(crate) tag: String,
    /// The text of their file.
    pub(crate) text: String,
}

/// One page.
#[derive(Debug, Deserialize)]
pub(crate) struct Page {
    /// Its file in the site.
    pub(crate) file: PathBuf,
    /// Its name; empty for one that is not found.
    #[serde(rename = "page")]
    pub(crate) name: String,
    /// The title of the window, as plain text.
    pub(crate) title: String,
    /// The content of its body, as HTML.
    pub(crate) html: String,
    /// Whether it can begin without the part of the app that comes later.
    #[serde(rename = "isWhole")]
    pub(crate) is_whole: bool,
}

/// Renders the pages of a store.
///
/// # Errors
/// If the program doesn't build, or finds a fault in the texts or in the store's languages, which it names.
pub(crate) fn render(project: &Project, store: &Configuration) -> Result<Rendering> {
    eprintln!("dist: rendering the pages");
    let mut program = Command::new(native::app(project)?);
    let printed = run::piped(&mut program, store.json().as_bytes(), "The lines above say why.")?;
    let pages: Rendering = serde_json::from_slice(&printed).context("the app printed no pages")?;
    pages.check()?;
    Ok(pages)
}

impl Rendering {
    fn check(&self) -> Result<()> {
        let mut pages = self.languages.iter().flat_map(|language| &language.pages);
        for page in pages.clone() {
            let inside = page.file.components().all(|part| matches!(part, Component::Normal(_)));
            ensure!(inside, "the app names a page {}, which is outside the site", page.file.display());
        }
        ensure!(pages.any(|page| page.file == Path::new(LOGIN)), "the app printed no {LOGIN}");
        Ok(())
    }

    /// The address of a page in each language, by its tag, and below `base_path` without one, by `x-default`.
    pub(crate) fn alternates(&self, base_path: &str, page: &str) -> Vec<(&str, String)> {
        let of = |language: &InLanguage| format!("{base_path}{}/{page}/", language.tag);
        let mut all: Vec<_> =
            self.languages.iter().map(|language| (language.tag.as_str(), of(language))).collect();
        all.push(("x-default", format!("{base_path}{page}/")));
        all
    }
}

/// Removes the pages and words of languages that a site no longer has: those that are not among its files.
///
/// # Errors
/// If they can't be listed or removed.
pub(crate) fn remove_left_over(site: &Path, files: &[&Path]) -> Result<()> {
    for entry in fs::read_dir(site)? {
        let folder = entry?.path();
        let is_used = files.iter().any(|file| site.join(file).starts_with(&folder));
        if is_language(&folder) && !is_used {
            fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
        }
    }
    for entry in fs::read_dir(site.join(ASSETS))? {
        let file = entry?.path();
        let name = name_of(&file);
        // The compressed versions have an ending more.
        let is_used = files.iter().any(|used| name.starts_with(&name_of(used)));
        if name.starts_with(WORDS) && !is_used {
            fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        }
    }
    Ok(())
}

/// The sign-in page of a site in each language that it has.
///
/// # Errors
/// If they can't be listed.
pub(crate) fn logins(site: &Path) -> Result<Vec<String>> {
    let mut found = vec![LOGIN.to_owned()];
    for entry in fs::read_dir(site)? {
        let folder = entry?.path();
        if is_language(&folder) {
            found.push(format!("{}/{LOGIN}", name_of(&folder)));
        }
    }
    Ok(found)
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether a folder of a site has the pages of a language.
fn is_language(folder: &Path) -> bool {
    let name = name_of(folder);
    portico_locales::Language::of_tag(&name).is_some_and(|language| language.tag() == name)
}

impl InLanguage {
    /// The file of the words that come later.
    pub(crate) fn words_file(&self) -> PathBuf {
        let hash = Digest::of(self.later_words.as_bytes()).hash();
        format!("{ASSETS}{WORDS}{}-{hash}.json", self.tag).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::write_whole;

    fn printed(file: &str) -> Rendering {
        let page = Page {
            file: file.into(),
            name: "login".into(),
            title: String::new(),
            html: String::new(),
            is_whole: true,
        };
        let language = InLanguage {
            tag: "en".into(),
            direction: "ltr".into(),
            words: Value::Null,
            later_words: "[]".into(),
            pages: vec![page],
        };
        Rendering {
            languages: vec![language],
            element_words: Vec::new(),
            not_loaded: Value::Null,
            element_views: String::new(),
            dialect_views: Value::Null,
        }
    }

    #[test]
    fn pages_stay_within_the_site() {
        assert!(printed(LOGIN).check().is_ok());
        for file in ["../index.html", "/index.html", "other.html"] {
            assert!(printed(file).check().is_err(), "{file}");
        }
    }

    #[test]
    fn a_page_has_an_address_in_each_language_and_one_for_all() {
        let expected = [("en", "/a/en/login/".to_owned()), ("x-default", "/a/login/".to_owned())];
        assert_eq!(printed(LOGIN).alternates("/a/", "login"), expected);
    }

    #[test]
    fn what_a_site_no_longer_has_is_removed_and_nothing_else() {
        let site = tempfile::tempdir().unwrap();
        let site = site.path();
        let files = [
            "en/login/index.html",
            "de/login/index.html",
            "embed/x.js",
            "assets/words-en-1.json",
            "assets/words-en-1.json.br",
            "assets/words-de-2.json",
            "assets/boot-3.js",
        ];
        for file in files {
            write_whole(&site.join(file), b"").unwrap();
        }
        let kept = ["en/login/index.html", "assets/words-en-1.json"].map(Path::new);
        remove_left_over(site, &kept).unwrap();
        let left: Vec<_> = files.into_iter().filter(|file| site.join(file).exists()).collect();
        assert_eq!(
            left,
            [
                "en/login/index.html",
                "embed/x.js",
                "assets/words-en-1.json",
                "assets/words-en-1.json.br",
                "assets/boot-3.js"
            ]
        );
    }
}
