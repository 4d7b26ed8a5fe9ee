//! Programs that come from crates.io.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::Part;
use crate::project::Project;
use crate::run;

/// A program that `cargo install` builds.
pub(crate) struct CargoTool {
    cache: PathBuf,
    krate: &'static str,
    version: String,
    program: &'static str,
    takes: &'static str,
}

impl CargoTool {
    /// The program `program` of the crate `krate`, in exactly this version.
    pub(crate) fn new(
        project: &Project,
        krate: &'static str,
        version: &str,
        program: &'static str,
        takes: &'static str,
    ) -> Self {
        Self { cache: project.cache.clone(), krate, version: version.to_owned(), program, takes }
    }

    /// The folder of its programs.
    pub(crate) fn bin(&self) -> PathBuf {
        self.root().join("bin")
    }

    fn root(&self) -> PathBuf {
        self.cache.join(format!("{}-{}", self.krate, self.version))
    }

    fn command(&self) -> Command {
        let mut command = Command::new("cargo");
        command
            .args(["install", self.krate, "--version", &format!("={}", self.version), "--force", "--root"])
            .arg(self.root())
            // Outside the checkout, whose configuration is none of the tool's business.
            .current_dir(&self.cache)
            // One folder for all tools: they have many crates in common.
            .env("CARGO_TARGET_DIR", self.cache.join("build"))
            // These programs work for seconds; building them fully optimized would take many minutes more.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
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
        let log = self.cache.join("log").join(format!("{}.log", self.krate));
        let limit = Duration::from_hours(1);
        let locked = run::watch(self.command().arg("--locked"), &log, limit, "Trying newer dependencies.");
        if let Err(error) = locked {
            eprintln!("      {error:#}");
            run::watch(
                &mut self.command(),
                &log,
                limit,
                "Check that crates.io can be reached and that a C compiler and linker are installed (Debian: build-essential), then run the command again.",
            )?;
        }
        Ok(())
    }

    fn takes(&self) -> &'static str {
        self.takes
    }
}
