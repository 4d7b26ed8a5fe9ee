//! `portico-server check-api`: checks any server's API against the contract in docs/api.md, and reports what passes, what
//! differs and what is dangerous.
//!
//! Each file in `groups/` is a group of checks: what it expects and why is at the top, what it sends is below. A group gets
//! a `Run`, which sends requests, remembers the made-up customers and records the findings.
//!
//! A module may use those to its right: `command → check → groups → run → {mailbox, http, report, dialect, output}`.

#![deny(clippy::print_stdout, clippy::print_stderr, reason = "they panic when no one reads them")]

mod check;
mod command;
mod dialect;
mod error;
mod groups;
mod http;
mod mailbox;
pub mod output;
mod report;
mod run;

pub use check::{Options, check};
pub use command::{CheckApiCommand, run};
pub use dialect::Dialect;
pub use error::CheckApiError;
pub use http::{AddressError, RequestError};
pub use report::{Finding, Report, Verdict};
