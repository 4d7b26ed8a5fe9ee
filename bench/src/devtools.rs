//! The Chrome `DevTools` protocol over pipes to a browser that this process started: JSON messages, each ended by a
//! zero byte. No port is open, and no driver in between affects the measurement.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Error, Result, anyhow, bail};
use serde_json::{Value, json};

/// How long the browser may take to answer.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long it may take to close.
const CLOSING: Duration = Duration::from_secs(5);

/// An event from the browser.
#[derive(Debug)]
pub struct Event {
    /// The domain and name, such as `Page.loadEventFired`.
    pub method: String,
    /// The event's parameters.
    pub params: Value,
}

/// An attached tab, by its session id. The empty id means the browser itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session(pub String);

/// A running browser, which ends when this is dropped.
pub struct Devtools {
    program: String,
    child: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    calls: u64,
    events: VecDeque<(String, Event)>,
}

impl Devtools {
    /// Starts a browser. The command line must not contain `--remote-debugging-port`.
    ///
    /// # Errors
    /// If the program can't be started.
    pub fn start(browser: &Command) -> Result<Self> {
        let program = browser.get_program();
        // The protocol uses file descriptors 3 and 4, which only a shell can pass to a child without unsafe code.
        let mut child = Command::new("sh")
            .args(["-c", "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1", "sh"])
            .arg(program)
            .arg("--remote-debugging-pipe")
            .args(browser.get_args())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{} cannot be started", program.display()))?;
        let input = child.stdin.take().context("the pipe is there")?;
        let output = child.stdout.take().context("the pipe is there")?;
        let (sender, messages) = mpsc::channel();
        thread::spawn(move || {
            for message in read(output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        let program = program.display().to_string();
        Ok(Self { program, child, input, messages, calls: 0, events: VecDeque::new() })
    }

    /// Sends a command to the browser itself.
    ///
    /// # Errors
    /// If it refuses or doesn't answer.
    pub fn browser(&mut self, method: &str, params: Value) -> Result<Value> {
        self.call(&Session(String::new()), method, params)
    }

    /// Sends a command to a tab.
    ///
    /// # Errors
    /// If it refuses or doesn't answer.
    pub fn call(&mut self, session: &Session, method: &str, params: Value) -> Result<Value> {
        self.calls += 1;
        let id = self.calls;
        let mut message = json!({"id": id, "method": method});
        message["params"] = params;
        if !session.0.is_empty() {
            message["sessionId"] = json!(session.0);
        }
        let mut bytes = message.to_string().into_bytes();
        bytes.push(0);
        self.input.write_all(&bytes).map_err(|_| self.gone())?;
        let until = Instant::now() + PATIENCE;
        while let Some(mut message) = self.receive(until)? {
            if message["id"] == id {
                if let Some(error) = message.get("error") {
                    bail!("{method}: {}", error["message"].as_str().unwrap_or("refused"));
                }
                return Ok(message["result"].take());
            }
            self.keep(message);
        }
        bail!("{method}: the browser does not answer within {} s", PATIENCE.as_secs())
    }

    /// The next event of a tab, or `None` if there is none in time.
    ///
    /// # Errors
    /// If the browser has ended.
    pub fn event(&mut self, session: &Session, within: Duration) -> Result<Option<Event>> {
        let until = Instant::now() + within;
        loop {
            while let Some((of, event)) = self.events.pop_front() {
                if of == session.0 {
                    return Ok(Some(event));
                }
            }
            match self.receive(until)? {
                Some(message) => self.keep(message),
                None => return Ok(None),
            }
        }
    }

    fn keep(&mut self, mut message: Value) {
        let Some(method) = message["method"].as_str().map(str::to_owned) else { return };
        let session = message["sessionId"].as_str().unwrap_or_default().to_owned();
        self.events.push_back((session, Event { method, params: message["params"].take() }));
    }

    fn receive(&self, until: Instant) -> Result<Option<Value>> {
        match self.messages.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(message) => Ok(Some(message)),
            Err(RecvTimeoutError::Timeout) => Ok(None),
            Err(RecvTimeoutError::Disconnected) => Err(self.gone()),
        }
    }

    fn gone(&self) -> Error {
        anyhow!(
            "{0} has ended, or did not start; `{0} --headless --dump-dom about:blank` says why",
            self.program
        )
    }
}

impl Drop for Devtools {
    fn drop(&mut self) {
        // First ask it to close, so that it removes its own files. It's fine if it has ended already.
        let closed = self.browser("Browser.close", json!({})).is_ok();
        let until = Instant::now() + if closed { CLOSING } else { Duration::ZERO };
        while Instant::now() < until && matches!(self.child.try_wait(), Ok(None)) {
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The messages of a pipe, until it closes.
fn read(output: impl Read) -> impl Iterator<Item = Value> {
    BufReader::new(output)
        .split(0)
        .map_while(Result::ok)
        .filter_map(|message| serde_json::from_slice(&message).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_parted_by_zero_bytes() {
        let messages: Vec<_> = read(&b"{\"id\":1}\0{\"method\":\"a\"}\0"[..]).collect();
        assert_eq!(messages, [json!({"id": 1}), json!({"method": "a"})]);
    }

    #[test]
    fn a_browser_that_ends_at_once_is_an_error_and_no_wait() {
        let mut browser = Devtools::start(&Command::new("false")).unwrap();
        let error = browser.browser("Browser.getVersion", json!({})).unwrap_err().to_string();
        assert!(error.contains("has ended"), "{error}");
    }
}
