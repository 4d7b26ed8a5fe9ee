//! Firefox and its geckodriver. Each test has a Firefox of its own, because one geckodriver drives one Firefox.

mod bidi;

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{Capabilities, CapabilitiesHelper, PageLoadStrategy, RequestData, SessionId, WebDriver};
use tokio::time::timeout;

use self::bidi::Bidi;
use super::console::Entry;
use super::profile::Profile;
use super::supervised::{Supervised, TO_STDERR};
use super::tab::{self, Tab};
use crate::tools;

/// How long geckodriver may take to start Firefox, and for any other call. A busy machine needs ten times the three seconds of others.
const CALL: Duration = Duration::from_mins(1);

/// A running Firefox, which its geckodriver has started. Both end when it is dropped.
pub(super) struct Firefox {
    _driver: Supervised,
}

/// What a tab can do beyond `WebDriver`.
pub(crate) struct Controls {
    bidi: Bidi,
    /// Whether scripts run in the page's first frame.
    is_in_frame: AtomicBool,
}

/// The member of an element's JSON that `WebDriver` has the element's identifier in.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Firefox {
    /// Starts Firefox with this profile, and opens a tab.
    ///
    /// # Errors
    /// If it is missing, or doesn't start within a minute.
    pub(super) async fn start(profile: &Profile, loading: PageLoadStrategy) -> Result<(Self, Tab)> {
        let mut command = Command::new("sh");
        command.args(["-c", TO_STDERR, "sh"]).arg(tools::geckodriver()?);
        // The system that may be accessed is the browser: its cache and its preferences.
        command.args([
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--websocket-port",
            "0",
            "--allow-system-access",
        ]);
        command.env("HOME", profile.folder());
        let port = |line: &str| line.split_once("Listening on 127.0.0.1:")?.1.trim().parse::<u16>().ok();
        let (driver, port) = Supervised::start("geckodriver", &mut command, profile.removed(), port).await?;
        let mut capabilities = Capabilities::new();
        capabilities.set("webSocketUrl", true)?;
        capabilities.set_page_load_strategy(loading)?;
        let arguments = json!(["-headless", "-profile", profile.folder()]);
        let options = json!({"binary": tools::firefox()?, "args": arguments, "prefs": preferences()});
        capabilities.set("moz:firefoxOptions", options)?;
        let session = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities);
        let session = timeout(CALL, session.request_timeout(CALL).connect());
        let session = session.await.context("geckodriver didn't open a session")??;
        let url = session.handle().capabilities().get("webSocketUrl").and_then(Value::as_str);
        let bidi = Bidi::connect(url.context("the session has no address for BiDi")?).await?;
        let controls = tab::Controls::Firefox(Controls { bidi, is_in_frame: false.into() });
        Ok((Self { _driver: driver }, Tab::new(session, controls)))
    }
}

/// What Firefox sends on its own account goes to a proxy that doesn't exist; it asks no proxy for pages of this machine.
fn preferences() -> Value {
    json!({
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": 9,
        "network.proxy.ssl": "127.0.0.1",
        "network.proxy.ssl_port": 9,
        "network.proxy.failover_direct": false,
        "network.proxy.allow_hijacking_localhost": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "network.trr.mode": 5,
        "intl.accept_languages": "en",
        // A click by geckodriver leaves a listener behind, for which Firefox wouldn't keep the page when it's left.
        "docshell.shistory.bfcache.allow_unload_listeners": true,
        // A page of its own would be in the place of a file with JSON.
        "devtools.jsonview.enabled": false,
    })
}

impl Controls {
    /// Sets the width and height of the current tab's page. A window would be at least 500 pixels wide.
    pub(super) async fn resize(&self, driver: &WebDriver, width: u32, height: u32) -> Result<()> {
        let viewport = json!({"width": width, "height": height});
        let parameters = json!({"context": driver.window().await?.to_string(), "viewport": viewport});
        self.bidi.call("browsingContext.setViewport", parameters).await.map(drop)
    }

    /// Runs a script in the page, as the body of a function, and returns its result. What `WebDriver` runs is in a sandbox, which ends
    /// with the page and has built-ins of its own.
    ///
    /// # Errors
    /// If the script throws.
    pub(super) async fn execute(
        &self,
        driver: &WebDriver,
        script: &str,
        arguments: Vec<Value>,
    ) -> Result<Value> {
        let function = format!(
            "async (...given) => {{
               const values = given.map((it) => (typeof it === 'string' ? JSON.parse(it) : it));
               return JSON.stringify((await (function () {{ {script}\n }}).apply(self, values)) ?? null);
             }}"
        );
        let argument = |value: Value| match value.get(ELEMENT) {
            Some(id) => json!({"sharedId": id}),
            None => json!({"type": "string", "value": value.to_string()}),
        };
        let arguments: Vec<_> = arguments.into_iter().map(argument).collect();
        let context = self.context(driver).await?;
        let parameters = json!({
            "functionDeclaration": function,
            "arguments": arguments,
            "target": {"context": context},
            "awaitPromise": true,
        });
        let answer = self.bidi.call("script.callFunction", parameters).await?;
        let thrown = &answer["exceptionDetails"];
        ensure!(thrown.is_null(), "the script throws: {}", thrown["text"]);
        let result = answer["result"]["value"].as_str().context("the result is text")?;
        Ok(serde_json::from_str(result)?)
    }

    /// Runs scripts in the page's first frame from now on.
    pub(super) fn enter_frame(&self) {
        self.is_in_frame.store(true, Ordering::Relaxed);
    }

    /// What scripts run in: the current tab's page, or its first frame.
    async fn context(&self, driver: &WebDriver) -> Result<Value> {
        let tab = driver.window().await?.to_string();
        if !self.is_in_frame.load(Ordering::Relaxed) {
            return Ok(tab.into());
        }
        let tree = self.bidi.call("browsingContext.getTree", json!({"root": tab})).await?;
        Ok(tree["contexts"][0]["children"][0]["context"].clone())
    }

    /// Runs a script at the start of every page from now on.
    pub(super) async fn before_scripts(&self, script: &str) -> Result<()> {
        let function = format!("() => {{ {script} }}");
        let parameters = json!({"functionDeclaration": function});
        self.bidi.call("script.addPreloadScript", parameters).await.map(drop)
    }

    /// What the console has said since the last call.
    pub(super) fn console(&self) -> Vec<Entry> {
        self.bidi.console()
    }
}

/// Prefers dark or light colours.
pub(super) async fn dark(driver: &WebDriver, dark: bool) -> Result<()> {
    let set = "Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', arguments[0])";
    in_the_browser(driver, set, vec![json!(u8::from(!dark))]).await
}

/// Forces the system's colours on pages and asks for less motion, or no longer does.
pub(super) async fn high_contrast(driver: &WebDriver, on: bool) -> Result<()> {
    // Pages have their own colours except in a system with high contrast (0), or never (2).
    let set = "const [isOn] = arguments;
        Services.prefs.setIntPref('browser.display.document_color_use', isOn ? 2 : 0);
        Services.prefs.setIntPref('ui.prefersReducedMotion', isOn ? 1 : 0)";
    in_the_browser(driver, set, vec![json!(on)]).await
}

/// Prefers these languages.
pub(super) async fn prefers(driver: &WebDriver, languages: &str) -> Result<()> {
    let set = "Services.prefs.setStringPref('intl.accept_languages', arguments[0])";
    in_the_browser(driver, set, vec![json!(languages)]).await
}

/// Empties the caches: that of the network, and those of what pages have decoded.
pub(super) async fn empty_cache(driver: &WebDriver) -> Result<()> {
    let empty = "Services.cache2.clear(); ChromeUtils.clearResourceCache()";
    in_the_browser(driver, empty, Vec::new()).await
}

/// geckodriver's command that decides where scripts run: in the page, or with all rights in the browser.
#[derive(Debug)]
struct RunScriptsIn(&'static str);

impl FormatRequestData for RunScriptsIn {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let request = RequestData::new(Method::POST, format!("session/{session}/moz/context"));
        request.add_body(json!({"context": self.0}))
    }
}

/// Runs a script in the browser itself.
async fn in_the_browser(driver: &WebDriver, script: &str, arguments: Vec<Value>) -> Result<()> {
    driver.handle().cmd(RunScriptsIn("chrome")).await?;
    let outcome = driver.execute(script, arguments).await;
    driver.handle().cmd(RunScriptsIn("content")).await?;
    Ok(outcome.map(drop)?)
}
