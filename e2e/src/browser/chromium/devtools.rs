//! The Chrome `DevTools` Protocol over the pipes of `--remote-debugging-pipe`, for calls to the browser as a whole, which
//! `WebDriver` doesn't have. Chromium quits when the pipes are closed.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdin, ChildStdout};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::browser::hang::answered;

/// How long the browser may take to respond.
const PATIENCE: Duration = Duration::from_secs(20);
/// The terminator of each message.
const END: u8 = 0;

/// A connection to a browser.
pub(super) struct DevTools {
    /// To the thread that writes: a browser that hangs doesn't read, and keeps it waiting.
    to: Sender<Vec<u8>>,
    calls: AtomicU64,
    waiting: Waiting,
}

/// The waiting caller for each message id. `None` once the browser has ended.
type Waiting = Arc<Mutex<Option<HashMap<u64, oneshot::Sender<Value>>>>>;

impl DevTools {
    /// Creates a connection over these pipes.
    pub(super) fn new(mut to: ChildStdin, from: ChildStdout) -> Self {
        let waiting = Waiting::new(Mutex::new(Some(HashMap::new())));
        let waiters = Arc::clone(&waiting);
        thread::spawn(move || {
            for message in BufReader::new(from).split(END).map_while(Result::ok) {
                let Ok(message) = serde_json::from_slice::<Value>(&message) else { continue };
                // Events have no id.
                let Some(number) = message["id"].as_u64() else { continue };
                let waiter = waiters.lock().ok().and_then(|mut all| all.as_mut()?.remove(&number));
                if let Some(waiter) = waiter {
                    // The receiver is gone if the call has timed out.
                    let _ = waiter.send(message);
                }
            }
            // Pending calls get an error.
            drop(waiters.lock().map(|mut all| all.take()));
        });
        let (sender, messages) = channel::<Vec<u8>>();
        thread::spawn(move || {
            for message in messages {
                if to.write_all(&message).is_err() {
                    break;
                }
            }
        });
        Self { to: sender, calls: AtomicU64::new(0), waiting }
    }

    /// Calls a method, and returns its result.
    ///
    /// # Errors
    /// If the browser refuses, has ended, or doesn't respond within 20 seconds.
    pub(super) async fn call(&self, method: &str, parameters: Value) -> Result<Value> {
        let answer = self.send(method, &parameters).with_context(|| format!("cannot send {method}"))?;
        let answer = answered(method, PATIENCE, answer).await?;
        let mut answer =
            answer.with_context(|| format!("the browser ended before it responded to {method}"))?;
        ensure!(answer["error"].is_null(), "{method} is refused: {}", answer["error"]);
        Ok(answer["result"].take())
    }

    fn send(&self, method: &str, parameters: &Value) -> Result<oneshot::Receiver<Value>> {
        let number = self.calls.fetch_add(1, Ordering::Relaxed);
        let (sender, receiver) = oneshot::channel();
        let mut waiting = self.waiting.lock().map_err(|_| anyhow!("a thread panicked while reading"))?;
        waiting.as_mut().context("the browser has ended")?.insert(number, sender);
        drop(waiting);
        let mut message =
            json!({"id": number, "method": method, "params": parameters}).to_string().into_bytes();
        message.push(END);
        self.to.send(message)?;
        Ok(receiver)
    }
}
