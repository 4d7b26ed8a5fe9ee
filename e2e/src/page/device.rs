//! The device that a page is shown on: its window, colours and tabs.

use std::path::Path;

use anyhow::Result;
use serde_json::json;
use thirtyfour::cdp::Cdp;
use thirtyfour::common::command::Command;
use thirtyfour::{WebElement, WindowHandle};

use super::Page;
use crate::browser::Engine;
use portico_test_support::until;

impl Page {
    /// Chromium's own protocol, for a test that nothing else can help. `what` it is needed for, such as "the accessibility tree";
    /// only Chromium has it, and in another engine the test ends here and is reported as skipped.
    ///
    /// # Errors
    /// In another engine.
    pub fn devtools(&self, what: &str) -> Result<Cdp> {
        self.tab.devtools(what)
    }

    /// Ends the test here in an engine that can't do what the test is about. It is reported as skipped, for this reason.
    ///
    /// # Errors
    /// In that engine.
    pub fn skip_in(&self, engine: Engine, reason: &str) -> Result<()> {
        self.tab.skip_in(engine, reason)
    }

    /// Sets the page's width and height, in CSS pixels.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.tab.resize(width, height).await
    }

    /// Switches the page to dark or light colours.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn dark(&self, dark: bool) -> Result<()> {
        self.tab.dark(dark).await?;
        let script = "return matchMedia('(prefers-color-scheme: dark)').matches";
        until("the colours", async || Ok(self.eval(script).await? == dark)).await
    }

    /// Forces the system's colours on the page, as with high contrast, or no longer does. Not in WebKit, where the test ends here and is
    /// reported as skipped.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn high_contrast(&self, on: bool) -> Result<()> {
        self.tab.high_contrast(on).await?;
        let script = "return matchMedia('(forced-colors: active)').matches";
        until("the colours", async || Ok(self.eval(script).await? == on)).await
    }

    /// Asks the page for less motion, as in the system's settings, or no longer does.
    ///
    /// # Errors
    /// If the browser refuses.
    pub async fn reduce_motion(&self, on: bool) -> Result<()> {
        self.tab.reduce_motion(on).await?;
        let script = "return matchMedia('(prefers-reduced-motion: reduce)').matches";
        until("less motion", async || Ok(self.eval(script).await? == on)).await
    }

    /// Sets the size of the page's text, in percent of the usual one, as in the browser's settings.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub async fn text_size(&self, percent: u32) -> Result<()> {
        let script = "document.documentElement.style.fontSize = `${arguments[0]}%`";
        self.eval_with(script, vec![json!(percent)]).await.map(drop)
    }

    /// Opens an empty tab, for [`Page::go_to_tab`].
    ///
    /// # Errors
    /// If the browser doesn't open it.
    pub async fn new_tab(&self) -> Result<WindowHandle> {
        self.tab.open_another().await
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

    /// Goes to another tab, which has the focus then. Returns the previous one.
    ///
    /// # Errors
    /// If the tab is closed.
    pub async fn go_to_tab(&self, tab: WindowHandle) -> Result<WindowHandle> {
        let left = self.driver().window().await?;
        self.tab.go_to(tab).await?;
        Ok(left)
    }

    /// Touches an element with a finger, and lifts it.
    ///
    /// # Errors
    /// If the browser refuses, or has no fingers.
    pub async fn tap(&self, element: &WebElement) -> Result<()> {
        let place =
            json!({"type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": element.to_json()?});
        let press = |what: &str| json!({"type": what, "button": 0});
        let finger = json!({
            "type": "pointer",
            "id": "finger",
            "parameters": {"pointerType": "touch"},
            "actions": [place, press("pointerDown"), press("pointerUp")],
        });
        self.driver().handle().cmd(Command::PerformActions(json!([finger]).into())).await?;
        Ok(())
    }

    /// Saves a screenshot of the window as a PNG file.
    ///
    /// # Errors
    /// If the file can't be written.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        Ok(self.driver().screenshot(file).await?)
    }
}
