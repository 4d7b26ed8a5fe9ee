//! The device that a page is shown on: its connection, window, colours and tabs.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use super::Page;

/// The browser's connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// Unrestricted.
    Normal,
    /// No connection.
    Offline,
    /// Every response takes this many milliseconds longer.
    Slow(u32),
}

impl Page {
    /// Changes the connection from now on.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn network(&self, network: Network) -> Result<()> {
        let (offline, latency) = match network {
            Network::Normal => (false, 0),
            Network::Offline => (true, 0),
            Network::Slow(milliseconds) => (false, milliseconds),
        };
        self.devtools("Network.enable", json!({})).await?;
        let conditions =
            json!({"offline": offline, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1});
        self.devtools("Network.emulateNetworkConditions", conditions).await
    }

    /// Sets the page's width and height, in CSS pixels.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await
    }

    /// Switches the page to dark or light colours.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn dark(&self, dark: bool) -> Result<()> {
        let value = if dark { "dark" } else { "light" };
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": value}]});
        self.devtools("Emulation.setEmulatedMedia", media).await
    }

    pub(super) async fn devtools(&self, method: &str, parameters: Value) -> Result<()> {
        self.driver.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())?;
        Ok(())
    }

    /// Opens an empty tab, for [`Page::go_to_tab`].
    ///
    /// # Errors
    /// If the browser doesn't open it.
    pub async fn new_tab(&self) -> Result<WindowHandle> {
        // `WebDriver` would open it in another browsing context, with separate storage.
        let here = self.driver.cdp().send_raw("Target.getTargetInfo", json!({})).await?;
        let context = &here["targetInfo"]["browserContextId"];
        let target = json!({"url": "about:blank", "browserContextId": context});
        let opened = self.driver.cdp().send_raw("Target.createTarget", target).await?;
        let tab = opened["targetId"].as_str().context("a new tab has an identifier")?;
        Ok(WindowHandle::from(tab.to_owned()))
    }

    /// Opens a path in a new tab and goes there. Returns the previous tab, for [`Page::go_to_tab`].
    ///
    /// # Errors
    /// If the page doesn't appear.
    pub async fn open_tab(&self, path: &str) -> Result<WindowHandle> {
        let left = self.go_to_tab(self.new_tab().await?).await?;
        self.resize(1280, 900).await?;
        self.open(path).await?;
        Ok(left)
    }

    /// Goes to another tab. Returns the previous one.
    ///
    /// # Errors
    /// If the tab is closed.
    pub async fn go_to_tab(&self, tab: WindowHandle) -> Result<WindowHandle> {
        let left = self.driver.window().await?;
        self.driver.switch_to_window(tab).await?;
        Ok(left)
    }

    /// Saves a screenshot of the window as a PNG file.
    ///
    /// # Errors
    /// If the file can't be written.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        Ok(self.driver.screenshot(file).await?)
    }
}
