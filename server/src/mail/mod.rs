//! Sends mails: to a folder, or over SMTP.

mod sender;
mod smtp;
mod transport;

pub use sender::{OutboxSignal, Sender};
pub use smtp::{SmtpError, UrlError};
pub use transport::{Transport, TransportError};
