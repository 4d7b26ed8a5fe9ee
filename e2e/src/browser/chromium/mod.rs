//! Chromium and its chromedriver: everything specific to this browser about starting, opening tabs and quitting.

mod commands;
mod devtools;

use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::{
    CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
    PageLoadStrategy, WebDriver, WindowHandle,
};
use tokio::time::timeout;
use tokio::try_join;

pub(super) use self::commands::{
    Media, before_scripts, console, empty_cache, history, open_another, prefers, resize,
};
use self::devtools::DevTools;
use super::hang::limits;
use super::hosts::Hosts;
use super::profile::Profile;
use super::supervised::{Supervised, TO_STDERR};
use super::tab::{Controls, Tab};
use crate::tools;

/// How many times to start chromedriver if its port is taken.
const DRIVER_TRIES: u32 = 5;
/// How long chromedriver may take to create a session.
const SESSION: Duration = Duration::from_secs(30);
/// How long chromedriver may take for any other call.
const CALL: Duration = Duration::from_mins(1);

/// Chromium reads and writes the `DevTools` protocol on file descriptors 3 and 4.
const WITH_PIPES: &str = r#"exec "$@" 3<&0 4>&1 </dev/null >&2"#;

const FLAGS: &[&str] = &[
    "--headless",
    "--remote-debugging-pipe",
    "--remote-debugging-port=0",
    // Every tab is opened over the DevTools protocol.
    "--no-startup-window",
    // Chromium's sandbox refuses to run as root, and in a container tests run as root.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--lang=en",
    // chromedriver sets this flag too.
    "--allow-pre-commit-input",
    "--disable-client-side-phishing-detection",
    "--disable-hang-monitor",
    "--disable-popup-blocking",
    "--disable-prompt-on-repost",
    "--enable-automation",
    "--password-store=basic",
    "--test-type=webdriver",
];

/// A running Chromium, and its chromedriver.
pub(super) struct Chromium {
    devtools: DevTools,
    /// The host and port where chromedriver finds Chromium.
    address: String,
    /// The URL of chromedriver.
    driver_url: String,
    browser: Supervised,
    _driver: Supervised,
}

/// An isolated browsing context: it shares no cookies, storage or cache with any other.
pub(super) struct BrowserContext(Value);

impl Chromium {
    /// Starts Chromium and chromedriver.
    ///
    /// # Errors
    /// If one of them is missing or doesn't start.
    pub(super) async fn start(profile: &Profile) -> Result<Self> {
        let ((mut browser, port), (driver, driver_port)) = try_join!(start_browser(profile), start_driver())?;
        let (to, from) = browser.pipes()?;
        Ok(Self {
            devtools: DevTools::new(to, from),
            address: format!("127.0.0.1:{port}"),
            driver_url: format!("http://127.0.0.1:{driver_port}"),
            browser,
            _driver: driver,
        })
    }

    /// Creates a context besides the profile's own.
    pub(super) async fn new_context(&self) -> Result<BrowserContext> {
        let mut made = self.devtools.call("Target.createBrowserContext", json!({})).await?;
        Ok(BrowserContext(made["browserContextId"].take()))
    }

    /// Closes all tabs of a context, and deletes everything it has stored.
    pub(super) async fn dispose(&self, context: BrowserContext) -> Result<()> {
        let which = json!({"browserContextId": context.0});
        self.devtools.call("Target.disposeBrowserContext", which).await.map(drop)
    }

    /// Opens a tab in a context, or in the profile's own, with a `WebDriver` session.
    pub(super) async fn open_tab(
        &self,
        context: Option<&BrowserContext>,
        loading: PageLoadStrategy,
    ) -> Result<Tab> {
        let mut where_to = json!({"url": "about:blank"});
        if let Some(BrowserContext(id)) = context {
            where_to["browserContextId"] = id.clone();
        }
        let tab = self.devtools.call("Target.createTarget", where_to).await?;
        let tab = tab["targetId"].as_str().context("a new tab has an identifier")?.to_owned();
        let mut capabilities = DesiredCapabilities::chrome();
        capabilities.set_debugger_address(&self.address)?;
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        capabilities.set_page_load_strategy(loading)?;
        capabilities.set("timeouts", limits(CALL))?;
        let session = WebDriver::builder(&*self.driver_url, capabilities).request_timeout(CALL);
        let driver =
            timeout(SESSION, session.connect()).await.context("chromedriver didn't open a session")??;
        driver.switch_to_window(WindowHandle::from(tab)).await?;
        Ok(Tab::new(driver, Controls::Chromium(Media::default())))
    }

    /// Quits the way a user would, so that the profile is written to disk.
    ///
    /// # Errors
    /// If it doesn't quit.
    pub(super) async fn quit(mut self) -> Result<()> {
        self.devtools.call("Browser.close", json!({})).await?;
        self.browser.ended().await.context("Chromium should quit")
    }
}

async fn start_browser(profile: &Profile) -> Result<(Supervised, u16)> {
    let mut command = Command::new("sh");
    command.args(["-c", WITH_PIPES, "sh"]).arg(tools::chromium()?).args(FLAGS);
    command.arg(format!("--user-data-dir={}", profile.folder().display()));
    if let Some(Hosts { port, authority }) = profile.hosts() {
        command.arg(format!("--host-resolver-rules=MAP *.example 127.0.0.1:{port}"));
        command.arg(format!("--ignore-certificate-errors-spki-list={}", authority.key_digest));
        // The machine's proxy, if any, doesn't know them.
        command.arg("--no-proxy-server");
    }
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let port = |line: &str| {
        let (_, behind) = line.split_once("DevTools listening on ws://127.0.0.1:")?;
        behind.split_once('/')?.0.parse::<u16>().ok()
    };
    Supervised::start("Chromium", &mut command, profile.removed(), port).await
}

async fn start_driver() -> Result<(Supervised, u16)> {
    let port = |line: &str| {
        let (_, behind) = line.split_once("started successfully on port ")?;
        behind.trim_end_matches('.').parse::<u16>().ok()
    };
    let mut tries = 1;
    loop {
        let mut command = Command::new("sh");
        command.args(["-c", TO_STDERR, "sh"]).arg(tools::chromedriver()?).arg("--port=0");
        match Supervised::start("chromedriver", &mut command, None, port).await {
            // It takes a port that is free for IPv6, and returns up if another program has the same port for IPv4.
            Err(error) if tries < DRIVER_TRIES && format!("{error:#}").contains("Address already in use") => {
                tries += 1;
            }
            outcome => return outcome,
        }
    }
}
