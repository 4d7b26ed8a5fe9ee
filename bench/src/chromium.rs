//! Chromium as it is measured: an empty profile, no background activity, and a new browser context per shopper.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::devtools::{Devtools, Session};

/// Features that would start processes or contact hosts while a page loads.
const FEATURES_OFF: &str = "--disable-features=HttpsUpgrades,InitialWebUI,MediaRouter,NetworkTimeServiceQuerying,\
     OptimizationHints,PaintHolding,PreconnectToSearch,PreloadTopChromeWebUI,PrewarmWebUIContents,\
     SpareRendererForSitePerProcess,WebUIOmniboxAimPopup,WebUIOmniboxPopup,WebUIReloadButton,WebUIToolbarWebView";

const FLAGS: [&str; 18] = [
    "--headless",
    // Chromium's sandbox refuses to run as root, as benchmarks do in a container.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--no-startup-window",
    "--disable-background-networking",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-field-trial-config",
    "--disable-sync",
    "--lang=en",
    FEATURES_OFF,
];

/// A running Chromium.
pub struct Chromium {
    devtools: Devtools,
    // Dropped, and so removed, after the browser has ended.
    _profile: TempDir,
}

/// A browser context: caches and storage of its own, empty at first.
pub struct Shopper(Value);

/// A tab.
pub struct Tab {
    /// The tab's session.
    pub session: Session,
    target: Value,
}

impl Chromium {
    /// Starts Chromium with an empty profile.
    ///
    /// # Errors
    /// If the program can't be started.
    pub fn start(program: &Path) -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("portico-bench-").tempdir()?;
        let mut command = Command::new(program);
        command.args(FLAGS).arg(format!("--user-data-dir={}", profile.path().display()));
        Ok(Self { devtools: Devtools::start(&command)?, _profile: profile })
    }

    /// The protocol.
    pub fn devtools(&mut self) -> &mut Devtools {
        &mut self.devtools
    }

    /// The product and its version.
    ///
    /// # Errors
    /// If the browser doesn't answer.
    pub fn version(&mut self) -> Result<String> {
        let version = self.devtools.browser("Browser.getVersion", json!({}))?;
        version["product"].as_str().map(str::to_owned).context("the browser has no version")
    }

    /// Creates a browser context.
    ///
    /// # Errors
    /// If the browser doesn't answer.
    pub fn shopper(&mut self) -> Result<Shopper> {
        let mut created = self.devtools.browser("Target.createBrowserContext", json!({}))?;
        Ok(Shopper(created["browserContextId"].take()))
    }

    /// Deletes a browser context, with its tabs.
    ///
    /// # Errors
    /// If the browser doesn't answer.
    pub fn forget(&mut self, shopper: &Shopper) -> Result<()> {
        self.devtools.browser("Target.disposeBrowserContext", json!({"browserContextId": shopper.0}))?;
        Ok(())
    }

    /// Opens an empty tab.
    ///
    /// # Errors
    /// If the browser doesn't answer.
    pub fn open(&mut self, shopper: &Shopper) -> Result<Tab> {
        let target = json!({"url": "about:blank", "browserContextId": shopper.0});
        let target = self.devtools.browser("Target.createTarget", target)?["targetId"].take();
        let attach = json!({"targetId": target, "flatten": true});
        let session = self.devtools.browser("Target.attachToTarget", attach)?;
        let session = session["sessionId"].as_str().context("the tab has no session")?;
        Ok(Tab { session: Session(session.to_owned()), target })
    }

    /// Closes a tab.
    ///
    /// # Errors
    /// If the browser doesn't answer.
    pub fn close(&mut self, tab: &Tab) -> Result<()> {
        self.devtools.browser("Target.closeTarget", json!({"targetId": tab.target}))?;
        Ok(())
    }

    /// The processor time that all its processes have used so far, in seconds.
    ///
    /// # Errors
    /// If the browser doesn't answer.
    pub fn processor_time(&mut self) -> Result<f64> {
        let info = self.devtools.browser("SystemInfo.getProcessInfo", json!({}))?;
        let processes = info["processInfo"].as_array().into_iter().flatten();
        Ok(processes.filter_map(|process| process["cpuTime"].as_f64()).sum())
    }
}
