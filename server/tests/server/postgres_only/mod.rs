//! What is true of PostgreSQL alone. These tests need a server, see [`crate::databases`].

mod cluster;
mod copy;
mod outage;
mod schema;

use sqlx::any::AnyConnectOptions;

use crate::databases;

/// The PostgreSQL server for the tests.
fn postgres() -> AnyConnectOptions {
    databases::postgres().unwrap_or_else(|| panic!("{} names no PostgreSQL server", databases::VARIABLE))
}
