//! Reads a program's progress from its output, and measures how long things take.

use std::fmt;
use std::time::{Duration, Instant};

/// The last reported progress of a program.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    /// What it is doing: the last line that is not a progress bar.
    doing: String,
    /// Crates compiled, and crates in total.
    crates: Option<(u32, u32)>,
}

impl Progress {
    /// Reads a line. Returns whether it was one of cargo's progress bars, which don't belong in a log.
    pub(crate) fn read(&mut self, line: &str) -> bool {
        if let Some(crates) = bar(line) {
            self.crates = Some(crates);
            return true;
        }
        line.trim().chars().take(70).collect::<String>().clone_into(&mut self.doing);
        false
    }
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.crates {
            Some((done, all)) => write!(f, "{done} of {all} crates"),
            None if self.doing.is_empty() => f.write_str("starting"),
            None => f.write_str(&self.doing),
        }
    }
}

/// Reads cargo's `Building [=====>    ] 12/345: serde`.
fn bar(line: &str) -> Option<(u32, u32)> {
    let counts = line.split_once("Building")?.1.split_once(']')?.1.split(':').next()?;
    let (done, all) = counts.trim().split_once('/')?;
    Some((done.parse().ok()?, all.parse().ok()?))
}

/// How long each part of a command takes. Displayed as `2 min 05 s: wasm 1 min 35 s, compression 8.0 s`.
#[derive(Debug)]
pub(crate) struct Parts {
    begun: Instant,
    ended: Vec<(&'static str, Instant)>,
}

impl Parts {
    /// Starts the first part.
    pub(crate) fn start() -> Self {
        Self { begun: Instant::now(), ended: Vec::new() }
    }

    /// Ends a part, under this name, and starts the next one.
    pub(crate) fn end(&mut self, name: &'static str) {
        self.ended.push((name, Instant::now()));
    }
}

impl fmt::Display for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut begun = self.begun;
        let last = self.ended.last().map_or(begun, |(_, ended)| *ended);
        f.write_str(&short(last - begun))?;
        for (at, (name, ended)) in self.ended.iter().enumerate() {
            write!(f, "{}{name} {}", if at == 0 { ": " } else { ", " }, short(*ended - begun))?;
            begun = *ended;
        }
        Ok(())
    }
}

/// Reads a duration as cargo writes it: `0.40s`, `1m 05s`.
pub(crate) fn seconds(text: &str) -> Option<Duration> {
    let text = text.trim().strip_suffix('s')?;
    let (minutes, rest) = text.split_once("m ").unwrap_or(("0", text));
    let seconds = minutes.parse::<f64>().ok()? * 60.0 + rest.parse::<f64>().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

/// A duration in words: `0.2 s`, `48 s`, `3 min 05 s`.
pub(crate) fn short(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", duration.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_bar_says_how_many_crates_are_done() {
        let mut progress = Progress::default();
        assert_eq!(progress.to_string(), "starting");
        assert!(!progress.read("   Compiling serde v1.0.0"));
        assert_eq!(progress.to_string(), "Compiling serde v1.0.0");
        assert!(progress.read("\u{1b}[K    Building [=====>          ] 12/345: serde, tokio"));
        assert!(!progress.read("   Compiling tokio v1.0.0"));
        assert_eq!(progress.to_string(), "12 of 345 crates");
    }

    #[test]
    fn a_line_that_only_looks_like_a_bar_is_none() {
        assert!(!Progress::default().read("Building [x] of stone: 1"));
    }

    #[test]
    fn cargos_durations_are_read() {
        assert_eq!(seconds("0.40s"), Some(Duration::from_millis(400)));
        assert_eq!(seconds("3m 20s"), Some(Duration::from_secs(200)));
        assert_eq!(seconds("soon"), None);
    }

    #[test]
    fn each_part_has_its_own_time() {
        let begun = Instant::now();
        let after = |seconds| begun + Duration::from_secs(seconds);
        let parts = Parts { begun, ended: vec![("wasm", after(95)), ("compression", after(103))] };
        assert_eq!(parts.to_string(), "1 min 43 s: wasm 1 min 35 s, compression 8.0 s");
    }

    #[test]
    fn durations_are_short() {
        assert_eq!(short(Duration::from_millis(240)), "0.2 s");
        assert_eq!(short(Duration::from_secs(48)), "48 s");
        assert_eq!(short(Duration::from_secs(185)), "3 min 05 s");
    }
}
