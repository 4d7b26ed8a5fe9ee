//! The machine, and what else it is doing: two cores that are busy compiling say nothing about a page.

use std::env;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

/// Ticks per second in `/proc/stat`: `USER_HZ`, which is 100 wherever Linux runs.
const TICKS: f64 = 100.0;
/// How long to observe the machine before saying how busy it is.
const LOOK: Duration = Duration::from_millis(400);
/// The cores that may be in use when a load begins.
const QUIET: f64 = 0.2;
/// The cores that other programs may use, on average, while a page loads.
pub const DISTURBING: f64 = 0.3;

/// The machine in words: cores, processor, system.
pub fn describe() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let model = model.map_or(env::consts::ARCH, |(_, model)| model.trim());
    format!("{cores} × {model}, {}", env::consts::OS)
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

/// How long the whole run may still wait for other programs, and repeat the loads they disturbed.
#[derive(Debug)]
pub struct Patience(pub Duration);

impl Patience {
    /// Waits until little else runs, for as long as patience lasts.
    pub fn wait_for_quiet(&mut self) {
        let mut told = false;
        while self.is_left() {
            let Some(cores) = cores_in_use().filter(|cores| *cores >= QUIET) else { return };
            if !told {
                let left = self.0.as_secs() / 60;
                eprintln!(
                    "      waiting: other programs use {cores:.1} cores ({left} minutes of patience left)"
                );
                told = true;
            }
            self.spend(LOOK);
        }
    }

    /// Uses up this much of the patience.
    pub fn spend(&mut self, time: Duration) {
        self.0 = self.0.saturating_sub(time);
    }

    /// Whether any patience is left.
    pub fn is_left(&self) -> bool {
        !self.0.is_zero()
    }
}

fn cores_in_use() -> Option<f64> {
    let (before, begun) = (processor_time()?, Instant::now());
    thread::sleep(LOOK);
    Some((processor_time()? - before) / begun.elapsed().as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::worked;

    #[test]
    fn only_work_counts_as_work() {
        assert_eq!(worked("cpu  100 20 30 9999 8888 4 6 7777 0 0\ncpu0 1 1"), Some(1.6));
        assert_eq!(worked("intr 1 2 3"), None);
        assert_eq!(worked(""), None);
    }
}
