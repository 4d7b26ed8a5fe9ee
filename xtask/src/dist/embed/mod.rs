//! The element's folder: what a CDN serves, and an npm package at the same time.

use std::fmt::Write;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::boundary;
use super::pages::{ASSETS, Rendering};
use super::script;
use crate::digest::Digest;
use crate::files::{copy_files, files};
use crate::project::Project;
use crate::setup::Tools;

mod important;

/// The folder, within the site.
pub(crate) const FOLDER: &str = "embed/";
/// The script that a page loads.
pub(crate) const ENTRY: &str = "portico.js";
/// The script for pages that lead to the sign-in.
pub(crate) const PREFETCH: &str = "prefetch.js";
/// The folder with lines for the same pages, a file for each language.
const LINES: &str = "prefetch/";
/// The stylesheet, under the name by which a page may load it.
const STYLE: &str = "portico.css";
/// The digests of the scripts and the stylesheet.
const INTEGRITY: &str = "integrity.json";
/// The cascade layer of the element's styles.
const LAYER: &str = "portico";
/// The largest file, in bytes, that Vite inlines in a script as a `data:` URL, which a page's policy would forbid.
const INLINED: usize = 4096;
/// The script that puts the app into an element; it is bundled with the app's own.
const EMBEDDED_APP: &str = "element/app.js";
/// The name of the app's script and wasm.
const APP: &str = "portico-app";
/// The end of the name of the app's wasm.
const WASM: &str = "_bg.wasm";
/// What the file with the static views is called.
const VIEWS: &str = "views";
/// The name of the part of the app that comes later.
const LATER: &str = "later";
/// The package's own files, in the checkout.
const PACKAGE: &str = "app/js/package";
/// The CDN's URL in the printed instructions.
const CDN: &str = "https://cdn.shop.example/embed/";

/// A file of the element that never changes, and how the entry refers to it.
struct Asset {
    name: String,
    integrity: String,
}

/// A file of the element before it has its name.
struct Part {
    /// What the scripts call it.
    key: String,
    /// Its name before the hash.
    stem: String,
    /// Its name after the hash.
    end: &'static str,
    content: Vec<u8>,
}

impl Part {
    fn new(key: &str, stem: &str, end: &'static str, content: Vec<u8>) -> Self {
        Self { key: key.to_owned(), stem: stem.to_owned(), end, content }
    }
}

/// Creates the folder in a site that has its pages and assets.
///
/// # Errors
/// If esbuild can't parse a script or style, a file is missing, or the folder can't be written.
pub(super) fn make(project: &Project, tools: &Tools, site: &Path, pages: &Rendering) -> Result<()> {
    eprintln!("dist: packing the element");
    let folder = site.join(FOLDER);
    let assets = folder.join(ASSETS);
    fs::create_dir_all(&assets)?;

    let style = script::bundle(tools, &project.root.join("style/element.css"))?;
    let style = important::make_important(&String::from_utf8(style)?, LAYER).context("style/element.css")?;
    let scripts = scripts(project)?;
    fs::copy(boundary::glue(project), scripts.join(boundary::GLUE))?;
    let texts = texts(pages, wasm_of_pages(site, is_later)?);
    // In the order of the URLs.
    let digest =
        |text: &Part| format!("{}: {}", json!(text.key), json!(Digest::of(&text.content).integrity()));
    let digests = texts.iter().map(digest).collect::<Vec<_>>().join(",\n  ");
    fs::write(scripts.join("digests.js"), format!("export const digests = {{\n  {digests},\n}};\n"))?;
    let script = Part::new("script", APP, ".js", script::bundle_start(tools, &scripts.join(EMBEDDED_APP))?);
    let wasm = Part::new("wasm", APP, WASM, wasm_of_pages(site, |name| name.ends_with(WASM))?);
    let mut shared = write_together(&assets, [script, wasm].into_iter().chain(texts).collect())?;
    let texts = shared.split_off(2);
    shared.push(("style".to_owned(), put(&assets, STYLE, style.as_bytes())?));
    let mut module = String::new();
    // Writing to a string can't fail.
    for (name, asset) in &shared {
        let _ = writeln!(module, "export const {name} = {};", asset.script());
    }
    let _ = writeln!(module, "export const texts = [");
    for (_, asset) in &texts {
        let _ = writeln!(module, "  {},", asset.url());
    }
    let _ = writeln!(module, "];");
    // What to say if nothing loads.
    let _ = writeln!(module, "export const failure = {};", pages.not_loaded);
    let _ = writeln!(module, "export const dialectViews = {};", pages.dialect_views);

    write_lines(&folder, &shared, &texts)?;
    let prefetch = script::bundle(tools, &scripts.join(PREFETCH))?;
    fs::write(folder.join(PREFETCH), &prefetch)?;

    fs::write(scripts.join("files.js"), module)?;
    let entry = entry(tools, &scripts)?;
    fs::write(folder.join(STYLE), &style)?;
    fs::write(folder.join(ENTRY), &entry)?;
    let integrity = json!({
        ENTRY: Digest::of(&entry).integrity(),
        PREFETCH: Digest::of(&prefetch).integrity(),
        STYLE: Digest::of(style.as_bytes()).integrity(),
    });
    fs::write(folder.join(INTEGRITY), format!("{integrity:#}\n"))?;
    package(project, &folder)
}

/// The static views, the words of each language, by its tag, and the part of the app that comes later.
fn texts(pages: &Rendering, later: Vec<u8>) -> Vec<Part> {
    let text =
        |key: &str, file: &str, text: &String| Part::new(key, file, ".json", text.clone().into_bytes());
    let views = text(VIEWS, VIEWS, &pages.element_views);
    let words = pages
        .element_words
        .iter()
        .map(|words| text(&words.tag, &format!("words-{}", words.tag), &words.text));
    iter::once(views).chain(words).chain([Part::new(LATER, LATER, ".wasm", later)]).collect()
}

/// Writes files that change together: the script has the digests of the others. All have the hash of all of them in their names, since
/// the entry names each, and is smaller with one hash.
fn write_together(assets: &Path, parts: Vec<Part>) -> Result<Vec<(String, Asset)>> {
    let all: Vec<_> = parts.iter().map(|part| part.content.as_slice()).collect();
    let hash = Digest::of(&all.concat()).hash();
    let write = |Part { key, stem, end, content }: Part| {
        Ok((key, write(assets, format!("{stem}-{hash}{end}"), &content)?))
    };
    parts.into_iter().map(write).collect()
}

/// Whether a file is the part of the app that comes later.
fn is_later(name: &str) -> bool {
    name.starts_with(boundary::LATER.trim_end_matches(".wasm"))
}

/// Writes the lines that bring what the element loads into the browser's cache, for a page in each language. `prefetch.js` reads them as
/// well; it goes by the primary subtag of a language.
fn write_lines(folder: &Path, shared: &[(String, Asset)], texts: &[(String, Asset)]) -> Result<()> {
    let lines = folder.join(LINES);
    fs::create_dir_all(&lines)?;
    // The sign-in page begins without the part that comes later.
    let first = texts.iter().filter(|(name, _)| name != LATER);
    let (views, words): (Vec<_>, Vec<_>) = first.partition(|(name, _)| name == VIEWS);
    let line = |file: &str| format!("<link rel=\"prefetch\" crossorigin href=\"{file}\" />\n");
    let asset = |asset: &Asset| line(&format!("{ASSETS}{}", asset.name));
    // What the page itself names stays fresh for a minute. `prefetch.js` knows files by their folder.
    let named = [ENTRY, STYLE].map(|file| line(&format!("{ASSETS}../{file}"))).concat();
    let shared = shared.iter().chain(views).fold(named, |lines, (_, file)| lines + &asset(file));
    for (tag, words) in words {
        let name = tag.split('-').next().unwrap_or(tag);
        fs::write(lines.join(format!("{name}.txt")), format!("{shared}{}", asset(words)))
            .with_context(|| format!("cannot write the lines for {tag}"))?;
    }
    Ok(())
}

/// The names of the files that the script loads later, within [`FOLDER`], without their compressed versions.
///
/// # Errors
/// If the site has no element.
pub(crate) fn assets(site: &Path) -> Result<Vec<String>> {
    let folder = site.join(FOLDER).join(ASSETS);
    let found = files(&folder).with_context(|| format!("there is no element in {}", folder.display()))?;
    let is_packed = |file: &PathBuf| file.extension().is_some_and(|kind| kind == "br" || kind == "gz");
    let names = found.iter().filter(|file| !is_packed(file));
    Ok(names.map(|file| format!("{ASSETS}{}", file.display())).collect())
}

/// Instructions for using the element of a built site, with the lines to paste.
///
/// # Errors
/// If the site has no element.
pub(crate) fn advice(site: &Path) -> Result<String> {
    let folder = site.join(FOLDER);
    let file = folder.join(INTEGRITY);
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let digests: Value = serde_json::from_str(&text)?;
    let [entry, style] = [ENTRY, STYLE].map(|name| digests[name].as_str().unwrap_or_default());
    Ok(format!(
        "\n  Pages         {site}\n  Element       {folder}, for a CDN, and for `npm pack {folder}`\n\n\
         To put the sign-in into a page of yours (docs/embedding.md), with the element at {CDN}:\n\n\
         <link rel=\"stylesheet\" href=\"{CDN}{STYLE}\" crossorigin integrity=\"{style}\" />\n\
         <script type=\"module\" src=\"{CDN}{ENTRY}\" crossorigin integrity=\"{entry}\"></script>\n\
         <portico-auth api=\"https://api.shop.example\">\n  <h2 slot=\"heading\">Your account</h2>\n</portico-auth>\n",
        site = site.display(),
        folder = folder.display(),
    ))
}

impl Asset {
    /// The expression that refers to the file in the entry. Bundlers look for URLs of exactly this form.
    fn script(&self) -> String {
        format!("{{ url: {}, integrity: \"{}\" }}", self.url(), self.integrity)
    }

    /// The URL alone.
    fn url(&self) -> String {
        format!("new URL(\"./{ASSETS}{}\", import.meta.url)", self.name)
    }
}

/// A part of the wasm, as the pages load it.
fn wasm_of_pages(site: &Path, is_it: impl Fn(&str) -> bool) -> Result<Vec<u8>> {
    let assets = site.join(ASSETS);
    let mut found = files(&assets)?.into_iter().filter(|file| is_it(&file.to_string_lossy()));
    let (Some(file), None) = (found.next(), found.next()) else {
        bail!("{} should contain exactly one file of each part of the wasm", assets.display());
    };
    fs::read(assets.join(&file)).with_context(|| format!("cannot read {}", file.display()))
}

/// Writes a file under a name with a hash of its content.
fn put(assets: &Path, name: &str, content: &[u8]) -> Result<Asset> {
    let (stem, kind) = name.split_once('.').unwrap_or((name, ""));
    write(assets, format!("{stem}-{}.{kind}", Digest::of(content).hash()), content)
}

fn write(assets: &Path, name: String, content: &[u8]) -> Result<Asset> {
    ensure!(
        content.len() > INLINED,
        "{name} has {} bytes. Vite would inline a file of up to {INLINED} bytes in the script, which policies forbid",
        content.len()
    );
    fs::write(assets.join(&name), content).with_context(|| format!("cannot write {name}"))?;
    Ok(Asset { name, integrity: Digest::of(content).integrity() })
}

/// Copies the checkout's scripts, so that the build can add the modules that it writes.
fn scripts(project: &Project) -> Result<PathBuf> {
    let scripts = project.wasm_target().join("element");
    if scripts.exists() {
        fs::remove_dir_all(&scripts)?;
    }
    copy_files(&project.root.join("app/js"), &scripts)?;
    Ok(scripts)
}

/// The entry, bundled in one file.
fn entry(tools: &Tools, scripts: &Path) -> Result<Vec<u8>> {
    let script = String::from_utf8(script::bundle(tools, &scripts.join(ENTRY))?)?;
    // esbuild drops such comments. Without them webpack, and Vite in development, look for the app among the modules.
    Ok(script.replace("import(", "import(/*webpackIgnore:true*//*@vite-ignore*/").into_bytes())
}

/// Adds the package's own files, with the version of the workspace.
fn package(project: &Project, folder: &Path) -> Result<()> {
    copy_files(&project.root.join(PACKAGE), folder).with_context(|| format!("cannot copy {PACKAGE}"))?;
    let manifest = folder.join("package.json");
    let text =
        fs::read_to_string(&manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    fs::write(&manifest, with_version(&text, env!("CARGO_PKG_VERSION"))?)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(project.root.join(licence), folder.join(licence))
            .with_context(|| format!("cannot copy {licence}"))?;
    }
    Ok(())
}

/// The manifest with another version. The order of its members matters, so it stays text.
fn with_version(manifest: &str, version: &str) -> Result<String> {
    const MEMBER: &str = "\"version\": \"";
    let parts =
        manifest.split_once(MEMBER).and_then(|(before, rest)| Some((before, rest.split_once('"')?.1)));
    let (before, after) = parts.with_context(|| format!("package.json has no `{MEMBER}…\"`"))?;
    Ok(format!("{before}{MEMBER}{version}\"{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_has_the_version_of_the_workspace() {
        let manifest = "{\n  \"name\": \"x\",\n  \"version\": \"0.0.0\",\n  \"type\": \"module\"\n}\n";
        assert_eq!(with_version(manifest, "1.2.3").unwrap(), manifest.replace("0.0.0", "1.2.3"));
        assert!(with_version("{}", "1.2.3").is_err());
    }

    #[test]
    fn the_lines_to_paste_have_the_digests_of_this_build() {
        let site = tempfile::tempdir().unwrap();
        let site = site.path();
        fs::create_dir_all(site.join(FOLDER)).unwrap();
        let missing = advice(site).unwrap_err().to_string();
        fs::write(site.join(FOLDER).join(INTEGRITY), r#"{"portico.js":"sha384-J","portico.css":"sha384-C"}"#)
            .unwrap();
        let advice = advice(site).unwrap();

        assert!(missing.contains(INTEGRITY), "{missing}");
        let lines: Vec<_> = advice.lines().rev().take(5).collect();
        assert!(lines[4].contains("portico.css\" crossorigin integrity=\"sha384-C\""), "{advice}");
        assert!(lines[3].contains("portico.js\" crossorigin integrity=\"sha384-J\""), "{advice}");
        assert_eq!(lines[0], "</portico-auth>");
    }

    #[test]
    fn the_entry_names_each_file_in_the_form_that_bundlers_look_for() {
        let asset = Asset { name: "a-1.js".into(), integrity: "sha384-N".into() };
        assert_eq!(
            asset.script(),
            "{ url: new URL(\"./assets/a-1.js\", import.meta.url), integrity: \"sha384-N\" }"
        );
    }
}
