//! `portico-replay`: the recorded Spurtcommerce 5.3, to try an app with.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use portico_replay::{Options, Replay};

/// Answers as the real Spurtcommerce 5.3 was recorded to answer, faults included. Test equipment: everything is kept in
/// memory, and only loopback addresses are served.
#[derive(Parser)]
#[command(version)]
struct Cli {
    /// Address to serve on, a loopback one; port 0 takes a free port
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8000")]
    listen: SocketAddr,
    /// Folder that each mail becomes a file of [default: mails go nowhere]
    #[arg(long, value_name = "DIR")]
    mail: Option<PathBuf>,
    /// What the links of resets begin with, up to the key [default: as recorded]
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
