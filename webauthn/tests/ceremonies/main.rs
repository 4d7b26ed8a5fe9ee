//! Both ceremonies, with the vectors of the standard, with an authenticator that does what it's told, and with hostile input.

mod authentication;
mod authenticator;
mod hostile;
#[path = "../../fuzz/src/lib.rs"]
mod promises;
mod registration;
mod standard;
