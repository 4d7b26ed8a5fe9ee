//! Portico compared with what an engineer would write by hand or use instead. `cargo xtask bench` builds what is
//! measured and calls this program.

mod api;
mod chromium;
mod devtools;
mod machine;
mod page;
mod process;
mod server;
mod statistics;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use api::Measurement;
use page::{Beside, Comparison};

/// Compares Portico with what an engineer would write by hand or use instead.
#[derive(Debug, Parser)]
#[command(name = "portico-bench")]
struct Arguments {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Visit the sign-in page as on a slow phone
    Page {
        /// Rounds of all visits
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        runs: u32,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Don't wait for other programs
        #[arg(long)]
        no_wait: bool,
        /// Another sign-in page to visit, as name=http://127.0.0.1:8000/
        #[arg(long)]
        beside: Vec<Beside>,
        /// The built site, with the shops
        #[arg(long, env = "PORTICO_DIST")]
        dist: PathBuf,
        /// The hand-written site, prepared for a server in the same way
        #[arg(long, env = "PORTICO_VANILLA")]
        vanilla: PathBuf,
        /// The server's program
        #[arg(long, env = "PORTICO_SERVER")]
        server: PathBuf,
        /// Chromium's program
        #[arg(long, env = "CHROMIUM")]
        chromium: PathBuf,
    },
    /// Call the API and better-auth's
    Api {
        /// Rounds of all calls
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        runs: u32,
        /// The customers in the larger database
        #[arg(long, value_parser = clap::value_parser!(u64).range(1000..))]
        customers: u64,
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Don't wait for other programs
        #[arg(long)]
        no_wait: bool,
        /// The server's program, optimized
        #[arg(long, env = "PORTICO_SERVER")]
        server: PathBuf,
        /// The folder with better-auth and its packages
        #[arg(long, env = "PORTICO_BETTER_AUTH")]
        better_auth: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Verb) -> Result<()> {
    match command {
        Verb::Page { runs, json, no_wait, beside, dist, vanilla, server, chromium } => {
            let report = Comparison { runs, no_wait, dist, vanilla, beside, server, chromium }.run()?;
            println!("{}", if json { report.json()? } else { report.table() });
        }
        Verb::Api { runs, customers, json, no_wait, server, better_auth } => {
            let report = Measurement { runs, customers, no_wait, server, better_auth }.run()?;
            println!("{}", if json { report.json()? } else { report.table() });
        }
    }
    Ok(())
}
