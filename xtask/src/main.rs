//! The commands of the project. `cargo xtask --help` lists them.

mod bench;
mod browser;
mod dist;
mod native;
mod origins;
mod page;
mod postgres;
mod progress;
mod project;
mod run;
mod schedule;
mod setup;
mod size;
mod start;
mod test;
mod versions;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use bench::Bench;
use dist::Order;
use origins::Origins;
use project::Project;
use setup::{Group, Tools};
use size::Weight;
use start::Start;

/// Portico's commands. Each one sets up what it needs and is missing.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Install the tools: wasm target, std's source, trunk, wasm-bindgen, wasm-opt; for the tests also Chromium, axe and checkers
    Setup {
        /// Leave out what only the tests use
        #[arg(long)]
        without_tests: bool,
        /// Install only these groups, and keep what was built for them until the next set-up
        #[arg(long, value_delimiter = ',', value_enum, conflicts_with = "without_tests")]
        group: Vec<Group>,
    },
    /// Build the optimized static site, and the element for pages of your own
    Dist {
        /// The folder to write; it is emptied of everything else
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        #[command(flatten)]
        order: Order,
    },
    /// Render the pages of a built site anew, for another store; its scripts, styles and wasm stay as they are
    ///
    /// With `--config` nothing of the last store stays but the base path. Without it only what the other options say changes.
    Configure {
        /// The folder of the site
        #[arg(long, default_value = "dist")]
        site: PathBuf,
        #[command(flatten)]
        order: Order,
    },
    /// Print the bytes that the sign-in page and an element load, after building both
    Size {
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Print which crates the wasm comes from instead
        #[arg(long, conflicts_with = "json")]
        why: bool,
        /// With `--why`: print the largest functions as well, this many
        #[arg(long, value_name = "COUNT", default_value_t = 0, requires = "why")]
        functions: usize,
    },
    /// Build the site that the other commands use, as a part of one of them
    #[command(hide = true)]
    Site,
    /// Build everything, and serve the app, its API and a shop that has the element in its page, with a page that shows the mails
    Start {
        /// The address and port to listen on
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
    },
    /// Run every check and test
    Test {
        #[command(flatten)]
        selection: test::Selection,
    },
    /// Measure the product beside what an engineer would write by hand, or take instead
    Bench {
        #[command(subcommand)]
        what: Bench,
    },
    /// Take pictures of the pages in their states, on a phone and a desk, light and dark
    Screenshots {
        /// The folder to write them to
        #[arg(long, default_value = "docs/images")]
        out: String,
        /// The states to show; those of the documents unless named
        #[arg(default_values_t = ["sign-in".to_owned()])]
        states: Vec<String>,
    },
}

fn main() -> ExitCode {
    match Arguments::parse().command.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

impl Verb {
    fn run(self) -> Result<()> {
        let project = Project::find()?;
        match self {
            Self::Setup { group, .. } if !group.is_empty() => {
                setup::install(&project, &group)?;
            }
            Self::Setup { without_tests, .. } => {
                Tools::set_up(&project, if without_tests { &Group::BUILD } else { &Group::ALL })?;
            }
            Self::Dist { out, order } => {
                let plan = order.plan(&project)?;
                let tools = Tools::set_up(&project, &Group::BUILD)?;
                let site = project.root.join(out);
                dist::build_to_order(&project, &tools, &plan, &site)?;
                print!("{}", dist::embed::advice(&site)?);
            }
            Self::Configure { site, order } => {
                let site = project.root.join(site);
                dist::configure(&project, &order, &site)?;
            }
            Self::Size { json, why, functions } => {
                let tools = Tools::set_up(&project, &Group::BUILD)?;
                let site = project.site();
                dist::build(&project, &tools, &site)?;
                if why {
                    print!("{}", Origins::measure(&project)?.table(functions));
                } else {
                    let weight = Weight::measure(&site)?;
                    println!("{}", if json { weight.json()? } else { weight.table() });
                }
            }
            Self::Site => dist::build(&project, &Tools::find(&project)?, &project.site())?,
            Self::Start { listen } => {
                let start = Start { listen };
                start.check_address()?;
                let server = start::build(&project)?;
                start.run(&project, &server)?;
            }
            Self::Test { selection } => test::run(&project, &selection)?,
            Self::Bench { what } => what.run(&project)?,
            Self::Screenshots { out, states } => {
                let tools = Tools::set_up(&project, &Group::ALL)?;
                browser::screenshots(&project, &tools, &out, &states)?;
            }
        }
        Ok(())
    }
}
