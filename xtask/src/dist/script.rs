//! Bundles and minifies the scripts and styles of the site with esbuild: trunk's own minifier does not know the syntax
//! that wasm-bindgen writes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::run;
use crate::setup::Tools;

/// Minifies a script or a style in place. What it imports by a relative path, such as the app's snippets of script,
/// becomes part of it.
///
/// # Errors
/// When esbuild does not understand the file.
pub(super) fn minify(tools: &Tools, file: &Path) -> Result<()> {
    fs::write(file, bundle(tools, file)?).with_context(|| format!("cannot write {}", file.display()))
}

/// The content that [`minify`] writes.
///
/// # Errors
/// When esbuild does not understand the file.
pub(super) fn bundle(tools: &Tools, file: &Path) -> Result<Vec<u8>> {
    let mut esbuild = tools.command("esbuild");
    esbuild.arg(file).args(["--bundle", "--minify", "--format=esm", "--target=es2022"]);
    run::output(&mut esbuild, "The lines above say what esbuild does not understand.")
}
