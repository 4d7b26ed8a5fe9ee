//! The examples built with Vite, with the element as npm packs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::dist::embed;
use crate::files::copy_files;
use crate::progress::short;
use crate::project::Project;
use crate::run::Watch;
use crate::setup::{EXAMPLES, Tools, install_locked};

/// Folders of an example that aren't part of its source.
const MADE: [&str; 2] = ["node_modules", "dist"];

/// Builds each example in its own folder, as a reader would. Returns the environment variable through which the tests find
/// the result, and the folder.
///
/// # Errors
/// If npm can't pack the element or fetch a package, or an example doesn't build.
pub(super) fn build(project: &Project, tools: &Tools) -> Result<Vec<(String, PathBuf)>> {
    // The examples refer to the element by its relative path.
    let checkout = project.target.join("e2e/checkout");
    if checkout.exists() {
        fs::remove_dir_all(&checkout)?;
    }
    copy_files(&project.site().join(embed::FOLDER), &checkout.join("dist").join(embed::FOLDER))?;
    let mut built = Vec::new();
    for name in EXAMPLES {
        let started = Instant::now();
        eprintln!("examples: building {name} with Vite");
        let folder = checkout.join("examples").join(name);
        copy_sources(&project.root.join("examples").join(name), &folder)?;
        install_locked(project, &folder, &format!("example-{name}"))?;
        for arguments in [&["run", "check", "--if-present"][..], &["run", "build"]] {
            let watch = Watch {
                log: project.log(&format!("example-{name}")),
                limit: Duration::from_mins(5),
                tail: 40,
                advice: "The lines above say why.",
            };
            watch.run(tools.command("npm").args(arguments).current_dir(&folder))?;
        }
        let out = folder.join("dist");
        ensure!(out.join("index.html").is_file(), "Vite didn't write {}", out.join("index.html").display());
        eprintln!("examples: {name} is ready ({})", short(started.elapsed()));
        built.push((format!("PORTICO_EXAMPLE_{}", name.to_uppercase()), out));
    }
    Ok(built)
}

fn copy_sources(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let (name, path) = (entry.file_name(), entry.path());
        if MADE.iter().any(|made| name == *made) {
            continue;
        }
        if path.is_dir() {
            copy_files(&path, &to.join(name))?;
        } else {
            fs::copy(path, to.join(name))?;
        }
    }
    Ok(())
}
