//! PostgreSQL: several servers on one database. Turns are its advisory locks; and it may go away and come back.

use std::sync::Arc;
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::error::DatabaseError;
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgDatabaseError};
use sqlx::{Any, AnyConnection, AssertSqlSafe, ConnectOptions as _, Connection as _};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::{Connection, OpenError, Pools, Transaction, Turn, shown};
use crate::api::problem::chain;

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations/postgres");

/// How long a request waits for a connection, and for its turn, before it is refused as `unavailable`.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many connections write at the same time, and how many read.
const CONNECTIONS: u32 = 8;

/// No statement waits or works for ever, and a server that freezes in the midst of a transaction keeps nobody from their
/// turn for long. The level is the default; a database may have another one.
const SETTINGS: &str = "SET lock_timeout = '10s'; SET statement_timeout = '20s'; \
                        SET idle_in_transaction_session_timeout = '20s'; \
                        SET default_transaction_isolation = 'read committed'";
const _: () = assert!(PATIENCE.as_secs() == 10, "as long as `lock_timeout`");

/// A connection that was idle for longer is tried before it is used: something between here and there may have cut it.
const IDLE: Duration = Duration::from_secs(10);
/// How often the database is asked whether it is there.
const TICK: Duration = Duration::from_secs(1);
/// How long it may take to say so.
const PROBE: Duration = Duration::from_secs(4);
/// The wait after the first time that it does not answer; each further one doubles it.
const FIRST_WAIT: Duration = Duration::from_millis(100);
/// The longest such wait.
const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// Whether a URL names a server.
pub(super) fn is_meant(options: &AnyConnectOptions) -> bool {
    let url = &options.database_url;
    matches!(url.scheme(), "postgres" | "postgresql") && PgConnectOptions::from_url(url).is_ok()
}

/// Connects to the database, as soon as it answers, and brings its schema up to date.
pub(super) async fn wait_for(url: &str, options: AnyConnectOptions) -> Result<Keeper, OpenError> {
    let mut wait = FIRST_WAIT;
    loop {
        match open(url, options.clone()).await {
            Err(error) if error.is_unavailable() => {
                tracing::warn!(cause = chain(&error), "waiting for the database");
            }
            opened => return opened,
        }
        tokio::time::sleep(wait).await;
        wait = (wait * 2).min(LONGEST_WAIT);
    }
}

/// Connects to the database and brings its schema up to date. Of servers that start at the same time one does.
pub(super) async fn open(url: &str, options: AnyConnectOptions) -> Result<Keeper, OpenError> {
    let failed = |source| OpenError::Open { url: shown(url), source };
    let mut connection = connect(&options).await.map_err(failed)?;
    let encoding: String = sqlx::query_scalar("SELECT current_setting('server_encoding')")
        .fetch_one(&mut connection)
        .await
        .map_err(failed)?;
    if encoding != "UTF8" {
        return Err(OpenError::Encoding { url: shown(url), encoding });
    }
    let migrated = MIGRATIONS.run(&mut connection).await;
    migrated.map_err(|source| OpenError::Migrate { url: shown(url), source })?;
    Ok(Keeper::new(options, connection))
}

/// Whether a server has made its tables there.
pub(super) async fn exists(url: &str, options: &AnyConnectOptions) -> Result<bool, OpenError> {
    let look = async {
        let mut connection = connect(options).await?;
        sqlx::query_scalar("SELECT to_regclass('customers') IS NOT NULL").fetch_one(&mut connection).await
    };
    look.await.map_err(|source| OpenError::Open { url: shown(url), source })
}

async fn connect(options: &AnyConnectOptions) -> sqlx::Result<AnyConnection> {
    within(PROBE, options.connect()).await
}

async fn within<T>(limit: Duration, step: impl Future<Output = sqlx::Result<T>>) -> sqlx::Result<T> {
    let late = |_| std::io::Error::new(std::io::ErrorKind::TimedOut, "the database took too long to answer");
    tokio::time::timeout(limit, step).await.map_err(late)?
}

/// Connections, and somebody who watches whether the database answers. While it does not, nobody waits for it; when it is
/// back, it is met with fresh connections, since some of the old ones may hang without knowing.
#[derive(Clone)]
pub(super) struct Keeper(Arc<Kept>);

struct Kept {
    /// None while the database does not answer.
    pools: watch::Receiver<Option<Pools>>,
    task: JoinHandle<()>,
}

impl Drop for Kept {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Keeper {
    fn new(options: AnyConnectOptions, probe: AnyConnection) -> Self {
        let (sender, pools) = watch::channel(Some(Pools::to(&options)));
        let task = tokio::spawn(keep(options, probe, sender));
        Self(Arc::new(Kept { pools, task }))
    }

    /// Begins a transaction, and waits for its turns.
    pub(super) async fn write<const N: usize>(&self, turns: [Turn<'_>; N]) -> sqlx::Result<Transaction> {
        self.unless_gone(async |pools| {
            let mut tx = pools.writers.begin().await?;
            take(&mut tx, turns).await?;
            Ok(tx)
        })
        .await
    }

    /// A connection to read from.
    pub(super) async fn read(&self) -> sqlx::Result<PoolConnection<Any>> {
        self.unless_gone(async |pools| pools.readers.acquire().await).await
    }

    /// Takes a step with the connections, unless the database does not answer: then at once nobody waits any more.
    async fn unless_gone<T>(&self, step: impl AsyncFnOnce(Pools) -> sqlx::Result<T>) -> sqlx::Result<T> {
        let gone = || std::io::Error::new(std::io::ErrorKind::NotConnected, "the database does not answer");
        let mut watched = self.0.pools.clone();
        let pools = watched.borrow_and_update().clone().ok_or_else(gone)?;
        tokio::select! {
            done = step(pools) => done,
            _ = watched.wait_for(Option::is_none) => Err(gone().into()),
        }
    }

    /// Waits until the database answers.
    pub(super) async fn answers(&self) {
        // An error means that nobody watches any more.
        let _ = self.0.pools.clone().wait_for(Option::is_some).await;
    }

    /// Stops watching and closes the connections.
    pub(super) async fn close(&self) {
        self.0.task.abort();
        let pools = self.0.pools.borrow().clone();
        if let Some(pools) = pools {
            pools.close().await;
        }
    }
}

impl Pools {
    fn to(options: &AnyConnectOptions) -> Self {
        let pool = || {
            AnyPoolOptions::new()
                .max_connections(CONNECTIONS)
                .acquire_timeout(PATIENCE)
                .test_before_acquire(false)
                .before_acquire(|connection, seen| {
                    Box::pin(async move {
                        if seen.idle_for > IDLE {
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
        Self { writers: pool(), readers: pool() }
    }
}

async fn keep(options: AnyConnectOptions, mut probe: AnyConnection, pools: watch::Sender<Option<Pools>>) {
    loop {
        let cause = silence(probe).await;
        tracing::warn!(cause = chain(&cause), "the connection to the database broke");
        probe = connect_again(&options, &pools).await;
        if !replace(&pools, Some(Pools::to(&options))) {
            tracing::info!("the database answers again");
        }
    }
}

/// Connects as soon as the database answers. Until then there are no connections.
async fn connect_again(options: &AnyConnectOptions, pools: &watch::Sender<Option<Pools>>) -> AnyConnection {
    let mut wait = FIRST_WAIT;
    loop {
        match connect(options).await {
            Ok(probe) => return probe,
            // It answers, if only to say that it has no place for one connection more.
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

/// Puts other connections into the place of the old ones; says whether there were any. What is under way on those comes to
/// its end.
fn replace(pools: &watch::Sender<Option<Pools>>, new: Option<Pools>) -> bool {
    let Some(old) = pools.send_replace(new) else { return false };
    tokio::spawn(async move { old.close().await });
    true
}

/// Waits until the database answers no more on a connection; gives what is wrong.
async fn silence(mut probe: AnyConnection) -> sqlx::Error {
    loop {
        tokio::time::sleep(TICK).await;
        if let Err(error) = within(PROBE, probe.ping()).await {
            return error;
        }
    }
}

/// Waits for turns, each kept until the transaction ends. All take them in the same order, so that no two wait for each
/// other.
async fn take<const N: usize>(tx: &mut Connection, turns: [Turn<'_>; N]) -> sqlx::Result<()> {
    if turns.is_empty() {
        return Ok(());
    }
    let mut keys = turns.map(key);
    keys.sort_unstable();
    let lock = |key: i64| format!("SELECT pg_advisory_xact_lock('{key}');");
    let sql: String = keys.into_iter().map(lock).collect();
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(tx).await?;
    Ok(())
}

/// The number of a turn's lock. Two turns of one number would only wait for each other more than they must.
fn key(turn: Turn<'_>) -> i64 {
    let (kind, name) = match turn {
        Turn::Email(email) => ("email", email),
        Turn::Client(client) => ("client", client),
    };
    let digest = Sha256::new().chain_update(kind).chain_update([0]).chain_update(name).finalize();
    let (first, _) = digest.split_first_chunk().expect("a digest has 32 bytes");
    i64::from_be_bytes(*first)
}

/// Removes some rows that are over. What another transaction is at is left to the next sweep: waiting for it could be
/// waiting for each other.
pub(super) fn sweep(table: &str, column: &str, most: u64) -> String {
    format!(
        "DELETE FROM {table} WHERE ctid = ANY (ARRAY (
             SELECT ctid FROM {table} WHERE {column} <= $1 LIMIT {most} FOR UPDATE SKIP LOCKED))"
    )
}

fn code<'a>(error: &'a (dyn DatabaseError + 'static)) -> Option<&'a str> {
    error.try_downcast_ref::<PgDatabaseError>().map(PgDatabaseError::code)
}

fn is_full(error: &sqlx::Error) -> bool {
    error.as_database_error().and_then(code) == Some("53300")
}

/// Whether it makes sense to try again (PostgreSQL, appendix A): the connection is gone (class 08), the transaction gave way
/// to another (40), something has run out (53), somebody shut it down or cut it off (57), a lock was not to be had in time,
/// the transaction was left idle, or this is no longer the one of several that writes.
pub(super) fn is_unavailable(error: &(dyn DatabaseError + 'static)) -> bool {
    code(error).is_some_and(|code| {
        matches!(code.get(..2), Some("08" | "40" | "53" | "57"))
            || matches!(code, "55P03" | "25P03" | "25006")
    })
}

/// Begins to read all that there is at one moment.
pub(super) const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

/// What was the last number that a table gave to a row of its own; 0 for none.
pub(super) fn last_number(table: &str) -> String {
    format!("SELECT COALESCE(pg_sequence_last_value(pg_get_serial_sequence('{table}', 'id')::regclass), 0)")
}

/// Has a table go on behind this number.
pub(super) fn go_on_behind(table: &str, number: i64) -> String {
    format!("SELECT setval(pg_get_serial_sequence('{table}', 'id'), {number})")
}
