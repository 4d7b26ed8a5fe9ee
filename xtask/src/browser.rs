//! What drives the product in a browser: the site, the server, Chromium, and where to find them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::dist;
use crate::native;
use crate::project::Project;
use crate::run;
use crate::setup::{Program, Tools};

/// The variables by which the tests and pictures find the site, the server, and the programs for a browser.
///
/// # Errors
/// When a program is missing.
pub(crate) fn environment(tools: &Tools, site: &Path, server: &Path) -> Result<Vec<(String, PathBuf)>> {
    let found = [
        ("PORTICO_DIST", site.to_owned()),
        ("PORTICO_SERVER", server.to_owned()),
        ("PORTICO_AXE", tools.axe().clone()),
        ("PORTICO_NGINX", tools.nginx().clone()),
        ("CHROMIUM", found(Program::Chromium)?),
        ("CHROMEDRIVER", found(Program::Driver)?),
    ];
    Ok(found.map(|(name, path)| (name.to_owned(), path)).into())
}

/// A cargo command that has the site and the server to run, and the programs for a browser.
///
/// # Errors
/// When the site or the server does not build, or a program is missing.
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
/// When it is missing.
pub(crate) fn found(program: Program) -> Result<PathBuf> {
    program.find().with_context(|| format!("put the path of the program into {}", program.variable()))
}

/// Takes pictures of the pages, those named or all of them, into a folder.
///
/// # Errors
/// When something does not build, or a page does not get into the state to be shown.
pub(crate) fn screenshots(project: &Project, tools: &Tools, out: &str, pages: &[String]) -> Result<()> {
    let run = ["run", "--package", "portico-e2e", "--bin", "screenshots", "--", out];
    let mut cargo = cargo(project, tools, &run)?;
    run::check(cargo.args(pages), "The lines above say which page did not come.")
}
