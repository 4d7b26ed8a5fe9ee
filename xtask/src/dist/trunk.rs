//! Runs trunk to build the app's wasm, its script and the page that loads both.

use std::path::PathBuf;

use anyhow::Result;

use crate::project::Project;
use crate::run;
use crate::setup::{SmallStd, Tools};

/// Builds in cargo's target folder, and returns the folder with the page.
///
/// # Errors
/// If the app doesn't build.
pub(super) fn build(project: &Project, tools: &Tools) -> Result<PathBuf> {
    let site = project.wasm_target().join("site");
    if let SmallStd::Shipped { why } = tools.small_std() {
        eprintln!("dist: the wasm will be about a tenth larger than necessary, because {why}");
    }
    eprintln!("dist: building the wasm");
    let mut trunk = tools.release_command("trunk");
    // Its warnings are about its script minifier, whose work esbuild does. The files get their final paths later.
    trunk.args([
        "build",
        "--color",
        "never",
        "--log",
        "error",
        "--features",
        "split",
        "--public-url",
        "/",
        "--dist",
    ]);
    trunk.arg(&site);
    run::check(&mut trunk, "The lines above say why.")?;
    Ok(site)
}
