//! Gets what the other commands need onto this machine. What is there already is only looked at.

mod browser;
mod cargo_tool;
mod examples;
mod exim;
mod nginx;
mod npm;
mod npm_package;
mod packages;
mod postgres;
mod rust_components;
mod schemathesis;
mod small_std;
mod wasm_std;
mod wasm_target;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

pub(crate) use browser::{Browser, Program};
pub(crate) use examples::EXAMPLES;
pub(crate) use npm::{install_locked, set_up as set_up_npm};
pub(crate) use postgres::Postgres;
pub(crate) use small_std::SmallStd;
pub(crate) use wasm_target::{PACKAGED_CLIPPY, TARGET, WasmTarget};

use crate::progress::short;
use crate::project::Project;
use crate::versions::Versions;
use cargo_tool::CargoTool;
use examples::Examples;
use exim::Exim;
use nginx::Nginx;
use npm_package::NpmPackage;
use rust_components::RustComponents;
use schemathesis::Schemathesis;

/// Makes the scripts small.
const ESBUILD: &str = "0.28.2";

/// The versions of what only the tests use; nothing that is built depends on them.
const CARGO_DENY: &str = "0.20.2";
const CARGO_MACHETE: &str = "0.9.2";
const AXE_CORE: &str = "4.14.1";

/// Something that set-up can find or install.
trait Part {
    /// What it is, with its version.
    fn name(&self) -> String;
    /// Whether it is there. Takes milliseconds.
    fn is_ready(&self) -> bool;
    /// Installs it, shows how far it is, and leaves nothing half done behind.
    fn install(&self) -> Result<()>;
    /// How long that takes on two cores, in words.
    fn takes(&self) -> &'static str;
    /// Whether the other commands work without it.
    fn is_optional(&self) -> bool {
        false
    }
}

/// What a command is going to need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Building the site.
    Build,
    /// All checks and tests as well.
    Test,
}

/// The tools that are in place after [`Tools::set_up`].
#[derive(Debug)]
pub(crate) struct Tools {
    project: Project,
    wasm: WasmTarget,
    small_std: SmallStd,
    bins: Vec<PathBuf>,
    axe: PathBuf,
    nginx: PathBuf,
    exim: PathBuf,
    runner: PathBuf,
    schemathesis: PathBuf,
}

impl Tools {
    /// Installs what is missing, in numbered steps on standard error.
    ///
    /// # Errors
    /// When something cannot be installed; the message says what to do by hand.
    pub(crate) fn set_up(project: &Project, need: Need) -> Result<Self> {
        let started = Instant::now();
        let versions = Versions::read(project)?;
        let trunk = CargoTool::new(project, "trunk", &versions.trunk, "trunk", "5 minutes");
        let bindgen =
            CargoTool::new(project, "wasm-bindgen-cli", &versions.wasm_bindgen, "wasm-bindgen", "2 minutes");
        let binaryen = NpmPackage::new(project, "binaryen", &versions.binaryen, ".bin/wasm-opt");
        let esbuild = NpmPackage::new(project, "esbuild", ESBUILD, ".bin/esbuild");
        let deny = CargoTool::new(project, "cargo-deny", CARGO_DENY, "cargo-deny", "4 minutes");
        let machete = CargoTool::new(project, "cargo-machete", CARGO_MACHETE, "cargo-machete", "1 minute");
        let axe = NpmPackage::new(project, "axe-core", AXE_CORE, "axe-core/axe.min.js");
        let nginx = Nginx::new(project);

        let bins = vec![trunk.bin(), bindgen.bin(), binaryen.bin(), esbuild.bin(), deny.bin(), machete.bin()];
        let (axe_file, runner) = (axe.file(), bindgen.bin().join("wasm-bindgen-test-runner"));
        let nginx_folder = nginx.folder();
        let exim = Exim::new(project);
        let exim_folder = exim.folder();
        let schemathesis = Schemathesis::new(project);
        let schemathesis_program = schemathesis.program();

        let mut parts: Vec<Box<dyn Part>> = vec![
            Box::new(wasm_target::Install::new(project)),
            Box::new(small_std::Source::new(project)),
            Box::new(binaryen),
            Box::new(esbuild),
            Box::new(bindgen),
            Box::new(trunk),
        ];
        if need == Need::Test {
            parts.push(Box::new(RustComponents));
            parts.push(Box::new(Browser));
            parts.push(Box::new(axe));
            parts.push(Box::new(Examples::new(project)));
            parts.push(Box::new(nginx));
            parts.push(Box::new(exim));
            parts.push(Box::new(postgres::Install::new(project)));
            parts.push(Box::new(schemathesis));
            parts.push(Box::new(machete));
            parts.push(Box::new(deny));
        }
        if install_missing(&parts, started)? {
            remove_builds(project)?;
        }

        let wasm =
            WasmTarget::find(project).context("the wasm target is not there, although it was installed")?;
        let small_std = SmallStd::find(project, &wasm);
        Ok(Self {
            project: project.clone(),
            wasm,
            small_std,
            bins,
            axe: axe_file,
            nginx: nginx_folder,
            exim: exim_folder,
            runner,
            schemathesis: schemathesis_program,
        })
    }

    /// A command that finds the tools, and the browser's file paths, in its environment.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.project.root).env("PATH", self.path());
        command
    }

    /// A command whose cargo builds for the browser, in the target folder of wasm builds.
    pub(crate) fn wasm_command(&self, program: &str) -> Command {
        let mut command = self.command(program);
        self.wasm.configure(&mut command);
        command.env("CARGO_TARGET_DIR", self.project.wasm_target());
        command
    }

    /// A command like [`Tools::wasm_command`] whose cargo builds what shoppers get.
    pub(crate) fn release_command(&self, program: &str) -> Command {
        let mut command = self.wasm_command(program);
        self.small_std.configure(&mut command);
        command
    }

    /// Which standard library [`Tools::release_command`] builds with.
    pub(crate) fn small_std(&self) -> &SmallStd {
        &self.small_std
    }

    /// How the wasm target came here.
    pub(crate) fn wasm(&self) -> &WasmTarget {
        &self.wasm
    }

    /// The file of axe, the accessibility checker.
    pub(crate) fn axe(&self) -> &PathBuf {
        &self.axe
    }

    /// The folder below which nginx is.
    pub(crate) fn nginx(&self) -> &PathBuf {
        &self.nginx
    }

    /// A command that finds, besides, what the tests of the server run beside it, and whose tests do not pass without.
    pub(crate) fn server_tests(&self) -> Command {
        let mut cargo = self.command("cargo");
        cargo.env("PORTICO_NGINX", &self.nginx).env("PORTICO_EXIM", &self.exim).env("PORTICO_TEST_ALL", "1");
        cargo
    }

    /// PostgreSQL.
    ///
    /// # Errors
    /// When it is not there, although it was installed.
    pub(crate) fn postgres(&self) -> Result<Postgres> {
        Postgres::find(&self.project).context("PostgreSQL is not there, although it was installed")
    }

    /// The program that tests the API against its document.
    pub(crate) fn schemathesis(&self) -> &PathBuf {
        &self.schemathesis
    }

    /// The program that runs wasm tests in a browser.
    pub(crate) fn wasm_test_runner(&self) -> &PathBuf {
        &self.runner
    }

    /// The tools come first in `PATH`, so that another version which the user has does not get in the way.
    fn path(&self) -> OsString {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = self.bins.iter().cloned().chain(env::split_paths(&path));
        env::join_paths(folders).unwrap_or(path)
    }
}

/// Says whether there was something to install.
fn install_missing(parts: &[Box<dyn Part>], started: Instant) -> Result<bool> {
    let missing: Vec<_> = parts.iter().filter(|part| !part.is_ready()).collect();
    if missing.is_empty() {
        eprintln!("set-up: all {} parts are there ({})", parts.len(), short(started.elapsed()));
        return Ok(false);
    }
    eprintln!("set-up: {} of {} parts are there", parts.len() - missing.len(), parts.len());
    for (at, part) in missing.iter().enumerate() {
        let name = part.name();
        eprintln!("set-up {}/{}: installing {name} (about {})", at + 1, missing.len(), part.takes());
        let begun = Instant::now();
        match install(part.as_ref(), &name) {
            Ok(()) => eprintln!("      done in {}", short(begun.elapsed())),
            Err(error) if part.is_optional() => eprintln!("      going on without it: {error:#}"),
            Err(error) => return Err(error),
        }
    }
    eprintln!("set-up: finished in {}", short(started.elapsed()));
    Ok(true)
}

fn install(part: &dyn Part, name: &str) -> Result<()> {
    part.install().with_context(|| format!("set-up could not install {name}"))?;
    ensure!(part.is_ready(), "{name} was installed and is still not there");
    Ok(())
}

/// Takes away the flags for the compiler that cargo would prefer to those for the target alone.
fn tidy_flags(command: &mut Command) -> &mut Command {
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS")
}

/// What building the tools left behind is of the order of a gigabyte.
fn remove_builds(project: &Project) -> Result<()> {
    let builds = project.builds();
    if builds.exists() {
        fs::remove_dir_all(&builds).with_context(|| format!("cannot remove {}", builds.display()))?;
    }
    Ok(())
}
