//! Exim, the mail server that the tests send to, with STARTTLS and AUTH.

use std::env;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::packages;
use super::part::Part;
use crate::project::Project;

/// The environment variable that selects another Exim: the folder that its packages were unpacked into.
const VARIABLE: &str = "PORTICO_EXIM";

/// The program, and a library to run it as any user: it requires a user that only its installation would create.
const PACKAGES: [&str; 2] = ["exim4-daemon-light", "libnss-wrapper"];

/// The program's path.
const PROGRAM: &str = "usr/sbin/exim4";
/// The library in the other package.
const WRAPPER: &str = "libnss_wrapper.so";

/// The set-up part. The packages are unpacked next to the other tools instead of installed: installing would turn this
/// machine into a mail server.
pub(crate) struct Exim {
    folder: PathBuf,
    chosen: bool,
}

impl Exim {
    /// The Exim that the user chose, or else the one next to the other tools.
    pub(crate) fn new(project: &Project) -> Self {
        match env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
            Some(folder) => Self { folder: folder.into(), chosen: true },
            None => Self { folder: project.open_cache().join("exim"), chosen: false },
        }
    }

    /// The folder that contains it.
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
            "{VARIABLE} names {}, which doesn't contain both {PROGRAM} and {WRAPPER}.",
            self.folder.display()
        );
        let otherwise = format!(
            "Unpack the Debian packages {} with their libraries into a folder, and set {VARIABLE} to it.",
            PACKAGES.join(" and ")
        );
        packages::into_place(&self.folder, |part| {
            packages::unpack_with_dependencies(&PACKAGES, part, &otherwise)?;
            // When root unpacks it, other users must be able to run it, too.
            Ok(fs::set_permissions(part.join(PROGRAM), Permissions::from_mode(0o755))?)
        })
    }

    fn takes(&self) -> &'static str {
        "20 seconds"
    }
}
