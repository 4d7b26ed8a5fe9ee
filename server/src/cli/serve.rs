//! `portico-server serve`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;

use crate::base::clock::Clock;
use crate::base::error_chain::chain;
use crate::base::random::Random;
use crate::config::Config;
use crate::config::options::Options;
use crate::server::Server;

/// How to serve.
#[derive(Debug, Args)]
pub struct ServeCommand {
    #[command(flatten)]
    options: Options,
    /// Configuration file [default: portico.toml, if it exists]
    #[arg(long, env = "PORTICO_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Sets logging up, and serves until a signal stops the server.
pub fn run(ServeCommand { options, config }: ServeCommand) -> ExitCode {
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
    match serve(options, config.as_deref()) {
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
            // Ctrl-C in a terminal: there is no load balancer to wait for.
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
