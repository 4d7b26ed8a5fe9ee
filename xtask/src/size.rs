//! How much a shopper's browser loads to show the sign-in page.

use std::fs;
use std::ops::Add;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Serialize;

use crate::dist::{LOGIN, compress};
use crate::page;

/// The most that the first screen may weigh in brotli bytes: HTML, CSS, scripts and wasm, all pages included. It is what
/// has been reached, 64 301, and 3 % more.
pub(crate) const BUDGET: usize = 66_230;

/// Bytes of one file, or of several together.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Bytes {
    /// As they lie on disk.
    pub(crate) raw: usize,
    /// With gzip, level 9.
    pub(crate) gzip: usize,
    /// With brotli, quality 11.
    pub(crate) brotli: usize,
}

impl Add for Bytes {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// A file and its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Sized {
    /// Its path in the site.
    pub(crate) file: String,
    /// Its bytes.
    #[serde(flatten)]
    pub(crate) bytes: Bytes,
}

/// What `/login` loads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Weight {
    /// Each file once.
    pub(crate) files: Vec<Sized>,
    /// Their sum.
    pub(crate) first_screen: Bytes,
}

impl Weight {
    /// Weighs the sign-in page of a built site and everything that it loads.
    ///
    /// # Errors
    /// When the site is not built, or lacks a file that its page names.
    pub(crate) fn measure(site: &Path) -> Result<Self> {
        let login = site.join(LOGIN);
        let html = fs::read(&login).with_context(|| {
            format!("cannot read {}: build the site with `cargo xtask dist`", login.display())
        })?;
        let addresses = page::resources(&String::from_utf8_lossy(&html));
        let mut files = vec![weigh(LOGIN, &html)?];
        for address in addresses {
            let Some(name) = address.strip_prefix('/') else {
                bail!("the page loads {address}, which is not a file of the site");
            };
            let content = fs::read(site.join(name))
                .with_context(|| format!("the page loads {address}, which is not in the site"))?;
            files.push(weigh(name, &content)?);
        }
        let first_screen = files.iter().fold(Bytes::default(), |sum, file| sum + file.bytes);
        Ok(Self { files, first_screen })
    }

    /// The result as JSON, on one line.
    ///
    /// # Errors
    /// Never for these types; serde's interface can.
    pub(crate) fn json(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    /// The result as a table for people.
    pub(crate) fn table(&self) -> String {
        let width =
            self.files.iter().map(|file| file.file.len()).max().unwrap_or(0).max("first screen".len());
        let row = |name: &str, bytes: Bytes| {
            format!("{name:width$} {:>9} {:>9} {:>9}\n", bytes.raw, bytes.gzip, bytes.brotli)
        };
        let head = format!("{:width$} {:>9} {:>9} {:>9}\n", "bytes", "raw", "gzip", "brotli");
        let rows = self.files.iter().map(|file| row(&file.file, file.bytes));
        std::iter::once(head).chain(rows).chain([row("first screen", self.first_screen)]).collect()
    }

    /// Fails above the budget.
    ///
    /// # Errors
    /// When the first screen weighs more than [`BUDGET`].
    pub(crate) fn check_budget(&self) -> Result<()> {
        let weight = self.first_screen.brotli;
        if weight > BUDGET {
            bail!(
                "the first screen weighs {weight} bytes with brotli, {} more than its budget of {BUDGET}",
                weight - BUDGET
            );
        }
        eprintln!("      {weight} bytes with brotli, {} below the budget of {BUDGET}", BUDGET - weight);
        Ok(())
    }
}

fn weigh(name: &str, content: &[u8]) -> Result<Sized> {
    let bytes = Bytes {
        raw: content.len(),
        gzip: compress::gzip(content)?.len(),
        brotli: compress::brotli(content)?.len(),
    };
    Ok(Sized { file: name.to_owned(), bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(brotli: usize) -> Weight {
        let bytes = Bytes { raw: 10, gzip: 7, brotli };
        Weight { files: vec![Sized { file: "login/index.html".into(), bytes }], first_screen: bytes }
    }

    #[test]
    fn the_json_has_the_form_that_tools_rely_on() {
        assert_eq!(
            weight(5).json().unwrap(),
            r#"{"files":[{"file":"login/index.html","raw":10,"gzip":7,"brotli":5}],"first_screen":{"raw":10,"gzip":7,"brotli":5}}"#
        );
    }

    #[test]
    fn a_site_above_the_budget_fails() {
        assert!(weight(BUDGET).check_budget().is_ok());
        assert!(weight(BUDGET + 1).check_budget().unwrap_err().to_string().contains("1 more than"));
    }

    #[test]
    fn a_site_is_the_page_and_what_it_names() {
        let site = std::env::temp_dir().join(format!("portico-size-{}", std::process::id()));
        fs::create_dir_all(site.join("login")).unwrap();
        fs::write(site.join(LOGIN), "<link rel=stylesheet href=/a.css><script src=/b.js></script>").unwrap();
        fs::write(site.join("a.css"), "a{}").unwrap();
        let missing = Weight::measure(&site).unwrap_err();
        fs::write(site.join("b.js"), "b()").unwrap();
        fs::write(site.join("c.js"), "not loaded").unwrap();
        let weight = Weight::measure(&site);
        fs::remove_dir_all(&site).unwrap();

        assert!(missing.to_string().contains("/b.js"));
        let weight = weight.unwrap();
        let names: Vec<_> = weight.files.iter().map(|file| file.file.as_str()).collect();
        assert_eq!(names, [LOGIN, "a.css", "b.js"]);
        assert_eq!(weight.first_screen.raw, 60 + 3 + 3);
    }
}
