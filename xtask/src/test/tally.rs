//! Counts tests from the output of test programs.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail, ensure};

use crate::run;

/// The results of all tests so far.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
    /// How many of them ran twice, because the browser hung.
    again: u32,
}

impl Tally {
    /// Runs a test command, shows its output, and counts what passed and failed.
    ///
    /// # Errors
    /// If the command can't be started or fails.
    pub(crate) fn run(&mut self, command: &mut Command) -> Result<()> {
        let (status, _) = self.show(command)?;
        succeeded(command, status)
    }

    /// Like [`Tally::run`], for browser tests: those in which the browser hangs run once more, with a new browser, by the command that
    /// `again` makes of their names. Only how they end then counts.
    ///
    /// # Errors
    /// If the command can't be started, another test fails, or one fails again.
    pub(super) fn run_in_browser(
        &mut self,
        command: &mut Command,
        again: impl FnOnce(&[String]) -> Command,
    ) -> Result<()> {
        let mut first = Self::default();
        let (status, reports) = first.show(command)?;
        self.add(first);
        if reports.hung.is_empty() {
            return succeeded(command, status);
        }
        let hung: Vec<_> = reports.hung.into_iter().collect();
        println!("the browser hung, so these tests run once more, with a new one: {}", hung.join(", "));
        let mut second = Self::default();
        let outcome = second.run(&mut again(&hung));
        self.add(second);
        // Without a count, the program has ended before its time.
        if first.failed > 0 || !reports.is_counted {
            succeeded(command, status)?;
        }
        outcome?;
        let (ran, expected) = (second.passed + second.failed + second.skipped, hung.len());
        ensure!(
            usize::try_from(ran)? == expected,
            "{ran} of the {expected} tests ran again in which the browser hung"
        );
        Ok(())
    }

    /// Runs a test command, shows its output, and counts what passed and failed. Also returns what its tests have said of themselves.
    fn show(&mut self, command: &mut Command) -> Result<(ExitStatus, Reports)> {
        let line = run::display(command);
        let mut child =
            command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{line}`"))?;
        let mut reports = Reports::default();
        for text in child.stdout.take().into_iter().flat_map(|stdout| BufReader::new(stdout).split(b'\n')) {
            let text = text?;
            if let Some(text) = reports.show(String::from_utf8_lossy(&text).into_owned()) {
                println!("{text}");
                self.read(&text);
            }
        }
        Ok((child.wait()?, reports))
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
        self.again += other.again;
    }

    /// Adds a line such as `test result: ok. 5 passed; 0 failed; 1 ignored; …; 1 hung`.
    pub(super) fn read(&mut self, line: &str) {
        let Some((_, counts)) = line.split_once("test result:") else { return };
        for count in counts.split(['.', ';']) {
            let Some((number, what)) = count.trim().split_once(' ') else { continue };
            let Ok(number) = number.parse::<u32>() else { continue };
            match what {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.skipped += number,
                "hung" => self.again += number,
                _ => {}
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)?;
        if self.again > 0 {
            write!(f, ", {} run again because the browser hung", self.again)?;
        }
        Ok(())
    }
}

/// Fails if the command has.
fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if !status.success() {
        bail!("`{}` failed ({status})", run::display(command));
    }
    Ok(())
}

/// What the tests of a program have said of themselves.
#[derive(Debug, Default)]
struct Reports {
    /// Why tests couldn't run, by name, which they found while they ran. For the test harness, they have passed.
    reasons: BTreeMap<String, String>,
    /// How many of those have ended.
    ended: u32,
    /// The tests in which the browser hung. For the test harness, they have failed.
    hung: BTreeSet<String>,
    /// Whether the program has counted its tests, which is the last thing that it does.
    is_counted: bool,
}

impl Reports {
    /// A line of the program's output as it is shown: what was skipped reads skipped, and counts as such.
    fn show(&mut self, line: String) -> Option<String> {
        if let Some((test, _)) = line.split_once(" ... HUNG: ") {
            self.hung.extend(test.split(' ').next_back().map(str::to_owned));
        }
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

    /// The line with the counts, such as `test result: ok. 5 passed; 0 failed; 1 ignored; …`, with those that hung for themselves: how they
    /// end is counted when they run again.
    fn counted(&mut self, line: &str) -> String {
        self.is_counted = true;
        let hung = u32::try_from(self.hung.len()).unwrap_or(u32::MAX);
        let words = line.split(' ').collect::<Vec<_>>();
        let number = |at: usize, word: &str| {
            let number = words[at].parse::<u32>().ok()?;
            match word {
                "passed;" => Some(number.saturating_sub(self.ended)),
                "failed;" => Some(number.saturating_sub(hung)),
                "ignored;" => Some(number + self.ended),
                _ => None,
            }
        };
        let shown = words.iter().enumerate().map(|(at, word)| {
            let number = words.get(at + 1).and_then(|next| number(at, next));
            number.map_or_else(|| (*word).to_owned(), |number| number.to_string())
        });
        let counts = shown.collect::<Vec<_>>().join(" ");
        if hung == 0 { counts } else { format!("{counts}; {hung} hung") }
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn a_test_that_finds_that_it_cannot_run_reads_skipped() {
        let output = "test a ... ok\ntest b ... SKIPPED: only Chromium has wings\ntest b ... ok\n\
                      test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out";
        let mut reports = Reports::default();
        let shown: Vec<_> = output.lines().filter_map(|line| reports.show(line.to_owned())).collect();
        assert_eq!(
            shown.join("\n"),
            "test a ... ok\ntest b ... SKIPPED: only Chromium has wings\n\
             test result: ok. 1 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out"
        );
    }

    #[test]
    fn a_test_in_which_the_browser_hung_is_counted_for_itself() {
        let output = "test a ... HUNG: the browser doesn't answer a script\ntest a ... FAILED\ntest b ... FAILED\n\
                      test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.50s";
        let mut reports = Reports::default();
        let shown: Vec<_> = output.lines().filter_map(|line| reports.show(line.to_owned())).collect();
        let counts = "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.50s; 1 hung";
        assert_eq!(shown[3], counts);
        let mut tally = Tally::default();
        tally.read(counts);
        assert_eq!((tally.passed, tally.failed, tally.again), (1, 1, 1));
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

    /// A program that prints these lines and ends with this status.
    fn program(output: &str, status: u8) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", "printf %s \"$1\"; exit $2", "sh", output, &status.to_string()]);
        command
    }

    #[test]
    fn tests_in_which_the_browser_hung_run_once_more_and_only_they() {
        let first =
            "test a ... ok\ntest b::c ... HUNG: the browser doesn't answer a script\ntest b::c ... FAILED\n";
        let again = |names: &[String]| {
            assert_eq!(names, ["b::c"]);
            program("test result: ok. 1 passed; 0 failed; 0 ignored;", 0)
        };
        let mut tally = Tally::default();
        let output = format!("{first}test result: FAILED. 1 passed; 1 failed; 0 ignored;");
        tally.run_in_browser(&mut program(&output, 101), again).unwrap();
        let counts = "2 passed, 0 failed, 0 skipped, 1 run again because the browser hung";
        assert_eq!(tally.to_string(), counts);
        // It isn't there when it is to run again.
        let none = |_: &[String]| program("test result: ok. 0 passed; 0 failed; 0 ignored;", 0);
        Tally::default().run_in_browser(&mut program(&output, 101), none).unwrap_err();

        // Another one has failed.
        let mut tally = Tally::default();
        let output = format!("{first}test result: FAILED. 0 passed; 2 failed; 0 ignored;");
        tally.run_in_browser(&mut program(&output, 101), again).unwrap_err();
        assert_eq!((tally.passed, tally.failed), (1, 1));

        // It hangs again.
        let mut tally = Tally::default();
        let output = format!("{first}test result: FAILED. 1 passed; 1 failed; 0 ignored;");
        let fails = |_: &[String]| program("test result: FAILED. 0 passed; 1 failed; 0 ignored;", 101);
        tally.run_in_browser(&mut program(&output, 101), fails).unwrap_err();
        assert_eq!((tally.passed, tally.failed), (1, 1));

        // The program was ended.
        tally.run_in_browser(&mut program(first, 137), again).unwrap_err();
        // No browser hung.
        let output = "test a ... FAILED\ntest result: FAILED. 0 passed; 1 failed; 0 ignored;";
        tally.run_in_browser(&mut program(output, 101), again).unwrap_err();
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
