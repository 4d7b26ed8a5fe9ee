//! The steps that run tests.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::json;

use super::core_tests;
use super::engine::{Engine, Extent};
use super::examples;
use super::programs::{Programs, TestProgram};
use super::tally::Tally;
use super::upgrade::Earlier;
use crate::browser::{self, found};
use crate::dist;
use crate::postgres::Cluster;
use crate::project::{Project, is_root};
use crate::run;
use crate::setup::{Program, TARGET, Tools};
use crate::size::Weight;

/// The package of the browser tests.
const E2E: &str = "portico-e2e";
/// The package of the server, and its HTTP tests.
const SERVER: (&str, &str) = ("portico-server", "server");
/// The browser tests of the examples with a framework that renders on a server.
const FRAMEWORKS: &str = "frameworks";
/// The tests that have a step of their own.
const SCHEMATHESIS: &str = "schemathesis::";
const UPGRADE: &str = "upgrade::";
/// What the names of the tests with Postfix contain.
const POSTFIX: &str = "postfix";

/// What all test steps share.
#[derive(Clone, Copy)]
pub(super) struct Runner<'a> {
    pub(super) project: &'a Project,
    pub(super) tools: &'a Tools,
    pub(super) programs: &'a Programs,
    /// Parts of tests' names; without any, all tests run.
    pub(super) filters: &'a [String],
    /// The browsers that are selected; without any, [`Engine::plan`] decides.
    pub(super) engines: &'a [Engine],
}

impl Runner<'_> {
    /// A command that runs those tests of a program that match the filters, with what they need in its environment.
    fn command(&self, program: &TestProgram) -> Command {
        let mut command = self.unfiltered_command(program);
        command.args(self.filters);
        command
    }

    /// The same for all tests of a program.
    fn unfiltered_command(&self, program: &TestProgram) -> Command {
        let mut command = program.command(self.tools.command(&program.path().to_string_lossy()));
        command.arg("--include-ignored");
        command.env("PORTICO_NGINX", self.tools.nginx()).env("PORTICO_EXIM", self.tools.exim());
        command.env("PORTICO_POSTFIX", self.tools.postfix()).env("PORTICO_FAKETIME", self.tools.faketime());
        command.env("PORTICO_PROMETHEUS", self.tools.prometheus());
        command.env("PORTICO_PGBOUNCER", self.tools.pgbouncer());
        command
    }

    /// The same for the tests with these names.
    fn exact_command(&self, program: &TestProgram, names: &[String]) -> Command {
        let mut command = self.unfiltered_command(program);
        command.arg("--exact").args(names);
        command
    }

    /// The names of those tests of a program that match the filters and contain `part`.
    fn names(&self, program: &TestProgram, part: &str) -> Result<Vec<String>> {
        let mut list = self.command(program);
        list.args(["--list", "--format", "terse"]);
        let list = String::from_utf8(run::output(&mut list, "The lines above say why.")?)?;
        let names = list.lines().filter_map(|line| line.strip_suffix(": test"));
        Ok(names.filter(|name| name.contains(part)).map(str::to_owned).collect())
    }

    /// The server's HTTP tests.
    fn server(&self) -> Result<&TestProgram> {
        let mut found = self.programs.tests(is_server);
        found.next().with_context(|| format!("the package {} has no tests named {}", SERVER.0, SERVER.1))
    }

    /// Runs all tests that need neither a browser nor another database.
    pub(super) fn native(&self, packages: &[String], tally: &mut Tally) -> Result<()> {
        let wanted = |program: &TestProgram| {
            program.package != E2E && (packages.is_empty() || packages.contains(&program.package))
        };
        let mut failed = Vec::new();
        for program in self.programs.tests(wanted) {
            println!("\n{} {}", program.package, program.target);
            let mut command = self.command(program);
            if is_server(program) {
                command.args(["--skip", "postgres_only::", "--skip", SCHEMATHESIS, "--skip", UPGRADE]);
                if !is_root() {
                    command.args(["--skip", POSTFIX]);
                    tally.skip(&self.names(program, POSTFIX)?, "Postfix starts only as root");
                }
            }
            if let Err(error) = tally.run(&mut command) {
                eprintln!("error: {error:#}");
                failed.push(format!("{} {}", program.package, program.target));
            }
        }
        of_programs(&failed)
    }

    /// Runs the server's database tests on PostgreSQL.
    pub(super) fn postgres(&self, tally: &mut Tally) -> Result<()> {
        let postgres = self.tools.postgres()?;
        let cluster = Cluster::start(&postgres)?;
        let mut command = self.command(self.server()?);
        // Some tests have servers of their own.
        command.env("PORTICO_POSTGRES", &postgres.programs);
        if let Some(libraries) = &postgres.libraries {
            command.env("PORTICO_POSTGRES_LIBRARIES", libraries);
        }
        command.args(["--skip", "sqlite_only::", "--skip", "without_database::"]);
        command.args(["--skip", SCHEMATHESIS, "--skip", UPGRADE]);
        tally.run(command.env("PORTICO_TEST_POSTGRES", cluster.url()))
    }

    /// Runs the server of an earlier release beside today's.
    pub(super) fn upgrade(&self, tally: &mut Tally) -> Result<()> {
        let earlier = Earlier::build(self.project)?;
        let cluster = Cluster::start(&self.tools.postgres()?)?;
        let server = self.server()?;
        let mut command = server.command(self.tools.command(&server.path().to_string_lossy()));
        command
            .args([UPGRADE, "--ignored", "--nocapture"])
            .env("PORTICO_TEST_POSTGRES", cluster.url())
            .env("PORTICO_UPGRADE_FROM", earlier.program)
            .env("PORTICO_UPGRADE_FROM_COMMIT", earlier.commit);
        tally.run(&mut command)
    }

    /// Lets schemathesis generate this many requests per call, in addition to those at the limits of its schemas.
    pub(super) fn contract(&self, made_up: u32, tally: &mut Tally) -> Result<()> {
        let server = self.server()?;
        let mut command = server.command(self.tools.command(&server.path().to_string_lossy()));
        command
            .args([SCHEMATHESIS, "--ignored", "--nocapture"])
            .env("PORTICO_SCHEMATHESIS", self.tools.schemathesis())
            .env("PORTICO_SCHEMATHESIS_MADE_UP", made_up.to_string());
        tally.run(&mut command)
    }

    /// Runs the browser tests, on the last built site.
    pub(super) fn e2e(&self, tally: &mut Tally) -> Result<()> {
        let site = self.project.site();
        let mut environment =
            browser::environment(self.tools, &site, self.programs.program("portico-server")?)?;
        environment.extend(browser::other_sites(self.project, &site)?);
        environment.extend(examples::build(self.project, self.tools)?);
        self.in_browsers(&Engine::plan(self.engines), |target| target != FRAMEWORKS, &environment, tally)
    }

    /// Builds the examples with a framework that renders on a server, and runs their browser tests.
    pub(super) fn frameworks(&self, tally: &mut Tally) -> Result<()> {
        let site = self.project.site();
        let mut environment =
            browser::environment(self.tools, &site, self.programs.program("portico-server")?)?;
        let node = self.tools.node().to_owned();
        environment.extend(examples::build_with_servers(self.project, self.tools, &node)?);
        environment.push(("PORTICO_NODE".to_owned(), node));
        let everywhere = Engine::plan(self.engines).into_iter();
        let plan: Vec<_> = everywhere.filter(|(_, extent)| *extent == Extent::All).collect();
        self.in_browsers(&plan, |target| target == FRAMEWORKS, &environment, tally)
    }

    /// Runs the tests of the wanted programs in one browser after the other.
    fn in_browsers(
        &self,
        plan: &[(Engine, Extent)],
        is_wanted: impl Fn(&str) -> bool,
        environment: &[(String, PathBuf)],
        tally: &mut Tally,
    ) -> Result<()> {
        let mut failed = Vec::new();
        for (engine, extent) in plan {
            let mut count = Tally::default();
            let programs = engine.environment(self.tools)?;
            for program in self.programs.tests(|program| program.package == E2E && is_wanted(&program.target))
            {
                let Some(mut command) = self.browser_command(program, *extent)? else { continue };
                println!("\n{} {} in {}", program.package, program.target, engine.name());
                let variables = environment.iter().chain(&programs).cloned();
                let again = |names: &[String]| {
                    let mut command = self.exact_command(program, names);
                    command.envs(variables.clone());
                    command
                };
                if let Err(error) = count.run_in_browser(command.envs(variables.clone()), again) {
                    eprintln!("error: {error:#}");
                    failed.push(format!("{} in {}", program.target, engine.name()));
                }
            }
            println!("\n{}: {count}", engine.name());
            tally.add(count);
        }
        of_programs(&failed)
    }

    /// A command that runs a program's tests, or none if the core has none of them that match the filters.
    fn browser_command(&self, program: &TestProgram, extent: Extent) -> Result<Option<Command>> {
        if extent == Extent::All {
            return Ok(Some(self.command(program)));
        }
        let mut names = self.names(program, "")?;
        if self.filters.is_empty() {
            core_tests::check(&program.target, &names)?;
        }
        names.retain(|name| core_tests::includes(&program.target, name));
        if names.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.exact_command(program, &names)))
    }
}

fn is_server(program: &TestProgram) -> bool {
    (program.package.as_str(), program.target.as_str()) == SERVER
}

/// Fails if a test has failed, naming the programs.
fn of_programs(failed: &[String]) -> Result<()> {
    if !failed.is_empty() {
        bail!("tests of {} failed; their output is above", failed.join(", "));
    }
    Ok(())
}

pub(super) fn wasm(project: &Project, tools: &Tools, tally: &mut Tally) -> Result<()> {
    let mut cargo = tools.wasm_command("cargo");
    cargo
        .args(["test", "--package", "portico-shared", "--target", TARGET])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.wasm_test_runner())
        .env("CHROMEDRIVER", found(Program::Driver)?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver_settings(project)?)
        // In seconds. A busy machine needs more than the runner's default of 20.
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

/// Writes the browser settings for the runner of wasm tests.
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
        // As root, Chromium doesn't start without this flag.
        flags.push("--no-sandbox");
    }
    let settings = json!({ "goog:chromeOptions": { "binary": found(Program::Chromium)?, "args": flags } });
    let file = project.wasm_target().join("webdriver.json");
    fs::create_dir_all(project.wasm_target())?;
    fs::write(&file, settings.to_string()).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}
