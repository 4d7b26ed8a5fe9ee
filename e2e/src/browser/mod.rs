//! Browsers of three engines. In Chromium and Firefox most tests share one, each with storage of its own, like a private window; in WebKit
//! each test has its own browser, and so has a test that restarts the browser, with a profile.

mod chromium;
mod console;
mod engine;
mod firefox;
mod hang;
mod hosts;
mod profile;
mod skip;
mod supervised;
mod tab;
mod webkit;

use std::io::{Write, stderr};
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use futures_util::FutureExt;
use tempfile::TempDir;
use thirtyfour::PageLoadStrategy;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::sleep;

use self::chromium::{BrowserContext, Chromium};
pub use self::console::{Entry, Level};
pub use self::engine::Engine;
use self::firefox::Firefox;
use self::hang::is_hang;
pub(crate) use self::hosts::{Authority, Hosts};
use self::profile::Profile;
use self::skip::Skip;
pub(crate) use self::skip::conclude;
pub(crate) use self::tab::Tab;
use self::webkit::WebKit;
use crate::console::assert_quiet;
use crate::page::Page;

/// How many tests run at the same time, each with a browser. With more, a small machine runs into timeouts.
const AT_ONCE: usize = 2;

/// How long WebKit, which its driver ends at once, may take to store what a page has stored. It waits half a second itself.
const WEBKIT_STORES: Duration = Duration::from_millis(1500);

static SLOTS: Semaphore = Semaphore::const_new(AT_ONCE);
static CHROMIUMS: Idle<Chromium> = Idle(Mutex::new(Vec::new()));
static FIREFOXES: Idle<Firefox> = Idle(Mutex::new(Vec::new()));

/// Browsers that no test is using.
struct Idle<T>(Mutex<Vec<T>>);

impl<T> Idle<T> {
    fn take(&self) -> Option<T> {
        self.0.lock().ok()?.pop()
    }

    fn put(&self, browser: T) {
        if let Ok(mut idle) = self.0.lock() {
            idle.push(browser);
        }
    }
}

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

    /// Runs `visit` on a new page of a browser in which nothing is stored. `loading` is what the browser waits for when it goes to a page.
    ///
    /// # Errors
    /// If no browser starts, the visit fails, or the console has an error or a warning.
    pub(crate) async fn page<T>(
        &self,
        origin: &str,
        loading: PageLoadStrategy,
        visit: impl AsyncFnOnce(&Page) -> Result<T>,
    ) -> Result<T> {
        let open = async |may_share| {
            let (open, tab) = Open::start(loading.clone(), may_share).await?;
            first_page(open, tab, origin).await
        };
        let (open, page) = start_twice(open).await?;
        let outcome = AssertUnwindSafe(visit_and_quit(&page, visit)).catch_unwind().await;
        // One that hangs ends when it is dropped.
        if !hangs(&outcome)
            && let Err(error) = open.close().await
        {
            say(&format!("the browser didn't close a page, ending it: {error:#}"));
        }
        outcome.unwrap_or_else(|panic| resume_unwind(panic))
    }
}

/// Opens a page in a browser, and if that fails once more, in one that isn't shared with other tests.
///
/// # Errors
/// The second error.
async fn start_twice<T>(open: impl AsyncFn(bool) -> Result<T>) -> Result<T> {
    match open(true).await {
        Ok(opened) => Ok(opened),
        Err(error) => {
            say(&format!("the browser didn't open a page, restarting it: {error:#}"));
            open(false).await
        }
    }
}

/// The page of a tab in a browser that has just been started, or taken over from another test.
///
/// # Errors
/// If the browser doesn't respond. It is ended then.
async fn first_page<T>(browser: T, tab: Tab, origin: &str) -> Result<(T, Page)> {
    let tab = Arc::new(tab);
    match Page::new(Arc::clone(&tab), origin.to_owned()).await {
        Ok(page) => Ok((browser, page)),
        Err(error) => {
            // Before the tab, which would wait for it.
            drop(browser);
            Err(error)
        }
    }
}

/// Whether a visit has ended because the browser hangs.
fn hangs<T>(outcome: &thread::Result<Result<T>>) -> bool {
    outcome.as_ref().is_ok_and(|outcome| outcome.as_ref().is_err_and(is_hang))
}

/// A browser with a tab, in which nothing is stored.
enum Open {
    /// Shared with later tests.
    Chromium(Chromium, BrowserContext),
    /// Shared with later tests.
    Firefox(Firefox),
    WebKit {
        _browser: WebKit,
    },
}

impl Open {
    /// Opens a tab, in a browser that no test is using if `may_share` and there is one.
    async fn start(loading: PageLoadStrategy, may_share: bool) -> Result<(Self, Tab)> {
        match Engine::current()? {
            Engine::Chromium => {
                let browser = match may_share.then(|| CHROMIUMS.take()).flatten() {
                    Some(browser) => browser,
                    None => Chromium::start(&Profile::temporary()?).await?,
                };
                let context = browser.new_context().await?;
                let tab = browser.open_tab(Some(&context), loading).await?;
                Ok((Self::Chromium(browser, context), tab))
            }
            Engine::Firefox => {
                let browser = match may_share.then(|| FIREFOXES.take()).flatten() {
                    Some(browser) => browser,
                    None => Firefox::start().await?,
                };
                let tab = browser.open_tab(true, loading).await?;
                Ok((Self::Firefox(browser), tab))
            }
            Engine::WebKit => {
                let (browser, tab) = WebKit::start(&Profile::temporary()?, loading).await?;
                Ok((Self::WebKit { _browser: browser }, tab))
            }
        }
    }

    /// Leaves a browser that can be shared to the next test.
    ///
    /// # Errors
    /// If the browser doesn't respond; it has been ended then.
    async fn close(self) -> Result<()> {
        match self {
            Self::Chromium(browser, context) => {
                browser.dispose(context).await?;
                CHROMIUMS.put(browser);
            }
            // One that doesn't respond opens no tab for the next test, and is ended then.
            Self::Firefox(browser) => FIREFOXES.put(browser),
            Self::WebKit { .. } => {}
        }
        Ok(())
    }
}

/// Writes to the standard error even if the test passes.
fn say(what: &str) {
    // Without a standard error there is nobody to tell.
    let _ = writeln!(stderr(), "{what}");
}

/// A browser that isn't open yet, with a profile that is kept between openings.
pub struct Browser {
    profile: TempDir,
    hosts: Option<Hosts>,
}

impl Browser {
    /// A browser for a single test, which holds a slot in the meantime.
    ///
    /// # Errors
    /// If its profile can't be created.
    pub(crate) fn new() -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("portico-profile-").tempdir()?;
        Ok(Self { profile, hosts: None })
    }

    /// Like [`Self::new`], for a browser that finds these hosts on this machine. WebKit doesn't.
    ///
    /// # Errors
    /// See [`Self::new`].
    pub(crate) fn with_hosts(hosts: Hosts) -> Result<Self> {
        Ok(Self { hosts: Some(hosts), ..Self::new()? })
    }

    /// Opens the browser, runs `visit` on a page and closes the browser, even if the visit fails or panics. A later call
    /// finds the profile as the previous one left it, as after a restart.
    ///
    /// # Errors
    /// If the browser doesn't open or close, the visit fails, or the console has an error or a warning.
    pub async fn page<T>(&self, origin: &str, visit: impl AsyncFnOnce(&Page) -> Result<T>) -> Result<T> {
        let (profile, loading) =
            (Profile::kept(self.profile.path(), self.hosts.as_ref()), PageLoadStrategy::Normal);
        match Engine::current()? {
            Engine::Chromium => {
                let open = async |_| {
                    let browser = Chromium::start(&profile).await?;
                    let tab = browser.open_tab(None, loading.clone()).await?;
                    first_page(browser, tab, origin).await
                };
                let (browser, page) = start_twice(open).await?;
                let outcome = visit_and_quit(&page, visit).await;
                if !outcome.as_ref().is_err_and(is_hang) {
                    browser.quit().await?;
                }
                outcome
            }
            Engine::Firefox => {
                let open = async |_| {
                    let browser = Firefox::with_profile(&profile).await?;
                    let tab = browser.open_tab(false, loading.clone()).await?;
                    first_page(browser, tab, origin).await
                };
                let (_browser, page) = start_twice(open).await?;
                visit_and_quit(&page, visit).await
            }
            Engine::WebKit => {
                let open = async |_| {
                    let (browser, tab) = WebKit::start(&profile, loading.clone()).await?;
                    first_page(browser, tab, origin).await
                };
                let (_browser, page) = start_twice(open).await?;
                let visit = async |page: &Page| {
                    let outcome = visit(page).await;
                    sleep(WEBKIT_STORES).await;
                    outcome
                };
                visit_and_quit(&page, visit).await
            }
        }
    }
}

/// Runs `visit`, checks the console, and ends the `WebDriver` session, even after a panic.
async fn visit_and_quit<T>(page: &Page, visit: impl AsyncFnOnce(&Page) -> Result<T>) -> Result<T> {
    let visited = async {
        match visit(page).await {
            Ok(value) => assert_quiet(page).await.map(|()| value),
            Err(error) if error.is::<Skip>() || is_hang(&error) => Err(error),
            Err(error) => Err(error.context(page.description().await)),
        }
    };
    let outcome = AssertUnwindSafe(visited).catch_unwind().await;
    let ended = if hangs(&outcome) { page.tab().abandon() } else { page.tab().quit().await };
    if let Err(error) = ended {
        say(&format!("the browser didn't end its session: {error:#}"));
    }
    outcome.unwrap_or_else(|panic| resume_unwind(panic))
}
