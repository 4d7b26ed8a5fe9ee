//! Commands that run the product in a browser, with the site, the server and Chromium in their environment.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::dist;
use crate::native;
use crate::project::Project;
use crate::run;
use crate::setup::{Browser, Program, Tools};

/// The environment variables through which tests and screenshots find the site, the server, and the browser's programs.
///
/// # Errors
/// If a program is missing.
pub(crate) fn environment(tools: &Tools, site: &Path, server: &Path) -> Result<Vec<(String, PathBuf)>> {
    let found = [
        ("PORTICO_DIST", site.to_owned()),
        ("PORTICO_SERVER", server.to_owned()),
        ("PORTICO_AXE", tools.axe().clone()),
        ("PORTICO_UNIT_TESTS", tools.unit_tests().clone()),
        ("PORTICO_STRANGERS", tools.strangers().clone()),
        ("PORTICO_PROVIDER", tools.provider().clone()),
        ("PORTICO_NGINX", tools.nginx().clone()),
    ];
    let mut environment: Vec<_> = found.map(|(name, path)| (name.to_owned(), path)).into();
    environment.extend(programs(Browser::Chromium)?);
    Ok(environment)
}

/// A store with providers, such as the browser tests sign in with.
const SOCIAL: &str = r#"{"providers": [{"id": "example", "name": "Example"}, {"id": "google"}, {"id": "apple"}, {"id": "microsoft"}]}"#;

/// Builds the same site as other stores have it: below a path, with another backend, with other ways to sign in, with a way back to the shop,
/// or in pseudo-languages. Returns the environment variables through which tests and screenshots find them.
///
/// # Errors
/// If one doesn't build.
pub(crate) fn other_sites(project: &Project, site: &Path) -> Result<Vec<(String, PathBuf)>> {
    let others = [
        ("PORTICO_DIST_SUBPATH", "account", r#"{"basePath": "/account/"}"#),
        ("PORTICO_DIST_AXIM", "axim", r#"{"dialect": "axim"}"#),
        ("PORTICO_DIST_SPURTCOMMERCE", "spurtcommerce", r#"{"dialect": "spurtcommerce"}"#),
        ("PORTICO_DIST_SOCIAL", "social", SOCIAL),
        ("PORTICO_DIST_PASSKEYS", "passkeys", r#"{"passkeys": true}"#),
        ("PORTICO_DIST_RETURNING", "returning", r#"{"returnTo": ["https://shop.example"]}"#),
        ("PORTICO_DIST_PSEUDO", "pseudo", r#"{"languages": ["en", "en-XA", "ar-XB"]}"#),
    ];
    let build = |(variable, name, members): (&str, &str, &str)| {
        let folder = project.target.join("e2e").join(name);
        dist::of_store(project, site, members, &folder)?;
        Ok((variable.to_owned(), folder))
    };
    others.into_iter().map(build).collect()
}

/// The environment variables through which tests find the programs of a browser.
///
/// # Errors
/// If a program is missing.
pub(crate) fn programs(browser: Browser) -> Result<Vec<(String, PathBuf)>> {
    let variable = |program: &Program| Ok((program.variable().to_owned(), found(*program)?));
    browser.programs().iter().map(variable).collect()
}

/// A cargo command with the built site, the built server and the browser's programs in its environment.
///
/// # Errors
/// If the site or the server doesn't build, or a program is missing.
pub(crate) fn cargo(project: &Project, tools: &Tools, arguments: &[&str]) -> Result<Command> {
    let site = project.site();
    dist::build(project, tools, &site)?;
    let server = native::build(project)?.server;
    let mut cargo = tools.command("cargo");
    cargo.args(arguments).envs(environment(tools, &site, &server)?);
    Ok(cargo)
}

/// The path of a program.
///
/// # Errors
/// If it is missing.
pub(crate) fn found(program: Program) -> Result<PathBuf> {
    program
        .find()
        .with_context(|| format!("a browser program is missing: set {} to its path", program.variable()))
}

/// The program that takes screenshots.
const SCREENSHOTS: &str = "screenshots";
/// The states of the pages that the documentation shows.
const DOCUMENTED: [&str; 3] = ["sign-in", "sign-in-ar", "shop-dialog"];

/// The program that takes screenshots, with what it finds in its environment.
pub(crate) struct Screenshots<'a> {
    tools: &'a Tools,
    program: PathBuf,
    environment: Vec<(String, PathBuf)>,
}

impl<'a> Screenshots<'a> {
    /// Builds the program, the server and the sites, sharing their dependencies with the tests.
    ///
    /// # Errors
    /// If something doesn't build.
    pub(crate) fn build(project: &Project, tools: &'a Tools) -> Result<Self> {
        let site = project.site();
        dist::build(project, tools, &site)?;
        let server = native::build(project)?.server;
        let mut build = Command::new("cargo");
        build.args(["build", "--workspace", "--bin", SCREENSHOTS]).current_dir(&project.root);
        run::check(&mut build, "The lines above say why.")?;
        let mut environment = environment(tools, &site, &server)?;
        environment.extend(other_sites(project, &site)?);
        Ok(Self { tools, program: project.target.join("debug").join(SCREENSHOTS), environment })
    }

    /// Takes screenshots of the named states of the pages, into a folder, in the browser of this environment: without names of those that
    /// the documentation shows, or, with an `option` of the program, of all.
    ///
    /// # Errors
    /// If a page doesn't reach its state.
    pub(crate) fn take(
        &self,
        browser: Vec<(String, PathBuf)>,
        out: &str,
        option: Option<&str>,
        states: &[String],
    ) -> Result<()> {
        let mut command = self.tools.command(&self.program.to_string_lossy());
        command.envs(self.environment.iter().cloned()).envs(browser).arg(out).args(option);
        if option.is_none() && states.is_empty() {
            command.args(DOCUMENTED);
        }
        run::check(command.args(states), "The lines above say which page failed.")
    }
}
