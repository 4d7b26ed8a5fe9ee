//! A server that no longer answers, and one that ends again and again.

use std::path::{Path, PathBuf};

use portico_test_support::free_port;
use tokio::task::block_in_place;

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
    const ALERTS: &'static [&'static str] = &["PorticoDown"];

    fn name(&self) -> &'static str {
        "a frozen process"
    }

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

/// A process that ends, and is started again at once.
pub(super) struct Crashing {
    running: Running,
    metrics: String,
    folder: PathBuf,
}

impl Crashing {
    pub(super) fn start(folder: &Path) -> Self {
        let metrics = format!("127.0.0.1:{}", free_port());
        Self { running: Self::run(folder, &metrics), metrics, folder: folder.to_owned() }
    }

    fn run(folder: &Path, metrics: &str) -> Running {
        Running::start(quiet(folder).args(["--listen", "127.0.0.1:0", "--metrics-listen", metrics]))
    }
}

impl Fault for Crashing {
    const ALERTS: &'static [&'static str] = &["PorticoRestarts"];
    const MORE: &'static [&'static str] = &["PorticoDown"];

    fn name(&self) -> &'static str {
        "a process that crashes"
    }

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {}

    async fn go_on(&mut self) {
        self.running.signal("KILL");
        self.running = block_in_place(|| {
            self.running.end_here();
            Self::run(&self.folder, &self.metrics)
        });
    }

    async fn end(&mut self) {}
}
