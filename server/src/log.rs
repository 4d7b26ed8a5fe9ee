//! The log: JSON lines on stderr, written by a thread of its own. Logging never waits and never fails: a line that cannot be
//! written, or that has no room because no one reads the lines before it, is dropped and counted.

use std::io::{self, ErrorKind, Write};
use std::sync::{Arc, Condvar, LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use prometheus_client::metrics::counter::Counter;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

/// How many bytes may wait for a reader that is slow or hangs.
const ROOM: usize = 1024 * 1024;
/// The pause before trying again to write to a pipe that is full and does not block.
const PAUSE: Duration = Duration::from_millis(10);
/// How long the end of the program waits for the last lines.
const FLUSH_TIMEOUT: Duration = Duration::from_secs(1);

/// There is one log for a process, so there is one count of what it lacks.
static DROPPED: LazyLock<Counter> = LazyLock::new(Counter::default);

/// The number of lines that were dropped.
pub fn dropped() -> Counter {
    DROPPED.clone()
}

/// The log of the process.
#[derive(Clone, Default)]
pub struct Log(Arc<Queue>);

/// Lines on their way to the thread that writes them.
#[derive(Default)]
struct Queue {
    lines: Mutex<Lines>,
    changed: Condvar,
}

#[derive(Default)]
struct Lines {
    /// Whole lines.
    waiting: Vec<u8>,
    /// Whether others are being written.
    writing: bool,
}

impl Log {
    /// Logs to stderr from now on: what `RUST_LOG` selects, and panics.
    ///
    /// # Errors
    /// When the system has no thread for it.
    pub fn start() -> io::Result<Self> {
        let log = Self::default();
        let queue = Arc::clone(&log.0);
        thread::Builder::new().name("log".to_owned()).spawn(move || queue.write_to(io::stderr()))?;
        let levels = std::env::var(EnvFilter::DEFAULT_ENV).ok().filter(|levels| !levels.trim().is_empty());
        let filter = levels.and_then(|levels| EnvFilter::try_new(levels).ok());
        let filter = filter.unwrap_or_else(|| EnvFilter::new("info"));
        tracing_subscriber::fmt()
            .json()
            .flatten_event(true)
            .log_internal_errors(false)
            .with_env_filter(filter)
            .with_writer(log.clone())
            .init();
        std::panic::set_hook(Box::new(|panic| {
            let place = panic.location().map(ToString::to_string);
            tracing::error!(place, panic = panic.payload_as_str(), "panicked");
        }));
        Ok(log)
    }

    /// Waits a moment until every line is written.
    pub fn flush(&self) {
        let Queue { lines, changed } = &*self.0;
        let is_busy = |lines: &mut Lines| lines.writing || !lines.waiting.is_empty();
        // If it takes too long, no one reads the rest.
        drop(changed.wait_timeout_while(lock(lines), FLUSH_TIMEOUT, is_busy));
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// Each call writes a whole line.
impl Write for Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.push(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Queue {
    fn push(&self, line: &[u8]) {
        let mut lines = lock(&self.lines);
        if lines.waiting.len() + line.len() > ROOM {
            DROPPED.inc();
        } else {
            lines.waiting.extend_from_slice(line);
            self.changed.notify_all();
        }
    }

    /// Writes lines as they come.
    fn write_to(&self, mut output: impl Write) {
        let (mut torn, mut reported) = (false, 0);
        loop {
            let waiting = self.changed.wait_while(lock(&self.lines), |lines| lines.waiting.is_empty());
            let mut lines = waiting.unwrap_or_else(PoisonError::into_inner);
            let batch = std::mem::take(&mut lines.waiting);
            lines.writing = true;
            drop(lines);
            if write_lines(&mut output, &batch, &mut torn) {
                let dropped = DROPPED.get();
                if dropped > reported {
                    tracing::warn!(lines = dropped - reported, "log lines were dropped");
                    reported = dropped;
                }
            }
            lock(&self.lines).writing = false;
            self.changed.notify_all();
        }
    }
}

fn lock(lines: &Mutex<Lines>) -> MutexGuard<'_, Lines> {
    lines.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes lines, and counts those that it cannot write whole; returns whether it wrote all. `torn` says whether the output ends
/// in the middle of a line, as on a disk that was full.
fn write_lines(output: &mut impl Write, lines: &[u8], torn: &mut bool) -> bool {
    if *torn {
        *torn = write_all(output, b"\n") == 0;
    }
    let written = if *torn { 0 } else { write_all(output, lines) };
    let (done, rest) = lines.split_at(written);
    *torn |= !rest.is_empty() && done.last().is_some_and(|&byte| byte != b'\n');
    DROPPED.inc_by(rest.iter().map(|&byte| u64::from(byte == b'\n')).sum());
    rest.is_empty()
}

/// Writes as much as it can, and returns how much that is.
fn write_all(output: &mut impl Write, bytes: &[u8]) -> usize {
    let mut written = 0;
    while written < bytes.len() {
        match output.write(&bytes[written..]) {
            Ok(0) => break,
            Ok(more) => written += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => thread::sleep(PAUSE),
            Err(_) => break,
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk with this much room.
    struct Disk {
        content: Vec<u8>,
        room: usize,
    }

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let some = bytes.len().min(self.room);
            if some == 0 {
                return Err(ErrorKind::StorageFull.into());
            }
            self.room -= some;
            self.content.extend_from_slice(&bytes[..some]);
            Ok(some)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_line_that_was_torn_by_a_full_disk_does_not_spoil_the_next_one() {
        let mut disk = Disk { content: Vec::new(), room: 8 };
        let mut torn = false;
        assert!(write_lines(&mut disk, b"one\n", &mut torn));
        assert!(!write_lines(&mut disk, b"three\n", &mut torn) && torn);
        assert!(!write_lines(&mut disk, b"four\n", &mut torn) && torn);
        disk.room = 100;
        assert!(write_lines(&mut disk, b"five\n", &mut torn) && !torn);
        assert_eq!(disk.content, b"one\nthre\nfive\n");
    }
}
