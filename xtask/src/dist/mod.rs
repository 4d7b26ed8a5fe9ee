//! Builds the site: what a web server needs to hand out, small and ready compressed.

pub(crate) mod compress;
mod finish;
mod script;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::page;
use crate::progress::short;
use crate::project::Project;
use crate::run;
use crate::setup::{SmallStd, Tools};

/// Builds the site into the folder `out`, which then holds nothing else.
///
/// # Errors
/// When trunk fails, the page holds inline code, or the folder cannot be written.
pub(crate) fn build(project: &Project, tools: &Tools, out: &Path) -> Result<()> {
    let started = Instant::now();
    if !project.root.join("index.html").is_file() {
        bail!("there is no index.html in {}", project.root.display());
    }
    let site = site(project, tools)?;
    finish::finish(&site, tools)?;
    check_page(&site)?;
    copy(&site, out).with_context(|| format!("cannot write the site to {}", out.display()))?;
    eprintln!("dist: {} is ready ({})", out.display(), short(started.elapsed()));
    Ok(())
}

/// Lets trunk build, in cargo's target folder.
fn site(project: &Project, tools: &Tools) -> Result<PathBuf> {
    let site = project.wasm_target().join("site");
    // wasm-bindgen adds to what it wrote before; a script that the app no longer has would stay.
    let bindgen = project.wasm_target().join("wasm-bindgen");
    if bindgen.exists() {
        fs::remove_dir_all(&bindgen)?;
    }
    if let SmallStd::Shipped { why } = tools.small_std() {
        eprintln!("dist: the wasm gets about a tenth larger than it could be, because {why}");
    }
    let mut trunk = tools.release_command("trunk");
    // Its warnings are about its minifier of scripts, whose work esbuild does.
    trunk.args(["build", "--color", "never", "--log", "error", "--dist"]).arg(&site);
    run::check(&mut trunk, "The lines above say why.")?;
    Ok(site)
}

/// The policy of the site's pages forbids inline code, so such a page would not work.
fn check_page(site: &Path) -> Result<()> {
    let inline = page::inline_code(&fs::read_to_string(site.join("index.html"))?);
    if !inline.is_empty() {
        bail!(
            "index.html holds {}, which the content security policy forbids: move it to a file",
            inline.join(", ")
        );
    }
    Ok(())
}

/// Brings `out` in step with `site`, and compresses what is new.
fn copy(site: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    let mut wanted = BTreeSet::new();
    for file in files(site)? {
        let to = out.join(&file);
        let content = fs::read(site.join(&file))?;
        let siblings = compress::siblings(&to);
        let complete = siblings.iter().all(|sibling| sibling.is_file());
        if !complete || fs::read(&to).ok().as_ref() != Some(&content) {
            fs::create_dir_all(to.parent().unwrap_or(out))?;
            fs::write(&to, &content)?;
            compress::write_siblings(&to, &content)?;
        }
        wanted.insert(to);
        wanted.extend(siblings);
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

/// All files below a folder, relative to it.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder)?.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}
