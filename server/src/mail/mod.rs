//! Mails: the sender that empties the outbox, and the ways in which they leave.

pub mod sender;
mod smtp;
mod transport;

pub use smtp::{SmtpError, UrlError};
pub use transport::{Transport, TransportError};
