//! `portico-server database`: from one database to another.

use clap::Subcommand;

use crate::db::copy::{CopyError, copy};
use crate::db::shown;

/// What to do.
#[derive(Debug, Subcommand)]
pub enum DatabaseCommand {
    /// Copy everything into an empty database, of either kind: accounts, sessions, codes, links, mails that wait, carts, access
    /// tokens, limits, the audit trail, and the key of the keyed hashes.
    ///
    /// Stop the server first. What it would write meanwhile would not be in the copy. The database that is copied stays as it is,
    /// but for its schema, which is brought up to date.
    ///
    /// A URL with a password in it belongs into its variable: every user of a machine sees command lines.
    Copy {
        /// Database to copy
        #[arg(
            long,
            env = "PORTICO_COPY_FROM",
            value_name = "sqlite:FILE|postgres://…",
            hide_env_values = true
        )]
        from: String,
        /// Empty database to write: a file that is not there yet, or a database on a PostgreSQL server without tables
        #[arg(
            long,
            env = "PORTICO_COPY_TO",
            value_name = "sqlite:FILE|postgres://…",
            hide_env_values = true
        )]
        to: String,
    },
}

/// Does it.
///
/// # Errors
/// When it cannot be done.
pub async fn run(command: DatabaseCommand) -> Result<(), CopyError> {
    let DatabaseCommand::Copy { from, to } = command;
    eprintln!("Copying `{}` to `{}`.", shown(&from), shown(&to));
    let rows = copy(&from, &to, |table, rows| eprintln!("{rows:>12} {table}")).await?;
    eprintln!("{rows:>12} rows in all, and as many were counted in the copy. Next:");
    eprintln!("- Start the servers with `--database {}`.", shown(&to));
    eprintln!(
        "- Sign in. Then put `{}` away: it is as secret as the new one, and no longer true.",
        shown(&from)
    );
    Ok(())
}
