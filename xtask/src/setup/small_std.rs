//! The standard library, rebuilt for size in the release build of the app: this saves a tenth of the wasm.
//!
//! It needs the library's source, and unstable compiler flags, which are only in the environment of that one build; tests,
//! lints and a manual `trunk build` use the library that came with the compiler.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Result, bail};

use super::compiler::tidy_flags;
use super::packaged::{RUSTC, TARGET};
use super::part::Part;
use super::wasm_target::WasmTarget;
use crate::project::{Project, which};
use crate::run::{self, Watch};

/// A panic traps without a message, and no text for `{:?}` or source locations is kept. The page notices the trap.
const FLAGS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Whether the release build can rebuild the standard library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SmallStd {
    /// It can.
    Rebuilt,
    /// It can't, and uses the one that came with the compiler.
    Shipped {
        /// Why, as the end of a sentence.
        why: String,
    },
}

impl SmallStd {
    /// Looks for the source, and checks whether the compiler still knows the flags.
    pub(crate) fn find(project: &Project, wasm: &WasmTarget) -> Self {
        let shipped = |why: String| Self::Shipped { why };
        let Some(source) = source(project, wasm) else {
            return shipped(format!("{} doesn't run", rustc(wasm)));
        };
        if !source.join("std/Cargo.toml").is_file() {
            let add = "`rustup component add rust-src` adds it";
            return shipped(format!(
                "the source of the standard library isn't in {}; {add}",
                source.display()
            ));
        }
        let mut probe = compiler(project, wasm);
        probe.args(["--target", TARGET, "--print", "cfg"]).args(FLAGS).env("RUSTC_BOOTSTRAP", "1");
        match run::query(&mut probe) {
            Some(_) => Self::Rebuilt,
            None => shipped(format!("{} doesn't know {}", rustc(wasm), FLAGS[1..].join(" "))),
        }
    }

    /// Makes a command's cargo rebuild the library. `wasm` has configured the command before.
    pub(super) fn configure(&self, command: &mut Command) {
        if *self == Self::Rebuilt {
            tidy_flags(command)
                // Cargo and the compiler accept unstable flags only on nightly, unless this is set.
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", FLAGS.join(" "));
        }
    }
}

/// The set-up part: the source. It is in the distribution's packages, and a component of rustup.
pub(crate) struct Source {
    project: Project,
}

impl Source {
    /// Creates the part for this checkout, whose folder may choose a toolchain.
    pub(crate) fn new(project: &Project) -> Self {
        Self { project: project.clone() }
    }
}

impl Part for Source {
    fn name(&self) -> String {
        "the source of the standard library".to_owned()
    }

    fn is_ready(&self) -> bool {
        let wasm = WasmTarget::find(&self.project);
        let source = wasm.and_then(|wasm| source(&self.project, &wasm));
        source.is_some_and(|source| source.join("std/Cargo.toml").is_file())
    }

    fn install(&self) -> Result<()> {
        if which("rustup").is_none() {
            bail!(
                "Your Rust isn't from rustup. Install the source of its standard library; the package is often called rust-src."
            );
        }
        let mut rustup = Command::new("rustup");
        rustup
            .args(["component", "add", "rust-src"])
            .current_dir(&self.project.root)
            .env("RUSTUP_MAX_RETRIES", "1");
        Watch {
            log: self.project.log("rust-src"),
            limit: Duration::from_mins(3),
            tail: 3,
            advice: "Check that rustup's server can be reached.",
        }
        .run(&mut rustup)
    }

    fn takes(&self) -> &'static str {
        "10 seconds"
    }

    fn is_optional(&self) -> bool {
        true
    }
}

/// The folder in which cargo looks for the library's source.
fn source(project: &Project, wasm: &WasmTarget) -> Option<PathBuf> {
    let sysroot = run::query(compiler(project, wasm).args(["--print", "sysroot"]))?;
    Some(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library"))
}

/// The compiler that builds for wasm, run in the checkout, whose folder may choose a toolchain.
fn compiler(project: &Project, wasm: &WasmTarget) -> Command {
    let mut command = Command::new(rustc(wasm));
    command.current_dir(&project.root);
    command
}

fn rustc(wasm: &WasmTarget) -> &'static str {
    match wasm {
        WasmTarget::Installed => "rustc",
        WasmTarget::Packaged { .. } => RUSTC,
    }
}
