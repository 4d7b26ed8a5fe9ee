//! Faults of a server on PostgreSQL, and that each raises its alert in Prometheus.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use portico_test_support::Cluster;
use tokio::task::block_in_place;

use super::pgbouncer::{IGNORE, PgBouncer};
use super::postgres;
use crate::databases::Database;
use crate::faults::{Fault, is_announced, measured, target};
use crate::process::{Running, quiet};
use crate::prometheus::Prometheus;
use crate::support::client;
use crate::waiting::until;
use crate::wire::Wire;

/// An address that leads to a primary, which becomes a standby.
struct Demoted {
    _running: Running,
    metrics: String,
    wire: Wire,
    first: Cluster,
    second: Cluster,
}

impl Demoted {
    async fn start(folder: &Path) -> Self {
        let (first, second) = block_in_place(|| {
            let first = Cluster::start().expect("a primary");
            let second = first.standby().expect("a standby");
            (first, second)
        });
        let wire = Wire::whole(first.address()).await;
        let url = wire.to(&first.url("postgres"));
        let (running, metrics) = block_in_place(|| measured(quiet(folder).args(["--database", &url])));
        Self { _running: running, metrics, wire, first, second }
    }
}

impl Fault for Demoted {
    const ALERTS: &'static [&'static str] = &["PorticoDatabaseDown"];
    const MORE: &'static [&'static str] = &["PorticoDatabaseErrors"];

    fn name(&self) -> &'static str {
        "a primary that became a standby"
    }

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {
        block_in_place(|| self.first.demote()).expect("a standby");
    }

    async fn end(&mut self) {
        block_in_place(|| self.second.promote()).expect("a primary");
        self.wire.lead_to(self.second.address());
    }
}

/// A PgBouncer that goes away, and comes back.
struct Pooled {
    _running: Running,
    metrics: String,
    folder: PathBuf,
    database: Database,
    mode: Mode,
    pooler: Option<PgBouncer>,
    wire: Wire,
}

/// How PgBouncer lends connections.
struct Mode {
    name: &'static str,
    lines: &'static str,
    parameters: &'static str,
}

const SESSION: Mode =
    Mode { name: "a PgBouncer of sessions that is gone", lines: "pool_mode = session", parameters: "" };
const TRANSACTION: Mode = Mode {
    name: "a PgBouncer of transactions that is gone",
    lines: "pool_mode = transaction",
    parameters: "?pool_mode=transaction",
};

impl Pooled {
    async fn start(folder: &Path, mode: Mode) -> Self {
        let database = Database::make_empty_on(postgres()).await;
        let pooler =
            block_in_place(|| PgBouncer::start(folder, &database, &format!("{IGNORE}\n{}", mode.lines)));
        let wire = Wire::whole(pooler.address()).await;
        let url = wire.to(&pooler.url()) + mode.parameters;
        let (running, metrics) = block_in_place(|| measured(quiet(folder).args(["--database", &url])));
        let folder = folder.to_owned();
        Self { _running: running, metrics, folder, database, mode, pooler: Some(pooler), wire }
    }
}

impl Fault for Pooled {
    const ALERTS: &'static [&'static str] = &["PorticoDatabaseDown"];
    const MORE: &'static [&'static str] = &["PorticoDatabaseErrors"];

    fn name(&self) -> &'static str {
        self.mode.name
    }

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {
        self.pooler = None;
    }

    async fn end(&mut self) {
        let lines = format!("{IGNORE}\n{}", self.mode.lines);
        let pooler = block_in_place(|| PgBouncer::start(&self.folder, &self.database, &lines));
        self.wire.lead_to(pooler.address());
        self.pooler = Some(pooler);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL, PgBouncer and Prometheus: `cargo xtask test --only postgres` brings them along"]
async fn each_fault_of_postgresql_raises_its_alert_while_it_lasts() {
    let folder = tempfile::tempdir().expect("a folder");
    // PgBouncer doesn't run as root.
    std::fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("set");
    let own = |name: &str| {
        let own = folder.path().join(name);
        std::fs::create_dir(&own).expect("a folder");
        own
    };
    let demoted = Demoted::start(&own("demoted")).await;
    let session = Pooled::start(&own("session"), SESSION).await;
    let transaction = Pooled::start(&own("transaction"), TRANSACTION).await;
    let targets = [target(&demoted), target(&session), target(&transaction)];
    let prometheus = Prometheus::start(&own("prometheus"), &targets).await;
    tokio::join!(
        is_announced(&prometheus, demoted),
        is_announced(&prometheus, session),
        is_announced(&prometheus, transaction),
    );
}

/// Prometheus waits 10 seconds for an answer, and would show the server as down.
const SCRAPE_TIMEOUT: Duration = Duration::from_secs(10);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: `cargo xtask test --only postgres` brings one along"]
async fn metrics_are_served_while_the_database_hangs() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make_on(postgres()).await;
    let server = postgres().database_url;
    let (host, port) = (server.host_str().expect("a host"), server.port().unwrap_or(5432));
    let wire = Wire::whole(format!("{host}:{port}")).await;
    let url = wire.to(&database.url);
    let (_running, metrics) = block_in_place(|| measured(quiet(folder.path()).args(["--database", &url])));
    let client = client().timeout(SCRAPE_TIMEOUT).build().expect("a client");
    let scrape = async || {
        let answer = client.get(format!("http://{metrics}/metrics")).send().await.expect("an answer");
        answer.text().await.expect("text")
    };
    assert!(scrape().await.contains("portico_outbox_mails 0\n"));
    wire.hang(true);
    let metrics = scrape().await;
    assert!(!metrics.contains("portico_outbox_mails"), "an old number: {metrics}");
    until("the metric says so", async || scrape().await.contains("portico_database_up 0\n")).await;
    wire.hang(false);
    until("all is well", async || {
        let metrics = scrape().await;
        metrics.contains("portico_database_up 1\n") && metrics.contains("portico_outbox_mails 0\n")
    })
    .await;
}
