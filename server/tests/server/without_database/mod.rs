//! What has nothing to do with the kind of database. The tests on PostgreSQL leave these out: most of them start the program,
//! which keeps a file unless it is told otherwise.

mod deploy;
mod drain;
mod examples;
mod keys;
mod metrics;
mod nginx;
mod openapi;
mod process;
mod proxies;
mod slow;
mod smtp;
mod static_site;
