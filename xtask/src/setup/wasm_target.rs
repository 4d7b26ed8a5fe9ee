//! What a compiler needs to build for the browser: the standard library for wasm.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::compiler::tidy_flags;
use super::packaged::{LINKER, RUSTC, TARGET};
use super::part::Part;
use super::{packages, wasm_std};
use crate::project::{Project, which};
use crate::run::{self, Watch};

/// The packages with the compiler, the source of its standard library, the linker, and the lints for the tests.
const PACKAGES: [&str; 4] = ["rustc-web", "rust-web-src", "rust-web-clippy", "lld-22"];

/// How this machine builds wasm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WasmTarget {
    /// The compiler in `PATH` has the target, as installed by `rustup target add`.
    Installed,
    /// The distribution's compiler, with a standard library built by set-up.
    Packaged {
        /// The folder to pass as `--sysroot`.
        sysroot: PathBuf,
    },
}

impl WasmTarget {
    /// Looks for the target, first in the current compiler.
    pub(crate) fn find(project: &Project) -> Option<Self> {
        let mut rustc = Command::new("rustc");
        rustc.args(["--print", "target-libdir", "--target", TARGET]).current_dir(&project.root);
        if run::query(&mut rustc).is_some_and(|folder| has_core(Path::new(folder.trim()))) {
            return Some(Self::Installed);
        }
        let sysroot = wasm_std::sysroot(project)?;
        let complete = has_core(&wasm_std::libraries(&sysroot)) && which(LINKER).is_some();
        complete.then_some(Self::Packaged { sysroot })
    }

    /// Makes a command's cargo build for wasm with what was found.
    pub(crate) fn configure(&self, command: &mut Command) {
        if let Self::Packaged { sysroot } = self {
            tidy_flags(command)
                .env("RUSTC", RUSTC)
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER)
                .env(
                    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
                    format!("--sysroot={}", sysroot.display()),
                );
        }
    }
}

/// The set-up part: installs the target with rustup if possible, or else the distribution's packages.
pub(crate) struct Install {
    project: Project,
}

impl Install {
    /// Creates the part for this checkout, whose folder may choose a toolchain.
    pub(crate) fn new(project: &Project) -> Self {
        Self { project: project.clone() }
    }
}

impl Part for Install {
    fn name(&self) -> String {
        format!("the target {TARGET}")
    }

    fn is_ready(&self) -> bool {
        WasmTarget::find(&self.project).is_some()
    }

    fn install(&self) -> Result<()> {
        if which("rustup").is_some() {
            let mut rustup = Command::new("rustup");
            rustup
                .args(["target", "add", TARGET])
                .current_dir(&self.project.root)
                .env("RUSTUP_MAX_RETRIES", "1");
            let added = Watch {
                log: self.project.log("rustup"),
                limit: Duration::from_mins(3),
                tail: 3,
                advice: "Trying the distribution's packages.",
            }
            .run(&mut rustup);
            match added {
                Ok(()) if self.is_ready() => return Ok(()),
                Ok(()) => {}
                Err(error) => eprintln!("      {error:#}"),
            }
        }
        packages::install(
            &PACKAGES,
            "Add the target to your Rust: `rustup target add wasm32-unknown-unknown` on a machine that can reach rustup's server.",
        )?;
        wasm_std::build(&self.project)
    }

    fn takes(&self) -> &'static str {
        "10 seconds with rustup, 3 minutes with the distribution's packages"
    }
}

fn has_core(folder: &Path) -> bool {
    let Ok(entries) = folder.read_dir() else { return false };
    entries.filter_map(Result::ok).any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
}
