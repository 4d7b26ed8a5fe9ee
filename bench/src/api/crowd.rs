//! A Portico server with many customers, each with a session and a known client. They are written straight into its
//! database: registering a million over HTTP would take hours of hashing.

use std::fs::File;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;
use sha2::{Digest, Sha256};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteSynchronous};
use sqlx::{Connection as _, Executor as _};

use super::client::Connection;
use super::contestant::PASSWORD;
use super::{portico, unlimited};
use crate::server::Server;

/// The database file in a server's folder.
const DATABASE: &str = "db";
/// The customer whose rows are copied for the others.
const FIRST: &str = "first@example.com";
/// Customers written per statement.
const AT_ONCE: u64 = 20_000;
/// Stepping through the customers by this stride visits each once, far from the one before: a prime that divides no
/// power of ten.
const STRIDE: u64 = 7919;

/// A server with customers.
pub struct Crowd {
    server: Server,
    customers: u64,
    next: AtomicU64,
}

impl Crowd {
    /// Starts a server and writes its customers, with progress on standard error.
    ///
    /// # Errors
    /// If the server doesn't start, or its database has an unexpected schema.
    pub async fn gather(program: &Path, customers: u64) -> Result<Self> {
        let server = Server::start(unlimited(program))?;
        let mut connection = Connection::open(server.address()).await?;
        connection.send(portico::register(FIRST)).await?;
        connection.send(portico::sign_in(FIRST, PASSWORD)).await?;
        write(&server.folder().join(DATABASE), customers)
            .await
            .context("cannot write customers into the database")?;
        Ok(Self { server, customers, next: AtomicU64::new(0) })
    }

    /// The server.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// How many customers it has.
    pub fn customers(&self) -> u64 {
        self.customers
    }

    /// The email of a customer that hasn't been used yet, while there are any, far from the last one.
    pub fn email(&self) -> String {
        email(self.next())
    }

    /// The session of such a customer.
    pub fn session(&self) -> String {
        session(self.next())
    }

    fn next(&self) -> u64 {
        self.next.fetch_add(1, Ordering::Relaxed).wrapping_mul(STRIDE) % self.customers
    }
}

/// The hash of the first customer's password, as the server stores it.
///
/// # Errors
/// If there is no customer, or no database.
pub async fn stored_hash(server: &Server) -> Result<String> {
    let mut database = open(&server.folder().join(DATABASE)).await?;
    let hash = sqlx::query_scalar("SELECT password_hash FROM customers ORDER BY id LIMIT 1");
    let hash = hash.fetch_one(&mut database).await.context("the database has no password's hash")?;
    database.close().await?;
    Ok(hash)
}

async fn write(file: &Path, customers: u64) -> Result<()> {
    let mut database = open(file).await?;
    for from in (0..customers).step_by(usize::try_from(AT_ONCE)?) {
        if customers > AT_ONCE {
            eprint!("\r      {from} of {customers} customers");
        }
        let chunk: Vec<_> = (from..customers.min(from + AT_ONCE))
            .map(|number| json!({"email": email(number), "token": format!("{:x}", Sha256::digest(session(number)))}))
            .collect();
        let mut transaction = database.begin().await?;
        for copy in COPIES {
            sqlx::query(copy)
                .bind(serde_json::to_string(&chunk)?)
                .bind(FIRST)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
    }
    if customers > AT_ONCE {
        eprintln!("\r      {customers} of {customers} customers");
    }
    // Otherwise the server would do this at its next write, which would then take seconds.
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
    database.close().await?;
    // Anything not on disk by now would be written during the first measured commits.
    Ok(File::open(file)?.sync_all()?)
}

/// Copies the first customer's rows with other emails and tokens. Each original is looked up once, not once per copy.
const COPIES: [&str; 3] = [
    "WITH model AS MATERIALIZED (SELECT * FROM customers ORDER BY id LIMIT 1)
     INSERT INTO customers
         (store, email_key, email, first_name, last_name, phone, industry, password_hash, verified_at, created_at)
     SELECT model.store, new.value ->> 'email', new.value ->> 'email', model.first_name, model.last_name, model.phone,
         model.industry, model.password_hash, model.created_at, model.created_at
     FROM json_each($1) AS new CROSS JOIN model",
    "WITH first AS MATERIALIZED (SELECT * FROM customers ORDER BY id LIMIT 1),
         model AS MATERIALIZED (SELECT * FROM sessions WHERE customer_id = (SELECT id FROM first) LIMIT 1)
     INSERT INTO sessions (token_hash, customer_id, remembered, created_at, expires_at)
     SELECT unhex(new.value ->> 'token'), owner.id, model.remembered, model.created_at, model.expires_at
     FROM json_each($1) AS new CROSS JOIN first CROSS JOIN model
         CROSS JOIN customers AS owner ON owner.store = first.store AND owner.email_key = new.value ->> 'email'",
    "WITH model AS MATERIALIZED (SELECT * FROM known_clients WHERE subject BETWEEN $2 AND $2 || '~')
     INSERT INTO known_clients (subject, client, seen_at)
     SELECT replace(model.subject, $2, new.value ->> 'email'), model.client, model.seen_at
     FROM json_each($1) AS new CROSS JOIN model",
];

async fn open(file: &Path) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .busy_timeout(Duration::from_mins(1))
        .synchronous(SqliteSynchronous::Off);
    Ok(SqliteConnection::connect_with(&options).await?)
}

fn email(number: u64) -> String {
    format!("customer{number}@example.com")
}

fn session(number: u64) -> String {
    format!("session-{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strides_visit_each_customer_once() {
        for customers in [1000, 10_000, 1_000_000] {
            let mut visited: Vec<_> = (0..1000_u64).map(|at| at * STRIDE % customers).collect();
            visited.sort_unstable();
            visited.dedup();
            assert_eq!(visited.len(), 1000);
        }
    }
}
