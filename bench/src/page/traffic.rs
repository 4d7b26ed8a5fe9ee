//! A page's network requests.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use serde_json::{Value, json};

use super::tap::Tap;
use crate::devtools::{Devtools, Event, Session};

/// A page counts as loaded once it has requested nothing for this long.
const QUIET: Duration = Duration::from_millis(500);
/// How long a load may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// The requests of one load that went over the network, and the bytes of their answers, headers included.
#[derive(Debug, Default)]
pub struct Traffic {
    /// How many.
    pub requests: u32,
    /// How many bytes.
    pub bytes: f64,
    open: HashSet<String>,
    cached: HashSet<String>,
    loaded: bool,
}

impl Traffic {
    /// Navigates to an address, and waits until the page has loaded and the network is quiet.
    ///
    /// # Errors
    /// If something doesn't load, or takes longer than a minute.
    pub fn load(devtools: &mut Devtools, tab: &Session, address: &str) -> Result<Self> {
        let mut traffic = Self::of(devtools, tab)?;
        let answer = devtools.call(tab, "Page.navigate", json!({"url": address}))?;
        if let Some(error) = answer["errorText"].as_str() {
            bail!("{address} does not load: {error}");
        }
        traffic.settle(devtools, tab, address)?;
        Ok(traffic)
    }

    /// Taps an element of the page, and waits until the page that it leads to has loaded and the network is quiet.
    ///
    /// # Errors
    /// As for [`Traffic::load`], or if there is no such element.
    pub fn tap(devtools: &mut Devtools, tab: &Session, tap: &Tap, address: &str) -> Result<Self> {
        let mut traffic = Self::of(devtools, tab)?;
        traffic.loaded = !tap.leaves;
        tap.make(devtools, tab)?;
        traffic.settle(devtools, tab, address)?;
        Ok(traffic)
    }

    /// That of a tab from now on.
    fn of(devtools: &mut Devtools, tab: &Session) -> Result<Self> {
        while devtools.event(tab, Duration::ZERO)?.is_some() {
            // Events of an earlier load.
        }
        Ok(Self::default())
    }

    /// Waits until the network is quiet, also when the page has made more requests since.
    ///
    /// # Errors
    /// As for [`Traffic::load`].
    pub fn settle(&mut self, devtools: &mut Devtools, tab: &Session, address: &str) -> Result<()> {
        let begun = Instant::now();
        let mut last = begun;
        loop {
            if self.loaded && self.open.is_empty() && last.elapsed() >= QUIET {
                return Ok(());
            }
            ensure!(
                begun.elapsed() < PATIENCE,
                "{address} has not loaded after {} s; {} requests are open",
                PATIENCE.as_secs(),
                self.open.len()
            );
            if let Some(event) = devtools.event(tab, QUIET)?
                && self.note(&event)?
            {
                last = Instant::now();
            }
        }
    }

    /// Processes an event, and returns whether it was about the network.
    fn note(&mut self, Event { method, params }: &Event) -> Result<bool> {
        let id = params["requestId"].as_str().unwrap_or_default();
        match method.as_str() {
            "Page.loadEventFired" => self.loaded = true,
            "Network.requestWillBeSent" if is_remote(&params["request"]["url"]) => {
                self.open.insert(id.to_owned());
                if let Some(redirect) = params.get("redirectResponse") {
                    self.count(&redirect["encodedDataLength"]);
                }
            }
            "Network.requestServedFromCache" => {
                self.cached.insert(id.to_owned());
            }
            "Network.responseReceived" => {
                let response = &params["response"];
                let status = response["status"].as_u64().unwrap_or_default();
                ensure!(status < 400, "{} answers {status}", response["url"]);
                if response["fromDiskCache"] == true {
                    self.cached.insert(id.to_owned());
                }
            }
            "Network.loadingFinished" => {
                if self.open.remove(id) && !self.cached.contains(id) {
                    self.count(&params["encodedDataLength"]);
                }
            }
            "Network.loadingFailed" => {
                if self.open.remove(id) && params["canceled"] != true {
                    bail!("a request of the page fails: {}", params["errorText"]);
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn count(&mut self, bytes: &Value) {
        self.requests += 1;
        self.bytes += bytes.as_f64().unwrap_or_default();
    }
}

/// Whether an address needs a network request at all.
fn is_remote(address: &Value) -> bool {
    address.as_str().is_some_and(|address| address.starts_with("http"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(traffic: &mut Traffic, method: &str, params: Value) -> Result<bool> {
        traffic.note(&Event { method: method.to_owned(), params })
    }

    #[test]
    fn only_what_went_over_the_network_counts() {
        let mut traffic = Traffic::default();
        for (id, url) in [("1", "http://a/"), ("2", "http://a/b.js"), ("3", "data:,")] {
            let sent = json!({"requestId": id, "request": {"url": url}});
            note(&mut traffic, "Network.requestWillBeSent", sent).unwrap();
        }
        note(&mut traffic, "Network.requestServedFromCache", json!({"requestId": "2"})).unwrap();
        for id in ["1", "2", "3"] {
            let finished = json!({"requestId": id, "encodedDataLength": 100});
            note(&mut traffic, "Network.loadingFinished", finished).unwrap();
        }
        assert!((traffic.requests, traffic.open.len()) == (1, 0) && (traffic.bytes - 100.0).abs() < 0.1);
    }

    #[test]
    fn a_page_that_lacks_something_is_not_measured() {
        let missing = json!({"requestId": "1", "response": {"url": "http://a/b.js", "status": 404}});
        let error = note(&mut Traffic::default(), "Network.responseReceived", missing).unwrap_err();
        assert_eq!(error.to_string(), "\"http://a/b.js\" answers 404");
    }
}
