//! A process's use of the machine, as Linux reports it.

use std::fs;

use anyhow::{Context, Result};

/// Ticks per second: `USER_HZ`, which is 100 wherever Linux runs.
const TICKS: f64 = 100.0;

/// A process.
#[derive(Debug, Clone)]
pub struct Process(String);

impl Process {
    /// The process with this id.
    pub fn of(id: u32) -> Self {
        Self(id.to_string())
    }

    /// This process.
    pub fn own() -> Self {
        Self("self".to_owned())
    }

    /// The processor time it has used so far, in seconds.
    ///
    /// # Errors
    /// If it has ended.
    pub fn processor_time(&self) -> Result<f64> {
        worked(&self.read("stat")?).context("the process says nothing of its time")
    }

    /// Its peak memory since [`Self::forget_peak`], in MiB.
    ///
    /// # Errors
    /// If it has ended.
    pub fn peak(&self) -> Result<f64> {
        resident_peak(&self.read("status")?).context("the process says nothing of its memory")
    }

    /// Restarts the measurement of its peak memory.
    ///
    /// # Errors
    /// If it has ended, or belongs to another user.
    pub fn forget_peak(&self) -> Result<()> {
        let file = self.path("clear_refs");
        // 5 resets the peak and nothing else, proc_pid_clear_refs(5).
        fs::write(&file, "5").with_context(|| format!("cannot write {file}"))
    }

    fn read(&self, name: &str) -> Result<String> {
        let file = self.path(name);
        fs::read_to_string(&file).with_context(|| format!("cannot read {file}"))
    }

    fn path(&self, name: &str) -> String {
        format!("/proc/{}/{name}", self.0)
    }
}

/// User and system time of all threads: the 14th and 15th value. The second value is a name in parentheses, which may
/// contain spaces.
fn worked(stat: &str) -> Option<f64> {
    let (_, behind_name) = stat.rsplit_once(')')?;
    let mut values = behind_name.split_whitespace().skip(11);
    let mut time = || values.next()?.parse::<f64>().ok();
    Some((time()? + time()?) / TICKS)
}

fn resident_peak(status: &str) -> Option<f64> {
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = peak.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_process_is_that_of_user_and_system() {
        let stat = "4242 (a (strange) name) S 1 2 3 0 -1 4194560 500 0 0 0 250 50 7 9 20 0 8 0 123 456 789";
        assert_eq!(worked(stat), Some(3.0));
        assert_eq!(worked("4242 (short) S 1"), None);
    }

    #[test]
    fn the_peak_of_memory_is_in_mebibytes() {
        assert_eq!(resident_peak("VmPeak:\t 900000 kB\nVmHWM:\t    2048 kB\nVmRSS:\t 1024 kB\n"), Some(2.0));
        assert_eq!(resident_peak("Name:\tx\n"), None);
    }

    #[test]
    fn this_process_has_a_time_and_a_peak() {
        let own = Process::own();
        own.forget_peak().unwrap();
        assert!(own.processor_time().unwrap() >= 0.0);
        assert!(own.peak().unwrap() > 1.0);
    }
}
