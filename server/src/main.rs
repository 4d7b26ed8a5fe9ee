//! `portico-server`: the command line of the reference server.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use portico_check_api::CheckApiCommand;
use portico_server::api::problem::chain;
use portico_server::base::clock::Clock;
use portico_server::base::random::Random;
use portico_server::cli::audit;
use portico_server::cli::audit::AuditCommand;
use portico_server::cli::backup;
use portico_server::cli::backup::BackupCommand;
use portico_server::cli::database::{self, DatabaseCommand};
use portico_server::cli::token::{self, TokenCommand};
use portico_server::config::Config;
use portico_server::config::options::Options;
use portico_server::server::Server;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

/// Portico's reference server of the customer API.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API, and the app if its folder is named.
    ///
    /// Each option can stand in the environment and in the [serve] table of portico.toml as well; the command line wins over
    /// the environment, and that over the file. `RUST_LOG` sets what is logged [default: info].
    Serve {
        #[command(flatten)]
        options: Options,
        /// Configuration file [default: portico.toml, if it is there]
        #[arg(long, env = "PORTICO_CONFIG", value_name = "FILE")]
        config: Option<PathBuf>,
    },
    /// Make, list and revoke access tokens, with which other systems hand customers over.
    ///
    /// The server need not be stopped. Its database and its portico.toml are found as `serve` finds them.
    #[command(subcommand)]
    Token(TokenCommand),
    /// Give out the audit trail: sign-ins, registrations, resets, hand-overs, and who asked for them.
    #[command(subcommand)]
    Audit(AuditCommand),
    /// Copy an SQLite database as it is at one moment, while the server works on it.
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
    match Cli::parse().command {
        Command::Serve { options, config } => log_and_serve(options, config.as_deref()),
        Command::Token(command) => finish(token::run(command, &Clock::system(), Random::system())),
        Command::Audit(command) => finish(audit::run(command)),
        Command::Backup(command) => finish(backup::run(command)),
        Command::Database(command) => finish(database::run(command)),
        Command::CheckApi(command) => finish_with(portico_check_api::run(command)),
    }
}

/// Runs a command to its end, and says on stderr why it failed.
fn finish<E: Error + 'static>(command: impl Future<Output = Result<(), E>>) -> ExitCode {
    finish_with(async { command.await.map(|()| ExitCode::SUCCESS) })
}

/// The same of a command that has more to say than whether it failed.
#[tokio::main(flavor = "current_thread")]
async fn finish_with<E: Error + 'static>(command: impl Future<Output = Result<ExitCode, E>>) -> ExitCode {
    match command.await {
        Ok(status) => status,
        Err(error) => {
            eprintln!("portico-server: {}", chain(&error));
            ExitCode::FAILURE
        }
    }
}

fn log_and_serve(options: Options, config: Option<&Path>) -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, panic = panic.payload_as_str(), "panicked");
    }));
    match serve(options, config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(cause = chain(&*error), "cannot serve");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn serve(options: Options, file: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let config = Config::load(options, file)?;
    let drain_delay = config.drain_delay;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut stop = Box::pin(async move {
        tokio::select! {
            _ = terminate.recv() => drain_delay,
            // Somebody sits in front of it; no load balancer does.
            _ = interrupt.recv() => Duration::ZERO,
        }
    });
    let server = tokio::select! {
        started = Server::start(config, Clock::system(), Random::system()) => started?,
        _ = &mut stop => return Ok(()),
    };
    server.run(stop).await;
    Ok(())
}
