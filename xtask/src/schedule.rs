//! Runs jobs in parallel, each in its own process with its own log, as long as they don't get in each other's way.

use std::fs::{self, File};
use std::io::{Read, Write, stderr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::progress::short;
use crate::project::which;
use crate::run;

/// How many jobs that keep a core busy run at the same time. Each uses both cores of a small machine when it can; the
/// second one fills the gaps in which the first has only one thing to do.
const AT_ONCE: usize = 2;
/// How often to print what is running.
const SAY_EVERY: Duration = Duration::from_secs(30);
/// How often to check which jobs have ended.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// What a job needs exclusively: two jobs with the same resource never run at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resource {
    /// Nothing that another job needs.
    Nothing,
    /// The network and the system's packages; hardly any processor time.
    Downloads,
    /// The folder in which cargo builds tools.
    ToolBuild,
    /// The target folder of native builds.
    NativeBuild,
    /// The target folder of wasm builds.
    WasmBuild,
    /// The machine's processing time: tests drive servers and browsers.
    Tests,
}

impl Resource {
    /// Whether such a job can keep a whole core busy.
    fn is_heavy(self) -> bool {
        !matches!(self, Self::Nothing | Self::Downloads)
    }
}

/// A program to run.
#[derive(Debug)]
pub(crate) struct Job {
    /// Its name, which other jobs refer to.
    pub(crate) name: String,
    /// A description for people.
    pub(crate) about: String,
    /// The names of the jobs that have to succeed first. Names of jobs that aren't in the list are ignored.
    pub(crate) after: Vec<String>,
    /// The resource it needs.
    pub(crate) uses: Resource,
    /// The program.
    pub(crate) command: Command,
}

/// How a job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// Its program succeeded.
    Passed,
    /// Its program failed.
    Failed,
    /// A job that it depends on has failed.
    NotRun,
}

/// A job that has ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// The job's name.
    pub(crate) name: String,
    /// How it ended.
    pub(crate) end: End,
    /// How long it ran.
    pub(crate) elapsed: Duration,
    /// Everything that its program printed.
    pub(crate) output: String,
}

/// How much of the jobs' output is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Show {
    /// All of it, each job's output in one piece when it ends.
    Everything,
    /// Only that of failed jobs.
    Failures,
}

/// Runs jobs, preferring those earlier in the list, and returns how each one ended, in the order in which they ended.
///
/// # Errors
/// If a program can't be started or a log can't be written. A failed program is not an error here.
pub(crate) fn run(jobs: Vec<Job>, logs: &Path, show: Show) -> Result<Vec<Outcome>> {
    fs::create_dir_all(logs).with_context(|| format!("cannot create {}", logs.display()))?;
    let count = jobs.len();
    let mut schedule =
        Schedule { waiting: jobs, running: Vec::new(), ended: Vec::new(), logs, show, said: Instant::now() };
    while schedule.ended.len() < count {
        schedule.start_what_can()?;
        let is_stuck = schedule.running.is_empty() && !schedule.drop_what_cannot();
        ensure!(
            !is_stuck,
            "these jobs wait for each other: {}",
            names(schedule.waiting.iter().map(|job| &job.name))
        );
        thread::sleep(LOOK_EVERY);
        schedule.look()?;
    }
    Ok(schedule.ended)
}

struct Schedule<'a> {
    waiting: Vec<Job>,
    running: Vec<Running>,
    ended: Vec<Outcome>,
    logs: &'a Path,
    show: Show,
    said: Instant,
}

struct Running {
    name: String,
    about: String,
    uses: Resource,
    child: Child,
    log: PathBuf,
    since: Instant,
}

impl Drop for Running {
    fn drop(&mut self) {
        // If it has already ended, both do nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Schedule<'_> {
    fn start_what_can(&mut self) -> Result<()> {
        let mut at = 0;
        while at < self.waiting.len() {
            if self.can_start(&self.waiting[at]) {
                let job = self.waiting.remove(at);
                self.start(job)?;
            } else {
                at += 1;
            }
        }
        Ok(())
    }

    fn can_start(&self, job: &Job) -> bool {
        let heavy = self.running.iter().filter(|running| running.uses.is_heavy()).count();
        let is_free =
            job.uses == Resource::Nothing || self.running.iter().all(|other| other.uses != job.uses);
        let has_room = !job.uses.is_heavy() || heavy < AT_ONCE;
        is_free && has_room && job.after.iter().all(|name| self.has_passed(name) || !self.is_known(name))
    }

    fn has_passed(&self, name: &str) -> bool {
        self.ended.iter().any(|ended| ended.name == *name && ended.end == End::Passed)
    }

    fn is_known(&self, name: &str) -> bool {
        let waits = self.waiting.iter().any(|job| job.name == *name);
        let runs = self.running.iter().any(|running| running.name == *name);
        waits || runs || self.ended.iter().any(|ended| ended.name == *name)
    }

    fn start(&mut self, job: Job) -> Result<()> {
        let log = self.logs.join(format!("{}.log", job.name));
        let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut command = polite(job.command, job.uses);
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        let line = run::display(&command);
        let child = command.spawn().with_context(|| format!("cannot start `{line}`"))?;
        let since = Instant::now();
        eprintln!("{}: started", job.name);
        self.running.push(Running { name: job.name, about: job.about, uses: job.uses, child, log, since });
        Ok(())
    }

    /// Gives up jobs that depend on a failed one. Returns whether there were any.
    fn drop_what_cannot(&mut self) -> bool {
        let is_lost = |job: &Job| {
            let lost = |name: &String| {
                self.ended.iter().any(|ended| ended.name == *name && ended.end != End::Passed)
            };
            job.after.iter().any(lost)
        };
        let (lost, waiting): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.waiting).into_iter().partition(is_lost);
        self.waiting = waiting;
        let any = !lost.is_empty();
        for job in lost {
            eprintln!("{}: not run, because a step that it depends on has failed", job.name);
            let (elapsed, output) = (Duration::ZERO, String::new());
            self.ended.push(Outcome { name: job.name, end: End::NotRun, elapsed, output });
        }
        any
    }

    /// Collects the jobs that have ended, and regularly prints what is running.
    fn look(&mut self) -> Result<()> {
        let mut at = 0;
        while at < self.running.len() {
            match self.running[at].child.try_wait()? {
                None => at += 1,
                Some(status) => {
                    let running = self.running.remove(at);
                    let outcome = running.outcome(status.success())?;
                    self.show(&running, &outcome)?;
                    self.ended.push(outcome);
                }
            }
        }
        if self.said.elapsed() > SAY_EVERY && !self.running.is_empty() {
            self.said = Instant::now();
            let running = names(
                self.running.iter().map(|job| format!("{} ({})", job.name, short(job.since.elapsed()))),
            );
            eprintln!("running: {running}; waiting: {}", self.waiting.len());
        }
        Ok(())
    }

    fn show(&self, running: &Running, outcome: &Outcome) -> Result<()> {
        let end = if outcome.end == End::Passed { "passed" } else { "FAILED" };
        let head = format!("{}: {end} after {}", outcome.name, short(outcome.elapsed));
        if self.show == Show::Everything || outcome.end != End::Passed {
            let mut screen = stderr().lock();
            writeln!(screen, "\n--- {head} ({})", running.about)?;
            screen.write_all(outcome.output.as_bytes())?;
            writeln!(screen, "--- end of {}", outcome.name)?;
        } else {
            eprintln!("{head}");
        }
        Ok(())
    }
}

impl Running {
    fn outcome(&self, passed: bool) -> Result<Outcome> {
        let mut output = Vec::new();
        File::open(&self.log)
            .and_then(|mut file| file.read_to_end(&mut output))
            .with_context(|| format!("cannot read {}", self.log.display()))?;
        Ok(Outcome {
            name: self.name.clone(),
            end: if passed { End::Passed } else { End::Failed },
            elapsed: self.since.elapsed(),
            output: String::from_utf8_lossy(&output).into_owned(),
        })
    }
}

/// Builds run at a lower priority than tests, which drive browsers and servers.
fn polite(command: Command, uses: Resource) -> Command {
    let Some(nice) = which("nice").filter(|_| uses != Resource::Tests) else { return command };
    let mut polite = Command::new(nice);
    polite.args(["-n", "10"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => polite.env(name, value),
            None => polite.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        polite.current_dir(folder);
    }
    polite
}

fn names(names: impl Iterator<Item = impl ToString>) -> String {
    names.map(|name| name.to_string()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(name: &str, after: &[&str], uses: Resource, script: &str) -> Job {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let after = after.iter().map(|name| (*name).to_owned()).collect();
        Job { name: name.to_owned(), about: String::new(), after, uses, command }
    }

    fn ends(jobs: Vec<Job>) -> Vec<(String, End, String)> {
        let logs = tempfile::tempdir().unwrap();
        let ended = run(jobs, logs.path(), Show::Failures).unwrap();
        ended.into_iter().map(|ended| (ended.name, ended.end, ended.output)).collect()
    }

    #[test]
    fn a_job_runs_after_what_it_waits_for_and_not_after_a_failure() {
        let jobs = vec![
            job("late", &["early", "unknown"], Resource::Nothing, "echo second"),
            job("lost", &["broken"], Resource::Nothing, "echo never"),
            job("lost-too", &["lost"], Resource::Nothing, "echo never"),
            job("early", &[], Resource::Nothing, "echo first"),
            job("broken", &[], Resource::Nothing, "echo why >&2; exit 3"),
        ];
        let ended = ends(jobs);
        let place = |name: &str| ended.iter().position(|(ended, ..)| ended == name).unwrap();
        assert!(place("early") < place("late"));
        let of = |name: &str| (ended[place(name)].1, ended[place(name)].2.as_str());
        assert_eq!(of("late"), (End::Passed, "second\n"));
        assert_eq!(of("broken"), (End::Failed, "why\n"));
        assert_eq!(of("lost"), (End::NotRun, ""));
        assert_eq!(of("lost-too"), (End::NotRun, ""));
    }

    #[test]
    fn jobs_with_the_same_resource_take_turns() {
        let folder = tempfile::tempdir().unwrap();
        let lock = folder.path().join("lock");
        let script = format!("mkdir {0} && sleep 0.2 && rmdir {0}", lock.display());
        let jobs = ["one", "two", "three"].map(|name| job(name, &[], Resource::Tests, &script));
        assert!(ends(jobs.into()).iter().all(|(_, end, _)| *end == End::Passed));
    }

    #[test]
    fn jobs_that_wait_for_each_other_are_named() {
        let jobs = vec![
            job("egg", &["hen"], Resource::Nothing, "true"),
            job("hen", &["egg"], Resource::Nothing, "true"),
        ];
        let logs = tempfile::tempdir().unwrap();
        let error = run(jobs, logs.path(), Show::Failures).unwrap_err().to_string();
        assert!(error.contains("egg, hen"), "{error}");
    }
}
