//! Browsers. Most tests share one, each in its own browsing context, like a private window; a test that restarts the
//! browser has its own, with a profile.

mod chromium;
mod devtools;
mod supervised;

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::Mutex;

use anyhow::{Context, Result, anyhow};
use futures_util::FutureExt;
use tempfile::TempDir;
use thirtyfour::{PageLoadStrategy, WebDriver, WebDriverRunError};
use tokio::sync::{Semaphore, SemaphorePermit};

use self::chromium::{BrowserContext, Chromium, Profile};
use crate::console;
use crate::page::Page;

/// How many tests run at the same time, each with a browser. With more, a small machine runs into timeouts.
const AT_ONCE: usize = 2;

static SLOTS: Semaphore = Semaphore::const_new(AT_ONCE);
/// The browsers that no test is using.
static IDLE: Mutex<Vec<Chromium>> = Mutex::new(Vec::new());

/// Permission for one test to run.
pub(crate) struct Slot {
    _permit: SemaphorePermit<'static>,
}

impl Slot {
    /// Waits for a free slot.
    pub(crate) async fn acquire() -> Result<Self> {
        let permit = SLOTS.acquire().await.context("the semaphore is never closed")?;
        Ok(Self { _permit: permit })
    }

    /// Runs `visit` on a new page of a shared browser. `loading` is what the browser waits for when it goes to a page.
    ///
    /// # Errors
    /// If no browser starts, the visit fails, or the console has an error or a warning.
    pub(crate) async fn page<T>(
        &self,
        origin: &str,
        loading: PageLoadStrategy,
        visit: impl AsyncFnOnce(&Page) -> Result<T>,
    ) -> Result<T> {
        let idle = IDLE.lock().ok().and_then(|mut idle| idle.pop());
        let (browser, context, driver) = match open_tab(idle, loading.clone()).await {
            Ok(tab) => tab,
            Err(error) => {
                eprintln!("the browser didn't open a page, restarting it: {error:#}");
                open_tab(None, loading).await?
            }
        };
        let outcome = AssertUnwindSafe(visit_and_quit(driver, origin, visit)).catch_unwind().await;
        match browser.dispose(context).await {
            Ok(()) => IDLE.lock().map_err(|_| anyhow!("the list is poisoned"))?.push(browser),
            Err(error) => eprintln!("the browser didn't close a page, ending it: {error:#}"),
        }
        outcome.unwrap_or_else(|panic| resume_unwind(panic))
    }
}

/// A browser that isn't open yet, with a profile that is kept between openings.
pub struct Browser {
    profile: TempDir,
}

impl Browser {
    /// A browser for a single test, which holds a slot in the meantime.
    ///
    /// # Errors
    /// If its profile can't be created.
    pub(crate) fn new() -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("portico-profile-").tempdir()?;
        Ok(Self { profile })
    }

    /// Opens the browser, runs `visit` on a page and closes the browser, even if the visit fails or panics. A later call
    /// finds the profile as the previous one left it, as after a restart.
    ///
    /// # Errors
    /// If the browser doesn't open or close, the visit fails, or the console has an error or a warning.
    pub async fn page<T>(&self, origin: &str, visit: impl AsyncFnOnce(&Page) -> Result<T>) -> Result<T> {
        let browser = Chromium::start(Profile::Kept(self.profile.path())).await?;
        let driver = browser.open_tab(None, PageLoadStrategy::Normal).await?;
        let outcome = visit_and_quit(driver, origin, visit).await;
        browser.quit().await?;
        outcome
    }
}

/// Opens a tab in a new context, in the given browser or else in a new one.
async fn open_tab(
    browser: Option<Chromium>,
    loading: PageLoadStrategy,
) -> Result<(Chromium, BrowserContext, WebDriver)> {
    let browser = match browser {
        Some(browser) => browser,
        None => Chromium::start(Profile::Temporary).await?,
    };
    let context = browser.new_context().await?;
    let driver = browser.open_tab(Some(&context), loading).await?;
    Ok((browser, context, driver))
}

/// Runs `visit`, checks the console, and ends the `WebDriver` session, even after a panic.
async fn visit_and_quit<T>(
    driver: WebDriver,
    origin: &str,
    visit: impl AsyncFnOnce(&Page) -> Result<T>,
) -> Result<T> {
    let visit = async |driver| {
        let page = Page::new(driver, origin.to_owned()).await?;
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
