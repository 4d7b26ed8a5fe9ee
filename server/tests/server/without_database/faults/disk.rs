//! A disk without room.

use std::path::Path;

use reqwest::Client;
use serde_json::json;

use crate::faults::{Fault, address};
use crate::sqlite_only::disk::Small;
use crate::support::{EMAIL, PASSWORD, client};

/// The disk of an SQLite file, which fills up.
pub(super) struct FullDisk {
    small: Small,
    metrics: String,
    client: Client,
}

impl FullDisk {
    pub(super) fn start(folder: &Path) -> Self {
        let mut small = Small::start(folder);
        let metrics = address(&small.running.wait_for("metrics are served"));
        Self { small, metrics, client: client().build().expect("a client") }
    }
}

impl Fault for FullDisk {
    const ALERTS: &'static [&'static str] =
        &["PorticoDiskAlmostFull", "PorticoDatabaseDown", "PorticoDatabaseErrors"];
    const MORE: &'static [&'static str] = &["PorticoUnavailable"];

    fn name(&self) -> &'static str {
        "a full disk"
    }

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {
        self.small.fill();
    }

    /// Each of them writes to the audit log.
    async fn go_on(&mut self) {
        self.small.post(&self.client, "login", json!({ "emailId": EMAIL, "password": PASSWORD })).await;
    }

    async fn end(&mut self) {
        self.small.empty();
    }
}
