//! `portico-server database`: copies one database to another.

use clap::Subcommand;
use portico_check_api::output::say;

use crate::db::copy::{CopyError, copy};
use crate::db::shown;

/// What to do with databases.
#[derive(Debug, Subcommand)]
pub enum DatabaseCommand {
    /// Copy everything into an empty database, of either kind: accounts, sessions, codes, links, mails that wait, carts, access
    /// tokens, limits, the audit log, and the key of the keyed hashes.
    ///
    /// Stop the server first: what it writes meanwhile would not be in the copy. The source is not changed, except that its schema is
    /// brought up to date.
    ///
    /// Put a URL with a password into its environment variable: every user of a machine can see command lines.
    Copy {
        /// Database to copy
        #[arg(
            long,
            env = "PORTICO_COPY_FROM",
            value_name = "sqlite:FILE|postgres://…",
            hide_env_values = true
        )]
        from: String,
        /// Empty database to write: a file that does not exist yet, or a PostgreSQL database without tables
        #[arg(
            long,
            env = "PORTICO_COPY_TO",
            value_name = "sqlite:FILE|postgres://…",
            hide_env_values = true
        )]
        to: String,
    },
}

/// Runs the command.
///
/// # Errors
/// When the copy fails.
pub async fn run(command: DatabaseCommand) -> Result<(), CopyError> {
    let DatabaseCommand::Copy { from, to } = command;
    say(format_args!("Copying `{}` to `{}`.", shown(&from), shown(&to)));
    let rows = copy(&from, &to, |table, rows| say(format_args!("{rows:>12} {table}"))).await?;
    say(format_args!("{rows:>12} rows in total, and the copy has as many. Next:"));
    say(format_args!("- Start the servers with `--database {}`.", shown(&to)));
    say(format_args!(
        "- Sign in to check. Then put `{}` away: it is as secret as the copy, and out of date.",
        shown(&from)
    ));
    Ok(())
}
