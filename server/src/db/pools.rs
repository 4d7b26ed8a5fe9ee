//! Pools of connections.

use std::time::Duration;

use sqlx::{Any, AnyConnection, AnyPool};

/// A connection, in a transaction or not.
pub type Connection = AnyConnection;
/// A transaction that writes. Dropped without `commit` it is rolled back.
pub type Transaction = sqlx::Transaction<'static, Any>;

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
