//! Finishes the files that trunk's page loads: minified scripts, names by content, and digests that match.
//!
//! Trunk names a file after what the compiler wrote. A newer wasm-bindgen or wasm-opt would give other bytes the same
//! name, and a browser that keeps such files for good would show integrity errors instead of a page.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use lol_html::element;
use lol_html::html_content::{ContentType, Element};

use super::boundary;
use super::html::{self, Tag};
use super::pages::ASSETS;
use super::script;
use super::template::{LATER_REL, Template, WASM};
use crate::digest::Digest;
use crate::project::Project;
use crate::setup::Tools;

/// The folder in which wasm-bindgen leaves the app's snippets of script.
const SNIPPETS: &str = "snippets/";
/// The scripts that `parts.js` names: those that no shopper needs before the app is ready, and few at all.
const PARTS: [&str; 4] = ["keeper", "languages", "passkey", "social"];

/// A file under its final name.
struct Asset {
    url: String,
    integrity: String,
}

/// Bundles and minifies each script and style that trunk's page loads, moves each file that it loads to [`ASSETS`], and
/// turns the page into the template of all pages.
///
/// # Errors
/// If a file that the page names is missing, is not a script that esbuild can parse, or can't be moved.
pub(super) fn finish(project: &Project, site: &Path, tools: &Tools) -> Result<Template> {
    fs::copy(boundary::glue(project), site.join(boundary::GLUE))?;
    let index = site.join("index.html");
    let html =
        fs::read_to_string(&index).with_context(|| format!("trunk didn't write {}", index.display()))?;
    fs::create_dir_all(site.join(ASSETS))?;
    write_parts(site, tools)?;
    let mut assets = BTreeMap::new();
    let finish = element!("[integrity]", |element| {
        let Some(name) = file(&Tag::of(element)) else { return Ok(()) };
        if Tag::of(element).get("rel") == Some("modulepreload") {
            // The app's script and its imports are part of the page's script: one file, whose digest the page has.
            element.remove();
            return Ok(());
        }
        let asset = match assets.entry(name) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                let asset = move_file(site, new.key(), tools)?;
                new.insert(asset)
            }
        };
        let mut tag = Tag::of(element);
        asset.apply(&mut tag);
        write(&mut tag, element);
        Ok(())
    });
    let html = html::rewrite(&html, [finish])?;
    let later = move_file(site, boundary::LATER, tools)?.later_tag();
    let add = element!(WASM, |wasm| {
        wasm.after(&later.html(), ContentType::Html);
        Ok(())
    });
    let html = html::rewrite(&html, [add])?;
    if site.join(SNIPPETS).exists() {
        fs::remove_dir_all(site.join(SNIPPETS))?;
    }
    remove_parts(site)?;
    Template::new(html)
}

/// Bundles each part that the page's script loads when it is needed, and tells that script where it is, with its digest.
fn write_parts(site: &Path, tools: &Tools) -> Result<()> {
    let mut module = String::new();
    for part in PARTS {
        let content = script::bundle(tools, &site.join(format!("{part}.js")))?;
        let digest = Digest::of(&content);
        let name = format!("{part}-{}.js", digest.hash());
        fs::write(site.join(ASSETS).join(&name), content).with_context(|| format!("cannot write {name}"))?;
        let integrity = digest.integrity();
        // Writing to a string can't fail.
        let _ = writeln!(
            module,
            "export const {part} = {{ url: new URL(\"./{name}\", import.meta.url).href, integrity: \"{integrity}\" }};"
        );
    }
    fs::write(site.join("parts.js"), module).context("cannot write parts.js")
}

/// Removes the scripts and styles that others import: they are now part of those.
fn remove_parts(site: &Path) -> Result<()> {
    for entry in fs::read_dir(site)? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| kind == "js" || kind == "css") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Writes a tag. An `async` script is referenced a second time without `async`; it still runs only once. Without the first
/// reference, an early navigation would stop the script; without the second, `DOMContentLoaded` wouldn't wait for the stylesheet,
/// and browsers that look for forms at that moment would lay the page out twice.
fn write(tag: &mut Tag, element: &mut Element<'_, '_>) {
    if tag.get("async").is_some() {
        element.before(&format!("{}</script>", tag.html()), ContentType::Html);
        tag.remove("async");
    }
    tag.write(element);
}

/// The file that one of trunk's tags loads, relative to the site.
fn file(tag: &Tag) -> Option<String> {
    let url = tag.get("src").or(tag.get("href"))?;
    url.strip_prefix('/').map(str::to_owned)
}

fn move_file(site: &Path, name: &str, tools: &Tools) -> Result<Asset> {
    let old = site.join(name);
    if old.extension().is_some_and(|extension| extension == "js" || extension == "css") {
        script::minify(tools, &old)?;
    }
    let content =
        fs::read(&old).with_context(|| format!("the page loads {name}, which trunk didn't write"))?;
    let digest = Digest::of(&content);
    let new = format!("{ASSETS}{}", renamed(name, &digest.hash()));
    fs::rename(&old, site.join(&new)).with_context(|| format!("cannot move {}", old.display()))?;
    Ok(Asset { url: format!("/{new}"), integrity: digest.integrity() })
}

impl Asset {
    /// Makes one of trunk's tags reference the file at its new place.
    fn apply(&self, tag: &mut Tag) {
        tag.set(if tag.get("src").is_some() { "src" } else { "href" }, &self.url);
        tag.set("integrity", &self.integrity);
        if tag.get("rel") == Some("preload") {
            // Chromium ignores `integrity` on such a preload, with a warning. boot.js asks for it when it fetches, in the mode that a
            // preload without `crossorigin` has.
            tag.rename("integrity", "data-integrity");
            tag.remove("crossorigin");
        }
    }
}

impl Asset {
    /// The tag that tells `boot.js` where the part of the app is that comes later. Pages that need it at once preload it.
    fn later_tag(&self) -> Tag {
        let attributes = [
            ("as", "fetch"),
            ("href", self.url.as_str()),
            ("data-integrity", &self.integrity),
            ("rel", LATER_REL),
            ("type", "application/wasm"),
        ];
        Tag::new("link", &attributes)
    }
}

/// Replaces trunk's hash in a file name, after the last hyphen, with that of the content.
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
        let asset = Asset { url: "/assets/a-1.js".into(), integrity: "sha384-N".into() };
        let tag = |html: &str| {
            let mut tag = html::select(html, "*").unwrap().remove(0);
            asset.apply(&mut tag);
            tag.html()
        };
        assert_eq!(
            tag("<script integrity=sha384-O src=/a.js type=module>"),
            "<script integrity=sha384-N src=/assets/a-1.js type=module>"
        );
        assert_eq!(
            tag("<link as=fetch crossorigin href=/a.js integrity=sha384-O rel=preload>"),
            "<link as=fetch href=/assets/a-1.js data-integrity=sha384-N rel=preload>"
        );
    }

    #[test]
    fn an_async_script_is_named_again_without_async() {
        let repeat = element!("script", |element| {
            let mut tag = Tag::of(element);
            tag.set("src", "/b.js");
            write(&mut tag, element);
            Ok(())
        });
        assert_eq!(
            html::rewrite("<script async src=/a.js type=module></script>", [repeat]).unwrap(),
            "<script async src=/b.js type=module></script><script src=/b.js type=module></script>"
        );
    }
}
