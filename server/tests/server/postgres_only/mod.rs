//! Tests that apply to PostgreSQL only. They need a server, see [`crate::databases`].

mod cluster;
mod copy;
mod failover;
mod faults;
mod outage;
mod pgbouncer;
mod schema;

use sqlx::any::AnyConnectOptions;

use crate::databases;

/// The PostgreSQL server for the tests.
fn postgres() -> AnyConnectOptions {
    databases::postgres()
        .unwrap_or_else(|| panic!("{} doesn't name a PostgreSQL server", databases::VARIABLE))
}
