//! Takes the wasm apart, in the app of the first screen and the part that comes later, and binds the app to its script.
//!
//! The compiler marks where the part begins (`app/src/pages/later.rs`); what only the part reaches goes into it. The split needs the
//! linker's relocations, so it comes before wasm-bindgen, which only reads the app: all that the part calls of the page, it calls by
//! way of the app's table of functions.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};

use crate::project::Project;
use crate::run;
use crate::setup::{TARGET, Tools};

/// The module that the app imports the loader of the part from.
pub(super) const LOADER: &str = "./later.js";
/// The loader, as the app imports it.
pub(super) const LOAD: &str = "__wasm_split_load_later";
/// What the part imports is in this module.
pub(super) const SHARED: &str = "__wasm_split";
/// The profile that index.html names.
const PROFILE: &str = "wasm-release";
/// The name of the app's files.
const NAME: &str = "portico-app";
/// The file of the part, as the split names it.
const PART: &str = "split_later.wasm";

/// The wasm in two, with the names of all functions.
pub(super) struct Halves {
    /// The app, as wasm-bindgen left it.
    pub(super) app: PathBuf,
    /// The script that wasm-bindgen wrote for it.
    pub(super) script: PathBuf,
    /// The part that comes later.
    pub(super) later: PathBuf,
}

/// Splits what the compiler wrote.
///
/// # Errors
/// If there is no wasm, it has other parts than the one, or wasm-bindgen fails.
pub(super) fn split(project: &Project, tools: &Tools) -> Result<Halves> {
    let compiled = compiled(project);
    let wasm = fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let folder = project.wasm_target().join("split");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let app = folder.join(format!("{NAME}.wasm"));
    let mut options = Options::new(&wasm);
    options.output_dir = &folder;
    options.main_out_path = &app;
    options.link_name = LOADER;
    let halves = transform(options).map_err(|error| anyhow!("cannot split the wasm: {error:#}"))?;
    let later = folder.join(PART);
    ensure!(halves.split_modules == [&*later], "the wasm has other parts: {:?}", halves.split_modules);

    let bound = folder.join("bound");
    let mut bindgen = tools.command("wasm-bindgen");
    // The linker's exports are what the part imports.
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir"]);
    bindgen.arg(&bound).arg(&app);
    run::check(&mut bindgen, "The lines above say what wasm-bindgen can't read.")?;
    let bound = |end: &str| bound.join(format!("{NAME}{end}"));
    Ok(Halves { app: bound("_bg.wasm"), script: bound(".js"), later })
}

/// Where cargo leaves the app's wasm.
fn compiled(project: &Project) -> PathBuf {
    let profile = Path::new(TARGET).join(PROFILE);
    project.wasm_target().join(profile).join(format!("{NAME}.wasm"))
}
