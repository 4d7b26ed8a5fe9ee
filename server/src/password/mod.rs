//! Passwords: hashed with argon2id, on threads of their own, never more at once than there are cores.

mod argon2id;
pub(crate) mod common_passwords;
mod hasher;
mod threads;

pub use argon2id::Argon2Error;
pub use hasher::{Busy, HashError, Hasher, HasherError, Permit, Verified};
