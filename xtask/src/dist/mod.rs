//! Builds the site: what a web server needs to hand out, small and ready compressed.

mod assets;
pub(crate) mod boundary;
pub(crate) mod compress;
mod configuration;
mod digest;
pub(crate) mod embed;
mod pages;
mod script;
mod template;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::page;
use crate::progress::short;
use crate::project::Project;
use crate::run;
use crate::setup::{SmallStd, Tools};
use configuration::{Configuration, StoreOptions};
pub(crate) use digest::Digest;
use pages::Rendering;
use template::{ASSETS, Template};

/// The file of the sign-in page.
pub(crate) const LOGIN: &str = "login/index.html";

/// What a site is to be.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Order {
    #[command(flatten)]
    store: StoreOptions,
    /// Write the content security policy into each page, for a host that cannot send headers
    #[arg(long)]
    policy_meta: bool,
}

/// A checked [`Order`].
#[derive(Debug)]
pub(crate) struct Plan {
    store: Configuration,
    policy: bool,
}

impl Order {
    /// What to build: the configuration of the checkout's index.html, with what the order replaces.
    ///
    /// # Errors
    /// When an option or a member of its file is of no use; the message names it.
    pub(crate) fn plan(&self, project: &Project) -> Result<Plan> {
        let store = self.store.apply(Template::new(project.read("index.html")?)?.configuration()?)?;
        Ok(Plan { store, policy: self.policy_meta })
    }

    /// What to make of a built site. A file describes a store as a whole, so nothing of the last one stays but the path
    /// that the site is at. Without a file only the options change something.
    fn plan_anew(&self, project: &Project, built: &Template) -> Result<Plan> {
        let was = built.configuration()?;
        let base = if self.store.has_file() {
            Template::new(project.read("index.html")?)?.configuration()?.at(was.base_path())
        } else {
            was
        };
        Ok(Plan { store: self.store.apply(base)?, policy: self.policy_meta || built.has_policy() })
    }
}

/// Builds the site of the checkout's own configuration into the folder `out`, which then holds nothing else.
///
/// # Errors
/// See [`build_to_order`].
pub(crate) fn build(project: &Project, tools: &Tools, out: &Path) -> Result<()> {
    build_to_order(project, tools, &Order::default().plan(project)?, out)
}

/// Builds a site into the folder `out`, which then holds nothing else.
///
/// # Errors
/// When the app does not build, a page holds inline code, or the folder cannot be written.
pub(crate) fn build_to_order(project: &Project, tools: &Tools, plan: &Plan, out: &Path) -> Result<()> {
    let started = Instant::now();
    check_folder(&project.root, out)?;
    let pages = pages::render(project, &plan.store)?;
    let site = trunk(project, tools)?;
    boundary::narrow(project, tools, &site)?;
    let template = assets::finish(&site, tools)?;
    for (file, html) in plan.fill(&template, &pages)? {
        let path = site.join(file);
        fs::create_dir_all(path.parent().unwrap_or(&site))?;
        fs::write(path, html)?;
    }
    embed::make(project, tools, &site, &pages.embed)?;
    copy(&site, out).with_context(|| format!("cannot write the site to {}", out.display()))?;
    eprintln!("dist: {} is ready ({})", out.display(), short(started.elapsed()));
    Ok(())
}

/// Refuses a folder that holds something else than a site, since all of that would go.
fn check_folder(checkout: &Path, out: &Path) -> Result<()> {
    let Ok(folder) = out.canonicalize() else { return Ok(()) };
    ensure!(
        !checkout.starts_with(&folder),
        "{} holds the checkout: name a folder for the site alone with `--out`",
        folder.display()
    );
    let is_empty = fs::read_dir(&folder)?.next().is_none();
    let is_site = || {
        fs::read_to_string(folder.join("index.html")).is_ok_and(|html| html.contains(template::CONFIGURATION))
    };
    ensure!(
        is_empty || is_site(),
        "{} holds something else than a site, and all of it would be removed: empty it, or name another folder with `--out`",
        folder.display()
    );
    Ok(())
}

/// Renders the pages of a built site anew; its scripts, styles and wasm stay as they are.
///
/// # Errors
/// When the folder holds no site, the order is of no use, or the pages cannot be rendered or written.
pub(crate) fn configure(project: &Project, order: &Order, site: &Path) -> Result<()> {
    let started = Instant::now();
    let login = site.join(LOGIN);
    let html = fs::read_to_string(&login)
        .with_context(|| format!("cannot read {}; `cargo xtask dist` builds a site", login.display()))?;
    let template =
        Template::new(html).with_context(|| format!("{} is not of such a site", login.display()))?;
    let plan = order.plan_anew(project, &template)?;
    let pages = pages::render(project, &plan.store)?;
    for (file, html) in plan.fill(&template, &pages)? {
        put(&site.join(file), html.as_bytes())?;
    }
    eprintln!("configure: {} is ready ({})", site.display(), short(started.elapsed()));
    Ok(())
}

/// Makes of a built site the same one with other members of its configuration, given as JSON, in the folder `out`, which then
/// holds nothing else.
///
/// # Errors
/// When a member is of no use, the pages cannot be rendered, or the folder cannot be written.
pub(crate) fn of_store(project: &Project, site: &Path, members: &str, out: &Path) -> Result<()> {
    let template = Template::new(fs::read_to_string(site.join(LOGIN))?)?;
    let store = template.configuration()?.with(Configuration::parse(members)?);
    let plan = Plan { store, policy: template.has_policy() };
    let pages = pages::render(project, &plan.store)?;
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    for folder in [ASSETS, embed::FOLDER] {
        copy_files(&site.join(folder), &out.join(folder))?;
    }
    for (file, html) in plan.fill(&template, &pages)? {
        put(&out.join(file), html.as_bytes())?;
    }
    Ok(())
}

impl Plan {
    /// All pages, each with its file.
    fn fill<'a>(&self, template: &Template, pages: &'a Rendering) -> Result<Vec<(&'a Path, String)>> {
        let mut filled = Vec::new();
        for page in &pages.pages {
            let html = template.fill(pages, page, &self.store, self.policy)?;
            check_page(&page.file, &html)?;
            filled.push((page.file.as_path(), html));
        }
        Ok(filled)
    }
}

/// Lets trunk build, in cargo's target folder.
fn trunk(project: &Project, tools: &Tools) -> Result<PathBuf> {
    let site = project.wasm_target().join("site");
    // wasm-bindgen adds to what it wrote before; a script that the app no longer has would stay.
    let bindgen = project.wasm_target().join("wasm-bindgen");
    if bindgen.exists() {
        fs::remove_dir_all(&bindgen)?;
    }
    if let SmallStd::Shipped { why } = tools.small_std() {
        eprintln!("dist: the wasm gets about a tenth larger than it could be, because {why}");
    }
    eprintln!("dist: building the wasm");
    let mut trunk = tools.release_command("trunk");
    // Its warnings are about its minifier of scripts, whose work esbuild does. The files' addresses come later.
    trunk.args(["build", "--color", "never", "--log", "error", "--public-url", "/", "--dist"]).arg(&site);
    run::check(&mut trunk, "The lines above say why.")?;
    Ok(site)
}

/// The policy of the site's pages forbids inline code, so such a page would not work.
fn check_page(file: &Path, html: &str) -> Result<()> {
    let inline = page::inline_code(html);
    ensure!(
        inline.is_empty(),
        "{} holds {}, which the content security policy forbids: move it to a file",
        file.display(),
        inline.join(", ")
    );
    Ok(())
}

/// Brings `out` in step with `site`, and compresses what is new.
fn copy(site: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let mut wanted = BTreeSet::new();
    for file in files(site)? {
        let to = out.join(&file);
        put(&to, &fs::read(site.join(&file))?)?;
        wanted.extend(compress::siblings(&to));
        wanted.insert(to);
    }
    for file in files(out)? {
        let path = out.join(file);
        if !wanted.contains(&path) {
            fs::remove_file(&path)?;
            let folders = path.ancestors().skip(1).take_while(|folder| *folder != out);
            // Up to the first folder that still holds something, which is where removing one fails.
            let _ = folders.map(fs::remove_dir).find(Result::is_err);
        }
    }
    Ok(())
}

/// Writes a file and its compressed forms, unless it is there with this content.
fn put(file: &Path, content: &[u8]) -> Result<()> {
    let complete = compress::siblings(file).iter().all(|sibling| sibling.is_file());
    if !complete || fs::read(file).ok().as_deref() != Some(content) {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))?;
        compress::write_siblings(file, content)?;
    }
    Ok(())
}

/// Copies all files of a folder to another one.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn copy_files(from: &Path, to: &Path) -> Result<()> {
    for file in files(from)? {
        let copy = to.join(&file);
        fs::create_dir_all(copy.parent().unwrap_or(to))?;
        fs::copy(from.join(file), copy)?;
    }
    Ok(())
}

/// All files below a folder, relative to it.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let entry = entry?;
            let path = entry.path();
            // A link to a folder is a file of its own here: what it leads to is not ours.
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder)?.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_folder_for_the_site_alone_is_written_to() {
        let folder = std::env::temp_dir().join(format!("portico-dist-{}", std::process::id()));
        let (checkout, out) = (folder.join("checkout"), folder.join("site"));
        fs::create_dir_all(&checkout).unwrap();
        fs::create_dir_all(&out).unwrap();
        let [checkout, out] = [checkout, out].map(|folder| folder.canonicalize().unwrap());
        let empty = check_folder(&checkout, &out).is_ok();
        let missing = check_folder(&checkout, &folder.join("new")).is_ok();
        let around = check_folder(&checkout, &folder).unwrap_err().to_string();
        fs::write(out.join("thesis.txt"), "").unwrap();
        let other = check_folder(&checkout, &out).unwrap_err().to_string();
        fs::write(out.join("index.html"), "<script id=portico-config>").unwrap();
        let site = check_folder(&checkout, &out).is_ok();
        fs::remove_dir_all(&folder).unwrap();
        assert!(empty && missing && site);
        assert!(around.contains("holds the checkout"), "{around}");
        assert!(other.contains("would be removed"), "{other}");
    }
}
