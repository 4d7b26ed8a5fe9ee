//! Bundles and minifies the scripts and styles of the site with esbuild: trunk's own minifier can't parse wasm-bindgen's
//! output.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::run;
use crate::setup::Tools;

/// What to do when esbuild fails.
const ADVICE: &str = "The lines above say what esbuild can't parse.";

/// Tells V8 to compile every function of a script while it loads it, instead of each at its first call, when a shopper waits. See
/// "Explicit JavaScript compile hints" of V8.
const COMPILED_AHEAD: &str = "--banner:js=//# allFunctionsCalledOnLoad";

/// Bundles and minifies what a page starts with, in place.
///
/// # Errors
/// If esbuild can't parse the file.
pub(super) fn minify(tools: &Tools, file: &Path) -> Result<()> {
    fs::write(file, bundle_start(tools, file)?).with_context(|| format!("cannot write {}", file.display()))
}

/// The minified content of a script that starts the app, almost all of whose functions run then.
///
/// # Errors
/// If esbuild can't parse the file.
pub(super) fn bundle_start(tools: &Tools, file: &Path) -> Result<Vec<u8>> {
    run::output(esbuild(tools, file).arg(COMPILED_AHEAD), ADVICE)
}

/// The minified content of a script or a style. Its relative imports, such as the app's snippets of script, become part of it.
///
/// # Errors
/// If esbuild can't parse the file.
pub(super) fn bundle(tools: &Tools, file: &Path) -> Result<Vec<u8>> {
    run::output(&mut esbuild(tools, file), ADVICE)
}

/// The oldest browsers that are supported: see `docs/browsers.md`. esbuild replaces newer syntax, or says that it can't.
const TARGET: &str = "--target=chrome99,firefox98,safari16";

fn esbuild(tools: &Tools, file: &Path) -> Command {
    let mut esbuild = tools.command("esbuild");
    esbuild.arg(file).args(["--bundle", "--minify", "--format=esm", TARGET, "--charset=utf8"]);
    esbuild
}
