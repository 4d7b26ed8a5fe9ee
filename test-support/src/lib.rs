//! What the tests of several crates need: waiting for a condition, processes that are started and watched, PostgreSQL servers,
//! free ports, and the mails in a server's mail folder.

pub mod cluster;
pub mod mailbox;
pub mod port;
pub mod process;
pub mod wait;

pub use cluster::Cluster;
pub use mailbox::{Mail, Mailbox};
pub use port::{free_port, on_free_ports};
pub use process::Process;
pub use wait::{eventually, until};
