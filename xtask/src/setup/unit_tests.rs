//! The documents without a browser that a shop's unit tests run in: jsdom and happy-dom.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::npm;
use super::part::Part;
use crate::digest::Digest;
use crate::project::Project;

/// The folder with the test and the versions of the packages, in the checkout.
const SOURCE: &str = "e2e/unit-tests";
const LOCK: &str = "package-lock.json";

/// The set-up part: installs the packages of the lock file.
pub(crate) struct UnitTests {
    project: Project,
}

impl UnitTests {
    /// The packages of the checkout's lock file.
    pub(crate) fn new(project: &Project) -> Self {
        Self { project: project.clone() }
    }

    /// The folder with the packages.
    pub(crate) fn packages(&self) -> PathBuf {
        self.root().join("node_modules")
    }

    fn root(&self) -> PathBuf {
        let lock = self.project.read(format!("{SOURCE}/{LOCK}")).unwrap_or_default();
        self.project.cache.join(format!("unit-tests-{}", Digest::of(lock.as_bytes()).hash()))
    }
}

impl Part for UnitTests {
    fn name(&self) -> String {
        "jsdom and happy-dom from npm".to_owned()
    }

    fn is_ready(&self) -> bool {
        // npm writes it last.
        self.packages().join(".package-lock.json").is_file()
    }

    fn install(&self) -> Result<()> {
        npm::set_up()?;
        let root = self.root();
        fs::create_dir_all(&root)?;
        for file in ["package.json", LOCK] {
            fs::write(root.join(file), self.project.read(format!("{SOURCE}/{file}"))?)?;
        }
        npm::install_locked(&self.project, &root, "unit-tests")
    }

    fn takes(&self) -> &'static str {
        "10 seconds"
    }
}
