//! Tests that don't depend on the kind of database. The runs on PostgreSQL skip these: most of them start the
//! program, which uses a file unless configured otherwise.

mod alerts;
mod background;
mod deploy;
mod drain;
mod examples;
mod faketime;
mod faults;
mod keys;
mod languages;
pub(crate) mod metrics;
mod nginx;
mod openapi;
mod output;
mod postfix;
mod process;
mod proxies;
mod slow;
mod smtp;
mod static_site;
