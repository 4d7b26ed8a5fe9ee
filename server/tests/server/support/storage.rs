//! The server's database, read and written without the server.

use std::time::Duration;

use portico_server::base::random::Random;
use portico_server::store::access_tokens::{self, NewToken};
use portico_shared::paths::DEFAULT_KEY;
use sqlx::any::{AnyPoolOptions, install_default_drivers};
use sqlx::{AnyPool, AssertSqlSafe};

use super::Portico;
use crate::waiting::until;

/// Connections to a database, at most as many as this. The task that closes old ones may never end: see `portico_server`'s own pools.
pub(crate) async fn connections(url: &str, max: u32) -> AnyPool {
    install_default_drivers();
    let options = AnyPoolOptions::new().max_connections(max).idle_timeout(None).max_lifetime(None);
    options.connect(url).await.expect("the database")
}

impl Portico {
    /// Creates an access token for the default store.
    pub(crate) async fn access_token(&self) -> String {
        self.access_token_for(DEFAULT_KEY, Duration::from_hours(24)).await.0
    }

    /// Creates an access token and returns it with its number.
    pub(crate) async fn access_token_for(&self, store: &str, lifetime: Duration) -> (String, i64) {
        let new = NewToken { name: "ERP", store, lifetime };
        let mut connection = self.database().await.acquire().await.expect("a connection");
        let made = access_tokens::create(&mut connection, Random::system(), &new, self.now()).await;
        let (text, token) = made.expect("an access token");
        (text, token.id)
    }

    /// Revokes an access token by its number.
    pub(crate) async fn revoke(&self, number: i64) {
        let mut tx = self.database().await.begin().await.expect("a transaction");
        access_tokens::revoke(&mut tx, number, self.now()).await.expect("revoked");
        tx.commit().await.expect("committed");
    }

    /// Waits until a table is empty.
    pub(crate) async fn swept(&self, table: &str) {
        let (sql, database) = (format!("SELECT count(*) FROM {table}"), self.database().await);
        until(&format!("{table} is empty"), async || {
            let left = sqlx::query_scalar(AssertSqlSafe(sql.clone())).fetch_one(&database);
            // An error means that the database is busy.
            left.await.unwrap_or(1_i64) == 0
        })
        .await;
    }

    /// The database's URL.
    pub(crate) fn database_url(&self) -> &str {
        &self.storage.url
    }

    /// Connections to the database, other than the server's.
    pub(crate) async fn database(&self) -> AnyPool {
        self.connections.get_or_init(|| connections(&self.storage.url, 2)).await.clone()
    }

    /// Everything in the database, as a thief would read it.
    pub(crate) async fn stolen(&self) -> Vec<u8> {
        let database = self.database().await;
        if !self.storage.is_postgres() {
            // Moves rows from the write-ahead log into the file, and deleted rows out of the log.
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&database).await.expect("a checkpoint");
            return std::fs::read(self.folder.path().join("portico.db")).expect("the database");
        }
        let mut connection = database.acquire().await.expect("a connection");
        sqlx::query("SET bytea_output = 'escape'").execute(&mut *connection).await.expect("set");
        let tables: Vec<String> = sqlx::query_scalar(
            "SELECT table_name::TEXT FROM information_schema.tables WHERE table_schema = 'public'",
        )
        .fetch_all(&mut *connection)
        .await
        .expect("the tables");
        let mut stolen = Vec::new();
        for table in tables {
            let sql = format!("SELECT kept::TEXT FROM {table} AS kept");
            let rows = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut *connection).await;
            let rows: Vec<String> = rows.expect("its rows");
            stolen.extend(rows.into_iter().flat_map(String::into_bytes));
        }
        stolen
    }
}
