//! The examples that npm builds, with the element as npm packs it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::dist::embed;
use crate::files::copy_files;
use crate::progress::short;
use crate::project::Project;
use crate::run::Watch;
use crate::setup::{EXAMPLES, FRAMEWORKS, Tools, install_locked};

/// Each turns off the statistics that a framework sends about its users.
const UNCOUNTED: [&str; 2] = ["NEXT_TELEMETRY_DISABLED", "NUXT_TELEMETRY_DISABLED"];

/// Folders of an example that aren't part of its source.
const MADE: [&str; 7] = ["node_modules", "dist", "build", ".next", ".nuxt", ".output", ".svelte-kit"];

/// Builds the examples with Vite, each in its own folder, as a reader would. Returns the environment variables through which
/// the tests find the results, and the folders.
///
/// # Errors
/// If npm can't pack the element or fetch a package, or an example doesn't build.
pub(super) fn build(project: &Project, tools: &Tools) -> Result<Vec<(String, PathBuf)>> {
    let checkout = check_out(project)?;
    let built = EXAMPLES.into_iter().map(|name| {
        let out = build_one(project, &checkout, name, || tools.command("npm"))?.join("dist");
        ensure!(out.join("index.html").is_file(), "Vite didn't write {}", out.join("index.html").display());
        Ok((variable(name), out))
    });
    built.collect()
}

/// Like [`build`], for the examples with a framework that also renders on a server. Builds them with the program `node`, and
/// returns the folders of the whole examples.
///
/// # Errors
/// See [`build`].
pub(super) fn build_with_servers(
    project: &Project,
    tools: &Tools,
    node: &Path,
) -> Result<Vec<(String, PathBuf)>> {
    let checkout = check_out(project)?;
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = node.parent().map(Path::to_owned).into_iter().chain(env::split_paths(&path));
    let path = env::join_paths(folders)?;
    let built = FRAMEWORKS.into_iter().map(|name| {
        let npm = || {
            let mut npm = tools.command("npm");
            npm.env("PATH", &path).envs(UNCOUNTED.map(|name| (name, "1"))).env("NG_CLI_ANALYTICS", "false");
            npm
        };
        Ok((variable(name), build_one(project, &checkout, name, npm)?))
    });
    built.collect()
}

/// The variable through which the tests find an example.
fn variable(name: &str) -> String {
    format!("PORTICO_EXAMPLE_{}", name.to_uppercase())
}

/// Makes a folder with the element where the examples expect it: they refer to it by its relative path.
fn check_out(project: &Project) -> Result<PathBuf> {
    let checkout = project.target.join("e2e/checkout");
    if checkout.exists() {
        fs::remove_dir_all(&checkout)?;
    }
    copy_files(&project.site().join(embed::FOLDER), &checkout.join("dist").join(embed::FOLDER))?;
    Ok(checkout)
}

/// Builds one example; returns its folder.
fn build_one(project: &Project, checkout: &Path, name: &str, npm: impl Fn() -> Command) -> Result<PathBuf> {
    let started = Instant::now();
    eprintln!("examples: building {name}");
    let folder = checkout.join("examples").join(name);
    copy_sources(&project.root.join("examples").join(name), &folder)?;
    install_locked(project, &folder, &format!("example-{name}"))?;
    for script in [&["run", "check", "--if-present"][..], &["run", "build"]] {
        let watch = Watch {
            log: project.log(&format!("example-{name}")),
            limit: Duration::from_mins(5),
            tail: 40,
            advice: "The lines above say why.",
        };
        watch.run(npm().args(script).current_dir(&folder))?;
    }
    eprintln!("examples: {name} is ready ({})", short(started.elapsed()));
    Ok(folder)
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
