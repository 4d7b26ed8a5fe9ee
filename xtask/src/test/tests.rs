//! What runs the code.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::json;

use super::examples;
use super::tally::Tally;
use crate::browser::{self, found};
use crate::dist;
use crate::postgres::Cluster;
use crate::project::{Project, is_root};
use crate::setup::{Program, TARGET, Tools};
use crate::size::Weight;

pub(super) fn native(tools: &Tools, tally: &mut Tally) -> Result<()> {
    let mut cargo = tools.server_tests();
    cargo.args(["test", "--no-fail-fast", "--workspace", "--exclude", "portico-e2e"]);
    tally.run(&mut cargo)
}

/// Tests that have no database to look at.
const WITHOUT_DATABASE: [&str; 4] = ["deploy::", "examples::", "smtp::", "static_site::"];

pub(super) fn postgres(tools: &Tools, tally: &mut Tally) -> Result<()> {
    let cluster = Cluster::start(&tools.postgres()?)?;
    let mut cargo = tools.server_tests();
    cargo.args(["test", "--package", "portico-server", "--test", "server", "--"]);
    cargo.args(WITHOUT_DATABASE.iter().flat_map(|tests| ["--skip", tests]));
    tally.run(cargo.env("PORTICO_TEST_POSTGRES", cluster.url()))
}

/// How many requests are made up for each call, besides those at the bounds of its schemas: among all the steps, and more
/// where this one was asked for, which are 5 000 requests in all.
const MADE_UP: u32 = 60;
const MADE_UP_ALONE: u32 = 500;

pub(super) fn contract(tools: &Tools, tally: &mut Tally, is_asked_for: bool) -> Result<()> {
    let made_up = if is_asked_for { MADE_UP_ALONE } else { MADE_UP };
    let mut cargo = tools.command("cargo");
    cargo
        .args(["test", "--package", "portico-server", "--test", "server", "schemathesis"])
        .args(["--", "--ignored", "--nocapture"])
        .env("PORTICO_SCHEMATHESIS", tools.schemathesis())
        .env("PORTICO_SCHEMATHESIS_MADE_UP", made_up.to_string());
    tally.run(&mut cargo)
}

pub(super) fn wasm(project: &Project, tools: &Tools, tally: &mut Tally) -> Result<()> {
    let mut cargo = tools.wasm_command("cargo");
    cargo
        .args(["test", "--package", "portico-shared", "--target", TARGET])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.wasm_test_runner())
        .env("CHROMEDRIVER", found(Program::Driver)?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver_settings(project)?)
        // Seconds. A machine that is busy needs more than the 20 of the runner.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    tally.run(&mut cargo)
}

pub(super) fn dist(project: &Project, tools: &Tools) -> Result<()> {
    let site = project.site();
    dist::build(project, tools, &site)?;
    let weight = Weight::measure(&site)?;
    print!("{}", weight.table());
    weight.check_budget()
}

pub(super) fn e2e(project: &Project, tools: &Tools, tally: &mut Tally) -> Result<()> {
    let mut cargo = browser::cargo(project, tools, &["test", "--no-fail-fast", "--package", "portico-e2e"])?;
    // Some of them host the site below a path, or for another backend.
    let others = [
        ("PORTICO_DIST_SUBPATH", "account", r#"{"basePath": "/account/"}"#),
        ("PORTICO_DIST_AXIM", "axim", r#"{"dialect": "axim"}"#),
        ("PORTICO_DIST_SPURTCOMMERCE", "spurtcommerce", r#"{"dialect": "spurtcommerce"}"#),
    ];
    for (variable, name, members) in others {
        let site = project.target.join("e2e").join(name);
        dist::of_store(project, tools, &project.site(), members, &site)?;
        cargo.env(variable, site);
    }
    cargo.envs(examples::build(project, tools)?);
    tally.run(&mut cargo)
}

/// Writes what the runner of wasm tests tells the browser.
fn webdriver_settings(project: &Project) -> Result<PathBuf> {
    let quiet = [
        "--headless",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
    ];
    let mut flags = quiet.to_vec();
    flags.extend(["--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]);
    if is_root() {
        // As root, Chromium starts in no other way.
        flags.push("--no-sandbox");
    }
    let settings = json!({ "goog:chromeOptions": { "binary": found(Program::Chromium)?, "args": flags } });
    let file = project.wasm_target().join("webdriver.json");
    fs::create_dir_all(project.wasm_target())?;
    fs::write(&file, settings.to_string()).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}
