//! A browser: one chromedriver, and Chromium with a profile of its own.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use tempfile::TempDir;
use thirtyfour::{
    CapabilitiesHelper, ChromeCapabilities, ChromiumLikeCapabilities, DesiredCapabilities,
    LoggingPrefsLogLevel, PageLoadStrategy, WebDriver, WebDriverRunError,
};
use tokio::process::Command;

use crate::console;
use crate::page::Page;
use crate::process::Process;
use crate::shop::Shop;
use crate::tools;

/// How often chromedriver may find its port taken.
const DRIVER_TRIES: u32 = 5;

/// A browser that is not open yet, with a profile that outlives each opening.
pub struct Browser {
    _driver: Process,
    address: String,
    profile: TempDir,
    loading: PageLoadStrategy,
}

impl Browser {
    /// Starts chromedriver on a free port and makes an empty profile.
    ///
    /// # Errors
    /// When a tool is missing or chromedriver does not start.
    pub async fn start() -> Result<Self> {
        let mut tries = 0;
        let (driver, port) = loop {
            tries += 1;
            match Self::driver().await {
                Ok(started) => break started,
                // It takes a port that is free for IPv6 and gives up when somebody has the same one for IPv4.
                Err(error)
                    if tries < DRIVER_TRIES && format!("{error:#}").contains("Address already in use") => {}
                Err(error) => return Err(error),
            }
        };
        let profile = tempfile::Builder::new().prefix("portico-profile-").tempdir()?;
        let address = format!("http://127.0.0.1:{port}");
        Ok(Self { _driver: driver, address, profile, loading: PageLoadStrategy::Normal })
    }

    /// Sets how long the browser waits for a page to be loaded before it takes the next command.
    pub(crate) fn loading(self, loading: PageLoadStrategy) -> Self {
        Self { loading, ..self }
    }

    async fn driver() -> Result<(Process, u16)> {
        let mut command = Command::new(tools::chromedriver()?);
        command.arg("--port=0");
        Process::start("chromedriver", &mut command, |line| {
            let (_, behind) = line.split_once("started successfully on port ")?;
            behind.trim_end_matches('.').parse::<u16>().ok()
        })
        .await
    }

    /// Opens the browser, runs `visit` and closes the browser, also when the visit fails or panics. A later call
    /// finds the profile as the former one left it, as after a restart.
    ///
    /// # Errors
    /// When the browser does not open or close, when the visit fails, or when something stands in the console.
    pub async fn page<T>(&self, shop: &Shop, visit: impl AsyncFnOnce(&Page) -> Result<T>) -> Result<T> {
        self.page_at(shop.origin(), visit).await
    }

    /// As [`Browser::page`], for pages that another server than the shop's serves.
    pub(crate) async fn page_at<T>(
        &self,
        origin: &str,
        visit: impl AsyncFnOnce(&Page) -> Result<T>,
    ) -> Result<T> {
        let mut capabilities = capabilities(self.profile.path())?;
        capabilities.set_page_load_strategy(self.loading.clone())?;
        let driver = WebDriver::builder(&*self.address, capabilities)
            .request_timeout(Duration::from_mins(1))
            .await
            .context("Chromium does not start")?;
        let origin = origin.to_owned();
        let visit = async |driver| {
            let page = Page::new(driver, origin).await?;
            match visit(&page).await {
                Ok(value) => console::assert_quiet(&page).await.map(|()| value),
                Err(error) => Err(error.context(page.description().await)),
            }
        };
        driver.run_and_quit(visit).await.map_err(|error| match error {
            WebDriverRunError::Body(error) => error,
            other => anyhow!("{other:#}"),
        })
    }
}

fn capabilities(profile: &Path) -> Result<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&tools::chromium()?.to_string_lossy())?;
    capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    let profile = format!("--user-data-dir={}", profile.display());
    let flags = [
        "--headless",
        // Chromium's sandbox refuses to run as root, which is who tests are in a container.
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en",
        &profile,
    ];
    for flag in flags {
        capabilities.add_arg(flag)?;
    }
    Ok(capabilities)
}
