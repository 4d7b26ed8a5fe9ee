//! Names the app's script and wasm after what is in them.
//!
//! Trunk names both after what the compiler wrote. A newer wasm-bindgen or wasm-opt would give other bytes the same
//! name, and a browser that keeps them for ever would show integrity errors instead of a page.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

use crate::page;

/// Renames the files that index.html preloads as module or wasm, there and on disk.
///
/// # Errors
/// When a file that the page names is missing or cannot be renamed.
pub(crate) fn by_content(site: &Path) -> Result<()> {
    let index = site.join("index.html");
    let mut html =
        fs::read_to_string(&index).with_context(|| format!("trunk left no {}", index.display()))?;
    for tag in page::tags(&html.clone()) {
        let preloads = matches!(tag.get("rel"), Some("modulepreload" | "preload"));
        let Some(name) = tag.get("href").filter(|_| preloads).and_then(|href| href.strip_prefix('/')) else {
            continue;
        };
        let Some((app, kind)) = split(name) else { continue };
        let old = site.join(name);
        let content =
            fs::read(&old).with_context(|| format!("index.html names {name}, which trunk did not write"))?;
        let new = format!("{app}-{:016x}{kind}", hash(&content));
        html = html.replace(&format!("/{name}"), &format!("/{new}"));
        fs::rename(old, site.join(new))?;
    }
    fs::write(index, html)?;
    Ok(())
}

/// Takes trunk's hash out of a file name of the app; none for other files, such as the app's own snippets of script.
fn split(name: &str) -> Option<(&str, &str)> {
    let kind = ["_bg.wasm", ".js"].into_iter().find(|kind| name.ends_with(kind))?;
    let (app, hash) = name.strip_suffix(kind)?.rsplit_once('-')?;
    let is_hash = !hash.is_empty() && hash.chars().all(|c| c.is_ascii_hexdigit());
    (is_hash && !name.contains('/')).then_some((app, kind))
}

fn hash(content: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunks_hash_is_the_part_behind_the_last_hyphen() {
        assert_eq!(split("portico-app-3b5d_bg.wasm"), Some(("portico-app", "_bg.wasm")));
        assert_eq!(split("portico-app-3b5d.js"), Some(("portico-app", ".js")));
        assert_eq!(split("portico-app.js"), None);
        assert_eq!(split("snippets/portico-app-3b5d/inline0.js"), None);
        assert_eq!(split("portico-1f.css"), None);
    }
}
