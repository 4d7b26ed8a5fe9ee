//! Connections to PostgreSQL, which may go away and come back.

use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AssertSqlSafe, ConnectOptions as _, Connection as _};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::error::is_full;
use super::lock_key::LockKey;
use super::pools::{Connection, Pools, Transaction};
use crate::base::error_chain::chain;

/// How long a request waits for a connection, and for its locks, before it is refused as `unavailable`.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many connections write at the same time, and how many read.
const CONNECTIONS: u32 = 8;

/// No statement waits or runs forever, and a server that freezes in a transaction does not hold its locks for long. The isolation
/// level is PostgreSQL's default, set because a database may override it.
const SETTINGS: &str = "SET lock_timeout = '10s'; SET statement_timeout = '20s'; \
                        SET idle_in_transaction_session_timeout = '20s'; \
                        SET default_transaction_isolation = 'read committed'";
const _: () = assert!(PATIENCE.as_secs() == 10, "PATIENCE must equal `lock_timeout`");

/// A connection that was idle for longer is tested before it is used: a firewall in between may have dropped it.
const TEST_AFTER_IDLE: Duration = Duration::from_secs(10);
/// How often the health check asks the database.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);
/// How long it may take to answer.
const CHECK_TIMEOUT: Duration = Duration::from_secs(4);
/// The wait after the first failed attempt to connect; each further one doubles it.
pub(super) const FIRST_WAIT: Duration = Duration::from_millis(100);
/// The longest such wait.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// Connects within the time that the database may take to answer.
pub(super) async fn connect(options: &AnyConnectOptions) -> sqlx::Result<AnyConnection> {
    within(CHECK_TIMEOUT, options.connect()).await
}

async fn within<T>(limit: Duration, step: impl Future<Output = sqlx::Result<T>>) -> sqlx::Result<T> {
    let late = |_| std::io::Error::new(std::io::ErrorKind::TimedOut, "the database took too long to answer");
    tokio::time::timeout(limit, step).await.map_err(late)?
}

/// Pools with a health check. While the database does not answer, requests fail at once instead of waiting; when it is back, they
/// get fresh connections, since some of the old ones may hang.
#[derive(Clone)]
pub(super) struct HealthCheckedPool(Arc<Watched>);

struct Watched {
    /// None while the database does not answer.
    pools: watch::Receiver<Option<Pools>>,
    task: JoinHandle<()>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl HealthCheckedPool {
    /// Pools for these options. The health check takes `probe` over.
    pub(super) fn new(options: AnyConnectOptions, probe: AnyConnection) -> Self {
        let (sender, pools) = watch::channel(Some(open_pools(&options)));
        let task = tokio::spawn(check_health(options, probe, sender));
        Self(Arc::new(Watched { pools, task }))
    }

    /// Begins a transaction, and waits for its locks.
    pub(super) async fn begin_locked<const N: usize>(
        &self,
        keys: [LockKey<'_>; N],
    ) -> sqlx::Result<Transaction> {
        self.with_pool(async |pools| {
            let mut tx = pools.writers.begin().await?;
            lock(&mut tx, keys).await?;
            Ok(tx)
        })
        .await
    }

    /// A connection to read from.
    pub(super) async fn read(&self) -> sqlx::Result<PoolConnection<Any>> {
        self.with_pool(async |pools| pools.readers.acquire().await).await
    }

    /// Runs a step with the pools. Fails at once when the database does not answer, also in the middle of the step.
    async fn with_pool<T>(&self, step: impl AsyncFnOnce(Pools) -> sqlx::Result<T>) -> sqlx::Result<T> {
        let unavailable =
            || std::io::Error::new(std::io::ErrorKind::NotConnected, "the database does not answer");
        let mut watched = self.0.pools.clone();
        let pools = watched.borrow_and_update().clone().ok_or_else(unavailable)?;
        tokio::select! {
            done = step(pools) => done,
            _ = watched.wait_for(Option::is_none) => Err(unavailable().into()),
        }
    }

    /// Waits until the database answers.
    pub(super) async fn available(&self) {
        // An error means that the health check has ended.
        let _ = self.0.pools.clone().wait_for(Option::is_some).await;
    }

    /// Stops the health check and closes the connections.
    pub(super) async fn close(&self) {
        self.0.task.abort();
        let pools = self.0.pools.borrow().clone();
        if let Some(pools) = pools {
            pools.close().await;
        }
    }
}

/// Fresh pools, which connect when they are used.
fn open_pools(options: &AnyConnectOptions) -> Pools {
    let pool = || {
        AnyPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(PATIENCE)
            .test_before_acquire(false)
            .before_acquire(|connection, seen| {
                Box::pin(async move {
                    if seen.idle_for > TEST_AFTER_IDLE {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .after_connect(|connection, _| {
                Box::pin(async move { sqlx::raw_sql(SETTINGS).execute(connection).await.map(|_| ()) })
            })
            .connect_lazy_with(options.clone())
    };
    Pools { writers: pool(), readers: pool() }
}

async fn check_health(
    options: AnyConnectOptions,
    mut probe: AnyConnection,
    pools: watch::Sender<Option<Pools>>,
) {
    loop {
        let cause = outage(probe).await;
        tracing::warn!(cause = chain(&cause), "the connection to the database broke");
        probe = connect_again(&options, &pools).await;
        if !replace(&pools, Some(open_pools(&options))) {
            tracing::info!("the database answers again");
        }
    }
}

/// Connects as soon as the database answers. Until then there are no pools.
async fn connect_again(options: &AnyConnectOptions, pools: &watch::Sender<Option<Pools>>) -> AnyConnection {
    let mut wait = FIRST_WAIT;
    loop {
        match connect(options).await {
            Ok(probe) => return probe,
            // It does answer, even though it has no connection left for us.
            Err(error) if is_full(&error) => {}
            Err(error) => {
                if replace(pools, None) {
                    tracing::error!(cause = chain(&error), "the database does not answer");
                }
            }
        }
        tokio::time::sleep(wait).await;
        wait = (wait * 2).min(LONGEST_WAIT);
    }
}

/// Replaces the pools; returns whether there were any. Statements that run on the old ones finish first.
fn replace(pools: &watch::Sender<Option<Pools>>, new: Option<Pools>) -> bool {
    let Some(old) = pools.send_replace(new) else { return false };
    tokio::spawn(async move { old.close().await });
    true
}

/// Waits until the database stops answering on a connection; returns why.
async fn outage(mut probe: AnyConnection) -> sqlx::Error {
    loop {
        tokio::time::sleep(CHECK_INTERVAL).await;
        if let Err(error) = within(CHECK_TIMEOUT, probe.ping()).await {
            return error;
        }
    }
}

/// Takes locks until the transaction ends. Every transaction takes them in the same order, so that no two can deadlock.
async fn lock<const N: usize>(tx: &mut Connection, keys: [LockKey<'_>; N]) -> sqlx::Result<()> {
    if keys.is_empty() {
        return Ok(());
    }
    let mut ids = keys.map(lock_id);
    ids.sort_unstable();
    let lock = |id: i64| format!("SELECT pg_advisory_xact_lock('{id}');");
    let sql: String = ids.into_iter().map(lock).collect();
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(tx).await?;
    Ok(())
}

/// The id of an advisory lock. If two keys collide, their transactions only wait for each other without need.
fn lock_id(key: LockKey<'_>) -> i64 {
    let (kind, name) = match key {
        LockKey::Email(email) => ("email", email),
        LockKey::Client(client) => ("client", client),
    };
    let digest = Sha256::new().chain_update(kind).chain_update([0]).chain_update(name).finalize();
    let (first, _) = digest.split_first_chunk().expect("a digest has 32 bytes");
    i64::from_be_bytes(*first)
}
