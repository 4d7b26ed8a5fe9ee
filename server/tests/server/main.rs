//! The promises of the customer API, checked against the real server over HTTP: each test has a server, a database, a
//! mail folder and a clock of its own.

mod access_tokens;
mod accounts;
mod audit;
mod carts;
mod cases;
mod check_api;
mod cluster;
mod contract;
mod copy;
mod databases;
mod devices;
mod faults;
mod hand_off;
mod http;
mod keys;
mod limits;
mod login_codes;
mod mail;
mod mail_server;
mod nginx;
mod postgres_only;
mod process;
mod prometheus;
mod schemathesis;
mod servers;
mod shoppers;
mod single_use;
mod sqlite_only;
mod support;
mod sweep;
mod waiting;
mod without_database;
