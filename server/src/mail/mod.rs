//! Sends mails: to a folder, or over SMTP.

mod failure;
mod sender;
mod sending;
mod smtp;
mod transport;

pub use failure::Cause;
pub use sender::{OutboxSignal, Sender};
pub use smtp::{SmtpError, UrlError};
pub use transport::{Transport, TransportError};
