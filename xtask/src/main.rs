//! The commands of the project. `cargo xtask --help` lists them.

mod bench;
mod browser;
mod digest;
mod disk;
mod dist;
mod files;
mod lists;
mod native;
mod origins;
mod postgres;
mod progress;
mod project;
mod run;
mod schedule;
mod setup;
mod shops;
mod size;
mod start;
mod test;
mod versions;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, anyhow};
use clap::{Parser, Subcommand};

use bench::Bench;
use browser::Screenshots;
use dist::Order;
use project::Project;
use setup::{Group, Tools};
use size::{Weight, Why};
use start::Start;

/// Portico's commands. Each one first sets up what it needs.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Install the tools: wasm target, std's source, trunk, wasm-bindgen, wasm-opt; for the tests also browsers, axe and checkers
    Setup {
        /// Skip what only the tests use
        #[arg(long)]
        without_tests: bool,
        /// Install only these groups, and keep what was built for them until the next set-up
        #[arg(long, value_delimiter = ',', value_enum, conflicts_with = "without_tests")]
        group: Vec<Group>,
    },
    /// Build the optimized static site, and the element for your own pages
    Dist {
        /// The folder to write; everything else in it is removed
        #[arg(long, default_value = "dist")]
        out: PathBuf,
        #[command(flatten)]
        order: Order,
    },
    /// Render the pages of a built site again, for another store; its scripts, styles and wasm stay as they are
    ///
    /// With `--config`, nothing of the last store stays except the base path. Without it, only what the other options set changes.
    Configure {
        /// The folder of the site
        #[arg(long, default_value = "dist")]
        site: PathBuf,
        #[command(flatten)]
        order: Order,
    },
    /// Build the site, and print how many bytes the sign-in page and an element load
    Size {
        /// Print JSON
        #[arg(long)]
        json: bool,
        /// Print what each page and each view of the element loads instead, and which crates the wasm comes from
        #[arg(long, conflicts_with = "json")]
        why: bool,
        /// With `--why`: also print this many of the largest functions
        #[arg(long, value_name = "COUNT", default_value_t = 0, requires = "why")]
        functions: usize,
    },
    /// Build the site that the other commands use, as a part of one of them
    #[command(hide = true)]
    Site,
    /// Build everything, and serve the app, its API, a shop with the element in its page, and a page that shows the emails
    Start {
        /// The address and port to listen on
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
    },
    /// Update the copies of the lists of pages, settings and headers in the element, the documentation and `deploy/`
    Lists,
    /// Run every check and test
    Test {
        #[command(flatten)]
        selection: test::Selection,
    },
    /// Compare the sign-in page with a handwritten one, and the server with another one
    Bench {
        #[command(subcommand)]
        what: Bench,
    },
    /// Take screenshots of the pages in their states, on a phone and on a desktop, light and dark
    Screenshots {
        /// The folder to write them to
        #[arg(long, default_value = "docs/images")]
        out: String,
        /// Take them in this browser; in each, if all are, into a folder of its own
        #[arg(long, value_name = "BROWSER", default_value = "chromium")]
        browser: test::Engine,
        /// Show each state, or only the given ones, on the smallest phone as well, with large text, and with forced colours
        #[arg(long)]
        looks: bool,
        /// Show each state, or only the given ones, in English, German, Arabic and Japanese, each in a folder of its own
        #[arg(long, conflicts_with = "looks")]
        languages: bool,
        /// The states to show, such as `sign-in`, or `passkeys-` for all that begin with it; without any, those that the documentation shows
        states: Vec<String>,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let project = Project::find();
    let result = match &project {
        Ok(project) => arguments.command.run(project),
        Err(error) => Err(anyhow!("{error:#}")),
    };
    let Err(error) = result else { return ExitCode::SUCCESS };
    eprintln!("error: {error:#}");
    let folders: Vec<&Path> = project.iter().flat_map(Project::written).collect();
    if let Some(advice) = disk::advice(&error, &folders) {
        eprintln!("error: {advice}");
    }
    ExitCode::FAILURE
}

impl Verb {
    fn run(self, project: &Project) -> Result<()> {
        match self {
            Self::Setup { group, .. } if !group.is_empty() => {
                setup::install(project, &group)?;
            }
            Self::Setup { without_tests, .. } => {
                Tools::set_up(project, if without_tests { &Group::BUILD } else { &Group::ALL })?;
            }
            Self::Dist { out, order } => {
                let plan = order.plan(project)?;
                let tools = Tools::set_up(project, &Group::BUILD)?;
                let site = project.root.join(out);
                dist::build_to_order(project, &tools, &plan, &site)?;
                print!("{}", dist::embed::advice(&site)?);
            }
            Self::Configure { site, order } => {
                let site = project.root.join(site);
                dist::configure(project, &order, &site)?;
            }
            Self::Size { json, why, functions } => {
                let tools = Tools::set_up(project, &Group::BUILD)?;
                let site = project.site();
                dist::build(project, &tools, &site)?;
                if why {
                    print!("{}", Why::measure(project, &site)?.table(functions)?);
                } else {
                    let weight = Weight::measure(&site)?;
                    println!("{}", if json { weight.json()? } else { weight.table() });
                }
            }
            Self::Site => dist::build(project, &Tools::find(project)?, &project.site())?,
            Self::Start { listen } => {
                let start = Start { listen };
                start.check_address()?;
                let server = start::build(project)?;
                start.run(project, &server)?;
            }
            Self::Lists => lists::write(project)?,
            Self::Test { selection } => test::run(project, &selection)?,
            Self::Bench { what } => what.run(project)?,
            Self::Screenshots { out, browser, looks, languages, states } => {
                let tools = Tools::set_up(project, &Group::BROWSING)?;
                let option = if looks { Some("--looks") } else { languages.then_some("--languages") };
                let screenshots = Screenshots::build(project, &tools)?;
                for engine in browser.each() {
                    let folder =
                        if browser == engine { out.clone() } else { format!("{out}/{}", engine.name()) };
                    let environment = engine.environment(&tools)?;
                    screenshots.take(environment, &folder, option, &states)?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(arguments: &[&str]) -> String {
        let arguments = [&["cargo xtask"], arguments].concat();
        Arguments::try_parse_from(arguments).unwrap_err().to_string()
    }

    #[test]
    fn an_unknown_command_option_or_step_is_named_with_what_there_is() {
        for (arguments, unknown, known) in [
            (&["tset"][..], "'tset'", "'test'"),
            (&["test", "--olny", "fmt"], "'--olny'", "'--only'"),
            (&["test", "--only", "clipy"], "'clipy'", "possible values: fmt, "),
            (&["start", "--listen", "8080"], "'8080'", "--listen"),
            (&["size", "--functions", "5"], "--why", "Usage"),
        ] {
            let message = refusal(arguments);
            assert!(message.starts_with("error: "), "{message}");
            assert!(message.contains(unknown) && message.contains(known), "{message}");
        }
    }
}
