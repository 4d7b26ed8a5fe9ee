//! npm packages that tests use, in the versions of a lock file.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::npm;
use super::part::Part;
use crate::digest::Digest;
use crate::project::Project;

/// The folder with the folders of the tests, in the checkout.
const TESTS: &str = "e2e";
const LOCK: &str = "package-lock.json";

/// The set-up part: installs the packages of one lock file.
pub(crate) struct LockedPackages {
    project: Project,
    /// The folder of the test, with the versions of the packages.
    source: &'static str,
    /// What they are.
    what: &'static str,
}

impl LockedPackages {
    /// The packages of the lock file in `e2e/SOURCE/`.
    pub(crate) fn new(project: &Project, source: &'static str, what: &'static str) -> Self {
        Self { project: project.clone(), source, what }
    }

    /// The folder with the packages.
    pub(crate) fn packages(&self) -> PathBuf {
        self.root().join("node_modules")
    }

    fn read(&self, file: &str) -> Result<String> {
        self.project.read(format!("{TESTS}/{}/{file}", self.source))
    }

    fn root(&self) -> PathBuf {
        let lock = self.read(LOCK).unwrap_or_default();
        self.project.cache.join(format!("{}-{}", self.source, Digest::of(lock.as_bytes()).hash()))
    }
}

impl Part for LockedPackages {
    fn name(&self) -> String {
        format!("{} from npm", self.what)
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
            fs::write(root.join(file), self.read(file)?)?;
        }
        npm::install_locked(&self.project, &root, self.source)
    }

    fn takes(&self) -> &'static str {
        "10 seconds"
    }
}
