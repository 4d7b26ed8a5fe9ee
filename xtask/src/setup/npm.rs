//! npm, as set-up and the examples use it: quiet, without scripts of packages, with a cache of its own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::packages;
use crate::project::{Project, which};
use crate::run::Watch;

/// What to do when a package cannot be had.
const ADVICE: &str = "Check that npm's registry can be reached, then run the command again.";

/// Installs npm where it is missing.
///
/// # Errors
/// When that needs something that is not here; the message says what to do.
pub(crate) fn set_up() -> Result<()> {
    if which("npm").is_none() || which("node").is_none() {
        packages::install(&["nodejs", "npm"], "Install Node.js with npm, then run the command again.")?;
    }
    Ok(())
}

/// Where npm keeps what it has fetched for us.
pub(super) fn cache(project: &Project) -> PathBuf {
    project.cache.join("npm")
}

/// Installs packages, which `arguments` name, into `folder`.
///
/// # Errors
/// When a package cannot be had.
pub(super) fn install(project: &Project, folder: &Path, arguments: &[&str], log: &str) -> Result<()> {
    let mut npm = Command::new("npm");
    npm.args(arguments).args(["--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(folder);
    let watch = Watch { log: project.log(log), limit: Duration::from_mins(10), tail: 40, advice: ADVICE };
    watch.run(&mut npm)
}

/// Installs what the lock file of `folder` names. What is in the cache is not asked for again.
///
/// # Errors
/// When a package cannot be had, or the lock file is not that of the folder's package.json.
pub(crate) fn install_locked(project: &Project, folder: &Path, log: &str) -> Result<()> {
    let cache = cache(project);
    install(project, folder, &["ci", "--prefer-offline", "--cache", &cache.to_string_lossy()], log)
}
