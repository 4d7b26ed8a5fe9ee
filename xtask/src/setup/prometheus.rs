//! Prometheus, which evaluates the alerting rules in the tests.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::packages;
use super::part::Part;
use crate::project::Project;

/// The environment variable that selects another Prometheus: the folder that its package was unpacked into.
const VARIABLE: &str = "PORTICO_PROMETHEUS";

/// Its package. What that depends on is for its web pages, except for what every Debian has.
const PACKAGE: &str = "prometheus";

/// The server, and the program that checks and tests rules.
const PROGRAMS: [&str; 2] = ["usr/bin/prometheus", "usr/bin/promtool"];

/// The set-up part. The package is unpacked next to the other tools instead of installed: installing would start a server on
/// this machine at every boot.
pub(crate) struct Prometheus {
    folder: PathBuf,
    chosen: bool,
}

impl Prometheus {
    /// The Prometheus that the user chose, or else the one next to the other tools.
    pub(crate) fn new(project: &Project) -> Self {
        match env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
            Some(folder) => Self { folder: folder.into(), chosen: true },
            None => Self { folder: project.cache.join("prometheus"), chosen: false },
        }
    }

    /// The folder that contains it.
    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.clone()
    }
}

impl Part for Prometheus {
    fn name(&self) -> String {
        "Prometheus".to_owned()
    }

    fn is_ready(&self) -> bool {
        PROGRAMS.iter().all(|program| self.folder.join(program).is_file())
    }

    fn install(&self) -> Result<()> {
        let programs = PROGRAMS.join(" and ");
        ensure!(
            !self.chosen,
            "{VARIABLE} names {}, which doesn't contain both {programs}.",
            self.folder.display()
        );
        let otherwise = format!("Set {VARIABLE} to a folder that contains {programs}.");
        packages::into_place(&self.folder, |part| packages::unpack(&[PACKAGE], part, &otherwise))
    }

    fn takes(&self) -> &'static str {
        "10 seconds"
    }
}
