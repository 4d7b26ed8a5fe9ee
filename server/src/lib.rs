//! Portico's reference server of the customer API.
//!
//! [`server::Server`] starts from a [`config::Config`], a [`base::clock::Clock`] and a [`base::random::Random`];
//! [`http::router`] says which path leads to which handler, the handlers are in [`api`], and their SQL in [`store`].
//!
//! Each module uses only those below it: `cli`, `server`, `http`, `api`, `serve`, then `mail`, `limits`, `password`, `oidc` and `devices`,
//! then `store`, `db`, `config` and `base`. Every module may use `background`, `metrics`, `lifecycle` and
//! `log`.

#![deny(clippy::print_stdout, clippy::print_stderr, reason = "they panic when no one reads them")]

pub mod api;
pub mod background;
pub mod base;
pub mod cli;
pub mod config;
pub mod db;
pub mod devices;
pub mod http;
pub mod lifecycle;
pub mod limits;
pub mod log;
pub mod mail;
pub mod metrics;
pub mod oidc;
pub mod password;
pub mod serve;
pub mod server;
pub mod store;
