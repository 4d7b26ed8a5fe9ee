//! `portico-server serve`.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use portico_check_api::output::say;
use tokio::signal::unix::{SignalKind, signal};

use crate::base::clock::Clock;
use crate::base::error_chain::chain;
use crate::base::random::Random;
use crate::config::Config;
use crate::config::options::Options;
use crate::log::Log;
use crate::server::Server;

/// SIGXFSZ, which has this number on every system that we know.
const FILE_TOO_LARGE: SignalKind = SignalKind::from_raw(25);

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
    let log = match Log::start() {
        Ok(log) => log,
        Err(error) => {
            say(format_args!("portico-server: cannot log: {error}"));
            return ExitCode::FAILURE;
        }
    };
    let status = match serve(options, config.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(cause = chain(&*error), "cannot serve");
            ExitCode::FAILURE
        }
    };
    log.flush();
    status
}

#[tokio::main]
async fn serve(options: Options, file: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let config = Config::load(options, file)?;
    let drain_delay = config.drain_delay;
    // Without a handler, a file that reaches the limit on its size (`ulimit -f`) would end the process.
    let _file_too_large = signal(FILE_TOO_LARGE)?;
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut quit = signal(SignalKind::quit())?;
    ignore_other_signals()?;
    let mut stop = Box::pin(async move {
        tokio::select! {
            _ = terminate.recv() => drain_delay,
            // What the images of some web servers are stopped with.
            _ = quit.recv() => drain_delay,
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

/// Logs signals that other servers are told with to read their configuration or open their log again, instead of ending at once.
fn ignore_other_signals() -> std::io::Result<()> {
    let signals = [
        ("SIGHUP", SignalKind::hangup()),
        ("SIGUSR1", SignalKind::user_defined1()),
        ("SIGUSR2", SignalKind::user_defined2()),
    ];
    for (name, kind) in signals {
        let mut received = signal(kind)?;
        tokio::spawn(async move {
            while received.recv().await.is_some() {
                tracing::info!(signal = name, "ignored; restart the server to read its configuration again");
            }
        });
    }
    Ok(())
}
