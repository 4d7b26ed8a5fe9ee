//! Checks that look at the code without running it.

use std::path::Path;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::run::{self, Watch};
use crate::setup::{PACKAGED_CLIPPY, TARGET, Tools, WasmTarget};

pub(super) fn fmt(tools: &Tools) -> Result<()> {
    let mut cargo = tools.command("cargo");
    run::check(cargo.args(["fmt", "--all", "--check"]), "Format it with `cargo fmt --all`.")
}

pub(super) fn machete(tools: &Tools) -> Result<()> {
    // It looks at each manifest below the folder; those of fetched crates and of builds aren't ours.
    let mut machete = tools.command("cargo-machete");
    run::check(&mut machete, "Remove the dependencies named above from their Cargo.toml.")
}

pub(super) fn deny(project: &Project, tools: &Tools) -> Result<()> {
    let deny = |checks: &[&str]| {
        let mut command = tools.command("cargo-deny");
        command.args(["--all-features", "check", "--hide-inclusion-graph"]).args(checks);
        command
    };
    run::check(&mut deny(&["bans", "licenses", "sources"]), "deny.toml lists what is allowed, and why.")?;

    // The advisory database is a git repository, which a machine that only reaches package registries can't fetch.
    let mut fetch = tools.command("cargo-deny");
    fetch.args(["fetch", "db"]);
    let watch = Watch { log: project.log("advisories"), limit: Duration::from_mins(1), tail: 0, advice: "" };
    if watch.run(&mut fetch).is_err() {
        eprintln!(
            "      SKIPPED: known vulnerabilities of dependencies, because the advisory database can't be reached"
        );
        return Ok(());
    }
    run::check(
        &mut deny(&["advisories"]),
        "Update the crate, or say in deny.toml why the advisory doesn't affect us.",
    )
}

pub(super) fn clippy(tools: &Tools) -> Result<()> {
    let mut cargo = tools.command("cargo");
    cargo.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    run::check(&mut cargo, "")
}

pub(super) fn clippy_wasm(tools: &Tools) -> Result<()> {
    // Lints have to come from the compiler that built the standard library, so each compiler has its own.
    let program = match tools.wasm()? {
        WasmTarget::Installed => "cargo",
        WasmTarget::Packaged { .. } => PACKAGED_CLIPPY,
    };
    if program != "cargo" && !Path::new(program).is_file() {
        bail!("there is no {program}. As root, run `apt-get install rust-web-clippy`.");
    }
    let mut cargo = tools.wasm_command(program);
    cargo.arg("clippy");
    for package in ["portico-app", "portico-shared", "portico-view"] {
        cargo.args(["--package", package]);
    }
    // As the site has it; native lints see the app without.
    cargo.args(["--features", "portico-app/split", "--all-targets"]);
    cargo.args(["--target", TARGET, "--", "-D", "warnings"]);
    run::check(&mut cargo, "")
}

pub(super) fn doc(tools: &Tools) -> Result<()> {
    let mut cargo = tools.command("cargo");
    cargo
        .args(["doc", "--workspace", "--no-deps", "--document-private-items"])
        .env("RUSTDOCFLAGS", "-D warnings");
    run::check(&mut cargo, "")
}
