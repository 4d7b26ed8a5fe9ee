//! A process of a test: it is started, watched until it is ready, and killed when it is dropped.

use std::io::{BufRead as _, BufReader, Read};
use std::net::TcpStream;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tokio::task::spawn_blocking;

/// How long a process may take to write what is waited for, on a busy machine.
const PATIENCE: Duration = Duration::from_mins(1);
/// The pause between two attempts to connect.
const PAUSE: Duration = Duration::from_millis(10);

/// A process, and the lines that it has written to stdout and stderr.
#[derive(Debug)]
pub struct Process {
    name: String,
    child: Child,
    output: Arc<Output>,
    /// How many lines were searched by [`Process::wait_for`].
    searched: usize,
}

#[derive(Debug, Default)]
struct Output {
    lines: Mutex<Lines>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Lines {
    text: Vec<String>,
    /// How many of stdout and stderr are still open.
    open: usize,
}

impl Process {
    /// Starts `command`, whose `name` is for error messages.
    ///
    /// # Errors
    /// When it does not start.
    pub fn spawn(name: &str, command: &mut Command) -> Result<Self> {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().with_context(|| format!("{name} does not start: {command:?}"))?;
        let output = Arc::new(Output::default());
        output.lock().open = 2;
        read_lines(child.stdout.take(), &output);
        read_lines(child.stderr.take(), &output);
        Ok(Self { name: name.to_owned(), child, output, searched: 0 })
    }

    /// Starts `command`, and waits for a line from which `ready` makes a value.
    ///
    /// # Errors
    /// When it does not start, or ends or is silent for a minute before it is ready.
    pub async fn start<T: Send + 'static>(
        name: &str,
        command: &mut tokio::process::Command,
        ready: impl Fn(&str) -> Option<T> + Send + 'static,
    ) -> Result<(Self, T)> {
        let mut process = Self::spawn(name, command.as_std_mut())?;
        spawn_blocking(move || {
            let value = process.wait_for(ready)?;
            Ok((process, value))
        })
        .await?
    }

    /// Waits for a line from which `find` makes a value. Lines before it are not searched again by later calls.
    ///
    /// # Errors
    /// When the process ends first, or a minute passes.
    pub fn wait_for<T>(&mut self, find: impl Fn(&str) -> Option<T>) -> Result<T> {
        let deadline = Instant::now() + PATIENCE;
        let mut lines = self.output.lock();
        loop {
            while let Some(line) = lines.text.get(self.searched) {
                self.searched += 1;
                if let Some(value) = find(line) {
                    return Ok(value);
                }
            }
            let log = || lines.text.join("\n");
            ensure!(lines.open > 0, "{} ended before it was ready:\n{}", self.name, log());
            let left = deadline.saturating_duration_since(Instant::now());
            ensure!(!left.is_zero(), "{} was not ready after a minute:\n{}", self.name, log());
            let waited = self.output.changed.wait_timeout(lines, left);
            lines = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits until something listens on a port of this machine.
    ///
    /// # Errors
    /// When the process ends first, or a minute passes.
    pub fn wait_for_port(&mut self, port: u16) -> Result<()> {
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if self.child.try_wait()?.is_some() {
                bail!("{} ended before it listened on port {port}:\n{}", self.name, self.log());
            }
            ensure!(
                Instant::now() < deadline,
                "{} did not listen on port {port} after a minute:\n{}",
                self.name,
                self.log()
            );
            thread::sleep(PAUSE);
        }
        Ok(())
    }

    /// Waits for the end of the process and of its output.
    ///
    /// # Errors
    /// When the system cannot wait for it.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        let mut lines = self.output.lock();
        while lines.open > 0 {
            lines = self.output.changed.wait(lines).unwrap_or_else(PoisonError::into_inner);
        }
        drop(lines);
        Ok(self.child.wait()?)
    }

    /// What the process has written so far.
    pub fn log(&self) -> String {
        self.output.lock().text.join("\n")
    }

    /// The process's id.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // An error means that the process has already ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Output {
    fn lock(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Adds the lines of a stream to `output`, on a thread that ends with the stream.
fn read_lines(stream: Option<impl Read + Send + 'static>, output: &Arc<Output>) {
    let output = Arc::clone(output);
    thread::spawn(move || {
        for line in stream.into_iter().flat_map(|stream| BufReader::new(stream).split(b'\n')) {
            let Ok(line) = line else { break };
            let line = String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned();
            output.lock().text.push(line);
            output.changed.notify_all();
        }
        output.lock().open -= 1;
        output.changed.notify_all();
    });
}
