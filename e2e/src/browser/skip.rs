//! Tests that an engine can't run: they are reported as skipped, with the reason.

use std::fmt;
use std::io::{Write, stdout};
use std::thread;

use anyhow::{Result, anyhow};

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

/// The result of a test: one that the engine can't run is reported as skipped, and doesn't fail. `logs` are added to other errors.
pub(crate) fn conclude(outcome: Result<()>, logs: impl FnOnce() -> String) -> Result<()> {
    let Err(error) = outcome else { return Ok(()) };
    let Some(skip) = error.downcast_ref::<Skip>() else {
        return Err(anyhow!("{error:?}\n\n{}", logs()));
    };
    let test = thread::current();
    // Not with a macro that prints: the output of tests that pass isn't shown. `cargo xtask test` counts these lines.
    writeln!(stdout(), "test {} ... SKIPPED: {skip}", test.name().unwrap_or("?"))?;
    Ok(())
}
