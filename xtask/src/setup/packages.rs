//! Packages of the Linux distribution, for Debian and its derivatives.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::project::{is_root, which};
use crate::run::{self, Watch};

const LIMIT: Duration = Duration::from_mins(30);

/// Installs packages with apt, as root or through sudo. `otherwise` says what to do without apt.
///
/// # Errors
/// If there is no apt, no way to become root, or apt fails.
pub(crate) fn install(packages: &[&str], otherwise: &str) -> Result<()> {
    let names = packages.join(" ");
    if which("apt-get").is_none() {
        bail!("This needs the Debian packages {names}, and there is no apt here. {otherwise}");
    }
    let root = is_root();
    if !root && which("sudo").is_none() {
        bail!("As root, run `apt-get install {names}`, then run the command again.");
    }
    let log = std::env::temp_dir().join(format!("portico-apt-{}.log", packages[0]));
    let advice = format!("As root, try `apt-get update` and `apt-get install {names}`. {otherwise}");
    let watch = |tail, advice| Watch { log: log.clone(), limit: LIMIT, tail, advice };
    // The package lists of a fresh machine are empty or old, so a package may be unknown or gone.
    if let Err(error) = watch(3, "Refreshing the package lists.").run(apt(root).args(install_args(packages)))
    {
        eprintln!("      {error:#}");
        watch(20, &advice).run(apt(root).arg("update"))?;
        watch(20, &advice).run(apt(root).args(install_args(packages)))?;
    }
    Ok(())
}

/// Unpacks packages into a folder, which doesn't need root or change the system. `otherwise` says what to do without apt.
///
/// # Errors
/// If there is no apt, or a package can't be fetched.
pub(crate) fn unpack(packages: &[&str], into: &Path, otherwise: &str) -> Result<()> {
    let names = packages.join(" ");
    if which("apt-get").is_none() {
        bail!("This needs the Debian packages {names}, and there is no apt here. {otherwise}");
    }
    let archives = into.join("archives");
    fs::create_dir_all(&archives)?;
    let log = std::env::temp_dir().join(format!("portico-apt-{}.log", packages[0]));
    let advice = format!("As root, run `apt-get update`, then run the command again. {otherwise}");
    let watch = |advice| Watch { log: log.clone(), limit: LIMIT, tail: 20, advice };
    let download = || {
        let mut apt = Command::new("apt-get");
        apt.current_dir(&archives).arg("download").args(packages);
        apt
    };
    if let Err(error) = watch("Refreshing the package lists.").run(&mut download()) {
        eprintln!("      {error:#}");
        let root = is_root();
        if root || which("sudo").is_some() {
            watch(&advice).run(apt(root).arg("update"))?;
        }
        watch(&advice).run(&mut download())?;
    }
    for archive in fs::read_dir(&archives)? {
        let mut dpkg = Command::new("dpkg-deb");
        watch(otherwise).run(dpkg.arg("--extract").arg(archive?.path()).arg(into))?;
    }
    Ok(fs::remove_dir_all(&archives)?)
}

/// Like [`unpack`], with all dependencies that aren't installed, such as libraries.
///
/// # Errors
/// See [`unpack`].
pub(crate) fn unpack_with_dependencies(packages: &[&str], into: &Path, otherwise: &str) -> Result<()> {
    // The requested packages come first, because that refreshes old package lists.
    unpack(packages, into, otherwise)?;
    let mut apt = Command::new("apt-get");
    apt.args(["--simulate", "--no-install-recommends", "install"]).args(packages);
    let plan = run::output(&mut apt, otherwise)?;
    let missing = of_plan(&String::from_utf8_lossy(&plan));
    let missing: Vec<_> =
        missing.iter().map(String::as_str).filter(|name| !packages.contains(name)).collect();
    if missing.is_empty() { Ok(()) } else { unpack(&missing, into, otherwise) }
}

/// The packages in lines such as `Inst libpq5 (15.14-0+deb12u1 Debian:12.12/oldstable [amd64])`.
fn of_plan(plan: &str) -> BTreeSet<String> {
    let names = plan.lines().filter_map(|line| line.strip_prefix("Inst ")?.split(' ').next());
    names.map(str::to_owned).collect()
}

/// Fills a temporary folder next to `folder`, and moves it there once it is complete.
///
/// # Errors
/// If it can't be filled or moved.
pub(crate) fn into_place(folder: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let part = folder.with_extension("part");
    if part.exists() {
        fs::remove_dir_all(&part)?;
    }
    fill(&part)?;
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::rename(&part, folder)?)
}

/// The folder for the machine's architecture in `usr/lib`, in a folder of unpacked packages.
pub(crate) fn libraries(root: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(root.join("usr/lib")).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    folders.into_iter().find(|folder| folder.to_string_lossy().contains("-linux-"))
}

/// `--no-remove`: a package that conflicts with one of the user's must not remove it.
fn install_args<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec!["install", "--yes", "--no-install-recommends", "--no-remove"];
    args.extend(packages);
    args
}

fn apt(root: bool) -> Command {
    let mut command = if root {
        Command::new("env")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.arg("env");
        sudo
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    command
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
