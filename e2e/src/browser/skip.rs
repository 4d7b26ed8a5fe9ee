//! Tests that an engine can't run, which are reported as skipped, with the reason, and those in which the browser hangs.

use std::fmt;
use std::io::{Write, stdout};
use std::thread;

use anyhow::{Result, anyhow};

use super::hang::is_hang;

/// The error of a test that needs what the engine doesn't have.
#[derive(Debug)]
pub(crate) struct Skip {
    reason: String,
}

impl Skip {
    /// For this reason, such as "only Chromium has touches".
    pub(crate) fn new(reason: String) -> Self {
        Self { reason }
    }
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Skip {}

/// The result of a test: one that the engine can't run is reported as skipped, and doesn't fail. One in which the browser hangs fails, and
/// is reported as such. `logs` are added to errors.
pub(crate) fn conclude(outcome: Result<()>, logs: impl FnOnce() -> String) -> Result<()> {
    let Err(error) = outcome else { return Ok(()) };
    if let Some(skip) = error.downcast_ref::<Skip>() {
        return report(&format!("SKIPPED: {skip}"));
    }
    if is_hang(&error) {
        report(&format!("HUNG: {}", error.root_cause()))?;
    }
    Err(anyhow!("{error:?}\n\n{}", logs()))
}

/// Writes a line for `cargo xtask test`, which counts those tests, and runs those again in which the browser hangs. Not with a macro that
/// prints: the output of tests that pass isn't shown.
fn report(how: &str) -> Result<()> {
    let test = thread::current();
    Ok(writeln!(stdout(), "test {} ... {how}", test.name().unwrap_or("?"))?)
}
