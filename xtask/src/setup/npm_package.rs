//! Programs and scripts from npm.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::npm;
use super::part::Part;
use crate::project::Project;

/// A package without dependencies, of which one file is used.
pub(crate) struct NpmPackage {
    project: Project,
    package: &'static str,
    version: String,
    file: &'static str,
}

impl NpmPackage {
    /// The package in this version (a leading part of the number is enough); `file` is relative to `node_modules`.
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
        npm::set_up()?;
        let root = self.root();
        fs::create_dir_all(&root)?;
        let package = format!("{}@{}", self.package, self.version);
        let prefix = root.to_string_lossy();
        let arguments = ["install", "--no-save", "--no-package-lock", "--prefix", &prefix, &package];
        npm::install(&self.project, &root, &arguments, self.package)
    }

    fn takes(&self) -> &'static str {
        "10 seconds"
    }
}
