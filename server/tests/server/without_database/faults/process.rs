//! A server that no longer answers.

use std::path::Path;

use crate::faults::{Fault, measured};
use crate::process::{Running, quiet};

/// A process that runs and does nothing.
pub(super) struct Frozen {
    running: Running,
    metrics: String,
}

impl Frozen {
    pub(super) fn start(folder: &Path) -> Self {
        let (running, metrics) = measured(&mut quiet(folder));
        Self { running, metrics }
    }
}

impl Fault for Frozen {
    const NAME: &'static str = "a frozen process";
    const ALERTS: &'static [&'static str] = &["PorticoDown"];

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {
        self.running.signal("STOP");
    }

    async fn end(&mut self) {
        self.running.signal("CONT");
    }
}
