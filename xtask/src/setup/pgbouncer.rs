//! PgBouncer, the pooler that the tests put between the server and PostgreSQL.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::packages;
use super::part::Part;
use crate::project::Project;

/// The environment variable that selects another PgBouncer: the folder that its packages were unpacked into.
const VARIABLE: &str = "PORTICO_PGBOUNCER";

/// Its package.
const PACKAGE: &str = "pgbouncer";
/// The program's path.
const PROGRAM: &str = "usr/sbin/pgbouncer";

/// The set-up part. The packages are unpacked next to the other tools instead of installed: installing would start a server on
/// this machine at every boot.
pub(crate) struct PgBouncer {
    folder: PathBuf,
    chosen: bool,
}

impl PgBouncer {
    /// The PgBouncer that the user chose, or else the one next to the other tools.
    pub(crate) fn new(project: &Project) -> Self {
        match env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
            Some(folder) => Self { folder: folder.into(), chosen: true },
            // It refuses to run as root.
            None => Self { folder: project.open_cache().join("pgbouncer"), chosen: false },
        }
    }

    /// The folder that contains it.
    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.clone()
    }
}

impl Part for PgBouncer {
    fn name(&self) -> String {
        "PgBouncer".to_owned()
    }

    fn is_ready(&self) -> bool {
        self.folder.join(PROGRAM).is_file()
    }

    fn install(&self) -> Result<()> {
        ensure!(!self.chosen, "{VARIABLE} names {}, which doesn't contain {PROGRAM}.", self.folder.display());
        let otherwise = format!(
            "Unpack the Debian package {PACKAGE} with its libraries into a folder, and set {VARIABLE} to it."
        );
        packages::into_place(&self.folder, |part| {
            packages::unpack_with_dependencies(&[PACKAGE], part, &otherwise)
        })
    }

    fn takes(&self) -> &'static str {
        "10 seconds"
    }
}
