//! The environment that compilers run in.

use std::process::Command;

/// Removes compiler flags that cargo would prefer to the target's own.
pub(super) fn tidy_flags(command: &mut Command) -> &mut Command {
    command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS")
}
