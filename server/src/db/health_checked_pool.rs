//! Connections to PostgreSQL, which may go away and come back.

use std::io;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe};
use tokio::sync::{Notify, watch};
use tokio::task::JoinHandle;

use super::error::leads_astray;
use super::health_check::{Health, HealthCheck, open_pools};
use super::lock_key::LockKey;
use super::pooling::{Pooling, PostgresOptions};
use super::pools::{Connection, Pools, Reader, Transaction};

/// Removes what earlier transactions prepared on a connection that a pooler lends: sqlx gives their names again. Those that a
/// pooler manages itself have other names.
macro_rules! forget {
    () => {
        "DO $$ DECLARE old TEXT; BEGIN FOR old IN SELECT name FROM pg_prepared_statements WHERE name LIKE 'sqlx\\_s\\_%' \
         LOOP EXECUTE 'DEALLOCATE ' || quote_ident(old); END LOOP; END $$"
    };
}
pub(super) use forget;

/// Begins a transaction on a connection that a pooler lends, with the settings that a session would have.
const BEGIN_LENT: &str = concat!(
    "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '10s'; SET LOCAL statement_timeout = '20s'; \
     SET LOCAL idle_in_transaction_session_timeout = '20s'; ",
    forget!()
);

/// Pools with a health check. While the database cannot be written to, requests fail at once instead of waiting; when it is back,
/// they get fresh connections, since some of the old ones may hang or lead to another server.
#[derive(Clone)]
pub(super) struct HealthCheckedPool(Arc<Watched>);

struct Watched {
    health: watch::Receiver<Health>,
    suspicion: Arc<Notify>,
    pooling: Pooling,
    task: JoinHandle<()>,
}

impl Drop for Watched {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn unavailable() -> sqlx::Error {
    io::Error::new(io::ErrorKind::NotConnected, "the database does not answer").into()
}

impl HealthCheckedPool {
    /// Pools for these options. The health check takes `probe` over.
    pub(super) fn new(options: PostgresOptions, probe: AnyConnection) -> Self {
        let suspicion = Arc::new(Notify::new());
        let (sender, health) = watch::channel(Health::Well(open_pools(&options, &suspicion)));
        let pooling = options.pooling;
        let check = HealthCheck { options, health: sender, suspicion: Arc::clone(&suspicion) };
        let task = tokio::spawn(check.run(probe));
        Self(Arc::new(Watched { health, suspicion, pooling, task }))
    }

    /// Begins a transaction, and waits for its locks.
    pub(super) async fn begin_locked<const N: usize>(
        &self,
        keys: [LockKey<'_>; N],
    ) -> sqlx::Result<Transaction> {
        let pooling = self.0.pooling;
        self.with_pool(async |pools| {
            let mut tx = match pooling {
                Pooling::Session => pools.writers.begin().await?,
                Pooling::Transaction => pools.writers.begin_with(BEGIN_LENT).await?,
            };
            lock(&mut tx, keys).await?;
            Ok(tx)
        })
        .await
    }

    /// A connection to read from.
    pub(super) async fn read(&self) -> sqlx::Result<Reader> {
        let pooling = self.0.pooling;
        self.with_pool(async |pools| {
            Ok(match pooling {
                Pooling::Session => Reader::Connection(pools.readers.acquire().await?),
                Pooling::Transaction => Reader::Transaction(pools.readers.begin_with(BEGIN_LENT).await?),
            })
        })
        .await
    }

    /// Runs a step with the pools. Fails at once when the database does not answer, also in the middle of the step.
    async fn with_pool<T>(&self, step: impl AsyncFnOnce(Pools) -> sqlx::Result<T>) -> sqlx::Result<T> {
        let mut watched = self.0.health.clone();
        let pools = watched.borrow_and_update().pools().cloned().ok_or_else(unavailable)?;
        tokio::select! {
            done = step(pools) => done.inspect_err(|error| self.failed(error)),
            _ = watched.wait_for(Health::is_away) => Err(unavailable()),
        }
    }

    /// Takes note of a failed call: if its connection leads to the wrong server, or to none, all are replaced.
    pub(super) fn failed(&self, error: &sqlx::Error) {
        if leads_astray(error) {
            self.0.suspicion.notify_one();
        }
    }

    /// What the last health check found.
    pub(super) fn check(&self) -> sqlx::Result<()> {
        match &*self.0.health.borrow() {
            Health::Well(_) => Ok(()),
            Health::NoRoom(_) => {
                Err(io::Error::new(io::ErrorKind::StorageFull, "the database has no room").into())
            }
            Health::Away => Err(unavailable()),
        }
    }

    /// Waits until the database answers.
    pub(super) async fn available(&self) {
        // An error means that the health check has ended.
        let _ = self.0.health.clone().wait_for(|health| !health.is_away()).await;
    }

    /// Stops the health check and closes the connections.
    pub(super) async fn close(&self) {
        self.0.task.abort();
        let pools = self.0.health.borrow().pools().cloned();
        if let Some(pools) = pools {
            pools.close().await;
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
