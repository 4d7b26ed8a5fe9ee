//! HTTP with the server under test, and how a report shows it.

mod client;
mod exchange;
mod redact;
mod target;

pub use client::{Client, MAX_REQUESTS, RequestError};
pub use exchange::{Request, Response};
pub use target::{AddressError, Target};
