//! The site that a shop serves: as it was built, or a modified copy.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::tools;

/// What the server serves as the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// The site as it was built.
    Whole,
    /// Without its WebAssembly, as when a proxy blocks it or an upload was incomplete.
    WithoutWasm,
    /// With a WebAssembly file that was changed after the build.
    TamperedWasm,
    /// With scripts that were changed after the build.
    TamperedScripts,
    /// With this JSON in the data block of each page, as a store would configure it.
    Configured(&'static str),
    /// As built for a backend that only has the AXIM customer login.
    Axim,
    /// As built for a Spurtcommerce server.
    Spurtcommerce,
    /// As built with providers to sign in with.
    Social,
    /// As built for customers with passkeys.
    Passkeys,
    /// As built in the pseudo-languages, which are made of English texts: longer ones, and ones that run from right to left.
    Pseudo,
    /// With the example shop beside the pages, as `cargo xtask start` serves it.
    WithShop,
    /// As a browser sees it that doesn't know these words of CSS: each is another one in the stylesheets. Built for a shop at
    /// `https://shop.example`.
    InUnknownCss(&'static [&'static str]),
}

impl Site {
    /// The folder to serve. A modified site is copied into `folder`.
    pub(crate) fn prepare(self, folder: &Path) -> Result<PathBuf> {
        match self {
            Self::Axim => return tools::dist_axim(),
            Self::Spurtcommerce => return tools::dist_spurtcommerce(),
            Self::Pseudo => return tools::dist_pseudo(),
            Self::Social => return tools::dist_social(),
            Self::Passkeys => return tools::dist_passkeys(),
            _ => {}
        }
        let dist = match self {
            Self::InUnknownCss(_) => tools::dist_returning()?,
            _ => tools::dist()?,
        };
        if self == Self::Whole {
            return Ok(dist);
        }
        let copy = folder.join("site");
        self.copy(&dist, &copy).with_context(|| format!("cannot copy {}", dist.display()))?;
        if self == Self::WithShop {
            let shop = tools::workspace().join("examples/shop");
            self.copy(&shop, &copy.join("shop"))
                .with_context(|| format!("cannot copy {}", shop.display()))?;
        }
        Ok(copy)
    }

    fn copy(self, from: &Path, to: &Path) -> Result<()> {
        fs::create_dir(to)?;
        for entry in fs::read_dir(from)? {
            let path = entry?.path();
            let copy = to.join(path.file_name().unwrap_or_default());
            if path.is_dir() {
                self.copy(&path, &copy)?;
                continue;
            }
            let is = |wanted: &str| copy.to_string_lossy().contains(wanted);
            let mut bytes = fs::read(&path)?;
            match self {
                Self::WithoutWasm | Self::TamperedWasm if is(".wasm.") => continue,
                Self::WithoutWasm if is(".wasm") => continue,
                // A custom section without a name: the module behaves the same, but its digest differs.
                Self::TamperedWasm if is(".wasm") => bytes.extend([0, 1, 0]),
                Self::TamperedScripts if is(".js.") => continue,
                Self::TamperedScripts if is(".js") => bytes.extend(b"\nself.hasRun = true"),
                // The server would prefer the compressed versions, which are unchanged.
                Self::Configured(_) if is(".html.") => continue,
                Self::Configured(json) if is(".html") => bytes = configured(&bytes, json)?,
                Self::InUnknownCss(_) if is(".html.") || is(".css.") => continue,
                Self::InUnknownCss(words) if is(".css") => {
                    bytes = unknown(std::str::from_utf8(&bytes)?, words).into_bytes();
                }
                // The pages have the digests of the stylesheets as they were.
                Self::InUnknownCss(_) if is(".html") => {
                    bytes = std::str::from_utf8(&bytes)?.replace(" integrity=", " data-was=").into_bytes();
                }
                _ => {}
            }
            fs::write(copy, bytes)?;
        }
        Ok(())
    }
}

/// The page with `json` in its data block, as a store's operator would write it.
fn configured(html: &[u8], json: &str) -> Result<Vec<u8>> {
    let html = std::str::from_utf8(html)?;
    let (before, behind) = html.split_once("portico-config").context("the page has no data block")?;
    let (tag, behind) = behind.split_once('>').context("the data block has no start")?;
    let (_, after) = behind.split_once("</script>").context("the data block has no end")?;
    Ok(format!("{before}portico-config{tag}>{json}</script>{after}").into_bytes())
}

/// The stylesheet with a prefix before each of these words that no browser knows.
pub(crate) fn unknown(css: &str, words: &[&str]) -> String {
    words.iter().fold(css.to_owned(), |css, word| {
        let at = word.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or_default();
        css.replace(word, &format!("{}unknown-{}", &word[..at], &word[at..]))
    })
}
