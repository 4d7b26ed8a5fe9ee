//! schemathesis, which tests the API against its document: a Python program, in its own folder.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use super::packages;
use super::part::Part;
use crate::digest::Digest;
use crate::project::Project;
use crate::run::{self, Watch};

/// The packages, with their versions.
const REQUIREMENTS: &str = "server/tests/schemathesis/requirements.txt";

/// The set-up part.
pub(crate) struct Schemathesis {
    project: Project,
    /// The folder, named after its contents; `None` without the list of packages.
    folder: Option<PathBuf>,
}

impl Schemathesis {
    /// The one with the packages that the checkout lists.
    pub(crate) fn new(project: &Project) -> Self {
        let digest = project.read(REQUIREMENTS).map(|list| Digest::of(list.as_bytes()).hash());
        let folder = digest.ok().map(|digest| project.cache.join(format!("schemathesis-{digest}")));
        Self { project: project.clone(), folder }
    }

    /// The program.
    pub(crate) fn program(&self) -> PathBuf {
        self.folder.clone().unwrap_or_default().join("bin/schemathesis")
    }
}

impl Part for Schemathesis {
    fn name(&self) -> String {
        "schemathesis from Python's package index".to_owned()
    }

    fn is_ready(&self) -> bool {
        // pip writes the program last, after every package.
        self.program().is_file()
    }

    fn install(&self) -> Result<()> {
        let Some(folder) = &self.folder else { bail!("there is no {REQUIREMENTS}") };
        if run::query(Command::new("python3").args(["-c", "import ensurepip, venv"])).is_none() {
            packages::install(&["python3-venv"], "Install Python 3.11 or newer with venv.")?;
        }
        // An interrupted installation is of no use.
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        let watch = |advice| Watch {
            log: self.project.log("schemathesis"),
            limit: Duration::from_mins(10),
            tail: 20,
            advice,
        };
        watch("Python 3.11 or newer is needed.")
            .run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
        let mut pip = Command::new(folder.join("bin/pip"));
        pip.args(["install", "--requirement"]).arg(self.project.root.join(REQUIREMENTS));
        watch("Check that Python's package index can be reached, then run the command again.").run(&mut pip)
    }

    fn takes(&self) -> &'static str {
        "30 seconds"
    }
}
