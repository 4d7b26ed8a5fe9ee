//! A program that many tests share. It ends when it is dropped, and when this process ends for any reason.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};

/// How long a program may take to start or to end.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often to check whether a program has ended.
const INTERVAL: Duration = Duration::from_millis(10);

/// With `sh -c`: runs a program that reports on its standard output that it is ready.
pub(super) const TO_STDERR: &str = r#"exec "$@" </dev/null >&2"#;

/// Waits until its input ends, then kills the process group `$1` and removes the folder `$2`, if there is one. It tries
/// twice, because a killed process may still have been writing to the folder.
const REAPER: &str = r#"while read -r _; do :; done
kill -s KILL -- "-$1"
[ -z "$2" ] || rm -rf -- "$2" || { sleep 1; rm -rf -- "$2"; }"#;

/// A running program, in its own process group.
///
/// It isn't tied to an async runtime, since each test has its own.
pub(super) struct Supervised {
    child: Child,
    /// Its standard input is a pipe that the kernel closes when this process ends.
    reaper: Child,
}

impl Supervised {
    /// Starts `command`, and waits for a line on its standard error that `ready` turns into a value. `folder` is removed
    /// when the program has ended.
    ///
    /// # Errors
    /// If the program doesn't start, ends, or isn't ready after 30 seconds; the error includes its output.
    pub(super) async fn start<T: Send + 'static>(
        name: &str,
        command: &mut Command,
        folder: Option<&Path>,
        ready: impl Fn(&str) -> Option<T> + Send + 'static,
    ) -> Result<(Self, T)> {
        let (program, stderr) = Self::spawn(name, command, folder)?;
        let (sender, receiver) = oneshot::channel();
        let log = Log::default();
        let lines = log.clone();
        thread::spawn(move || {
            let mut sender = Some(sender);
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                if sender.is_none() {
                    continue;
                }
                lines.add(&line);
                if let Some(value) = ready(&line)
                    && let Some(sender) = sender.take()
                {
                    // The receiver is gone if the start has timed out.
                    let _ = sender.send(value);
                }
            }
        });
        match timeout(PATIENCE, receiver).await {
            Ok(Ok(value)) => Ok((program, value)),
            Ok(Err(_)) => Err(anyhow!("{name} ended before it was ready:\n{}", log.text())),
            Err(_) => Err(anyhow!("{name} was not ready after {} s:\n{}", PATIENCE.as_secs(), log.text())),
        }
    }

    /// Like [`Supervised::start`], for a program that doesn't say when it is ready: it is when it listens on this port.
    ///
    /// # Errors
    /// See [`Supervised::start`].
    pub(super) async fn start_on_port(
        name: &str,
        command: &mut Command,
        folder: Option<&Path>,
        port: u16,
    ) -> Result<Self> {
        let (mut program, stderr) = Self::spawn(name, command, folder)?;
        let log = Log::default();
        let lines = log.clone();
        thread::spawn(move || {
            BufReader::new(stderr).lines().map_while(Result::ok).for_each(|line| lines.add(&line));
        });
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = program.child.try_wait()?;
            ensure!(ended.is_none(), "{name} ended before it listened:\n{}", log.text());
            ensure!(start.elapsed() < PATIENCE, "{name} didn't listen in time:\n{}", log.text());
            sleep(INTERVAL).await;
        }
        Ok(program)
    }

    /// Starts a program, and the process that cleans up after it. Returns the pipe from its standard error.
    fn spawn(name: &str, command: &mut Command, folder: Option<&Path>) -> Result<(Self, ChildStderr)> {
        let mut child = command
            .stderr(Stdio::piped())
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {name}: {command:?}"))?;
        let stderr = child.stderr.take().context("the standard error is a pipe")?;
        let reaper = Command::new("sh")
            .args(["-c", REAPER, "reaper", &child.id().to_string()])
            .arg(folder.unwrap_or(Path::new("")))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Ctrl-C ends the tests, and must not end the process that cleans up after them.
            .process_group(0)
            .spawn()
            .context("cannot start sh")?;
        Ok((Self { child, reaper }, stderr))
    }

    /// The pipes to its standard input and from its standard output, if the command asked for pipes.
    ///
    /// # Errors
    /// If it didn't, or they have been taken already.
    pub(super) fn pipes(&mut self) -> Result<(ChildStdin, ChildStdout)> {
        let pipes = self.child.stdin.take().zip(self.child.stdout.take());
        pipes.context("the program has no pipes")
    }

    /// Waits for the program to end.
    ///
    /// # Errors
    /// If it hasn't ended after 30 seconds.
    pub(super) async fn ended(&mut self) -> Result<()> {
        let start = Instant::now();
        while self.child.try_wait()?.is_none() {
            ensure!(start.elapsed() < PATIENCE, "it hasn't ended");
            sleep(INTERVAL).await;
        }
        Ok(())
    }
}

impl Drop for Supervised {
    fn drop(&mut self) {
        // `wait` closes the reaper's input first. It's fine if the program has already ended.
        let _ = self.reaper.wait();
        let _ = self.child.wait();
    }
}

/// The lines that a program has written.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Log {
    fn add(&self, line: &str) {
        if let Ok(mut log) = self.0.lock() {
            *log += line;
            log.push('\n');
        }
    }

    fn text(&self) -> String {
        self.0.lock().map(|log| log.clone()).unwrap_or_default()
    }
}
