//! The final report: each step with its time and what it compiled, and the totals of all tests.

use std::time::Duration;

use anyhow::{Result, bail};

use super::tally::Tally;
use crate::progress::{seconds, short};
use crate::schedule::{End, Outcome};

/// cargo's words for working on a crate.
const WORK: [&str; 3] = ["Compiling", "Checking", "Documenting"];

/// What a step compiled.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Compiled {
    crates: usize,
    took: Duration,
}

impl Compiled {
    /// Reads it from cargo's own lines: `Compiling serde v1.0.0`, `` Finished `dev` profile … in 3m 20s ``.
    fn of(output: &str) -> Self {
        let lines = || output.lines().map(str::trim_start);
        let is_work = |line: &&str| WORK.iter().any(|work| line.starts_with(work));
        let took = lines().filter(|line| line.starts_with("Finished "));
        let took = took.filter_map(|line| seconds(line.rsplit_once(" in ")?.1)).sum();
        Self { crates: lines().filter(is_work).count(), took }
    }
}

/// Prints the table and the totals of the tests.
///
/// # Errors
/// If a step has failed or wasn't run; the message names it.
pub(super) fn print(outcomes: &[Outcome], elapsed: Duration) -> Result<()> {
    println!("\nsteps:");
    let mut tally = Tally::default();
    for outcome in outcomes {
        let end = match outcome.end {
            End::Passed => "ok",
            End::Failed => "FAILED",
            End::NotRun => "not run",
        };
        let compiled = Compiled::of(&outcome.output);
        let compiled = if compiled.crates == 0 {
            String::new()
        } else {
            format!("{} crates compiled in {}", compiled.crates, short(compiled.took))
        };
        let row = format!("  {end:8} {:18} {:>12}   {compiled}", outcome.name, short(outcome.elapsed));
        println!("{}", row.trim_end());
        outcome.output.lines().for_each(|line| tally.read(line));
    }
    let failed: Vec<_> = outcomes
        .iter()
        .filter(|outcome| outcome.end != End::Passed)
        .map(|outcome| outcome.name.as_str())
        .collect();
    println!("{} of {} steps passed in {}", outcomes.len() - failed.len(), outcomes.len(), short(elapsed));
    println!("tests: {tally}");
    if failed.is_empty() {
        return Ok(());
    }
    bail!(
        "failed: {}. Each step's output above says why; run one alone with `cargo xtask test --only STEP`",
        failed.join(", ")
    );
}

#[cfg(test)]
mod unit {
    use super::*;

    fn outcome(name: &str, end: End) -> Outcome {
        Outcome { name: name.to_owned(), end, elapsed: Duration::from_secs(1), output: String::new() }
    }

    #[test]
    fn one_failed_step_fails_the_whole_and_is_named() {
        let outcomes =
            [outcome("fmt", End::Passed), outcome("doc", End::Failed), outcome("e2e", End::NotRun)];
        let error = print(&outcomes, Duration::from_secs(1)).unwrap_err().to_string();
        assert!(error.contains("failed: doc, e2e.") && error.contains("--only"), "{error}");
        assert!(print(&outcomes[..1], Duration::from_secs(1)).is_ok());
    }

    #[test]
    fn what_cargo_compiled_is_read_from_its_lines() {
        let output = "   Compiling serde v1.0.0\n    Checking app v0.1.0\n    Finished `dev` profile in 1m 05s\nx\n    \
                      Finished `dev` profile [unoptimized] target(s) in 0.40s\n";
        assert_eq!(Compiled::of(output), Compiled { crates: 2, took: Duration::from_millis(65_400) });
        assert_eq!(Compiled::of("running 3 tests"), Compiled::default());
    }
}
