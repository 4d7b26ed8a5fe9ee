//! What the script that opens WebKit's windows does for the tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use serde_json::{Value, json};
use thirtyfour::{WebDriver, WindowHandle};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;

use crate::browser::console::{Entry, Level};
use crate::browser::hang::answered;

/// How long the script may take to respond.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running script.
pub(crate) struct Controls {
    /// The socket on which it listens.
    socket: PathBuf,
    /// The file with what the browser's processes print.
    output: PathBuf,
    /// How much of that has been read, in bytes.
    read: AtomicUsize,
    /// The windows in the order in which they were opened. Empty while there is only the first one.
    windows: Mutex<Vec<WindowHandle>>,
}

impl Controls {
    /// The script that was started with this profile.
    pub(super) fn new(profile: &Path) -> Self {
        let output = profile.join("output");
        // What is there already is of an earlier start with this profile.
        let read = fs::metadata(&output).map_or(0, |file| usize::try_from(file.len()).unwrap_or_default());
        Self { socket: profile.join("control"), output, read: read.into(), windows: Mutex::default() }
    }

    /// Has the script do something: `window.py` says what it can do.
    ///
    /// # Errors
    /// If it can't, or doesn't respond within 20 seconds.
    pub(crate) async fn tell(&self, command: &Value) -> Result<()> {
        let answer = self.exchange(command).await?;
        ensure!(answer == "ok", "{command}: {answer:?}");
        Ok(())
    }

    /// The addresses in the histories of all windows.
    ///
    /// # Errors
    /// If the script doesn't respond within 20 seconds.
    pub(crate) async fn history(&self) -> Result<Value> {
        let answer = self.exchange(&json!({"history": true})).await?;
        serde_json::from_str(&answer).with_context(|| format!("the history: {answer:?}"))
    }

    /// Opens another window.
    ///
    /// # Errors
    /// If the driver doesn't.
    pub(crate) async fn open_another(&self, driver: &WebDriver) -> Result<WindowHandle> {
        let (here, opened) = (driver.window().await?, driver.new_tab().await?);
        let mut windows = self.windows.lock().map_err(|_| anyhow!("a thread panicked"))?;
        if windows.is_empty() {
            windows.push(here);
        }
        windows.push(opened.clone());
        Ok(opened)
    }

    /// Gives a window the focus, which the driver doesn't when it goes there.
    ///
    /// # Errors
    /// If it doesn't get it within 20 seconds.
    pub(crate) async fn focus(&self, window: &WindowHandle) -> Result<()> {
        let place = {
            let windows = self.windows.lock().map_err(|_| anyhow!("a thread panicked"))?;
            windows.iter().position(|opened| opened == window).context("the window isn't known")?
        };
        self.tell(&json!({"focus": place})).await
    }

    async fn exchange(&self, command: &Value) -> Result<String> {
        let exchange = async {
            let mut stream = UnixStream::connect(&self.socket).await?;
            stream.write_all(format!("{command}\n").as_bytes()).await?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await?;
            Ok(answer)
        };
        answered(&command.to_string(), PATIENCE, exchange).await?
    }

    /// What the console has said since the last call.
    ///
    /// # Errors
    /// If the output can't be read.
    pub(crate) fn console(&self) -> Result<Vec<Entry>> {
        let output = fs::read(&self.output).with_context(|| self.output.display().to_string())?;
        let new = output.get(self.read.load(Ordering::Relaxed)..).unwrap_or_default();
        // The last line may not be complete yet.
        let complete = new.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        self.read.fetch_add(complete, Ordering::Relaxed);
        Ok(String::from_utf8_lossy(&new[..complete]).lines().filter_map(entry).collect())
    }
}

/// An entry of the console, in a line such as `http://127.0.0.1:8080/:3:7: CONSOLE JS ERROR TypeError: …`.
fn entry(line: &str) -> Option<Entry> {
    let (_, said) = line.split_once("CONSOLE ")?;
    // The source of the entry may come before its level.
    let level = said.split(' ').take(2).find_map(|word| match word {
        "ERROR" => Some(Level::Error),
        "WARN" => Some(Level::Warning),
        _ => None,
    });
    Some(Entry { level: level.unwrap_or(Level::Note), text: line.to_owned() })
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn entries_are_recognized_by_their_prefix() {
        let level = |line: &str| entry(line).map(|entry| entry.level);
        assert_eq!(level("http://127.0.0.1:1/a.js:3:7: CONSOLE JS ERROR TypeError: x"), Some(Level::Error));
        assert_eq!(level("CONSOLE ERROR portico: x"), Some(Level::Error));
        assert_eq!(level("a.js:1:1: CONSOLE WARN no prefetch"), Some(Level::Warning));
        assert_eq!(level("CONSOLE LOG the word ERROR"), Some(Level::Note));
        assert_eq!(level("** Message: something of the toolkit"), None);
    }
}
