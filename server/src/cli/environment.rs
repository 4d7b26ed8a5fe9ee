//! Environment variables of options.

use clap::Command;
use clap::builder::Resettable;

/// The command, in which an empty variable is the same as one that is not set: that is what `NAME=` means in the files of container
/// engines and service managers.
pub fn without_empty(command: Command) -> Command {
    let command = command.mut_args(|option| {
        let is_empty = option.get_env().and_then(std::env::var_os).is_some_and(|value| value.is_empty());
        if is_empty { option.env(Resettable::Reset) } else { option }
    });
    command.mut_subcommands(without_empty)
}
