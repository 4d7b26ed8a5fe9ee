//! What the tests of several crates need: waiting for a condition, processes that are started and watched, free ports, and
//! the mails in a server's mail folder.

pub mod mailbox;
pub mod port;
pub mod process;
pub mod wait;

pub use mailbox::{Mail, Mailbox};
pub use port::{free_port, on_free_ports};
pub use process::Process;
pub use wait::{eventually, until};
