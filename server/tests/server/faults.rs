//! What really breaks in production, and that Prometheus raises the alarm: only while it lasts, and only for what it is.

use std::process::Command;

use serde_json::Value;

use crate::process::Running;
use crate::prometheus::{Prometheus, Target};
use crate::support::text;
use crate::waiting::until;

/// A server with a fault that begins and ends.
pub(crate) trait Fault {
    /// The alerts that it raises.
    const ALERTS: &'static [&'static str];
    /// Alerts that it raises if it lasts: consequences of the fault, not something else.
    const MORE: &'static [&'static str] = &[];

    /// Its name, in words.
    fn name(&self) -> &'static str;

    /// The address of the server's metrics.
    fn metrics(&self) -> &str;

    /// Breaks it.
    async fn begin(&mut self);

    /// What shoppers do again and again while it is broken.
    async fn go_on(&mut self) {}

    /// Mends it.
    async fn end(&mut self);
}

/// What Prometheus has to know of a fault.
pub(crate) fn target<F: Fault>(fault: &F) -> Target {
    Target { fault: fault.name(), address: fault.metrics().to_owned() }
}

/// Checks that a fault raises its alerts while it lasts, and no others. Prometheus has checked that none fires before.
pub(crate) async fn is_announced<F: Fault>(prometheus: &Prometheus, mut fault: F) {
    let name = fault.name();
    let expected = F::ALERTS.iter().map(ToString::to_string).collect();
    fault.begin().await;
    until(&format!("{name} to raise {expected:?}"), async || {
        fault.go_on().await;
        prometheus.firing(name).await.is_superset(&expected)
    })
    .await;
    fault.end().await;
    until(&format!("the alerts of {name} to end"), async || prometheus.firing(name).await.is_empty()).await;
    let fired = prometheus.fired(name).await;
    let others: Vec<_> =
        fired.difference(&expected).filter(|alert| !F::MORE.contains(&alert.as_str())).collect();
    assert!(others.is_empty(), "{name} raised {others:?}, too");
}

/// A server with metrics, and their address.
pub(crate) fn measured(command: &mut Command) -> (Running, String) {
    let mut running =
        Running::start(command.args(["--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"]));
    let metrics = address(&running.wait_for("metrics are served"));
    (running, metrics)
}

/// The address in the log's entry `metrics are served`.
pub(crate) fn address(entry: &Value) -> String {
    let url = text(&entry["url"]);
    url.trim_start_matches("http://").trim_end_matches("/metrics").to_owned()
}
