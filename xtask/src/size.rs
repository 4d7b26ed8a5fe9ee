//! How much a shopper's browser loads to show the sign-in page.

mod bytes;
mod why;

use std::fs;
use std::path::Path;
use std::slice;

use anyhow::{Context, Result, bail};
use serde::Serialize;

use crate::dist::pages::{self, LOGIN};
use crate::dist::{embed, html};
use bytes::{Bytes, Sized, sum, weigh};
pub(crate) use why::Why;

/// The budget of the first screen in brotli bytes, in each language: HTML, CSS, scripts, words and wasm. It only ever goes down.
pub(crate) const BUDGET: usize = 61_440;

/// The budget of the script that defines the element, in brotli bytes: every page of a shop loads it, whether or not the
/// shopper is about to sign in.
pub(crate) const ENTRY_BUDGET: usize = 4096;

/// The budget of the script for pages that lead to the sign-in, in brotli bytes.
pub(crate) const PREFETCH_BUDGET: usize = 512;

/// What `/login` loads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Weight {
    /// The files, without duplicates.
    pub(crate) files: Vec<Sized>,
    /// Their sum.
    pub(crate) first_screen: Bytes,
    /// What comes once the page is ready.
    pub(crate) later: Vec<Sized>,
    /// What a shop's own page loads instead.
    pub(crate) element: Element,
    /// The first screen in each language, by the page's path.
    #[serde(skip)]
    pub(crate) in_languages: Vec<Sized>,
}

/// What a shop's page loads for the element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Element {
    /// With the page: the script.
    pub(crate) entry: Sized,
    /// With a page that leads to the sign-in: the script.
    pub(crate) prefetch: Sized,
    /// Once an element is near the viewport: the files, without duplicates.
    pub(crate) files: Vec<Sized>,
    /// The sum of these files.
    pub(crate) later: Bytes,
}

impl Weight {
    /// Adds up the sign-in page of a built site and everything that it loads, as compressed by the build.
    ///
    /// # Errors
    /// If the site isn't built, or lacks a file that its page names.
    pub(crate) fn measure(site: &Path) -> Result<Self> {
        let login = site.join(LOGIN);
        let html = fs::read_to_string(&login).with_context(|| {
            format!("cannot read {}: build the site with `cargo xtask dist`", login.display())
        })?;
        let files = loaded(site, LOGIN, &html)?;
        let later = html::later(&html)?.iter().map(|url| weigh_url(site, url)).collect::<Result<_>>()?;
        let in_language = |name: String| {
            let bytes = sum(&loaded(site, &name, &fs::read_to_string(site.join(&name))?)?);
            Ok(Sized { file: name, bytes })
        };
        let in_languages = pages::logins(site)?.into_iter().map(in_language).collect::<Result<_>>()?;
        Ok(Self { first_screen: sum(&files), files, later, element: Element::measure(site)?, in_languages })
    }

    /// The result as JSON, on one line.
    ///
    /// # Errors
    /// Never for these types, though serde's interface allows it.
    pub(crate) fn json(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    /// The result as a table.
    pub(crate) fn table(&self) -> String {
        let element = &self.element;
        let embedded = [&element.prefetch, &element.entry];
        let all = self.files.iter().chain(&self.later).chain(embedded).chain(&element.files);
        let width = all.map(|file| file.file.len()).max().unwrap_or(0).max("near an element".len());
        let row = |name: &str, bytes: Bytes| {
            format!("{name:width$} {:>9} {:>9} {:>9}\n", bytes.raw, bytes.gzip, bytes.brotli)
        };
        let rows = |files: &[Sized]| files.iter().map(|file| row(&file.file, file.bytes)).collect::<String>();
        let head = format!("{:width$} {:>9} {:>9} {:>9}\n", "bytes", "raw", "gzip", "brotli");
        let first_screen = rows(&self.files) + &row("first screen", self.first_screen);
        let after = rows(&self.later);
        let entry = rows(slice::from_ref(&element.prefetch)) + &rows(slice::from_ref(&element.entry));
        let later = rows(&element.files) + &row("near an element", element.later);
        [head, first_screen, "\n".to_owned(), after, "\n".to_owned(), entry, later].concat()
    }

    /// Fails if a budget is exceeded.
    ///
    /// # Errors
    /// If the first screen is larger than [`BUDGET`] in any language, the element's script than [`ENTRY_BUDGET`], or the script that
    /// prefetches than [`PREFETCH_BUDGET`].
    pub(crate) fn check_budget(&self) -> Result<()> {
        let largest = self.in_languages.iter().max_by_key(|page| page.bytes.brotli);
        let (page, bytes) = largest.map_or((LOGIN, self.first_screen), |page| (&page.file, page.bytes));
        within(&format!("the first screen ({page})"), bytes, BUDGET)?;
        within("the element's script", self.element.entry.bytes, ENTRY_BUDGET)?;
        within("the script that prefetches", self.element.prefetch.bytes, PREFETCH_BUDGET)
    }
}

impl Element {
    fn measure(site: &Path) -> Result<Self> {
        let weigh_file = |name: &str| weigh(site, &format!("{}{name}", embed::FOLDER));
        let files = embed::assets(site)?.iter().map(|name| weigh_file(name)).collect::<Result<Vec<_>>>()?;
        let [entry, prefetch] = [embed::ENTRY, embed::PREFETCH].map(weigh_file);
        Ok(Self { entry: entry?, prefetch: prefetch?, later: sum(&files), files })
    }
}

/// A page and all that it loads.
fn loaded(site: &Path, page: &str, html: &str) -> Result<Vec<Sized>> {
    let mut files = vec![weigh(site, page)?];
    for url in html::resources(html)? {
        files.push(weigh_url(site, &url)?);
    }
    Ok(files)
}

fn weigh_url(site: &Path, url: &str) -> Result<Sized> {
    let Some(name) = url.strip_prefix('/') else {
        bail!("the page loads {url}, which isn't a file of the site");
    };
    weigh(site, name).with_context(|| format!("the page loads {url}"))
}

fn within(what: &str, bytes: Bytes, budget: usize) -> Result<()> {
    let weight = bytes.brotli;
    if weight > budget {
        bail!(
            "{what} weighs {weight} bytes with brotli, {} more than its budget of {budget}",
            weight - budget
        );
    }
    eprintln!("      {what}: {weight} bytes with brotli, {} below its budget of {budget}", budget - weight);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::folder;

    fn weight(brotli: usize, entry: usize) -> Weight {
        let sized =
            |file: &str, brotli| Sized { file: file.into(), bytes: Bytes { raw: 10, gzip: 7, brotli } };
        let page = sized("login/index.html", brotli);
        let element = Element {
            entry: sized("embed/portico.js", entry),
            prefetch: sized("embed/prefetch.js", 3),
            files: Vec::new(),
            later: page.bytes,
        };
        Weight {
            first_screen: page.bytes,
            later: vec![sized("assets/later-1.wasm", 6)],
            in_languages: vec![page.clone(), sized("uk/login/index.html", brotli)],
            files: vec![page],
            element,
        }
    }

    #[test]
    fn the_json_has_the_form_that_tools_rely_on() {
        assert_eq!(
            weight(5, 4).json().unwrap(),
            r#"{"files":[{"file":"login/index.html","raw":10,"gzip":7,"brotli":5}],"first_screen":{"raw":10,"gzip":7,"brotli":5},"later":[{"file":"assets/later-1.wasm","raw":10,"gzip":7,"brotli":6}],"element":{"entry":{"file":"embed/portico.js","raw":10,"gzip":7,"brotli":4},"prefetch":{"file":"embed/prefetch.js","raw":10,"gzip":7,"brotli":3},"files":[],"later":{"raw":10,"gzip":7,"brotli":5}}}"#
        );
    }

    #[test]
    fn a_site_above_a_budget_fails() {
        assert!(weight(BUDGET, ENTRY_BUDGET).check_budget().is_ok());
        for (weight, what) in [
            (weight(BUDGET + 1, 1), "the first screen"),
            (weight(1, ENTRY_BUDGET + 1), "the element's script"),
        ] {
            let error = weight.check_budget().unwrap_err().to_string();
            assert!(error.starts_with(what) && error.contains("1 more than"), "{error}");
        }
        let mut large = weight(1, 1);
        large.element.prefetch.bytes.brotli = PREFETCH_BUDGET + 1;
        assert!(
            large.check_budget().unwrap_err().to_string().starts_with("the script that prefetches weighs")
        );
        let mut weight = weight(1, 1);
        weight.in_languages[1].bytes.brotli = BUDGET + 1;
        let error = weight.check_budget().unwrap_err().to_string();
        assert!(error.starts_with("the first screen (uk/login/index.html) weighs"), "{error}");
    }

    #[test]
    fn a_site_is_the_page_and_what_it_names() {
        let site = tempfile::tempdir().unwrap();
        let put =
            |name: &str, content: &str| folder::put(&site.path().join(name), content.as_bytes()).unwrap();
        put("embed/portico.js", "entry");
        put("embed/portico.css", "the same style");
        put("embed/prefetch.js", "prefetch");
        put("embed/assets/d.wasm", "wasm");
        put(LOGIN, "<link rel=stylesheet href=/a.css><link rel=later href=/d.js><script src=/b.js></script>");
        put("uk/login/index.html", "<link rel=stylesheet href=/a.css>");
        put("a.css", "a{}");
        let missing = Weight::measure(site.path()).unwrap_err();
        put("b.js", "b()");
        put("c.js", "not loaded");
        put("d.js", "later()");
        fs::write(site.path().join("b.js.br"), "packed").unwrap();
        let weight = Weight::measure(site.path()).unwrap();

        assert!(missing.to_string().contains("/b.js"));
        let names: Vec<_> = weight.files.iter().map(|file| file.file.as_str()).collect();
        assert_eq!(names, [LOGIN, "a.css", "b.js"]);
        assert_eq!(weight.first_screen.raw, weight.files[0].bytes.raw + 3 + 3);
        assert_eq!((weight.later[0].file.as_str(), weight.later[0].bytes.raw), ("d.js", 7));
        assert_eq!(weight.files[2].bytes.brotli, "packed".len());
        let in_languages: Vec<_> = weight.in_languages.iter().map(|page| page.file.as_str()).collect();
        assert_eq!(in_languages, [LOGIN, "uk/login/index.html"]);
        assert_eq!(weight.in_languages[1].bytes.raw, 33 + 3);
        let element = weight.element;
        assert_eq!((element.entry.file.as_str(), element.entry.bytes.raw), ("embed/portico.js", 5));
        assert_eq!(element.prefetch.bytes.raw, 8);
        assert_eq!((element.files.len(), element.later.raw), (1, 4));
    }
}
