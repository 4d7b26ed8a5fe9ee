//! Argon2, by the implementation that the operator chooses.
//!
//! `RustCrypto`'s is the reference, and computes whatever is in a database. The others are faster and compute only what they say; a
//! [`Worker`] gives the rest to `RustCrypto`'s.

mod implementation;
#[cfg(feature = "libsodium")]
mod libsodium;
mod parameters;
mod worker;

pub use implementation::{Implementation, UnknownImplementation};
pub use parameters::{ComputeError, Parameters};
pub use worker::Worker;
