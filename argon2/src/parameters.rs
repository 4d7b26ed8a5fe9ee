//! What is computed, and why it could not be.

use std::io;

use argon2::{Algorithm, Params, Version};

/// What a hash depends on, besides password and salt.
#[derive(Clone, Debug)]
pub struct Parameters {
    /// The variant of argon2.
    pub algorithm: Algorithm,
    /// Its version.
    pub version: Version,
    /// Its cost.
    pub params: Params,
}

/// Why a hash could not be computed.
#[derive(Debug, thiserror::Error)]
pub enum ComputeError {
    /// argon2 does not allow these parameters or lengths.
    #[error("{0}")]
    Argon2(argon2::Error),
    /// libsodium found no memory.
    #[error(transparent)]
    Memory(#[from] io::Error),
    /// libsodium could not start.
    #[error("libsodium cannot start")]
    NotReady,
}
