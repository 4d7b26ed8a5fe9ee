//! A process of a test: started, watched until it says that it is ready, ended when it is dropped.

use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::mpsc;
use tokio::time::timeout;

/// How long a process may take to get ready.
const START: Duration = Duration::from_secs(30);

/// A running process, and every line that it has written.
pub(crate) struct Process {
    // Ends the process when it is dropped.
    _child: Child,
    log: Arc<Mutex<Vec<String>>>,
}

impl Process {
    /// Starts `command`, and waits for a line from which `ready` makes a value.
    pub(crate) async fn start<T>(
        name: &str,
        command: &mut Command,
        ready: impl Fn(&str) -> Option<T>,
    ) -> Result<(Self, T)> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().with_context(|| format!("{name} does not start: {command:?}"))?;
        let log = Arc::new(Mutex::new(Vec::new()));
        let (lines, mut seen) = mpsc::unbounded_channel();
        if let Some(stdout) = child.stdout.take() {
            tokio::spawn(keep(stdout, Arc::clone(&log), lines.clone()));
        }
        if let Some(stderr) = child.stderr.take() {
            tokio::spawn(keep(stderr, Arc::clone(&log), lines));
        }
        let process = Self { _child: child, log };
        let found = timeout(START, async {
            while let Some(line) = seen.recv().await {
                if let Some(value) = ready(&line) {
                    return Some(value);
                }
            }
            None
        });
        match found.await {
            Ok(Some(value)) => Ok((process, value)),
            Ok(None) => Err(anyhow!("{name} ended before it was ready:\n{}", process.log())),
            Err(_) => Err(anyhow!("{name} was not ready after {} s:\n{}", START.as_secs(), process.log())),
        }
    }

    /// What the process has written so far.
    pub(crate) fn log(&self) -> String {
        self.log.lock().map(|lines| lines.join("\n")).unwrap_or_default()
    }
}

async fn keep(
    output: impl AsyncRead + Unpin,
    log: Arc<Mutex<Vec<String>>>,
    lines: mpsc::UnboundedSender<String>,
) {
    let mut output = BufReader::new(output).lines();
    while let Ok(Some(line)) = output.next_line().await {
        if let Ok(mut log) = log.lock() {
            log.push(line.clone());
        }
        // Nobody listens any more once the process is ready.
        let _ = lines.send(line);
    }
}
