//! The product's own programs for this machine: the server, and the app's program, which prints the pages.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::project::Project;
use crate::run;

/// The environment variable with the path of an app's program that has already been compiled.
pub(crate) const APP: &str = "PORTICO_APP";

/// Both programs.
pub(crate) struct Native {
    /// The server.
    pub(crate) server: PathBuf,
    /// The app's program.
    pub(crate) app: PathBuf,
}

/// Compiles both, sharing their dependencies with the test programs, with the same features.
///
/// # Errors
/// If one doesn't compile.
pub(crate) fn build(project: &Project) -> Result<Native> {
    let mut cargo = command(project);
    run::check(&mut cargo, "The lines above say why.")?;
    Ok(compiled(project))
}

/// The command that compiles both.
pub(crate) fn command(project: &Project) -> Command {
    let mut cargo = app_command(project);
    cargo.args(["--bin", "portico-server"]);
    cargo
}

/// The command that compiles only the app's program.
fn app_command(project: &Project) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--workspace", "--bin", "portico-app"]).current_dir(&project.root);
    cargo
}

/// Where cargo puts them.
pub(crate) fn compiled(project: &Project) -> Native {
    let folder = project.target.join("debug");
    Native { server: folder.join("portico-server"), app: folder.join("portico-app") }
}

/// The app's program: the one in [`APP`] if it is set, otherwise a newly compiled one.
///
/// # Errors
/// If it doesn't compile.
pub(crate) fn app(project: &Project) -> Result<PathBuf> {
    if let Some(path) = env::var_os(APP).filter(|path| !path.is_empty()) {
        return Ok(path.into());
    }
    run::check(&mut app_command(project), "The lines above say why.")?;
    Ok(compiled(project).app)
}
