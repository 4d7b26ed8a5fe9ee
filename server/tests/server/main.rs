//! The promises of the customer API, kept by the real server over HTTP: each test has a server, a database, a mail folder
//! and a clock of its own.

mod access_tokens;
mod accounts;
mod audit;
mod backup;
mod carts;
mod cases;
mod check_api;
mod contract;
mod copy;
mod databases;
mod deploy;
mod devices;
mod drain;
mod examples;
mod hand_off;
mod http;
mod keys;
mod limits;
mod login_codes;
mod mail;
mod metrics;
mod openapi;
mod outage;
mod process;
mod proxies;
mod schemathesis;
mod servers;
mod single_use;
mod slow;
mod static_site;
mod support;
mod sweep;
