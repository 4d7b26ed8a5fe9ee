//! Finishes the files that trunk's page loads: small scripts, names after the content, and digests that fit.
//!
//! Trunk names a file after what the compiler wrote. A newer wasm-bindgen or wasm-opt would give other bytes the same
//! name, and a browser that keeps them for ever would show integrity errors instead of a page.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::html::{self, Tag};
use super::script;
use super::template::{ASSETS, Template};
use crate::digest::Digest;
use crate::setup::Tools;

/// The folder in which wasm-bindgen leaves the app's snippets of script.
const SNIPPETS: &str = "snippets/";

/// A file under its final name.
struct Asset {
    address: String,
    integrity: String,
}

/// Makes one small file of each script and style that trunk's page loads and what it imports, moves each file that it
/// loads to [`ASSETS`], and makes the page the template of all pages.
///
/// # Errors
/// When a file that the page names is missing, is no script that esbuild reads, or cannot be moved.
pub(crate) fn finish(site: &Path, tools: &Tools) -> Result<Template> {
    let index = site.join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("trunk left no {}", index.display()))?;
    fs::create_dir_all(site.join(ASSETS))?;
    let mut assets = BTreeMap::new();
    for tag in html::tags(&html) {
        if let Some(name) = file(&tag).filter(|name| !name.starts_with(SNIPPETS)) {
            assets.insert(name.to_owned(), move_file(site, name, tools)?);
        }
    }
    let html = html::rewrite(&html, |tag| {
        let name = file(tag)?;
        // What the app imports from there is part of its script by now.
        Some(assets.get(name).map_or_else(String::new, |asset| twice_if_async(&asset.tag(tag))))
    });
    if site.join(SNIPPETS).exists() {
        fs::remove_dir_all(site.join(SNIPPETS))?;
    }
    remove_parts(site)?;
    Template::new(html)
}

/// Removes the scripts and styles that others import: they have become parts of those.
fn remove_parts(site: &Path) -> Result<()> {
    for entry in fs::read_dir(site)? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "js" || kind == "css") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// A script that is `async` stands there a second time without that, and runs once all the same. Without the first, an
/// early POST would take the script away; without the second, `DOMContentLoaded` would not wait for the stylesheet, and
/// browsers that look for forms then would lay the page out twice.
fn twice_if_async(tag: &Tag) -> String {
    if tag.get("async").is_none() {
        return tag.html();
    }
    let mut deferred = tag.clone();
    deferred.remove("async");
    format!("{}</script>{}", tag.html(), deferred.html())
}

/// The file that a tag of trunk's loads, relative to the site.
fn file(tag: &Tag) -> Option<&str> {
    tag.get("integrity")?;
    tag.get("src").or(tag.get("href"))?.strip_prefix('/')
}

fn move_file(site: &Path, name: &str, tools: &Tools) -> Result<Asset> {
    let old = site.join(name);
    if old.extension().is_some_and(|extension| extension == "js" || extension == "css") {
        script::minify(tools, &old)?;
    }
    let content =
        fs::read(&old).with_context(|| format!("the page loads {name}, which trunk did not write"))?;
    let digest = Digest::of(&content);
    let new = format!("{ASSETS}{}", renamed(name, &digest.hash()));
    fs::rename(old, site.join(&new))?;
    Ok(Asset { address: format!("/{new}"), integrity: digest.integrity() })
}

impl Asset {
    /// A tag of trunk's, for the file where it is now.
    fn tag(&self, tag: &Tag) -> Tag {
        let mut tag = tag.clone();
        tag.set(if tag.get("src").is_some() { "src" } else { "href" }, &self.address);
        tag.set("integrity", &self.integrity);
        if tag.get("rel") == Some("preload") {
            // Chromium ignores `integrity` on such a preload, with a warning; boot.js asks for it when it fetches.
            tag.rename("integrity", "data-integrity");
        }
        tag
    }
}

/// Puts the hash of the content where trunk's is: behind the last hyphen.
fn renamed(name: &str, hash: &str) -> String {
    let (stem, kind) = match name.strip_suffix("_bg.wasm") {
        Some(stem) => (stem, "_bg.wasm"),
        None => name.find('.').map_or((name, ""), |dot| name.split_at(dot)),
    };
    let plain = match stem.rsplit_once('-') {
        Some((plain, hash)) if hash.chars().all(|c| c.is_ascii_hexdigit()) => plain,
        _ => stem,
    };
    format!("{plain}-{hash}{kind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_content_where_trunk_put_its_hash() {
        let hash = "0aff0001";
        assert_eq!(renamed("portico-app-3b5d_bg.wasm", hash), "portico-app-0aff0001_bg.wasm");
        assert_eq!(renamed("portico-app-3b5d.js", hash), "portico-app-0aff0001.js");
        assert_eq!(renamed("boot.js", hash), "boot-0aff0001.js");
    }

    #[test]
    fn a_tag_names_the_file_where_it_is_now_and_its_digest() {
        let asset = Asset { address: "/assets/a-1.js".into(), integrity: "sha384-N".into() };
        let tag = |html: &str| asset.tag(&html::tags(html)[0]).html();
        assert_eq!(
            tag("<script integrity=sha384-O src=/a.js type=module>"),
            "<script integrity=sha384-N src=/assets/a-1.js type=module>"
        );
        assert_eq!(
            tag("<link as=fetch crossorigin href=/a.js integrity=sha384-O rel=preload>"),
            "<link as=fetch crossorigin href=/assets/a-1.js data-integrity=sha384-N rel=preload>"
        );
    }
}
