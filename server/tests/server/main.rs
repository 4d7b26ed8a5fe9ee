//! The promises of the customer API, kept by the real server over HTTP: each test has a server, a database, a mail folder
//! and a clock of its own.

mod accounts;
mod cases;
mod deploy;
mod http;
mod limits;
mod mail;
mod process;
mod single_use;
mod static_site;
mod support;
