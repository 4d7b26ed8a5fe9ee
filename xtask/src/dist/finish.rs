//! Finishes what trunk wrote: small scripts, names after the content, and digests that fit.
//!
//! Trunk names a file after what the compiler wrote. A newer wasm-bindgen or wasm-opt would give other bytes the same
//! name, and a browser that keeps them for ever would show integrity errors instead of a page.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use super::script;
use crate::page;
use crate::setup::Tools;

/// The folder in which wasm-bindgen leaves the app's snippets of script.
const SNIPPETS: &str = "snippets/";

/// Minifies the scripts that index.html loads, and renames each file that it loads, there and on disk.
///
/// # Errors
/// When a file that the page names is missing, is no script that esbuild reads, or cannot be renamed.
pub(crate) fn finish(site: &Path, tools: &Tools) -> Result<()> {
    let index = site.join("index.html");
    let mut html =
        fs::read_to_string(&index).with_context(|| format!("trunk left no {}", index.display()))?;
    for tag in page::tags(&html.clone()) {
        let Some(digest) = tag.get("integrity") else { continue };
        let Some(name) = tag.get("src").or(tag.get("href")).and_then(|address| address.strip_prefix('/'))
        else {
            continue;
        };
        if name.starts_with(SNIPPETS) {
            html = html.replace(tag.text(), "");
            continue;
        }
        if tag.get("rel") == Some("preload") {
            // Chromium ignores `integrity` on such a preload, with a warning; boot.js asks for it when it fetches.
            html = html.replace(tag.text(), &tag.text().replace(" integrity=", " data-integrity="));
        }
        let old = site.join(name);
        if old.extension().is_some_and(|extension| extension == "js") {
            script::minify(tools, &old)?;
        }
        let content =
            fs::read(&old).with_context(|| format!("index.html names {name}, which trunk did not write"))?;
        let sha = Sha384::digest(&content);
        let new = renamed(name, &sha);
        html = html.replace(&format!("/{name}"), &format!("/{new}"));
        html = html.replace(digest, &format!("sha384-{}", STANDARD.encode(sha)));
        fs::rename(old, site.join(new))?;
    }
    fs::write(index, html)?;
    if site.join(SNIPPETS).exists() {
        fs::remove_dir_all(site.join(SNIPPETS))?;
    }
    Ok(())
}

/// Puts the beginning of the digest where trunk's hash is: behind the last hyphen.
fn renamed(name: &str, sha: &[u8]) -> String {
    let (stem, kind) = match name.strip_suffix("_bg.wasm") {
        Some(stem) => (stem, "_bg.wasm"),
        None => name.find('.').map_or((name, ""), |dot| name.split_at(dot)),
    };
    let plain = match stem.rsplit_once('-') {
        Some((plain, hash)) if hash.chars().all(|c| c.is_ascii_hexdigit()) => plain,
        _ => stem,
    };
    let hash = sha.iter().take(8).fold(String::new(), |mut hash, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
        hash
    });
    format!("{plain}-{hash}{kind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_content_where_trunk_put_its_hash() {
        let sha = [0x0a, 0xff, 0, 1, 2, 3, 4, 5, 6, 7];
        assert_eq!(renamed("portico-app-3b5d_bg.wasm", &sha), "portico-app-0aff000102030405_bg.wasm");
        assert_eq!(renamed("portico-app-3b5d.js", &sha), "portico-app-0aff000102030405.js");
        assert_eq!(renamed("boot.js", &sha), "boot-0aff000102030405.js");
    }
}
