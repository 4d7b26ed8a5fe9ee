//! Building blocks without any knowledge of the server.

pub mod client;
pub mod clock;
pub mod error_chain;
pub mod key_ring;
pub mod random;
pub mod stamp;
pub mod token_hash;
