//! The product's own programs for this machine: the server, and the app's, which prints the pages.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::project::Project;
use crate::run;

/// The variable that names an app's program which has been compiled already.
pub(crate) const APP: &str = "PORTICO_APP";

/// Both programs.
pub(crate) struct Native {
    /// The server.
    pub(crate) server: PathBuf,
    /// The app's.
    pub(crate) app: PathBuf,
}

/// Compiles both, each dependency once for both and with the features that the tests' programs have it with.
///
/// # Errors
/// When one does not compile.
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

/// The command that compiles the app's program alone.
fn app_command(project: &Project) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--workspace", "--bin", "portico-app"]).current_dir(&project.root);
    cargo
}

/// Where cargo leaves them.
pub(crate) fn compiled(project: &Project) -> Native {
    let folder = project.target.join("debug");
    Native { server: folder.join("portico-server"), app: folder.join("portico-app") }
}

/// The app's program: the one that [`APP`] names, else it is compiled.
///
/// # Errors
/// When it does not compile.
pub(crate) fn app(project: &Project) -> Result<PathBuf> {
    if let Some(path) = env::var_os(APP).filter(|path| !path.is_empty()) {
        return Ok(path.into());
    }
    run::check(&mut app_command(project), "The lines above say why.")?;
    Ok(compiled(project).app)
}
