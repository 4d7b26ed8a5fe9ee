//! PostgreSQL, for the tests of the server on it.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::{Part, packages};
use crate::project::{Project, is_root, which};
use crate::run;

/// The environment variable that names another PostgreSQL: the folder of its programs.
const VARIABLE: &str = "PORTICO_POSTGRES";

/// The programs that are used.
const PROGRAMS: [&str; 2] = ["initdb", "postgres"];

/// Where Debian has a folder for each version.
const DEBIAN: &str = "usr/lib/postgresql";

/// Where cargo's tools of root are, nobody else may look; and `postgres` refuses to run as root.
const OF_ROOT: &str = "/var/cache/portico";

/// Where PostgreSQL is.
#[derive(Debug, Clone)]
pub(crate) struct Postgres {
    /// The folder of its programs.
    pub(crate) programs: PathBuf,
    /// The folder of libraries that came with it, if any did.
    pub(crate) libraries: Option<PathBuf>,
}

impl Postgres {
    /// The PostgreSQL that the user chose, else the newest that is installed, else the one beside the other tools.
    pub(crate) fn find(project: &Project) -> Option<Self> {
        let installed = |programs| Self { programs, libraries: None };
        if let Some(chosen) = chosen() {
            return Some(installed(chosen)).filter(Self::is_whole);
        }
        let in_path = || which(PROGRAMS[0]).and_then(|initdb| Some(installed(initdb.parent()?.to_owned())));
        let unpacked = || {
            let folder = unpacked(project);
            let libraries = libraries(&folder);
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
    let tools = if is_root() { Path::new(OF_ROOT) } else { &project.cache };
    tools.join("postgresql")
}

/// The folder of programs of the newest version below `root`.
fn newest(root: &Path) -> Option<PathBuf> {
    let versions = fs::read_dir(root.join(DEBIAN)).ok()?.filter_map(|entry| {
        let entry = entry.ok()?;
        Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")))
    });
    versions.filter(|(_, bin)| bin.is_dir()).max().map(|(_, bin)| bin)
}

/// The folder of the machine's architecture below `usr/lib`.
fn libraries(root: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(root.join("usr/lib")).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    folders.into_iter().find(|folder| folder.to_string_lossy().contains("-linux-"))
}

/// Set-up's part. The packages are unpacked beside the other tools and not installed: installing would make a database
/// server of this machine, started at every boot.
pub(crate) struct Install {
    project: Project,
}

impl Install {
    /// For the tools of a project.
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
            bail!("{VARIABLE} names {}, where not both of {programs} are.", chosen.display());
        }
        let otherwise = format!(
            "Install PostgreSQL 13 or newer, and put the folder in which {programs} are into {VARIABLE}."
        );
        let folder = unpacked(&self.project);
        let part = folder.with_extension("part");
        if part.exists() {
            fs::remove_dir_all(&part)?;
        }
        // The package without a version has nothing in it; it says which one this system has, and refreshes the lists.
        packages::unpack(&["postgresql"], &part, &otherwise)?;
        let missing = missing(&otherwise)?;
        packages::unpack(&missing.iter().map(String::as_str).collect::<Vec<_>>(), &part, &otherwise)?;
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        Ok(fs::rename(&part, &folder)?)
    }

    fn takes(&self) -> &'static str {
        "20 seconds"
    }
}

/// The packages that apt would install, libraries included.
fn missing(otherwise: &str) -> Result<BTreeSet<String>> {
    let mut apt = Command::new("apt-get");
    apt.args(["--simulate", "--no-install-recommends", "install", "postgresql"]);
    let plan = run::output(&mut apt, otherwise)?;
    Ok(of_plan(&String::from_utf8_lossy(&plan)))
}

/// The packages of lines such as `Inst libpq5 (15.14-0+deb12u1 Debian:12.12/oldstable [amd64])`.
fn of_plan(plan: &str) -> BTreeSet<String> {
    let names = plan.lines().filter_map(|line| line.strip_prefix("Inst ")?.split(' ').next());
    names.map(str::to_owned).collect()
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn what_apt_would_install_is_read_from_its_plan() {
        let plan = "NOTE: This is only a simulation!\nInst libpq5 (15.14-0 Debian:12 [amd64])\n\
                    Inst postgresql-15 [15.13-0] (15.14-0 Debian:12 [amd64]) []\nConf libpq5 (15.14-0 Debian:12 [amd64])\n";
        assert_eq!(of_plan(plan).into_iter().collect::<Vec<_>>(), ["libpq5", "postgresql-15"]);
    }
}
