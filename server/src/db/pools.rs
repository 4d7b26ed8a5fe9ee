//! Pools of connections.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

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
