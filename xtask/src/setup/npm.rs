//! npm, as set-up and the examples use it: quiet, without package scripts, with its own cache.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::packages;
use crate::project::{Project, which};
use crate::run::Watch;

/// What to do if a package can't be fetched.
const ADVICE: &str = "Check that npm's registry can be reached, then run the command again.";

/// Installs npm if it is missing.
///
/// # Errors
/// If that needs something that is missing here; the message says what to do.
pub(crate) fn set_up() -> Result<()> {
    if which("npm").is_none() || which("node").is_none() {
        packages::install(&["nodejs", "npm"], "Install Node.js with npm, then run the command again.")?;
    }
    Ok(())
}

/// The cache of the packages that npm has fetched for us.
pub(super) fn cache(project: &Project) -> PathBuf {
    project.cache.join("npm")
}

/// Installs the packages that `arguments` name into `folder`.
///
/// # Errors
/// If a package can't be fetched.
pub(super) fn install(project: &Project, folder: &Path, arguments: &[&str], log: &str) -> Result<()> {
    let mut npm = Command::new("npm");
    npm.args(arguments).args(["--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(folder);
    let watch = Watch { log: project.log(log), limit: Duration::from_mins(10), tail: 40, advice: ADVICE };
    watch.run(&mut npm)
}

/// Installs the packages in the lock file of `folder`. Cached packages aren't requested again.
///
/// # Errors
/// If a package can't be fetched, or the lock file doesn't match the folder's package.json.
pub(crate) fn install_locked(project: &Project, folder: &Path, log: &str) -> Result<()> {
    let cache = cache(project);
    install(project, folder, &["ci", "--prefer-offline", "--cache", &cache.to_string_lossy()], log)
}
