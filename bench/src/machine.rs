//! The machine, and what else it is doing: two cores that are busy compiling say nothing about a page.

use std::env;
use std::fs;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use anyhow::{Result, bail};

/// Ticks per second in `/proc/stat`: `USER_HZ`, which is 100 wherever Linux runs.
const TICKS: f64 = 100.0;
/// How long to observe the machine before saying how busy it is.
const LOOK: Duration = Duration::from_millis(400);
/// The cores that may be in use when a load begins.
const QUIET: f64 = 0.2;
/// The cores that other programs may use, on average, during a load.
pub const DISTURBING: f64 = 0.3;

/// The machine in words: cores, processor, system.
pub fn describe() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or(env::consts::ARCH, |(_, model)| model.trim());
    format!("{cores} × {model}, {}", env::consts::OS)
}

/// The day in UTC, as `2026-11-29`.
pub fn today() -> String {
    let now = humantime::format_rfc3339_seconds(SystemTime::now()).to_string();
    now.split('T').next().unwrap_or_default().to_owned()
}

/// The processor time of all cores together so far, in seconds; `None` if the system doesn't say.
pub fn processor_time() -> Option<f64> {
    worked(&fs::read_to_string("/proc/stat").ok()?)
}

/// User, nice, system, interrupts and soft interrupts of the first line; idle, waiting and stolen time don't count as
/// work.
fn worked(stat: &str) -> Option<f64> {
    let mut times = stat.lines().next()?.strip_prefix("cpu ")?.split_whitespace();
    let mut time = || times.next()?.parse::<f64>().ok();
    let (user, nice, system, _idle, _wait) = (time()?, time()?, time()?, time()?, time()?);
    Some((user + nice + system + time()? + time()?) / TICKS)
}

/// How a run treats other programs: it waits for them and repeats the loads that they disturbed, and refuses to go on once
/// that has taken too long. Or it measures whatever they do.
#[derive(Debug)]
pub struct Patience {
    /// How long the whole run may still wait and repeat; `None` if it does neither.
    left: Option<Duration>,
}

impl Patience {
    /// Waits and repeats for this long in all.
    pub fn of(time: Duration) -> Self {
        Self { left: Some(time) }
    }

    /// Measures whatever other programs do.
    pub fn unlimited() -> Self {
        Self { left: None }
    }

    /// Waits until little else runs.
    ///
    /// # Errors
    /// If other programs run for longer than this patience lasts.
    pub fn wait_for_quiet(&mut self) -> Result<()> {
        self.wait(cores_in_use)
    }

    fn wait(&mut self, mut look: impl FnMut() -> Option<f64>) -> Result<()> {
        if self.left.is_none() {
            return Ok(());
        }
        let mut told = false;
        while let Some(cores) = look().filter(|cores| *cores >= QUIET) {
            if !told {
                let minutes = self.left.unwrap_or_default().as_secs() / 60;
                eprintln!(
                    "      waiting: other programs use {cores:.1} cores ({minutes} minutes of patience left)"
                );
                told = true;
            }
            self.spend(LOOK, cores)?;
        }
        Ok(())
    }

    /// Whether a load has to be made again: it took this long, while other programs used so many cores on average.
    ///
    /// # Errors
    /// If it has to, and this patience is at its end.
    pub fn must_repeat(&mut self, disturbed: f64, took: Duration) -> Result<bool> {
        if self.left.is_none() || disturbed <= DISTURBING {
            return Ok(false);
        }
        eprintln!("      again: other programs used {disturbed:.1} cores meanwhile");
        self.spend(took, disturbed)?;
        Ok(true)
    }

    fn spend(&mut self, time: Duration, cores: f64) -> Result<()> {
        let left = self.left.unwrap_or_default().saturating_sub(time);
        if left.is_zero() {
            bail!(
                "this machine is too busy: other programs use {cores:.1} cores, and what is measured beside them says \
                 nothing. Stop them and start again, or measure anyway with --no-wait"
            );
        }
        self.left = Some(left);
        Ok(())
    }
}

/// What a report says about so many disturbed loads of all, before its figures; empty if there are none.
pub fn warning(disturbed: usize, loads: usize) -> String {
    if disturbed == 0 {
        return String::new();
    }
    format!(
        "NOT A RESULT: in {disturbed} of {loads} loads other programs used more than {DISTURBING} cores. Measure again on a \
         machine that does nothing else, without --no-wait.\n\n"
    )
}

fn cores_in_use() -> Option<f64> {
    let (before, begun) = (processor_time()?, Instant::now());
    thread::sleep(LOOK);
    Some((processor_time()? - before) / begun.elapsed().as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_work_counts_as_work() {
        assert_eq!(worked("cpu  100 20 30 9999 8888 4 6 7777 0 0\ncpu0 1 1"), Some(1.6));
        assert_eq!(worked("intr 1 2 3"), None);
        assert_eq!(worked(""), None);
    }

    #[test]
    fn a_run_waits_until_other_programs_end() {
        let mut busy = [Some(1.9), Some(0.5), Some(0.1), Some(1.9)].into_iter();
        let mut patience = Patience::of(10 * LOOK);
        patience.wait(|| busy.next().unwrap()).unwrap();
        assert_eq!(busy.len(), 1, "it waits no longer than it has to");
        assert_eq!(patience.left, Some(8 * LOOK));
        patience.wait(|| None).unwrap();
    }

    #[test]
    fn a_run_is_refused_when_other_programs_do_not_end() {
        let mut patience = Patience::of(5 * LOOK);
        let refusal = patience.wait(|| Some(1.25)).unwrap_err().to_string();
        assert!(refusal.contains("too busy: other programs use 1.2 cores"), "{refusal}");
        assert!(refusal.contains("--no-wait"), "{refusal}");
    }

    #[test]
    fn a_disturbed_load_is_repeated_until_the_patience_ends() {
        let load = Duration::from_secs(4);
        let mut patience = Patience::of(2 * load);
        assert!(!patience.must_repeat(DISTURBING, load).unwrap());
        assert!(patience.must_repeat(0.31, load).unwrap());
        assert!(patience.must_repeat(0.31, load).is_err());
    }

    #[test]
    fn without_waiting_nothing_is_refused_or_repeated() {
        let mut patience = Patience::unlimited();
        patience.wait(|| unreachable!("it doesn't even look")).unwrap();
        assert!(!patience.must_repeat(2.0, Duration::from_secs(4)).unwrap());
    }

    #[test]
    fn a_disturbed_report_begins_with_a_warning() {
        assert_eq!(warning(0, 24), "");
        assert!(warning(1, 24).starts_with("NOT A RESULT: in 1 of 24 loads other programs"));
    }
}
