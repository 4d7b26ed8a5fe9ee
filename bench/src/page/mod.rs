//! The sign-in page and a hand-written one: both loaded cold, as on a slow phone, in the same browser, alternately.

mod profile;
mod report;
mod traffic;
mod visit;

use std::path::{self, Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;
use serde_json::json;

use crate::chromium::Chromium;
use crate::machine::{self, DISTURBING, Patience};
use crate::server::{self, Server};
use report::Report;
use visit::{Target, Visit};

/// The path of the sign-in page on both sites.
const PATH: &str = "/login/";
/// How often a load is tried while other programs disturb it.
const TRIES: u32 = 3;
/// How long the whole run may wait for other programs, and repeat the loads they disturbed.
const PATIENCE: Duration = Duration::from_mins(10);
/// How long a new browser gets for its one-time work.
const WARM_UP: Duration = Duration::from_millis(500);

/// What to compare.
#[derive(Debug)]
pub struct Comparison {
    /// Cold loads of each page.
    pub runs: u32,
    /// Start at once, whatever else the machine is doing.
    pub no_wait: bool,
    /// The built site.
    pub dist: PathBuf,
    /// The hand-written site.
    pub vanilla: PathBuf,
    /// The server's program.
    pub server: PathBuf,
    /// Chromium's program.
    pub chromium: PathBuf,
}

/// One load of each page.
#[derive(Debug, Clone, Copy)]
pub struct Round {
    /// The hand-written page.
    pub vanilla: Visit,
    /// Portico.
    pub portico: Visit,
}

impl Comparison {
    /// Measures, with progress on standard error.
    ///
    /// # Errors
    /// If a program doesn't start, or a page doesn't load or never becomes ready.
    pub fn run(&self) -> Result<Report> {
        let begun = Instant::now();
        let serve = |site: &Path| {
            let mut command = server::portico(&self.server);
            command.arg("--static").arg(path::absolute(site)?);
            Server::start(command)
        };
        let (vanilla, portico) = (serve(&self.vanilla)?, serve(&self.dist)?);
        let vanilla = Target {
            name: "hand-written",
            address: format!("{}{PATH}", vanilla.origin()),
            mark: "form-ready",
        };
        let portico =
            Target { name: "Portico", address: format!("{}{PATH}", portico.origin()), mark: "portico-ready" };

        let mut patience = Patience(if self.no_wait { Duration::ZERO } else { PATIENCE });
        let mut rounds = Vec::new();
        let mut version = String::new();
        for round in 0..self.runs {
            let mut browser = Chromium::start(&self.chromium)?;
            version = browser.version()?;
            warm_up(&mut browser)?;
            let mut load = |target| self.load(&mut browser, target, round, &mut patience);
            // The second one finds the browser a little warmer.
            rounds.push(if round % 2 == 0 {
                let vanilla = load(&vanilla)?;
                Round { vanilla, portico: load(&portico)? }
            } else {
                let portico = load(&portico)?;
                Round { vanilla: load(&vanilla)?, portico }
            });
        }
        Ok(Report {
            machine: machine::describe(),
            browser: version,
            profile: profile::describe(),
            seconds: begun.elapsed().as_secs(),
            rounds,
        })
    }

    /// Loads a page, and repeats the load while other programs disturb it.
    fn load(
        &self,
        browser: &mut Chromium,
        target: &Target,
        round: u32,
        patience: &mut Patience,
    ) -> Result<Visit> {
        let mut tries = 1;
        loop {
            let begun = Instant::now();
            let visit = Visit::make(browser, target, patience)?;
            eprintln!(
                "{}/{} {:12} painted {:5.0} ms, typable {:5.0} ms, submittable {:5.0} ms",
                round + 1,
                self.runs,
                target.name,
                visit.first_paint,
                visit.typable,
                visit.submittable
            );
            if visit.disturbed <= DISTURBING || tries == TRIES || !patience.is_left() {
                return Ok(visit);
            }
            eprintln!("      again: other programs used {:.1} cores meanwhile", visit.disturbed);
            patience.spend(begun.elapsed());
            tries += 1;
        }
    }
}

/// Lets a new browser do its one-time work, such as reading fonts.
fn warm_up(browser: &mut Chromium) -> Result<()> {
    let tab = browser.open()?;
    let page = json!({"url": "data:text/html,<h1>Sign in</h1><form><input type=email><button>Sign in</button></form>"});
    browser.devtools().call(&tab.session, "Page.navigate", page)?;
    thread::sleep(WARM_UP);
    browser.close(&tab)
}
