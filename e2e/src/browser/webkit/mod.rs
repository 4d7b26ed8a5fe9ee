//! WebKitGTK and its driver, on a display of its own. Each test has a browser of its own: it starts in half a second.

mod controls;

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use portico_test_support::{eventually, free_port};
use serde_json::json;
use thirtyfour::{Capabilities, CapabilitiesHelper, PageLoadStrategy, WebDriver};
use tokio::time::timeout;

pub(crate) use self::controls::Controls;
use super::hang::limits;
use super::profile::Profile;
use super::supervised::{Supervised, TO_STDERR};
use super::tab::{self, Tab};
use crate::tools;

/// How long the driver may take to start the browser.
const SESSION: Duration = Duration::from_secs(30);
/// How long it may take for any other call. Sometimes it never answers a script, because the page is being left.
const CALL: Duration = Duration::from_secs(20);

/// The script that opens windows, since WebKitGTK's own test browser has neither a profile nor windows of any width.
const WINDOW: &str = "e2e/src/browser/webkit/window.py";

/// A running WebKit, with its driver and its display. All end when it is dropped.
pub(super) struct WebKit {
    _driver: Supervised,
    _display: Supervised,
}

impl WebKit {
    /// Starts the browser with this profile, and opens a tab.
    ///
    /// # Errors
    /// If a program is missing, or doesn't start within 30 seconds.
    pub(super) async fn start(profile: &Profile, loading: PageLoadStrategy) -> Result<(Self, Tab)> {
        let mut command = Command::new("sh");
        command.args(["-c", TO_STDERR, "sh"]).arg(tools::xvfb()?);
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
        let number = |line: &str| line.trim().parse::<u32>().ok();
        let (display, number) = Supervised::start("Xvfb", &mut command, None, number).await?;

        let port = free_port();
        let mut command = Command::new(tools::webkit_driver()?);
        command.args(["--host=127.0.0.1", &format!("--port={port}")]);
        command.envs([("GDK_BACKEND", "x11"), ("LANG", "C.UTF-8"), ("LANGUAGE", "en")]);
        // There is no desktop whose services it could use.
        command.envs([("NO_AT_BRIDGE", "1"), ("GTK_USE_PORTAL", "0"), ("GSETTINGS_BACKEND", "memory")]);
        command.env("DISPLAY", format!(":{number}"));
        command.env("HOME", profile.folder()).env("XDG_RUNTIME_DIR", profile.folder());
        let driver =
            Supervised::start_on_port("WebKitWebDriver", &mut command, profile.removed(), port).await?;

        let mut capabilities = Capabilities::new();
        capabilities.set_page_load_strategy(loading)?;
        capabilities.set("timeouts", limits(CALL))?;
        let window = tools::workspace().join(WINDOW);
        let options = json!({"binary": tools::python()?, "args": [window.as_path(), profile.folder()]});
        capabilities.set("webkitgtk:browserOptions", options)?;
        let session = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities);
        let session = timeout(SESSION, session.request_timeout(CALL).connect());
        let session = session.await.context("WebKitWebDriver didn't open a session")??;
        let controls = tab::Controls::WebKit(Controls::new(profile.folder()));
        Ok((Self { _driver: driver, _display: display }, Tab::new(session, controls)))
    }
}

/// Sets the width and height of the window, which has no frame, and waits until the page has it.
pub(super) async fn resize(driver: &WebDriver, width: u32, height: u32) -> Result<()> {
    driver.set_window_rect(0, 0, width, height).await?;
    eventually("the window's size", async || {
        let size = driver.execute("return [innerWidth, innerHeight]", Vec::new()).await?;
        anyhow::ensure!(*size.json() == json!([width, height]), "it is {}", size.json());
        Ok(())
    })
    .await
}
