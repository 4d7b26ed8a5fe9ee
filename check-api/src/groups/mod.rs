//! The checks, a file for each group.

pub mod answers;
pub mod codes;
pub mod cors;
pub mod hand_over;
pub mod passkeys;
pub mod register;
pub mod resets;
pub mod sessions;
pub mod sign_in;
pub mod social;
mod timing;
