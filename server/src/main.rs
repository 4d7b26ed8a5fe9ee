//! `portico-server`: the command line of the reference server.

#![deny(clippy::print_stdout, clippy::print_stderr, reason = "they panic when no one reads them")]

use std::error::Error;
use std::process::ExitCode;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use portico_check_api::CheckApiCommand;
use portico_check_api::output::say;
use portico_server::base::clock::Clock;
use portico_server::base::error_chain::chain;
use portico_server::base::random::Random;
use portico_server::cli::audit::{self, AuditCommand};
use portico_server::cli::backup::{self, BackupCommand};
use portico_server::cli::database::{self, DatabaseCommand};
use portico_server::cli::environment;
use portico_server::cli::serve::{self, ServeCommand};
use portico_server::cli::token::{self, TokenCommand};

/// Portico's reference server of the customer API.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API, and the app if `--static` names its folder.
    ///
    /// Each option can also be set in the environment and in the [serve] table of portico.toml. The command line overrides the
    /// environment, which overrides the file. `RUST_LOG` sets the log level [default: info].
    Serve(ServeCommand),
    /// Create, list and revoke access tokens, with which other systems hand customers over.
    ///
    /// The server can keep running. The command finds its database and its portico.toml as `serve` does.
    #[command(subcommand)]
    Token(TokenCommand),
    /// Export the audit log: sign-ins, registrations, resets, hand-overs, and the clients that requested them.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Back an SQLite database up while the server uses it.
    Backup(BackupCommand),
    /// Move from one database to another.
    #[command(subcommand)]
    Database(DatabaseCommand),
    /// Check how well any server's API fits: what differs from the contract, and what is dangerous.
    ///
    /// Makes up customers there and has them mailed, with at most 200 requests; the report names them. The exit status is 0
    /// where nothing differs, 3 where something does, 4 where something is dangerous, 1 where there is nothing to check, and
    /// 2 for a command line that is not understood.
    CheckApi(CheckApiCommand),
}

fn main() -> ExitCode {
    match Cli::from_arg_matches(&environment::without_empty(Cli::command()).get_matches())
        .unwrap_or_else(|error| error.exit())
        .command
    {
        Command::Serve(command) => serve::run(command),
        Command::Token(command) => finish(token::run(command, &Clock::system(), Random::system())),
        Command::Audit(command) => finish(audit::run(command)),
        Command::Backup(command) => finish(backup::run(command)),
        Command::Database(command) => finish(database::run(command)),
        Command::CheckApi(command) => finish_with(portico_check_api::run(command)),
    }
}

/// Runs a command, and prints on stderr why it failed.
fn finish<E: Error + 'static>(command: impl Future<Output = Result<(), E>>) -> ExitCode {
    finish_with(async { command.await.map(|()| ExitCode::SUCCESS) })
}

/// The same for a command with an exit status of its own.
#[tokio::main(flavor = "current_thread")]
async fn finish_with<E: Error + 'static>(command: impl Future<Output = Result<ExitCode, E>>) -> ExitCode {
    match command.await {
        Ok(status) => status,
        Err(error) => {
            say(format_args!("portico-server: {}", chain(&error)));
            ExitCode::FAILURE
        }
    }
}
