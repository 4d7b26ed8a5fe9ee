//! The tools and their paths.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::group::{Group, Kit};
use super::part::install_missing;
use super::postgres::Postgres;
use super::small_std::SmallStd;
use super::wasm_target::WasmTarget;
use crate::project::Project;
use crate::versions::Versions;

/// The tools that are in place after [`Tools::set_up`].
#[derive(Debug)]
pub(crate) struct Tools {
    project: Project,
    wasm: Option<WasmTarget>,
    small_std: SmallStd,
    bins: Vec<PathBuf>,
    axe: PathBuf,
    unit_tests: PathBuf,
    strangers: PathBuf,
    provider: PathBuf,
    nginx: PathBuf,
    exim: PathBuf,
    pgbouncer: PathBuf,
    postfix: PathBuf,
    faketime: PathBuf,
    prometheus: PathBuf,
    runner: PathBuf,
    schemathesis: PathBuf,
    geckodriver: PathBuf,
    node: PathBuf,
}

impl Tools {
    /// Installs what the groups are missing, in numbered steps on standard error.
    ///
    /// # Errors
    /// If something can't be installed; the message says what to do by hand.
    pub(crate) fn set_up(project: &Project, groups: &[Group]) -> Result<Self> {
        if install(project, groups)? {
            remove_builds(project)?;
        }
        let tools = Self::find(project)?;
        if groups.contains(&Group::Site) {
            tools.wasm()?;
        }
        Ok(tools)
    }

    /// The tools as they are, without installing anything.
    ///
    /// # Errors
    /// If the project doesn't state the versions it needs.
    pub(crate) fn find(project: &Project) -> Result<Self> {
        let kit = Kit::new(project, &Versions::read(project)?);
        let wasm = WasmTarget::find(project);
        let small_std = SmallStd::find(project, wasm.as_ref().unwrap_or(&WasmTarget::Installed));
        Ok(Self {
            project: project.clone(),
            wasm,
            small_std,
            bins: vec![
                kit.trunk.bin(),
                kit.bindgen.bin(),
                kit.binaryen.bin(),
                kit.esbuild.bin(),
                kit.deny.bin(),
                kit.machete.bin(),
            ],
            axe: kit.axe.file(),
            unit_tests: kit.unit_tests.packages(),
            strangers: kit.strangers.packages(),
            provider: kit.provider.packages(),
            nginx: kit.nginx.folder(),
            exim: kit.exim.folder(),
            pgbouncer: kit.pgbouncer.folder(),
            postfix: kit.postfix.folder(),
            faketime: kit.faketime.folder(),
            prometheus: kit.prometheus.folder(),
            runner: kit.bindgen.bin().join("wasm-bindgen-test-runner"),
            schemathesis: kit.schemathesis.program(),
            geckodriver: kit.geckodriver.bin().join("geckodriver"),
            node: kit.node.file(),
        })
    }

    /// A command with the tools, and the paths of the browser's files, in its environment.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.project.root).env("PATH", self.path());
        command
    }

    /// A command whose cargo builds for the browser, in the target folder of wasm builds.
    pub(crate) fn wasm_command(&self, program: &str) -> Command {
        let mut command = self.command(program);
        if let Some(wasm) = &self.wasm {
            wasm.configure(&mut command);
        }
        command.env("CARGO_TARGET_DIR", self.project.wasm_target());
        command
    }

    /// Like [`Tools::wasm_command`], for the release build of the app.
    pub(crate) fn release_command(&self, program: &str) -> Command {
        let mut command = self.wasm_command(program);
        self.small_std.configure(&mut command);
        command
    }

    /// Which standard library [`Tools::release_command`] builds with.
    pub(crate) fn small_std(&self) -> &SmallStd {
        &self.small_std
    }

    /// How this machine builds wasm.
    ///
    /// # Errors
    /// If it can't.
    pub(crate) fn wasm(&self) -> Result<&WasmTarget> {
        self.wasm.as_ref().context("the wasm target was installed but can't be found")
    }

    /// The file of axe, the accessibility checker.
    pub(crate) fn axe(&self) -> &PathBuf {
        &self.axe
    }

    /// The folder with the npm packages of a shop's unit tests.
    pub(crate) fn unit_tests(&self) -> &PathBuf {
        &self.unit_tests
    }

    /// The folder with the npm packages that change pages in place.
    pub(crate) fn strangers(&self) -> &PathBuf {
        &self.strangers
    }

    /// The folder with the npm packages of the OpenID provider, and with a Node.js that is new enough for it.
    pub(crate) fn provider(&self) -> &PathBuf {
        &self.provider
    }

    /// The folder that contains nginx.
    pub(crate) fn nginx(&self) -> &PathBuf {
        &self.nginx
    }

    /// The folder that contains Exim.
    pub(crate) fn exim(&self) -> &PathBuf {
        &self.exim
    }

    /// The folder that contains PgBouncer.
    pub(crate) fn pgbouncer(&self) -> &PathBuf {
        &self.pgbouncer
    }

    /// The folder that contains Postfix.
    pub(crate) fn postfix(&self) -> &PathBuf {
        &self.postfix
    }

    /// The folder that contains libfaketime.
    pub(crate) fn faketime(&self) -> &PathBuf {
        &self.faketime
    }

    /// The folder that contains Prometheus.
    pub(crate) fn prometheus(&self) -> &PathBuf {
        &self.prometheus
    }

    /// PostgreSQL.
    ///
    /// # Errors
    /// If it is missing although it was installed.
    pub(crate) fn postgres(&self) -> Result<Postgres> {
        Postgres::find(&self.project).context("PostgreSQL was installed but can't be found")
    }

    /// The program that tests the API against its document.
    pub(crate) fn schemathesis(&self) -> &PathBuf {
        &self.schemathesis
    }

    /// The program that drives Firefox.
    pub(crate) fn geckodriver(&self) -> &PathBuf {
        &self.geckodriver
    }

    /// The Node.js that runs the examples with a framework.
    pub(crate) fn node(&self) -> &PathBuf {
        &self.node
    }

    /// The program that runs wasm tests in a browser.
    pub(crate) fn wasm_test_runner(&self) -> &PathBuf {
        &self.runner
    }

    /// The tools come first in `PATH`, so that other versions installed by the user don't get in the way.
    fn path(&self) -> OsString {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = self.bins.iter().cloned().chain(env::split_paths(&path));
        env::join_paths(folders).unwrap_or(path)
    }
}

/// Installs what the groups are missing, and keeps the build folder, so that the next tool builds faster. Returns whether
/// something was missing.
///
/// # Errors
/// See [`Tools::set_up`].
pub(crate) fn install(project: &Project, groups: &[Group]) -> Result<bool> {
    let versions = Versions::read(project)?;
    let parts: Vec<_> =
        groups.iter().flat_map(|group| group.parts(project, Kit::new(project, &versions))).collect();
    install_missing(&parts)
}

/// Removes the build folder of the tools, about a gigabyte.
///
/// # Errors
/// If it can't be removed.
pub(crate) fn remove_builds(project: &Project) -> Result<()> {
    let builds = project.builds();
    if builds.exists() {
        fs::remove_dir_all(&builds).with_context(|| format!("cannot remove {}", builds.display()))?;
    }
    Ok(())
}
