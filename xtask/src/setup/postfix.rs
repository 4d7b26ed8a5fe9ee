//! Postfix, a mail server that refuses what the tests have it refuse.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::packages;
use super::part::Part;
use crate::project::Project;

/// The environment variable that selects another Postfix: the folder that its packages were unpacked into.
const VARIABLE: &str = "PORTICO_POSTFIX";

/// The programs, and a library to run them without the users that only their installation would create.
const PACKAGES: [&str; 2] = ["postfix", "libnss-wrapper"];

/// The program that starts the others.
const PROGRAM: &str = "usr/lib/postfix/sbin/master";
/// The library in the other package.
const WRAPPER: &str = "libnss_wrapper.so";

/// The set-up part. The packages are unpacked next to the other tools instead of installed: installing would turn this
/// machine into a mail server, and remove Exim.
pub(crate) struct Postfix {
    folder: PathBuf,
    chosen: bool,
}

impl Postfix {
    /// The Postfix that the user chose, or else the one next to the other tools.
    pub(crate) fn new(project: &Project) -> Self {
        match env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
            Some(folder) => Self { folder: folder.into(), chosen: true },
            None => Self { folder: project.open_cache().join("postfix"), chosen: false },
        }
    }

    /// The folder that contains it.
    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.clone()
    }
}

impl Part for Postfix {
    fn name(&self) -> String {
        "Postfix".to_owned()
    }

    fn is_ready(&self) -> bool {
        let libraries = packages::libraries(&self.folder);
        self.folder.join(PROGRAM).is_file() && libraries.is_some_and(|folder| folder.join(WRAPPER).is_file())
    }

    fn install(&self) -> Result<()> {
        ensure!(
            !self.chosen,
            "{VARIABLE} names {}, which doesn't contain both {PROGRAM} and {WRAPPER}.",
            self.folder.display()
        );
        let otherwise = format!(
            "Unpack the Debian packages {} with their libraries into a folder, and set {VARIABLE} to it.",
            PACKAGES.join(" and ")
        );
        packages::into_place(&self.folder, |part| {
            packages::unpack_with_dependencies(&PACKAGES, part, &otherwise)
        })
    }

    fn takes(&self) -> &'static str {
        "20 seconds"
    }
}
