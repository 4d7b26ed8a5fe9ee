//! Bundles and minifies the scripts and styles of the site with esbuild: trunk's own minifier can't parse wasm-bindgen's
//! output.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::run;
use crate::setup::Tools;

/// Minifies a script or a style in place. Its relative imports, such as the app's snippets of script, become part of it.
///
/// # Errors
/// If esbuild can't parse the file.
pub(super) fn minify(tools: &Tools, file: &Path) -> Result<()> {
    fs::write(file, bundle(tools, file)?).with_context(|| format!("cannot write {}", file.display()))
}

/// The content that [`minify`] writes.
///
/// # Errors
/// If esbuild can't parse the file.
pub(super) fn bundle(tools: &Tools, file: &Path) -> Result<Vec<u8>> {
    let mut esbuild = tools.command("esbuild");
    esbuild.arg(file).args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--charset=utf8"]);
    run::output(&mut esbuild, "The lines above say what esbuild can't parse.")
}
