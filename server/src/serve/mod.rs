//! Connections: accepts them, ends those that take too long, and closes all of them without losing a request.
//!
//! HTTP/1.1 only: TLS and HTTP/2 are the job of a proxy in front.

mod connection;
mod deadlines;
mod file_limit;
mod limiter;
mod listener;

pub use file_limit::connections;
pub use listener::Acceptor;
