//! The server of an earlier release, for the test of a rolling upgrade.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::run;

/// The file that names its commit.
const FILE: &str = "xtask/upgrade-from";

/// A server of an earlier release.
pub(super) struct Earlier {
    pub(super) commit: String,
    pub(super) program: PathBuf,
}

impl Earlier {
    /// Compiles it, in a target folder of its own: in the project's, its program would replace today's.
    ///
    /// # Errors
    /// If git doesn't know the commit, or it doesn't compile.
    pub(super) fn build(project: &Project) -> Result<Self> {
        let commit = project.read(FILE)?.trim().to_owned();
        let folder = project.target.join("upgrade");
        let source = folder.join(&commit);
        if !source.exists() {
            unpack(project, &commit, &source)
                .with_context(|| format!("cannot unpack the commit in {FILE}"))?;
        }
        let target = folder.join("target");
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--package", "portico-server", "--target-dir"]).arg(&target);
        run::check(cargo.current_dir(&source), "The lines above say why.")?;
        Ok(Self { commit, program: target.join("debug/portico-server") })
    }
}

/// Writes the files of a commit into a new folder.
fn unpack(project: &Project, commit: &str, into: &Path) -> Result<()> {
    let part = into.with_extension("part");
    if part.exists() {
        fs::remove_dir_all(&part)?;
    }
    fs::create_dir_all(&part)?;
    let archive = part.join("source.tar");
    let mut git = Command::new("git");
    git.args(["archive", "--format=tar", "--output"]).arg(&archive).arg(commit).current_dir(&project.root);
    run::check(&mut git, "A shallow clone doesn't have it: run `git fetch --unshallow`.")?;
    run::check(Command::new("tar").arg("-xf").arg(&archive).current_dir(&part), "")?;
    fs::remove_file(&archive)?;
    Ok(fs::rename(&part, into)?)
}
