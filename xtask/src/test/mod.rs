//! Every check and test, scheduled as steps, each in its own process, so that compilers, browsers and servers keep both
//! cores of a small machine busy.

mod changed;
mod checks;
mod core_tests;
mod engine;
mod examples;
mod programs;
mod report;
mod step;
mod tally;
mod tests;
mod upgrade;

use std::env;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::native;
use crate::project::Project;
use crate::schedule::{self, Job, Resource, Show};
use crate::setup::{Group, Tools, remove_builds};
use changed::Changed;
use clap::ValueEnum;
pub(crate) use engine::Engine;
use programs::Programs;
use step::Planned;
pub(crate) use step::Step;
use tally::Tally;
use tests::Runner;

/// How many requests are generated for each call: when all steps run, and when the step is named, which makes 5 000 requests
/// in total.
const MADE_UP: u32 = 60;
const MADE_UP_ALONE: u32 = 500;

/// What to test.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Selection {
    /// Run only these steps
    #[arg(long, value_delimiter = ',', value_enum)]
    only: Vec<Step>,
    /// Run only tests whose names contain one of these
    #[arg(long, value_delimiter = ',', value_name = "NAME")]
    filter: Vec<String>,
    /// Run only native tests of these packages
    #[arg(long, value_delimiter = ',', value_name = "NAME")]
    package: Vec<String>,
    /// Run the browser tests in these browsers; without it, all of them in Chromium, and the most important ones in the others
    #[arg(long, value_delimiter = ',', value_enum, value_name = "BROWSER")]
    browser: Vec<Engine>,
    /// Run what the changes since a commit may have broken; without a commit, the uncommitted changes
    #[arg(long, value_name = "COMMIT", num_args = 0..=1, default_missing_value = "HEAD", conflicts_with_all = ["only", "filter", "package"])]
    changed: Option<String>,
    /// This is one of several steps; what it needs has been set up and compiled
    #[arg(long, hide = true)]
    one_of_several: bool,
}

/// Runs the selected steps, or all of them. If a step fails, the others still run.
///
/// # Errors
/// If set-up or any of the steps failed.
pub(crate) fn run(project: &Project, selection: &Selection) -> Result<()> {
    if selection.one_of_several {
        let [step] = selection.only[..] else { bail!("exactly one step has to be selected") };
        let tools = Tools::find(project)?;
        return run_step(project, &tools, step, selection, &mut Tally::default());
    }
    if let [step] = selection.only[..] {
        let tools = Tools::set_up(project, &step.needs(&selection.browser))?;
        let mut tally = Tally::default();
        let result = run_step(project, &tools, step, selection, &mut tally);
        println!("tests: {tally}");
        return result;
    }
    let planned = match &selection.changed {
        None => Step::value_variants()
            .iter()
            .filter(|step| match &selection.only[..] {
                [] => step.is_part_of_all(),
                only => only.contains(step),
            })
            .map(|step| (*step, selection.filter.clone(), selection.package.clone()))
            .collect(),
        Some(since) => {
            let changed = Changed::since(project, since)?;
            eprintln!("{changed}");
            changed.steps()
        }
    };
    ensure!(!planned.is_empty(), "no step depends on what has changed");
    run_beside_each_other(project, planned, &selection.browser)
}

fn run_beside_each_other(project: &Project, mut planned: Vec<Planned>, engines: &[Engine]) -> Result<()> {
    let started = Instant::now();
    let needs_build = planned.iter().any(|(step, ..)| step.after().contains(&Step::Build));
    if needs_build && planned.iter().all(|(step, ..)| *step != Step::Build) {
        planned.insert(0, (Step::Build, Vec::new(), Vec::new()));
    }
    // Read now, because the file of this program changes when it is compiled again.
    let program = env::current_exe().context("cannot find this program's own path")?;
    let command = || {
        let mut command = Command::new(&program);
        command.current_dir(&project.root);
        command
    };
    let groups = Group::value_variants()
        .iter()
        .copied()
        .filter(|group| planned.iter().any(|(step, ..)| step.needs(engines).contains(group)));
    let mut jobs: Vec<Job> = groups.map(|group| set_up_job(group, command())).collect();
    for (step, filters, packages) in &planned {
        let mut command = command();
        command.args(["test", "--one-of-several", "--only", &step.name()]);
        for (option, names) in [("--filter", filters), ("--package", packages)] {
            if !names.is_empty() {
                command.args([option, &names.join(",")]);
            }
        }
        for engine in engines {
            command.args(["--browser", &engine.name()]);
        }
        if matches!(step, Step::Dist | Step::E2e | Step::Frameworks) {
            command.env(native::APP, native::compiled(project).app);
        }
        let after = step.needs(engines).into_iter().map(Group::job);
        let after = after.chain(step.after().iter().map(|step| step.name())).collect();
        jobs.push(Job { name: step.name(), about: step.about(), after, uses: step.uses(), command });
    }
    let outcomes = schedule::run(jobs, &logs(project), Show::Everything)?;
    remove_builds(project)?;
    report::print(&outcomes, started.elapsed())
}

fn set_up_job(group: Group, mut command: Command) -> Job {
    command.args(["setup", "--group", &group.name()]);
    let (uses, after) = match group {
        Group::Site | Group::Provider | Group::Tests => (Resource::Downloads, Vec::new()),
        // The compilers that build tools need the downloads, and the site's tools come first.
        Group::Builders => (Resource::ToolBuild, vec![Group::Site.job()]),
        // Only one at a time can install packages.
        Group::Browsers => (Resource::ToolBuild, vec![Group::Builders.job(), Group::Tests.job()]),
        Group::Checkers => (Resource::ToolBuild, vec![Group::Builders.job()]),
        Group::Frameworks => (Resource::Downloads, vec![Group::Tests.job()]),
    };
    Job { name: group.job(), about: "set-up".to_owned(), after, uses, command }
}

fn run_step(
    project: &Project,
    tools: &Tools,
    step: Step,
    selection: &Selection,
    tally: &mut Tally,
) -> Result<()> {
    let programs = match step {
        Step::Native | Step::Postgres | Step::Contract | Step::Upgrade | Step::E2e | Step::Frameworks
            if selection.one_of_several =>
        {
            Programs::last_built(project)?
        }
        Step::Native
        | Step::Postgres
        | Step::Contract
        | Step::Upgrade
        | Step::E2e
        | Step::Frameworks
        | Step::Build => Programs::build(project)?,
        _ => Programs::default(),
    };
    let runner = Runner {
        project,
        tools,
        programs: &programs,
        filters: &selection.filter,
        engines: &selection.browser,
    };
    match step {
        Step::Fmt => checks::fmt(tools),
        Step::Build => Ok(()),
        Step::Machete => checks::machete(tools),
        Step::Deny => checks::deny(project, tools),
        Step::Clippy => checks::clippy(tools),
        Step::ClippyWasm => checks::clippy_wasm(tools),
        Step::Doc => checks::doc(tools),
        Step::Native => runner.native(&selection.package, tally),
        Step::Postgres => runner.postgres(tally),
        Step::Contract => {
            runner.contract(if selection.one_of_several { MADE_UP } else { MADE_UP_ALONE }, tally)
        }
        Step::Upgrade => runner.upgrade(tally),
        Step::Wasm => tests::wasm(project, tools, tally),
        Step::Dist => tests::dist(project, tools),
        Step::E2e | Step::Frameworks => {
            if !selection.one_of_several {
                crate::dist::build(project, tools, &project.site())?;
            }
            if step == Step::E2e { runner.e2e(tally) } else { runner.frameworks(tally) }
        }
    }
}

/// The folder of the steps' output.
fn logs(project: &Project) -> PathBuf {
    project.target.join("test-logs")
}
