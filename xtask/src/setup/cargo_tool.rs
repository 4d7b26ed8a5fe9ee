//! Programs from crates.io.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::part::Part;
use crate::project::Project;
use crate::run::Watch;

const LIMIT: Duration = Duration::from_hours(1);
const ADVICE: &str = "Check that crates.io can be reached and that a C compiler and linker are installed \
                      (Debian: build-essential), then run the command again.";

/// When to use the versions in a program's own lock file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lock {
    /// First, and newer versions if that fails.
    First,
    /// Only if newer versions fail.
    IfNeeded,
}

/// A program built by `cargo install`.
pub(crate) struct CargoTool {
    project: Project,
    krate: &'static str,
    version: String,
    program: &'static str,
    lock: Lock,
    takes: &'static str,
}

impl CargoTool {
    /// The program `program` of the crate `krate`, in exactly this version.
    pub(crate) fn new(
        project: &Project,
        krate: &'static str,
        version: &str,
        program: &'static str,
        lock: Lock,
        takes: &'static str,
    ) -> Self {
        Self { project: project.clone(), krate, version: version.to_owned(), program, lock, takes }
    }

    /// The folder of its programs.
    pub(crate) fn bin(&self) -> PathBuf {
        self.root().join("bin")
    }

    fn root(&self) -> PathBuf {
        self.project.cache.join(format!("{}-{}", self.krate, self.version))
    }

    fn command(&self) -> Command {
        let mut command = Command::new("cargo");
        command
            // The default features that we don't need are for downloads, TLS and update checks.
            .args([
                "install",
                self.krate,
                "--version",
                &format!("={}", self.version),
                "--no-default-features",
            ])
            .args(["--force", "--root"])
            .arg(self.root())
            // Outside the checkout, whose configuration must not affect the tool.
            .current_dir(&self.project.cache)
            // One folder for all tools, which have many crates in common.
            .env("CARGO_TARGET_DIR", self.project.builds())
            // These programs run for seconds; an optimized build takes more than twice as long.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
            .env("CARGO_PROFILE_RELEASE_INCREMENTAL", "false");
        command
    }
}

impl Part for CargoTool {
    fn name(&self) -> String {
        format!("{} {}", self.krate, self.version)
    }

    fn is_ready(&self) -> bool {
        self.bin().join(self.program).is_file()
    }

    fn install(&self) -> Result<()> {
        let watch = |tail, advice| Watch { log: self.project.log(self.krate), limit: LIMIT, tail, advice };
        let mut locked = self.command();
        locked.arg("--locked");
        let unlocked = self.command();
        let ([mut first, mut second], other) = match self.lock {
            Lock::First => ([locked, unlocked], "newer dependencies than in its lock file"),
            Lock::IfNeeded => ([unlocked, locked], "the dependencies in its lock file"),
        };
        if watch(0, "").run(&mut first).is_ok() {
            return Ok(());
        }
        eprintln!("      building it with {other}");
        watch(40, ADVICE).run(&mut second)
    }

    fn takes(&self) -> &'static str {
        self.takes
    }
}
