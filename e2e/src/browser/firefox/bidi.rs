//! `WebDriver` BiDi, the connection over which Firefox takes what `WebDriver` has no command for, and reports what the console says.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::browser::console::{Entry, Level};
use crate::browser::hang::answered;

/// How long the browser may take to respond.
const PATIENCE: Duration = Duration::from_secs(20);

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// A connection to a browser. It ends when it is dropped.
pub(super) struct Bidi {
    to: tokio::sync::Mutex<SplitSink<Socket, Message>>,
    calls: AtomicU64,
    received: Arc<Received>,
    reader: JoinHandle<()>,
}

/// What the browser sends.
#[derive(Default)]
struct Received {
    /// The waiting caller for each message id.
    waiting: Mutex<HashMap<u64, oneshot::Sender<Value>>>,
    console: Mutex<Vec<Entry>>,
}

impl Bidi {
    /// Connects to the address that a session has for it, and subscribes to the console.
    ///
    /// # Errors
    /// If the browser refuses.
    pub(super) async fn connect(url: &str) -> Result<Self> {
        let connection = timeout(PATIENCE, connect_async(url)).await.context("no connection")?;
        let (to, from) = connection.with_context(|| url.to_owned())?.0.split();
        let received = Arc::<Received>::default();
        let reader = tokio::spawn(read(from, Arc::clone(&received)));
        let bidi = Self { to: to.into(), calls: AtomicU64::new(0), received, reader };
        bidi.call("session.subscribe", json!({"events": ["log.entryAdded"]})).await?;
        Ok(bidi)
    }

    /// Calls a method, and returns its result.
    ///
    /// # Errors
    /// If the browser refuses, has ended, or doesn't respond within 20 seconds.
    pub(super) async fn call(&self, method: &str, parameters: Value) -> Result<Value> {
        let number = self.calls.fetch_add(1, Ordering::Relaxed);
        let answer = self.received.wait_for(number)?;
        let message = json!({"id": number, "method": method, "params": parameters}).to_string();
        let exchange = async {
            let sent = self.to.lock().await.send(message.into()).await;
            sent.with_context(|| format!("cannot send {method}"))?;
            answer.await.with_context(|| format!("the browser ended before it responded to {method}"))
        };
        let mut answer = answered(method, PATIENCE, exchange).await??;
        ensure!(answer["type"] == "success", "{method} is refused: {answer}");
        Ok(answer["result"].take())
    }

    /// What the console has said since the last call.
    pub(super) fn console(&self) -> Vec<Entry> {
        self.received.console.lock().map(|mut entries| std::mem::take(&mut *entries)).unwrap_or_default()
    }
}

impl Received {
    /// The response to the message with this id, once it comes.
    fn wait_for(&self, number: u64) -> Result<oneshot::Receiver<Value>> {
        let (sender, answer) = oneshot::channel();
        let mut waiting = self.waiting.lock().map_err(|_| anyhow!("a task panicked"))?;
        waiting.insert(number, sender);
        Ok(answer)
    }
}

impl Drop for Bidi {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

/// Passes on what the browser sends, until it ends.
async fn read(mut from: SplitStream<Socket>, received: Arc<Received>) {
    while let Some(Ok(message)) = from.next().await {
        let text = message.to_text().unwrap_or_default();
        let Ok(message) = serde_json::from_str::<Value>(text) else { continue };
        if let Some(number) = message["id"].as_u64() {
            let waiter = received.waiting.lock().ok().and_then(|mut all| all.remove(&number));
            if let Some(waiter) = waiter {
                // The receiver is gone if the call has timed out.
                let _ = waiter.send(message);
            }
        } else if message["method"] == "log.entryAdded"
            && let Ok(mut console) = received.console.lock()
        {
            console.push(entry(&message["params"]));
        }
    }
    // Pending calls get an error.
    drop(received.waiting.lock().map(|mut all| all.clear()));
}

/// An entry of the console, as `log.entryAdded` has it.
fn entry(logged: &Value) -> Entry {
    let level = match logged["level"].as_str() {
        Some("error") => Level::Error,
        Some("warn") => Level::Warning,
        _ => Level::Note,
    };
    let text = logged["text"].as_str().unwrap_or_default();
    // Where it comes from, if the browser knows.
    let frame = &logged["stackTrace"]["callFrames"][0];
    let text = match frame["url"].as_str() {
        Some(url) => format!("{text} ({url}:{})", frame["lineNumber"]),
        None => text.to_owned(),
    };
    Entry { level, text }
}
