//! The customer API beside better-auth's: the same calls at the same password hash cost, on the same two cores,
//! alternately.

mod better_auth;
mod client;
mod contestant;
mod crowd;
mod enumeration;
mod flood;
mod growth;
mod hash;
mod load;
mod pairs;
mod portico;
mod report;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use portico_argon2::Implementation;
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use serde::Serialize;

use crate::machine::{self, Patience};
use crate::server::{self, Server};
use better_auth::BetterAuth;
use contestant::{Call, Contestant, Sample};
use flood::Latency;
use hash::{Cost, implementation};
use portico::Portico;
use report::Report;

/// The cores shared by everything that is measured, this program included.
const CORES: usize = 2;
/// How long each load lasts.
const LOAD: Duration = Duration::from_secs(4);
/// How long a flood of sign-ins lasts.
const FLOOD: Duration = Duration::from_secs(8);
/// How long the cores hash, before and after the calls of each round.
const HASHING: Duration = Duration::from_secs(2);
/// How long the whole run may wait for other programs, and repeat the loads they disturbed.
const PATIENCE: Duration = Duration::from_mins(10);

/// What to measure.
#[derive(Debug)]
pub struct Measurement {
    /// Rounds of all calls.
    pub runs: u32,
    /// The customers in the larger database.
    pub customers: u64,
    /// Start at once, whatever else the machine is doing.
    pub no_wait: bool,
    /// Portico's program.
    pub server: PathBuf,
    /// The folder with better-auth.
    pub better_auth: PathBuf,
}

/// How passwords are hashed.
#[derive(Debug, Clone, Copy)]
pub struct Hashing {
    /// The cost, the same for both servers.
    pub cost: Cost,
    /// What Portico's server computes it with.
    pub implementation: Implementation,
}

/// One value for each server.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Both<T> {
    /// better-auth's.
    pub better_auth: T,
    /// Portico's.
    pub portico: T,
}

/// The results of making each call to both servers once.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Round {
    /// How many passwords the cores hash per second when nothing else runs.
    pub hashes_a_second: f64,
    /// The results of the calls, in the order of [`Call::ALL`].
    pub calls: Vec<Both<Sample>>,
    /// Session checks during a flood of sign-ins.
    pub in_flood: Both<Latency>,
}

impl Measurement {
    /// Measures, with progress on standard error.
    ///
    /// # Errors
    /// If a server doesn't start, an answer isn't as expected, or other programs don't let it be measured.
    pub fn run(&self) -> Result<Report> {
        restrict_to_cores()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(self.measure())
    }

    async fn measure(&self) -> Result<Report> {
        let begun = Instant::now();
        let mut patience = if self.no_wait { Patience::unlimited() } else { Patience::of(PATIENCE) };
        let portico = Contestant::prepare(Portico, Server::start(unlimited(&self.server))?).await?;
        let cost = Cost::of(&crowd::stored_hash(portico.server()).await?)?;
        let hashing = Hashing { cost, implementation: implementation(&portico.server().log()?)? };
        let better_auth = Server::start(better_auth::command(&self.better_auth, cost)?)?;
        let dialect = BetterAuth { origin: better_auth.origin() };
        let contestants = Both { better_auth: Contestant::prepare(dialect, better_auth).await?, portico };
        let mut rounds = Vec::new();
        for round in 0..self.runs {
            eprintln!("round {} of {}", round + 1, self.runs);
            rounds.push(contestants.round(hashing, round % 2 == 0, &mut patience).await?);
        }
        drop(contestants);

        eprintln!("emails with and without an account");
        patience.wait_for_quiet()?;
        let enumeration = enumeration::measure(&self.server).await?;
        eprintln!("few customers and many");
        let growth = growth::measure(&self.server, self.customers, &mut patience).await?;
        Ok(Report {
            date: machine::today(),
            machine: machine::describe(),
            versions: better_auth::versions(&self.better_auth)?,
            hashing,
            customers: self.customers,
            seconds: begun.elapsed().as_secs(),
            rounds,
            enumeration,
            growth,
        })
    }
}

impl Both<Contestant> {
    /// Makes every call to both servers. The second one finds the machine a little warmer.
    async fn round(&self, hashing: Hashing, ours_first: bool, patience: &mut Patience) -> Result<Round> {
        patience.wait_for_quiet()?;
        let Hashing { cost, implementation } = hashing;
        let before = cost.hashes_a_second(implementation, HASHING)?;
        let mut calls = Vec::with_capacity(Call::ALL.len());
        for call in Call::ALL {
            let measured =
                self.in_turn(ours_first, async |contestant| load(contestant, call, patience).await);
            calls.push(measured.await?);
        }
        let in_flood = self.in_turn(ours_first, async |contestant| {
            patience.wait_for_quiet()?;
            let latency = flood::measure(contestant, FLOOD).await?;
            let (name, Latency { median, p99 }) = (contestant.name(), latency);
            eprintln!("      session check in a flood of sign-ins {name:12} median {median:5.1} ms, p99 {p99:5.1} ms");
            Ok(latency)
        });
        let in_flood = in_flood.await?;
        patience.wait_for_quiet()?;
        // Other programs can only lower this limit, never raise it.
        let hashes_a_second = before.max(cost.hashes_a_second(implementation, HASHING)?);
        eprintln!("      the cores hash {hashes_a_second:.1} passwords a second");
        Ok(Round { hashes_a_second, calls, in_flood })
    }

    async fn in_turn<T>(
        &self,
        ours_first: bool,
        mut measure: impl AsyncFnMut(&Contestant) -> Result<T>,
    ) -> Result<Both<T>> {
        let ours = if ours_first { Some(measure(&self.portico).await?) } else { None };
        let better_auth = measure(&self.better_auth).await?;
        let portico = match ours {
            Some(ours) => ours,
            None => measure(&self.portico).await?,
        };
        Ok(Both { better_auth, portico })
    }
}

/// Makes a call under load, and repeats it while other programs disturb it.
async fn load(contestant: &Contestant, call: Call, patience: &mut Patience) -> Result<Sample> {
    loop {
        patience.wait_for_quiet()?;
        let begun = Instant::now();
        let sample = contestant.measure(call, LOAD).await?;
        eprintln!(
            "      {:14}{:12}{:7.0} a second, median {:6.2} ms, p99 {:6.2} ms",
            call.name(),
            contestant.name(),
            sample.rate,
            sample.median,
            sample.p99
        );
        if !patience.must_repeat(sample.disturbed, begun.elapsed())? {
            return Ok(sample);
        }
    }
}

/// The command that starts Portico's server without rate limits, which would stop a load at once.
fn unlimited(program: &Path) -> Command {
    let mut command = server::portico(program);
    command.args(["--limits", "off"]);
    command
}

/// Restricts this program, and so everything it starts, to the cores of the measurement.
fn restrict_to_cores() -> Result<()> {
    let allowed = sched_getaffinity(None).context("cannot read this program's cores")?;
    let mut cores = CpuSet::new();
    for core in (0..CpuSet::MAX_CPU).filter(|core| allowed.is_set(*core)).take(CORES) {
        cores.set(core);
    }
    sched_setaffinity(None, &cores).context("cannot set this program's cores")
}
