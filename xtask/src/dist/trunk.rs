//! Lets trunk build the app's wasm, its script and the page that loads both.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::run;
use crate::setup::{SmallStd, Tools};

/// Builds in cargo's target folder, and returns the folder with the page.
///
/// # Errors
/// When the app does not build.
pub(super) fn build(project: &Project, tools: &Tools) -> Result<PathBuf> {
    let site = project.wasm_target().join("site");
    // wasm-bindgen adds to what it wrote before; a script that the app no longer has would stay.
    let bindgen = bindgen_output(project);
    if bindgen.exists() {
        fs::remove_dir_all(&bindgen).with_context(|| format!("cannot remove {}", bindgen.display()))?;
    }
    if let SmallStd::Shipped { why } = tools.small_std() {
        eprintln!("dist: the wasm gets about a tenth larger than it could be, because {why}");
    }
    eprintln!("dist: building the wasm");
    let mut trunk = tools.release_command("trunk");
    // Its warnings are about its minifier of scripts, whose work esbuild does. The files get their paths later.
    trunk.args(["build", "--color", "never", "--log", "error", "--public-url", "/", "--dist"]).arg(&site);
    run::check(&mut trunk, "The lines above say why.")?;
    Ok(site)
}

/// The folder in which trunk keeps what wasm-bindgen writes.
pub(super) fn bindgen_output(project: &Project) -> PathBuf {
    project.wasm_target().join("wasm-bindgen")
}
