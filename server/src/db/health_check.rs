//! The health check of PostgreSQL: every second it writes, on a connection of its own.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use sqlx::AnyConnection;
use tokio::sync::{Notify, watch};

use super::error::{has_no_room, is_full, is_locked};
use super::pooling::{Pooling, PostgresOptions, in_time};
use super::pools::{self, Pools};
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

/// Whether a connection leads to a server that takes no writes.
const READ_ONLY: &str = "SELECT current_setting('transaction_read_only')";

/// What the health check writes, in one transaction, which leaves nothing behind. Nothing else writes to this table while servers
/// run, so a lock that another process holds on it says nothing about the database.
const WRITE: &str = "SET LOCAL lock_timeout = '1s'; \
                     INSERT INTO settings (name, value) VALUES ('check', '') ON CONFLICT (name) DO NOTHING; \
                     DELETE FROM settings WHERE name = 'check'";

/// A connection that was idle for longer is tested before it is used: a firewall in between may have dropped it.
const TEST_AFTER_IDLE: Duration = Duration::from_secs(10);
/// A connection that is older is replaced before it is used: its process on the server has grown with what it has kept.
const LONGEST_AGE: Duration = Duration::from_mins(30);
/// How often the health check writes.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);
/// The wait after the first failed attempt to connect; each further one doubles it.
pub(super) const FIRST_WAIT: Duration = Duration::from_millis(100);
/// The longest such wait.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(2);

/// What the last health check found.
#[derive(Clone)]
pub(super) enum Health {
    /// The database can be written to.
    Well(Pools),
    /// It has no room to write: no disk or no memory. It can still be read from.
    NoRoom(Pools),
    /// It does not answer, or it is read-only, as after a failover to another server.
    Away,
}

impl Health {
    pub(super) fn pools(&self) -> Option<&Pools> {
        match self {
            Self::Well(pools) | Self::NoRoom(pools) => Some(pools),
            Self::Away => None,
        }
    }

    pub(super) fn is_away(&self) -> bool {
        matches!(self, Self::Away)
    }
}

/// The health check.
pub(super) struct HealthCheck {
    pub(super) options: PostgresOptions,
    pub(super) health: watch::Sender<Health>,
    /// Notified when a request finds that its connection leads to the wrong server, or to none.
    pub(super) suspicion: Arc<Notify>,
}

impl HealthCheck {
    /// Checks the database for as long as the task runs, beginning on the connection `probe`.
    pub(super) async fn run(self, mut probe: AnyConnection) {
        loop {
            let cause = self.outage(probe).await;
            tracing::warn!(cause = chain(&cause), "the connection to the database broke");
            probe = self.connect().await;
        }
    }

    /// Waits until the database cannot be written to on a connection; returns why.
    async fn outage(&self, mut probe: AnyConnection) -> sqlx::Error {
        loop {
            tokio::select! {
                () = tokio::time::sleep(CHECK_INTERVAL) => {}
                () = self.suspicion.notified() => {
                    let why = "a request found that its connection cannot be used any more";
                    return io::Error::new(io::ErrorKind::NotConnected, why).into();
                }
            }
            match write(&mut probe).await {
                Ok(()) => self.has_room(),
                Err(error) if has_no_room(&error) => self.has_no_room(&error),
                Err(error) => return error,
            }
        }
    }

    fn has_room(&self) {
        let changed = self.health.send_if_modified(|health| match health {
            Health::NoRoom(pools) => {
                *health = Health::Well(pools.clone());
                true
            }
            Health::Well(_) | Health::Away => false,
        });
        if changed {
            tracing::info!("the database has room again");
        }
    }

    fn has_no_room(&self, cause: &sqlx::Error) {
        let changed = self.health.send_if_modified(|health| match health {
            Health::Well(pools) => {
                *health = Health::NoRoom(pools.clone());
                true
            }
            Health::NoRoom(_) | Health::Away => false,
        });
        if changed {
            tracing::error!(cause = chain(cause), "the database has no room");
        }
    }

    /// Connects as soon as the database takes writes, and replaces the pools. Until then there are none.
    async fn connect(&self) -> AnyConnection {
        let mut wait = FIRST_WAIT;
        loop {
            let error = match self.options.connect().await {
                Ok(mut probe) => match write(&mut probe).await {
                    Ok(()) => {
                        self.replace(Health::Well(open_pools(&self.options, &self.suspicion)));
                        return probe;
                    }
                    Err(error) if has_no_room(&error) => {
                        self.replace(Health::NoRoom(open_pools(&self.options, &self.suspicion)));
                        return probe;
                    }
                    Err(error) => error,
                },
                Err(error) => error,
            };
            // If it has no connection left for us, it does answer.
            if !is_full(&error) && !self.health.borrow().is_away() {
                self.replace(Health::Away);
                tracing::error!(cause = chain(&error), "the database does not answer");
            }
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(LONGEST_WAIT);
        }
    }

    /// Replaces the pools. Statements that run on the old ones finish first.
    fn replace(&self, new: Health) {
        let was_away = self.health.borrow().is_away();
        if was_away && !new.is_away() {
            tracing::info!("the database answers again");
        }
        if let Some(old) = self.health.send_replace(new).pools().cloned() {
            tokio::spawn(async move { old.close().await });
        }
    }
}

/// Writes on a connection, within the time that the database may take to answer.
pub(super) async fn write(connection: &mut AnyConnection) -> sqlx::Result<()> {
    match in_time(sqlx::raw_sql(WRITE).execute(connection)).await {
        Err(error) if !is_locked(&error) => Err(error),
        _ => Ok(()),
    }
}

/// Fresh pools, which connect when they are used.
pub(super) fn open_pools(options: &PostgresOptions, suspicion: &Arc<Notify>) -> Pools {
    let pool = || {
        let (suspicion, pooling) = (Arc::clone(suspicion), options.pooling);
        pools::options(CONNECTIONS, PATIENCE)
            .before_acquire(|connection, seen| {
                Box::pin(async move {
                    if seen.age > LONGEST_AGE {
                        return Ok(false);
                    }
                    if seen.idle_for > TEST_AFTER_IDLE {
                        sqlx::Connection::ping(connection).await?;
                    }
                    Ok(true)
                })
            })
            .after_connect(move |connection, _| {
                let suspicion = Arc::clone(&suspicion);
                Box::pin(async move {
                    if pooling == Pooling::Session {
                        sqlx::raw_sql(SETTINGS).execute(&mut *connection).await?;
                    }
                    let row = sqlx::raw_sql(READ_ONLY).fetch_one(connection).await?;
                    if sqlx::Row::try_get::<String, _>(&row, 0)? == "on" {
                        suspicion.notify_one();
                        let why = "the connection leads to a server that is read-only";
                        return Err(io::Error::new(io::ErrorKind::NotConnected, why).into());
                    }
                    Ok(())
                })
            })
            .connect_lazy_with(options.connect_options())
    };
    Pools { writers: pool(), readers: pool() }
}
