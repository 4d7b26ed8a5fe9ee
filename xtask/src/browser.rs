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

/// The states of the pages that the documentation shows.
const DOCUMENTED: [&str; 3] = ["sign-in", "sign-in-ar", "shop-dialog"];

/// Takes screenshots of the named states of the pages, into a folder, in the browser of this environment: without names of those that the
/// documentation shows, or, with an `option` of the program, of all.
///
/// # Errors
/// If something doesn't build, or a page doesn't reach its state.
pub(crate) fn screenshots(
    project: &Project,
    tools: &Tools,
    browser: Vec<(String, PathBuf)>,
    out: &str,
    option: Option<&str>,
    states: &[String],
) -> Result<()> {
    let run = ["run", "--package", "portico-e2e", "--bin", "screenshots", "--", out];
    let mut cargo = cargo(project, tools, &run)?;
    cargo.envs(browser).args(option);
    if option.is_none() && states.is_empty() {
        cargo.args(DOCUMENTED);
    }
    run::check(cargo.args(states), "The lines above say which page failed.")
}
