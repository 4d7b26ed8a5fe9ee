//! The environment that compilers run in.

use std::process::Command;

/// Removes flags for the compiler that cargo would prefer to those for the target alone.
pub(super) fn tidy_flags(command: &mut Command) -> &mut Command {
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS")
}
