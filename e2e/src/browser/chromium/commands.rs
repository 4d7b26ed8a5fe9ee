//! What a tab of Chromium does beyond `WebDriver`, by the commands of the `DevTools` protocol that chromedriver passes on.

use std::collections::BTreeMap;
use std::sync::Mutex;

use anyhow::{Context, Result, anyhow};
use serde_json::{Value, json};
use thirtyfour::{WebDriver, WindowHandle};

use crate::browser::console::{Entry, Level};

/// Sets the width and height of the page.
pub(crate) async fn resize(driver: &WebDriver, width: u32, height: u32) -> Result<()> {
    let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
    call(driver, "Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
}

/// The values that a tab has for the media features of CSS, by name. Chromium takes all of them at once.
#[derive(Default)]
pub(crate) struct Media(Mutex<BTreeMap<&'static str, &'static str>>);

impl Media {
    /// Prefers dark or light colours.
    pub(crate) async fn dark(&self, driver: &WebDriver, dark: bool) -> Result<()> {
        self.set(driver, "prefers-color-scheme", if dark { "dark" } else { "light" }).await
    }

    /// Forces the system's colours on pages, or no longer does.
    pub(crate) async fn high_contrast(&self, driver: &WebDriver, on: bool) -> Result<()> {
        self.set(driver, "forced-colors", if on { "active" } else { "none" }).await
    }

    /// Asks for less motion, or no longer does.
    pub(crate) async fn reduce_motion(&self, driver: &WebDriver, on: bool) -> Result<()> {
        self.set(driver, "prefers-reduced-motion", if on { "reduce" } else { "no-preference" }).await
    }

    async fn set(&self, driver: &WebDriver, name: &'static str, value: &'static str) -> Result<()> {
        let features: Vec<_> = {
            let mut values = self.0.lock().map_err(|_| anyhow!("a thread panicked"))?;
            values.insert(name, value);
            values.iter().map(|(name, value)| json!({"name": name, "value": value})).collect()
        };
        call(driver, "Emulation.setEmulatedMedia", json!({"features": features})).await.map(drop)
    }
}

/// Prefers these languages.
pub(crate) async fn prefers(driver: &WebDriver, languages: &str) -> Result<()> {
    let agent = driver.execute("return navigator.userAgent", Vec::new()).await?.json().clone();
    let settings = json!({"userAgent": agent, "acceptLanguage": languages});
    call(driver, "Emulation.setUserAgentOverride", settings).await.map(drop)
}

/// Runs a script at the start of every page from now on.
pub(crate) async fn before_scripts(driver: &WebDriver, script: &str) -> Result<()> {
    call(driver, "Page.enable", json!({})).await?;
    call(driver, "Page.addScriptToEvaluateOnNewDocument", json!({"source": script})).await.map(drop)
}

/// Empties the cache.
pub(crate) async fn empty_cache(driver: &WebDriver) -> Result<()> {
    call(driver, "Network.clearBrowserCache", json!({})).await.map(drop)
}

/// Opens an empty tab. `WebDriver` would open it in another browsing context, with separate storage.
pub(crate) async fn open_another(driver: &WebDriver) -> Result<WindowHandle> {
    let here = call(driver, "Target.getTargetInfo", json!({})).await?;
    let context = &here["targetInfo"]["browserContextId"];
    let target = json!({"url": "about:blank", "browserContextId": context});
    let opened = call(driver, "Target.createTarget", target).await?;
    let tab = opened["targetId"].as_str().context("a new tab has an identifier")?;
    Ok(WindowHandle::from(tab.to_owned()))
}

/// The addresses in the tab's history. Chromium also keeps those that were typed, for itself; it goes back to these.
pub(crate) async fn history(driver: &WebDriver) -> Result<Value> {
    let history = call(driver, "Page.getNavigationHistory", json!({})).await?;
    let entries = history["entries"].as_array().context("the history has entries")?;
    Ok(entries.iter().map(|entry| entry["url"].clone()).collect())
}

/// What the console has said since the last call.
pub(crate) async fn console(driver: &WebDriver) -> Result<Vec<Entry>> {
    let log = driver.browser_log().await?.into_iter();
    let level = |level: &str| match level {
        "SEVERE" => Level::Error,
        "WARNING" => Level::Warning,
        _ => Level::Note,
    };
    // chromedriver writes texts as they are in JSON.
    let text = |message: &str| message.replace(r#"\""#, "\"");
    Ok(log.map(|entry| Entry { level: level(&entry.level), text: text(&entry.message) }).collect())
}

async fn call(driver: &WebDriver, method: &str, parameters: Value) -> Result<Value> {
    driver.cdp().send_raw(method, parameters).await.with_context(|| method.to_owned())
}
