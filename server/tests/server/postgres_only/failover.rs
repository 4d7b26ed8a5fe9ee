//! A failover to a standby: what takes no writes is not ready, and once the address leads to a server that does, all is well.

use std::time::{Duration, Instant};

use portico_test_support::{Cluster, free_port};
use sqlx::any::AnyConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _};

use super::outage::{every_call_is_refused, is_ready};
use crate::support::{EMAIL, PASSWORD, Portico};
use crate::waiting::{soon, until};
use crate::wire::Wire;

/// "Within seconds", on a busy machine.
const SECONDS: Duration = Duration::from_secs(20);

/// Runs statements on a server itself, not through the wire.
async fn on(cluster: &Cluster, statements: &[&str]) {
    sqlx::any::install_default_drivers();
    let options: AnyConnectOptions = cluster.url("postgres").parse().expect("a URL");
    let mut connection = options.connect().await.expect("the server");
    for statement in statements {
        sqlx::raw_sql(AssertSqlSafe(*statement)).execute(&mut connection).await.expect("done");
    }
}

struct Observed {
    portico: Portico,
    metrics: String,
}

impl Observed {
    /// Waits until it is ready, or not, and the metric says the same.
    async fn is(&self, ready: bool) {
        let begun = Instant::now();
        is_ready(&self.portico, ready).await;
        let line = format!("portico_database_up {}\n", u8::from(ready));
        until("the metric says so", async || {
            let metrics = self.portico.client.get(&self.metrics).send().await.expect("an answer");
            metrics.text().await.expect("text").contains(&line)
        })
        .await;
        assert!(begun.elapsed() < SECONDS, "it took {:?}", begun.elapsed());
    }

    async fn serves(&self, session: &str) {
        assert_eq!(self.portico.profile(session).await.verdict(), (200, ""));
        let other = self.portico.login(EMAIL, PASSWORD).await.token();
        assert_eq!(self.portico.logout(&other).await.verdict(), (200, ""));
        let code = self.portico.mailed_code(EMAIL).await;
        assert_eq!(
            self.portico.login_by_code(EMAIL, &code).await.verdict(),
            (200, ""),
            "mails are sent, too"
        );
        // A mail whose row could not be removed would be sent again only after its lease of two minutes.
        self.portico.all_mailed().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: `cargo xtask test --only postgres` brings one along"]
async fn a_server_that_takes_no_writes_is_left_and_the_next_one_is_taken_up() {
    let mut first = Cluster::start().expect("a primary");
    let second = first.standby().expect("a standby");
    let wire = Wire::whole(first.address()).await;
    let metrics = format!("127.0.0.1:{}", free_port());
    let change = |config: &mut portico_server::config::Config| config.metrics_listen = Some(metrics.clone());
    let portico = Portico::start_at(wire.to(&first.url("postgres")), change).await;
    let observed = Observed { portico, metrics: format!("http://{metrics}/metrics") };
    let portico = &observed.portico;
    portico.verified(EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    observed.is(true).await;
    observed.serves(&session).await;

    // The address still leads to the first server, which is a standby now, and reads.
    first.demote().expect("a standby");
    observed.is(false).await;
    every_call_is_refused(portico, &session).await;
    second.promote().expect("a primary");
    wire.lead_to(second.address());
    observed.is(true).await;
    observed.serves(&session).await;

    // A server that becomes read-only where it is keeps its connections.
    on(&second, &["ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()"]).await;
    observed.is(false).await;
    every_call_is_refused(portico, &session).await;
    let writable =
        ["SET default_transaction_read_only = off", "ALTER SYSTEM RESET default_transaction_read_only"];
    on(&second, &[writable[0], writable[1], "SELECT pg_reload_conf()"]).await;
    observed.is(true).await;
    observed.serves(&session).await;

    // The address leads to a standby for a moment, and only to those who connect meanwhile: not to the health check.
    wire.lead_to(first.address());
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend'
               AND pid <> pg_backend_pid() AND query NOT LIKE 'SET LOCAL lock_timeout%'";
    on(&second, &[cut]).await;
    until("a call finds it out", async || {
        soon(portico.login(EMAIL, PASSWORD)).await.is_some_and(|answer| answer.status == 503)
    })
    .await;
    observed.is(false).await;
    wire.lead_to(second.address());
    observed.is(true).await;
    observed.serves(&session).await;
}
