//! The library that shows a program another time, for the tests with a clock that is wrong.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::packages;
use super::part::Part;
use crate::project::Project;

/// The environment variable that selects another folder that the package was unpacked into.
const VARIABLE: &str = "PORTICO_FAKETIME";

/// The library's package.
const PACKAGE: &str = "libfaketime";

/// The library, in the folder of libraries.
const LIBRARY: &str = "faketime/libfaketimeMT.so.1";

/// The set-up part.
pub(crate) struct Faketime {
    folder: PathBuf,
    chosen: bool,
}

impl Faketime {
    /// The library that the user chose, or else the one next to the other tools.
    pub(crate) fn new(project: &Project) -> Self {
        match env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
            Some(folder) => Self { folder: folder.into(), chosen: true },
            None => Self { folder: project.open_cache().join("faketime"), chosen: false },
        }
    }

    /// The folder that contains it.
    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.clone()
    }
}

impl Part for Faketime {
    fn name(&self) -> String {
        "libfaketime".to_owned()
    }

    fn is_ready(&self) -> bool {
        packages::libraries(&self.folder).is_some_and(|folder| folder.join(LIBRARY).is_file())
    }

    fn install(&self) -> Result<()> {
        ensure!(
            !self.chosen,
            "{VARIABLE} names {}, which doesn't contain {LIBRARY} in a folder of libraries.",
            self.folder.display()
        );
        let otherwise =
            format!("Unpack the Debian package {PACKAGE} into a folder, and set {VARIABLE} to it.");
        packages::into_place(&self.folder, |part| packages::unpack(&[PACKAGE], part, &otherwise))
    }

    fn takes(&self) -> &'static str {
        "5 seconds"
    }
}
