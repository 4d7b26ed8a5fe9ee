//! Pools of connections.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool};

/// A connection, in a transaction or not.
pub type Connection = AnyConnection;
/// A transaction that writes. Dropped without `commit` it is rolled back.
pub type Transaction = sqlx::Transaction<'static, Any>;

/// A connection to read from.
pub enum Reader {
    /// On its own.
    Connection(PoolConnection<Any>),
    /// In a transaction, because a pooler lends it for no longer.
    Transaction(Transaction),
}

impl Deref for Reader {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        match self {
            Self::Connection(connection) => connection,
            Self::Transaction(tx) => tx,
        }
    }
}

impl DerefMut for Reader {
    fn deref_mut(&mut self) -> &mut Connection {
        match self {
            Self::Connection(connection) => connection,
            Self::Transaction(tx) => tx,
        }
    }
}

/// Options of a pool that lends at most this many connections, and waits this long for one.
///
/// sqlx closes no connection by its age: the task for that, which every pool has by default, may never end, keeps a core busy and holds up
/// the requests that wait for the same thread (sqlx 0.9.0, <https://github.com/launchbadge/sqlx/issues/3645>).
pub(super) fn options(connections: u32, patience: Duration) -> AnyPoolOptions {
    AnyPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(patience)
        .test_before_acquire(false)
        .idle_timeout(None)
        .max_lifetime(None)
}

/// How long closing the connections may take.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(5);

/// Separate pools for writers and readers, so that neither has to wait for the other.
#[derive(Clone)]
pub(super) struct Pools {
    pub(super) writers: AnyPool,
    pub(super) readers: AnyPool,
}

impl Pools {
    /// Closes the connections; gives up on those that hang.
    pub(super) async fn close(&self) {
        let closed = async {
            self.readers.close().await;
            self.writers.close().await;
        };
        // An error means that some of them hang.
        let _ = tokio::time::timeout(CLOSE_TIMEOUT, closed).await;
    }
}

#[cfg(test)]
mod tests {
    use super::{CLOSE_TIMEOUT, options};

    #[test]
    fn no_pool_has_the_task_that_may_never_end() {
        let options = options(1, CLOSE_TIMEOUT);
        assert_eq!((options.get_idle_timeout(), options.get_max_lifetime()), (None, None));
        assert_eq!(options.get_min_connections(), 0);
    }
}
