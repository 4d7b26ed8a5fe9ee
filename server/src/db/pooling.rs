//! How the server connects to PostgreSQL: directly, or through a pooler that lends a connection to each transaction.

use std::time::Duration;

use sqlx::any::AnyConnectOptions;
use sqlx::{AnyConnection, ConnectOptions as _, Connection as _};

use super::error::OpenError;

/// The parameter of the URL that says how a pooler in between works, in PgBouncer's words.
const PARAMETER: &str = "pool_mode";

/// How long connecting, or a health check, may take.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(4);

/// What a connection keeps from one transaction to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pooling {
    /// Settings and prepared statements: PostgreSQL itself, or a pooler that lends a connection to each client.
    Session,
    /// Nothing: each transaction, and each statement outside one, may have another connection.
    Transaction,
}

/// Where and how to connect.
#[derive(Clone)]
pub(super) struct PostgresOptions {
    connect: AnyConnectOptions,
    pub(super) pooling: Pooling,
}

impl PostgresOptions {
    /// Reads our own parameter, and leaves the others to sqlx.
    pub(super) fn of(mut connect: AnyConnectOptions) -> Result<Self, OpenError> {
        let url = &mut connect.database_url;
        let parameters: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        let (ours, mut others): (Vec<_>, Vec<_>) =
            parameters.into_iter().partition(|(name, _)| name == PARAMETER);
        let pooling = match ours.last().map(|(_, value)| value.as_str()) {
            None | Some("session") => Pooling::Session,
            Some("transaction") => Pooling::Transaction,
            Some(other) => return Err(OpenError::PoolMode(other.to_owned())),
        };
        if pooling == Pooling::Transaction {
            // A prepared statement is used once, in the transaction that prepared it.
            others.push(("statement-cache-capacity".to_owned(), "0".to_owned()));
        }
        url.set_query(None);
        if !others.is_empty() {
            url.query_pairs_mut().extend_pairs(others);
        }
        Ok(Self { connect, pooling })
    }

    /// What sqlx connects with.
    pub(super) fn connect_options(&self) -> AnyConnectOptions {
        self.connect.clone()
    }

    /// Connects within the time that the database may take to answer.
    pub(super) async fn connect(&self) -> sqlx::Result<AnyConnection> {
        in_time(self.connect.connect()).await
    }

    /// Connects, and checks that connections are what the URL says. Errors contain `url`, which is without its password.
    pub(super) async fn connect_checked(&self, url: &str) -> Result<AnyConnection, OpenError> {
        let failed = |source| OpenError::of_connecting(url, source);
        let mut connection = self.connect().await.map_err(failed)?;
        if self.pooling == Pooling::Session {
            let mut other = self.connect().await.map_err(failed)?;
            let one = backend(&mut connection).await.map_err(failed)?;
            let another = backend(&mut other).await.map_err(failed)?;
            // It has said what it had to say, so an error does not matter.
            let _ = other.close().await;
            if one == another {
                return Err(OpenError::SharedConnections(url.to_owned()));
            }
        }
        Ok(connection)
    }
}

/// The process of PostgreSQL behind a connection. Two clients that are connected at the same time have the same only if a pooler
/// lends connections by the transaction.
async fn backend(connection: &mut AnyConnection) -> sqlx::Result<i32> {
    let row = sqlx::raw_sql("SELECT pg_backend_pid()").fetch_one(connection).await?;
    sqlx::Row::try_get(&row, 0)
}

/// Fails when a step takes longer than the database may take to answer.
pub(super) async fn in_time<T>(step: impl Future<Output = sqlx::Result<T>>) -> sqlx::Result<T> {
    let late = |_| std::io::Error::new(std::io::ErrorKind::TimedOut, "the database took too long to answer");
    tokio::time::timeout(ANSWER_TIMEOUT, step).await.map_err(late)?
}
