//! Every check and test, in an order in which the quick ones fail first.

mod checks;
mod examples;
mod tally;
mod tests;

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::progress::short;
use crate::project::Project;
use crate::setup::{Need, Tools};
use tally::Tally;

/// A step of the tests, by the name that `--only` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Step {
    /// All code is formatted
    Fmt,
    /// No crate is listed that is not used
    Machete,
    /// Licences, sources and known faults of the dependencies
    Deny,
    /// Lints, native
    Clippy,
    /// Lints of what runs in the browser
    ClippyWasm,
    /// The documentation builds without a warning
    Doc,
    /// Unit, property and HTTP tests
    Native,
    /// The server's tests once more, on PostgreSQL
    Postgres,
    /// The API against its own document: requests that schemathesis makes up, 5 000 where this step is named
    Contract,
    /// The shared crate's tests, as wasm in a browser
    Wasm,
    /// The optimized site, within its budget of bytes
    Dist,
    /// The product in a browser, against the server
    E2e,
}

impl Step {
    /// Runs it. `is_named` is whether it was asked for, and is not one of all.
    fn run(self, project: &Project, tools: &Tools, tally: &mut Tally, is_named: bool) -> Result<()> {
        match self {
            Self::Fmt => checks::fmt(tools),
            Self::Machete => checks::machete(tools),
            Self::Deny => checks::deny(project, tools),
            Self::Clippy => checks::clippy(tools),
            Self::ClippyWasm => checks::clippy_wasm(tools),
            Self::Doc => checks::doc(tools),
            Self::Native => tests::native(tools, tally),
            Self::Postgres => tests::postgres(tools, tally),
            Self::Contract => tests::contract(tools, tally, is_named),
            Self::Wasm => tests::wasm(project, tools, tally),
            Self::Dist => tests::dist(project, tools),
            Self::E2e => tests::e2e(project, tools, tally),
        }
    }

    fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    fn about(self) -> String {
        let value = self.to_possible_value();
        value.and_then(|value| value.get_help().map(ToString::to_string)).unwrap_or_default()
    }
}

/// Runs the steps, all of them when `only` is empty. A step that fails does not keep the others from running.
///
/// # Errors
/// When set-up or any of the steps failed.
pub(crate) fn run(project: &Project, only: &[Step]) -> Result<()> {
    let started = Instant::now();
    let tools = Tools::set_up(project, Need::Test)?;
    let steps: Vec<_> =
        Step::value_variants().iter().filter(|step| only.is_empty() || only.contains(step)).collect();

    let mut tally = Tally::default();
    let mut outcomes = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        eprintln!("\ntest {}/{}: {} ({})", at + 1, steps.len(), step.about(), step.name());
        let begun = Instant::now();
        let result = step.run(project, &tools, &mut tally, !only.is_empty());
        if let Err(error) = &result {
            eprintln!("error: {error:#}");
        }
        outcomes.push((step.name(), result.is_ok(), begun.elapsed()));
    }
    summary(&outcomes, tally, started.elapsed())
}

fn summary(outcomes: &[(String, bool, Duration)], tally: Tally, elapsed: Duration) -> Result<()> {
    println!("\nsteps:");
    for (name, passed, elapsed) in outcomes {
        println!("  {} {name:12} {}", if *passed { "ok    " } else { "FAILED" }, short(*elapsed));
    }
    let failed: Vec<_> =
        outcomes.iter().filter(|(_, passed, _)| !passed).map(|(name, ..)| name.as_str()).collect();
    println!("{} of {} steps passed in {}", outcomes.len() - failed.len(), outcomes.len(), short(elapsed));
    println!("tests: {tally}");
    if !failed.is_empty() {
        bail!(
            "failed: {}. Each step's output above says why; run it alone with `cargo xtask test --only {}`",
            failed.join(", "),
            failed.join(",")
        );
    }
    Ok(())
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn one_failed_step_fails_the_whole_and_is_named() {
        let second = Duration::from_secs(1);
        let outcomes = [("fmt".to_owned(), true, second), ("doc".to_owned(), false, second)];
        let error = summary(&outcomes, Tally::default(), second).unwrap_err().to_string();
        assert!(error.contains("failed: doc.") && error.contains("--only doc"), "{error}");
        assert!(summary(&outcomes[..1], Tally::default(), second).is_ok());
    }

    #[test]
    fn each_step_has_a_name_and_a_description() {
        for step in Step::value_variants() {
            assert!(!step.name().is_empty() && !step.about().is_empty(), "{step:?}");
        }
        assert_eq!(Step::ClippyWasm.name(), "clippy-wasm");
    }
}
