//! Programs and scripts that come from npm.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::{Part, packages};
use crate::project::{Project, which};
use crate::run::Watch;

/// A package without dependencies of its own, of which one file is used.
pub(crate) struct NpmPackage {
    project: Project,
    package: &'static str,
    version: String,
    file: &'static str,
}

impl NpmPackage {
    /// The package in this version (a leading part of it is enough); `file` is relative to `node_modules`.
    pub(crate) fn new(project: &Project, package: &'static str, version: &str, file: &'static str) -> Self {
        Self { project: project.clone(), package, version: version.to_owned(), file }
    }

    /// The file.
    pub(crate) fn file(&self) -> PathBuf {
        self.root().join("node_modules").join(self.file)
    }

    /// The folder of its programs.
    pub(crate) fn bin(&self) -> PathBuf {
        self.root().join("node_modules/.bin")
    }

    fn root(&self) -> PathBuf {
        self.project.cache.join(format!("{}-{}", self.package, self.version))
    }
}

impl Part for NpmPackage {
    fn name(&self) -> String {
        format!("{} {} from npm", self.package, self.version)
    }

    fn is_ready(&self) -> bool {
        self.file().is_file()
    }

    fn install(&self) -> Result<()> {
        if which("npm").is_none() || which("node").is_none() {
            packages::install(&["nodejs", "npm"], "Install Node.js with npm, then run the command again.")?;
        }
        fs::create_dir_all(self.root())?;
        let mut npm = Command::new("npm");
        npm.args([
            "install",
            "--no-save",
            "--no-package-lock",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
        ])
        .arg("--prefix")
        .arg(self.root())
        .arg(format!("{}@{}", self.package, self.version))
        .current_dir(self.root());
        Watch {
            log: self.project.log(self.package),
            limit: Duration::from_mins(10),
            tail: 40,
            advice: "Check that npm's registry can be reached, then run the command again.",
        }
        .run(&mut npm)
    }

    fn takes(&self) -> &'static str {
        "10 seconds"
    }
}
