//! Builds the standard library for wasm from the distribution's source, once for each version of its compiler.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::compiler::tidy_flags;
use super::packaged::{LINKER, RUSTC, TARGET};
use crate::project::Project;
use crate::run::{self, Watch};

/// An empty crate that makes cargo build the standard library, with the app's profile.
const MANIFEST: &str = r#"[package]
name = "portico-wasm-std"
version = "0.0.0"
edition = "2024"

[lib]
path = "lib.rs"

[profile.release]
opt-level = "z"
panic = "abort"

[workspace]
"#;

/// The folder for the libraries of the installed version of the distribution's compiler.
pub(crate) fn sysroot(project: &Project) -> Option<PathBuf> {
    let about = run::query(Command::new(RUSTC).arg("-vV"))?;
    let field = |name: &str| about.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    let (release, commit) = (field("release:")?, field("commit-hash:").unwrap_or("unknown"));
    Some(project.cache.join(format!("wasm-std-{release}-{}", commit.get(..9).unwrap_or(commit))))
}

/// Where a compiler looks for the target's libraries in a sysroot.
pub(crate) fn libraries(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

/// Builds the libraries and moves them into place when they are complete.
///
/// # Errors
/// If the compiler is missing or the build fails.
pub(crate) fn build(project: &Project) -> Result<()> {
    let sysroot = sysroot(project).with_context(|| format!("{RUSTC} doesn't run"))?;
    let work = project.builds().join("wasm-std");
    fs::create_dir_all(&work)?;
    fs::write(work.join("Cargo.toml"), MANIFEST)?;
    fs::write(work.join("lib.rs"), "")?;

    let mut cargo = Command::new("cargo");
    tidy_flags(&mut cargo)
        .args(["build", "--release", "--target", TARGET])
        .current_dir(&work)
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env("RUSTC", RUSTC)
        // Cargo builds std only on nightly, unless this is set; the flags only apply to this one build.
        .env("RUSTC_BOOTSTRAP", "1")
        // `test` is what test harnesses link against.
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort,test")
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", LINKER)
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        // Link-time optimization of the whole program, including std, needs its bitcode.
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-Cembed-bitcode=yes");
    Watch {
        log: project.log("wasm-std"),
        limit: Duration::from_mins(30),
        tail: 40,
        advice: "Check that crates.io can be reached and that rust-web-src has the version of rustc-web, \
                 then run the command again.",
    }
    .run(&mut cargo)?;

    let staged = work.join("sysroot");
    let staged_libraries = libraries(&staged);
    fs::create_dir_all(&staged_libraries)?;
    for entry in fs::read_dir(work.join("target").join(TARGET).join("release/deps"))? {
        let path = entry?.path();
        let is_library = path.extension().is_some_and(|extension| extension == "rlib");
        if let Some(name) = path.file_name().filter(|_| is_library) {
            fs::copy(&path, staged_libraries.join(name))?;
        }
    }
    if sysroot.exists() {
        fs::remove_dir_all(&sysroot)?;
    }
    fs::rename(&staged, &sysroot)
        .with_context(|| format!("cannot move the libraries to {}", sysroot.display()))?;
    fs::remove_dir_all(work)?;
    Ok(())
}
