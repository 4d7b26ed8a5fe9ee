//! Exim, the mail server to which the tests send: with STARTTLS and AUTH.

use std::env;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::packages;
use super::part::Part;
use crate::project::Project;

/// The environment variable that names another one: the folder below which the packages are unpacked.
const VARIABLE: &str = "PORTICO_EXIM";

/// The program, and what lets it run as any user: it looks for one that only its installation would make.
const PACKAGES: [&str; 2] = ["exim4-daemon-light", "libnss-wrapper"];

/// Where the program is.
const PROGRAM: &str = "usr/sbin/exim4";
/// The library of the other package.
const WRAPPER: &str = "libnss_wrapper.so";

/// Set-up's part. The packages are unpacked beside the other tools and not installed: installing would make a mail server of
/// this machine.
pub(crate) struct Exim {
    folder: PathBuf,
    chosen: bool,
}

impl Exim {
    /// The one that the user chose, else the one beside the other tools.
    pub(crate) fn new(project: &Project) -> Self {
        match env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
            Some(folder) => Self { folder: folder.into(), chosen: true },
            None => Self { folder: project.open_cache().join("exim"), chosen: false },
        }
    }

    /// The folder below which it is.
    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.clone()
    }
}

impl Part for Exim {
    fn name(&self) -> String {
        "Exim".to_owned()
    }

    fn is_ready(&self) -> bool {
        let libraries = packages::libraries(&self.folder);
        self.folder.join(PROGRAM).is_file() && libraries.is_some_and(|folder| folder.join(WRAPPER).is_file())
    }

    fn install(&self) -> Result<()> {
        ensure!(
            !self.chosen,
            "{VARIABLE} names {}, where not both of {PROGRAM} and {WRAPPER} are.",
            self.folder.display()
        );
        let otherwise = format!(
            "Unpack Debian's packages {} with their libraries into a folder, and put that folder into {VARIABLE}.",
            PACKAGES.join(" and ")
        );
        packages::into_place(&self.folder, |part| {
            packages::unpack_with_dependencies(&PACKAGES, part, &otherwise)?;
            // Unpacked by root it would be root's, whoever runs it.
            Ok(fs::set_permissions(part.join(PROGRAM), Permissions::from_mode(0o755))?)
        })
    }

    fn takes(&self) -> &'static str {
        "20 seconds"
    }
}
