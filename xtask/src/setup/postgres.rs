//! PostgreSQL, for the server's tests.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::packages;
use super::part::Part;
use crate::project::{Project, which};

/// The environment variable that selects another PostgreSQL: the folder of its programs.
const VARIABLE: &str = "PORTICO_POSTGRES";

/// The programs that are used.
const PROGRAMS: [&str; 2] = ["initdb", "postgres"];

/// Where Debian has a folder for each version.
const DEBIAN: &str = "usr/lib/postgresql";

/// The location of PostgreSQL.
#[derive(Debug, Clone)]
pub(crate) struct Postgres {
    /// The folder of its programs.
    pub(crate) programs: PathBuf,
    /// The folder of the libraries that came with it, if any.
    pub(crate) libraries: Option<PathBuf>,
}

impl Postgres {
    /// The PostgreSQL that the user chose, or else the newest installed one, or else the one next to the other tools.
    pub(crate) fn find(project: &Project) -> Option<Self> {
        let installed = |programs| Self { programs, libraries: None };
        if let Some(chosen) = chosen() {
            return Some(installed(chosen)).filter(Self::is_whole);
        }
        let in_path = || which(PROGRAMS[0]).and_then(|initdb| Some(installed(initdb.parent()?.to_owned())));
        let unpacked = || {
            let folder = unpacked(project);
            let libraries = packages::libraries(&folder);
            newest(&folder).map(|programs| Self { programs, libraries })
        };
        newest(Path::new("/"))
            .map(installed)
            .filter(Self::is_whole)
            .or_else(|| in_path().filter(Self::is_whole))
            .or_else(|| unpacked().filter(Self::is_whole))
    }

    fn is_whole(&self) -> bool {
        PROGRAMS.iter().all(|program| self.programs.join(program).is_file())
    }
}

fn chosen() -> Option<PathBuf> {
    env::var_os(VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

fn unpacked(project: &Project) -> PathBuf {
    project.open_cache().join("postgresql")
}

/// The folder of programs of the newest version below `root`.
fn newest(root: &Path) -> Option<PathBuf> {
    let versions = fs::read_dir(root.join(DEBIAN)).ok()?.filter_map(|entry| {
        let entry = entry.ok()?;
        Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")))
    });
    versions.filter(|(_, bin)| bin.is_dir()).max().map(|(_, bin)| bin)
}

/// The set-up part. The packages are unpacked next to the other tools instead of installed: installing would turn this
/// machine into a database server, started at every boot.
pub(crate) struct Install {
    project: Project,
}

impl Install {
    /// Creates the part for a project's tools.
    pub(crate) fn new(project: &Project) -> Self {
        Self { project: project.clone() }
    }
}

impl Part for Install {
    fn name(&self) -> String {
        "PostgreSQL".to_owned()
    }

    fn is_ready(&self) -> bool {
        Postgres::find(&self.project).is_some()
    }

    fn install(&self) -> Result<()> {
        let programs = PROGRAMS.join(" and ");
        if let Some(chosen) = chosen() {
            bail!("{VARIABLE} names {}, which doesn't contain both {programs}.", chosen.display());
        }
        let otherwise = format!(
            "Install PostgreSQL 13 or newer, and set {VARIABLE} to the folder that contains {programs}."
        );
        // The package without a version is empty, and depends on the system's current version.
        packages::into_place(&unpacked(&self.project), |part| {
            packages::unpack_with_dependencies(&["postgresql"], part, &otherwise)
        })
    }

    fn takes(&self) -> &'static str {
        "20 seconds"
    }
}
