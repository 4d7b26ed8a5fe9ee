//! `portico-replay`: a server that answers as the recorded Spurtcommerce 5.3, for trying an app.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use portico_replay::{Options, Replay};

/// Answers as the recorded Spurtcommerce 5.3 did, faults included. For tests: it keeps everything in memory, and
/// listens on loopback addresses only.
#[derive(Parser)]
#[command(version)]
struct Cli {
    /// Loopback address to listen on; port 0 picks a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8000")]
    listen: SocketAddr,
    /// Folder to write each email to, as a file [default: emails are dropped]
    #[arg(long, value_name = "DIR")]
    mail: Option<PathBuf>,
    /// The beginning of reset links, up to the key [default: as recorded]
    #[arg(long, value_name = "URL")]
    reset_page: Option<String>,
    /// Errors without their stack, as with `NODE_ENV=production`
    #[arg(long)]
    production: bool,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Cli { listen, mail, reset_page, production } = Cli::parse();
    let default = Options::default();
    let options =
        Options { listen, mail, reset_page: reset_page.unwrap_or(default.reset_page), production, ..default };
    let replay = match Replay::start(options).await {
        Ok(replay) => replay,
        Err(error) => {
            eprintln!("portico-replay: {error}");
            return ExitCode::FAILURE;
        }
    };
    println!("Spurtcommerce 5.3 as recorded, at {}", replay.api());
    tokio::select! {
        () = replay.run() => ExitCode::FAILURE,
        _ = tokio::signal::ctrl_c() => ExitCode::SUCCESS,
    }
}
