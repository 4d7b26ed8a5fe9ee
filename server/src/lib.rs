//! Portico's reference server of the customer API.
//!
//! [`server::Server`] starts from a [`config::Config`], a [`clock::Clock`] and a [`random::Random`]; [`routes`] says which path
//! leads to which handler, and each handler stands with its SQL in the file of its feature: [`login`], [`register`],
//! [`codes`], [`resets`], [`sessions`], [`hand_off`], [`login_codes`], [`carts`].

pub mod access_tokens;
pub mod accounts;
pub mod app;
pub mod audit;
pub mod audit_command;
pub mod backup_command;
pub mod carts;
pub mod check_api;
mod checks;
pub mod client;
pub mod clock;
pub mod codes;
mod common;
pub mod config;
pub mod database;
pub mod database_command;
pub mod devices;
pub mod error;
pub mod extract;
pub mod hand_off;
mod html;
pub mod limits;
pub mod login;
pub mod login_codes;
pub mod mail;
mod mail_page;
pub mod metrics;
pub mod middleware;
pub mod openapi;
pub mod options;
pub mod password;
pub mod place;
pub mod random;
pub mod register;
pub mod resets;
pub mod routes;
pub mod secret;
pub mod serve;
pub mod server;
pub mod sessions;
mod static_site;
mod sweep;
pub mod token_command;
pub mod words;
