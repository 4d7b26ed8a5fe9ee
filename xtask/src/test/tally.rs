//! Counts tests from the output of test programs.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::run;

/// The results of all tests so far.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
}

impl Tally {
    /// Runs a test command, shows its output, and counts what passed and failed.
    ///
    /// # Errors
    /// If the command can't be started or fails.
    pub(crate) fn run(&mut self, command: &mut Command) -> Result<()> {
        let line = run::display(command);
        let mut child =
            command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{line}`"))?;
        let mut skips = Skips::default();
        for text in child.stdout.take().into_iter().flat_map(|stdout| BufReader::new(stdout).split(b'\n')) {
            let text = text?;
            if let Some(text) = skips.show(String::from_utf8_lossy(&text).into_owned()) {
                println!("{text}");
                self.read(&text);
            }
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("`{line}` failed ({status})");
        }
        Ok(())
    }

    /// Counts tests that this machine can't run, and says why.
    pub(super) fn skip(&mut self, names: &[String], why: &str) {
        for name in names {
            println!("test {name} ... SKIPPED: {why}");
            self.skipped += 1;
        }
    }

    /// Adds the results of other tests.
    pub(super) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }

    /// Adds a line such as `test result: ok. 5 passed; 0 failed; 1 ignored; …`.
    pub(super) fn read(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result:") else { return };
        for count in counts.split(['.', ';']) {
            let Some((number, what)) = count.trim().split_once(' ') else { continue };
            let Ok(number) = number.parse::<u32>() else { continue };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.skipped += number,
                _ => {}
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// The tests that a program has found that it can't run while they ran. For the test harness, they have passed.
#[derive(Debug, Default)]
struct Skips {
    /// Why, by name.
    reasons: BTreeMap<String, String>,
    /// How many have ended.
    ended: u32,
}

impl Skips {
    /// A line of the program's output as it is shown: what was skipped reads skipped, and counts as such.
    fn show(&mut self, line: String) -> Option<String> {
        if let Some((test, why)) = line.split_once(" ... SKIPPED: ") {
            self.reasons.insert(test.to_owned(), why.to_owned());
            return None;
        }
        let ended = line.strip_suffix(" ... ok");
        if let Some((test, why)) = ended.and_then(|test| self.reasons.get_key_value(test)) {
            self.ended += 1;
            return Some(format!("{test} ... SKIPPED: {why}"));
        }
        Some(if line.starts_with("test result:") { self.counted(&line) } else { line })
    }

    /// The line with the counts, such as `test result: ok. 5 passed; 0 failed; 1 ignored; …`.
    fn counted(&self, line: &str) -> String {
        let words = line.split(' ').collect::<Vec<_>>();
        let number = |at: usize, word: &str| {
            let number = words[at].parse::<u32>().ok()?;
            match word {
                "passed;" => Some(number.saturating_sub(self.ended)),
                "ignored;" => Some(number + self.ended),
                _ => None,
            }
        };
        let shown = words.iter().enumerate().map(|(at, word)| {
            let number = words.get(at + 1).and_then(|next| number(at, next));
            number.map_or_else(|| (*word).to_owned(), |number| number.to_string())
        });
        shown.collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn a_test_that_finds_that_it_cannot_run_reads_skipped() {
        let output = "test a ... ok\ntest b ... SKIPPED: only Chromium has wings\ntest b ... ok\n\
                      test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";
        let mut skips = Skips::default();
        let shown: Vec<_> = output.lines().filter_map(|line| skips.show(line.to_owned())).collect();
        assert_eq!(
            shown.join("\n"),
            "test a ... ok\ntest b ... SKIPPED: only Chromium has wings\n\
             test result: ok. 1 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out"
        );
    }

    #[test]
    fn results_of_several_programs_add_up() {
        let mut tally = Tally::default();
        tally.read("running 3 tests");
        tally.skip(&["postfix::waits".to_owned()], "Postfix starts only as root");
        tally.read(
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
        );
        tally.read("test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 9 filtered out; finished in 1.50s");
        assert_eq!(tally.to_string(), "4 passed, 2 failed, 2 skipped");
    }

    #[test]
    fn a_program_that_fails_is_named() {
        let mut tally = Tally::default();
        let error = tally
            .run(Command::new("sh").args(["-c", "echo 'test result: ok. 1 passed'; exit 3"]))
            .unwrap_err();
        assert!(error.to_string().starts_with("`sh -c"), "{error}");
        assert_eq!(tally.to_string(), "1 passed, 0 failed, 0 skipped");
    }
}
