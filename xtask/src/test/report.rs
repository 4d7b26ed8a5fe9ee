//! The final report: each step with its time and what it compiled, why steps failed, and the totals of all tests.

use std::time::Duration;

use anyhow::{Result, bail};

use super::tally::Tally;
use crate::progress::{seconds, short};
use crate::schedule::{End, Outcome};

/// cargo's words for working on a crate.
const WORK: [&str; 3] = ["Compiling", "Checking", "Documenting"];
/// How many lines are shown of what a failed test printed, or of the end of another step.
const LINES: usize = 40;
/// How many characters are shown of each.
const CHARACTERS: usize = 500;

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

/// Why a step failed, from its output: what each failed test printed, or the last lines of a step without one. Of a backtrace, only the
/// lines that name a file of ours.
fn reasons(output: &str) -> Vec<String> {
    // The test harness prints `---- NAME stdout ----` before each, and `failures:` before the list of their names.
    let is_start = |line: &str| line.starts_with("---- ") && line.ends_with(" stdout ----");
    let mut reasons = Vec::new();
    let mut room = 0;
    let mut is_backtrace = false;
    for line in output.lines() {
        if is_start(line) {
            (room, is_backtrace) = (LINES + 1, false);
        } else if line == "failures:" {
            room = 0;
        }
        is_backtrace |= line.eq_ignore_ascii_case("stack backtrace:");
        let is_wanted = !is_backtrace || line.trim_start().starts_with("at ./");
        if room > 0 && is_wanted && !line.is_empty() {
            room -= 1;
            reasons.push(line);
        }
    }
    if reasons.is_empty() {
        let count = output.lines().count();
        reasons.extend(output.lines().skip(count.saturating_sub(LINES)));
    }
    let shortened = |line: &str| line.chars().take(CHARACTERS).collect();
    reasons.into_iter().map(shortened).collect()
}

/// Prints the table, why steps failed, and the totals of the tests.
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
    for outcome in outcomes.iter().filter(|outcome| outcome.end == End::Failed) {
        println!("\n{} failed:", outcome.name);
        for line in reasons(&outcome.output) {
            println!("  {line}");
        }
    }
    println!("\n{} of {} steps passed in {}", outcomes.len() - failed.len(), outcomes.len(), short(elapsed));
    println!("tests: {tally}");
    if failed.is_empty() {
        return Ok(());
    }
    bail!(
        "failed: {}. All that each step printed is above; run one alone with `cargo xtask test --only STEP`",
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
    fn the_report_says_what_a_failed_test_printed_or_how_the_step_ended() {
        let long = "x".repeat(CHARACTERS + 1);
        let backtrace = "Stack backtrace:\n   0: anyhow::error\n             at ./tests/browser/a.rs:1:2\n";
        let lines = "line\n".repeat(LINES + 1);
        let output = format!(
            "running 2 tests\ntest a ... FAILED\n\nfailures:\n\n---- a stdout ----\nError: {long}\n\n{backtrace}---- b stdout ----\n{lines}\n\n\
             failures:\n    a\n    b\n\ntest result: FAILED. 0 passed; 2 failed\nerror: tests failed"
        );
        let printed = reasons(&output);
        assert_eq!(printed.len(), 4 + LINES, "{printed:#?}");
        assert_eq!(printed[0], "---- a stdout ----");
        assert!(printed[1].starts_with("Error: xxx") && printed[1].len() == CHARACTERS);
        assert_eq!(printed[2].trim(), "at ./tests/browser/a.rs:1:2");
        assert_eq!(printed[3..5], ["---- b stdout ----", "line"]);
        let lines = reasons(&format!("first\n{}error: it is not formatted", "warning\n".repeat(LINES)));
        assert_eq!((lines.len(), lines[LINES - 1].as_str()), (LINES, "error: it is not formatted"));
    }

    #[test]
    fn what_cargo_compiled_is_read_from_its_lines() {
        let output = "   Compiling serde v1.0.0\n    Checking app v0.1.0\n    Finished `dev` profile in 1m 05s\nx\n    \
                      Finished `dev` profile [unoptimized] target(s) in 0.40s\n";
        assert_eq!(Compiled::of(output), Compiled { crates: 2, took: Duration::from_millis(65_400) });
        assert_eq!(Compiled::of("running 3 tests"), Compiled::default());
    }
}
