//! A program that many tests share. It ends when it is dropped, and when this process ends for any reason.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
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
        let program = Self { child, reaper };
        let log = Arc::new(Mutex::new(String::new()));
        let (sender, receiver) = oneshot::channel();
        let lines = Arc::clone(&log);
        thread::spawn(move || {
            let mut sender = Some(sender);
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                if sender.is_none() {
                    continue;
                }
                if let Ok(mut log) = lines.lock() {
                    *log += &line;
                    log.push('\n');
                }
                if let Some(value) = ready(&line)
                    && let Some(sender) = sender.take()
                {
                    // The receiver is gone if the start has timed out.
                    let _ = sender.send(value);
                }
            }
        });
        let log = || log.lock().map(|log| log.clone()).unwrap_or_default();
        match timeout(PATIENCE, receiver).await {
            Ok(Ok(value)) => Ok((program, value)),
            Ok(Err(_)) => Err(anyhow!("{name} ended before it was ready:\n{}", log())),
            Err(_) => Err(anyhow!("{name} was not ready after {} s:\n{}", PATIENCE.as_secs(), log())),
        }
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
