//! Runs other programs, so that a failure says which one failed and what to do next.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{IsTerminal, Read, Write, stderr};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::progress::{Progress, short};

/// Runs a program and shows its output, on standard error: standard output is for results.
///
/// # Errors
/// When the program cannot be started or fails; the message ends with `advice`.
pub(crate) fn check(command: &mut Command, advice: &str) -> Result<()> {
    let line = display(command);
    let status = command.stdout(stderr()).status().with_context(|| not_started(&line, advice))?;
    if !status.success() {
        bail!("`{line}` failed ({status}). {advice}");
    }
    Ok(())
}

/// Runs a program and returns what it printed to standard output.
///
/// # Errors
/// When the program cannot be started or fails; the message ends with `advice`.
pub(crate) fn output(command: &mut Command, advice: &str) -> Result<Vec<u8>> {
    let line = display(command);
    let output = command.stderr(Stdio::inherit()).output().with_context(|| not_started(&line, advice))?;
    if !output.status.success() {
        bail!("`{line}` failed ({}). {advice}", output.status);
    }
    Ok(output.stdout)
}

/// Runs a program that reads `input` from standard input, and returns what it printed to standard output.
///
/// # Errors
/// When the program cannot be started or fails; the message ends with `advice`.
pub(crate) fn piped(command: &mut Command, input: &[u8], advice: &str) -> Result<Vec<u8>> {
    let line = display(command);
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| not_started(&line, advice))?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input).with_context(|| format!("`{line}` didn't read its input. {advice}"))?;
    }
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("`{line}` failed ({}). {advice}", output.status);
    }
    Ok(output.stdout)
}

/// Runs a program and returns what it printed, or nothing if it is missing or fails.
pub(crate) fn query(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// How to run a slow program with much output: the output goes to a file, and one line on the screen shows progress.
#[derive(Debug)]
pub(crate) struct Watch<'a> {
    /// The file for all its output.
    pub(crate) log: PathBuf,
    /// How long it may take; after that it is killed.
    pub(crate) limit: Duration,
    /// How many of its last lines are shown if it fails.
    pub(crate) tail: usize,
    /// What to do if it fails.
    pub(crate) advice: &'a str,
}

impl Watch<'_> {
    /// Runs the program to its end.
    ///
    /// # Errors
    /// When it cannot be started, fails or takes too long.
    pub(crate) fn run(&self, command: &mut Command) -> Result<()> {
        let line = display(command);
        fs::create_dir_all(self.log.parent().unwrap_or(Path::new(".")))?;
        let file = File::create(&self.log).with_context(|| format!("cannot write {}", self.log.display()))?;
        let mut child = command
            // Cargo counts crates only above some width; without a terminal it would show no progress at all.
            .env("CARGO_TERM_PROGRESS_WHEN", "always")
            .env("CARGO_TERM_PROGRESS_WIDTH", "120")
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .with_context(|| not_started(&line, self.advice))?;
        let (sender, lines) = mpsc::channel();
        forward(child.stdout.take(), sender.clone());
        forward(child.stderr.take(), sender);

        let started = Instant::now();
        let tail = self.follow(&lines, file, started)?;
        let why = if started.elapsed() > self.limit {
            child.kill()?;
            format!("was stopped after {}", short(self.limit))
        } else {
            let status = child.wait()?;
            if status.success() {
                return Ok(());
            }
            format!("failed ({status})")
        };
        for line in tail {
            eprintln!("      {line}");
        }
        bail!("`{line}` {why}; all its output is in {}. {}", self.log.display(), self.advice)
    }

    /// Shows progress until the program closes its output or takes too long; returns its last lines.
    fn follow(&self, lines: &Receiver<String>, mut log: File, started: Instant) -> Result<VecDeque<String>> {
        let mut display = StatusLine::new();
        let mut progress = Progress::default();
        let mut tail = VecDeque::new();
        while started.elapsed() <= self.limit {
            match lines.recv_timeout(Duration::from_millis(500)) {
                Ok(line) if progress.read(&line) => {}
                Ok(line) => {
                    writeln!(log, "{line}")?;
                    tail.push_back(line);
                    if tail.len() > self.tail {
                        tail.pop_front();
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            display.show(&progress, started.elapsed());
        }
        display.clear();
        Ok(tail)
    }
}

/// The line on the screen that shows progress; without a terminal, a new line every 20 seconds.
struct StatusLine {
    terminal: bool,
    shown: Instant,
}

impl StatusLine {
    const PAUSE: Duration = Duration::from_secs(20);

    fn new() -> Self {
        Self { terminal: stderr().is_terminal(), shown: Instant::now() }
    }

    fn show(&mut self, progress: &Progress, elapsed: Duration) {
        if self.terminal {
            eprint!("\r\x1b[2K      {progress} ({})", short(elapsed));
        } else if self.shown.elapsed() > Self::PAUSE {
            self.shown = Instant::now();
            eprintln!("      {progress} ({})", short(elapsed));
        }
    }

    fn clear(&self) {
        if self.terminal {
            eprint!("\r\x1b[2K");
        }
    }
}

/// Sends each line of a stream to the channel, from a thread of its own; a carriage return ends a line as well.
fn forward(stream: Option<impl Read + Send + 'static>, sender: Sender<String>) {
    let Some(mut stream) = stream else { return };
    thread::spawn(move || {
        let mut rest = Vec::new();
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = stream.read(&mut buffer) {
            rest.extend_from_slice(&buffer[..count]);
            while let Some(end) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
                let line: Vec<u8> = rest.drain(..=end).collect();
                let text = String::from_utf8_lossy(&line[..end]).trim_end().to_owned();
                if !text.is_empty() && sender.send(text).is_err() {
                    return;
                }
            }
        }
        if !rest.is_empty() {
            // If the receiver is gone, no one reads this line.
            let _ = sender.send(String::from_utf8_lossy(&rest).into_owned());
        }
    });
}

fn not_started(line: &str, advice: &str) -> String {
    format!("cannot start `{line}`. {advice}")
}

/// The command as it would be typed.
pub(crate) fn display(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
