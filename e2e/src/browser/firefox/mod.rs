//! Firefox and its geckodriver, which connects each session to the running Firefox, since one that it starts itself ends with the session.

mod bidi;

use std::fs;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use portico_test_support::free_port;
use reqwest::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::{
    Capabilities, CapabilitiesHelper, PageLoadStrategy, RequestData, SessionId, WebDriver, WindowHandle,
};
use tokio::time::timeout;

use self::bidi::Bidi;
use super::console::Entry;
use super::hang::limits;
use super::hosts::Hosts;
use super::profile::Profile;
use super::supervised::{Supervised, TO_STDERR};
use super::tab::{self, Tab};
use crate::tools;

/// How long geckodriver may take to open a session, and for any other call. A busy machine needs ten times the three seconds of others.
const CALL: Duration = Duration::from_mins(1);

/// The languages that a test begins with.
const LANGUAGES: &str = "en";

/// A running Firefox, or a geckodriver that starts it with a tab. All end when this is dropped.
pub(super) struct Firefox {
    _browser: Option<Supervised>,
    _driver: Supervised,
    /// The URL of geckodriver, and what it has to know of Firefox.
    driver_url: String,
    options: Value,
    /// The hosts that it finds on this machine, and whose certificates it trusts.
    hosts: Option<Hosts>,
}

/// What a tab can do beyond `WebDriver`.
pub(crate) struct Controls {
    bidi: Bidi,
    /// The isolated storage of the tab, and of those that it opens; `None` for the profile's own.
    user_context: Option<Value>,
    /// Whether scripts run in the page's first frame.
    is_in_frame: AtomicBool,
}

/// The member of an element's JSON that `WebDriver` has the element's identifier in.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Firefox {
    /// Starts Firefox with a temporary profile, and a geckodriver that connects any number of sessions to it, one after the other.
    ///
    /// # Errors
    /// If one of them is missing or doesn't start.
    pub(super) async fn start() -> Result<Self> {
        let (profile, marionette) = (Profile::temporary()?, free_port());
        fs::write(profile.folder().join("user.js"), preferences(marionette, None)?)?;
        let mut command = Command::new("sh");
        command.args(["-c", TO_STDERR, "sh"]).arg(tools::firefox()?);
        command.args(["--headless", "--no-remote", "--marionette", "--remote-debugging-port", "0"]);
        // The system that may be accessed is the browser: its cache and its preferences.
        command.args(["--remote-allow-system-access", "--profile"]).arg(profile.folder());
        command.env("HOME", profile.folder()).env("MOZ_CRASHREPORTER_DISABLE", "1");
        let browser =
            Supervised::start_on_port("Firefox", &mut command, profile.removed(), marionette).await?;
        let (driver, driver_url) =
            start_driver(&["--connect-existing", "--marionette-port", &marionette.to_string()]).await?;
        let options = json!({"binary": tools::firefox()?});
        Ok(Self { _browser: Some(browser), _driver: driver, driver_url, options, hosts: None })
    }

    /// Starts a geckodriver that starts Firefox with this profile for one session, and quits it as a user would at the session's end, so
    /// that the profile is written to disk.
    ///
    /// # Errors
    /// If it is missing or doesn't start.
    pub(super) async fn with_profile(profile: &Profile) -> Result<Self> {
        fs::write(profile.folder().join("user.js"), preferences(0, profile.hosts())?)?;
        let (driver, driver_url) = start_driver(&["--websocket-port", "0", "--allow-system-access"]).await?;
        let arguments = json!(["-headless", "-profile", profile.folder()]);
        let options =
            json!({"binary": tools::firefox()?, "args": arguments, "env": {"HOME": profile.folder()}});
        Ok(Self { _browser: None, _driver: driver, driver_url, options, hosts: profile.hosts().cloned() })
    }

    /// Opens a tab, with a `WebDriver` session: one that is `private` has a user context of its own, which shares no cookies, storage or
    /// cache with any other. Without, it is the profile's.
    ///
    /// # Errors
    /// If geckodriver opens no session within a minute, or Firefox no tab.
    pub(super) async fn open_tab(&self, private: bool, loading: PageLoadStrategy) -> Result<Tab> {
        let mut capabilities = Capabilities::new();
        capabilities.set("webSocketUrl", true)?;
        capabilities.set_page_load_strategy(loading)?;
        capabilities.set("timeouts", limits(CALL))?;
        capabilities.set("moz:firefoxOptions", &self.options)?;
        let session = WebDriver::builder(&*self.driver_url, capabilities).request_timeout(CALL);
        let session =
            timeout(CALL, session.connect()).await.context("geckodriver didn't open a session")??;
        if let Some(hosts) = &self.hosts {
            trust(&session, hosts).await?;
        }
        let url = session.handle().capabilities().get("webSocketUrl").and_then(Value::as_str);
        let bidi = Bidi::connect(url.context("the session has no address for BiDi")?).await?;
        let mut controls = Controls { bidi, user_context: None, is_in_frame: false.into() };
        if private {
            let made = controls.bidi.call("browser.createUserContext", json!({})).await?;
            controls.user_context = Some(made["userContext"].clone());
            session.switch_to_window(controls.create_tab(false).await?).await?;
            forget_settings(&session).await?;
        }
        Ok(Tab::new(session, tab::Controls::Firefox(controls)))
    }
}

/// Starts geckodriver; returns its URL, too.
async fn start_driver(arguments: &[&str]) -> Result<(Supervised, String)> {
    let mut command = Command::new("sh");
    command.args(["-c", TO_STDERR, "sh"]).arg(tools::geckodriver()?);
    command.args(["--host", "127.0.0.1", "--port", "0"]).args(arguments);
    let port = |line: &str| line.split_once("Listening on 127.0.0.1:")?.1.trim().parse::<u16>().ok();
    let (driver, port) = Supervised::start("geckodriver", &mut command, None, port).await?;
    Ok((driver, format!("http://127.0.0.1:{port}")))
}

/// The text of `user.js`. What Firefox sends on its own account goes to a proxy that doesn't exist; it asks no proxy for pages of this
/// machine.
fn preferences(marionette: u16, hosts: Option<&Hosts>) -> Result<String> {
    let mut preferences = json!({
        "marionette.port": marionette,
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
        "intl.accept_languages": LANGUAGES,
        // Passkeys are in an authenticator of the test's own, if it has one, and never on this machine's devices.
        "security.webauth.webauthn_enable_softtoken": true,
        "security.webauth.webauthn_enable_usbtoken": false,
        // A click by geckodriver leaves a listener behind, for which Firefox wouldn't keep the page when it's left.
        "docshell.shistory.bfcache.allow_unload_listeners": true,
        // A page of its own would be in the place of a file with JSON.
        "devtools.jsonview.enabled": false,
        // What geckodriver sets for a Firefox that it starts, as far as it is of use here.
        "app.update.disabledForTesting": true,
        "app.normandy.api_url": "",
        "browser.sessionstore.resume_from_crash": false,
        "browser.shell.checkDefaultBrowser": false,
        "browser.startup.homepage_override.mstone": "ignore",
        "browser.startup.page": 0,
        "browser.uitour.enabled": false,
        "browser.warnOnQuit": false,
        "datareporting.policy.dataSubmissionEnabled": false,
        "datareporting.policy.dataSubmissionPolicyBypassNotification": true,
        "dom.ipc.reportProcessHangs": false,
        "extensions.installDistroAddons": false,
        "extensions.update.enabled": false,
        "focusmanager.testmode": true,
        "hangmonitor.timeout": 0,
        "idle.lastDailyNotification": -1,
        "media.gmp-manager.updateEnabled": false,
        "network.manage-offline-status": false,
        "services.settings.server": "data:,#remote-settings-dummy/v1",
        "startup.homepage_welcome_url": "about:blank",
        "startup.homepage_welcome_url.additional": "",
        "toolkit.startup.max_resumed_crashes": -1,
    });
    if let Some(hosts) = hosts {
        find(hosts, &mut preferences);
    }
    let preferences = preferences.as_object().context("it is an object")?;
    let line = |(name, value)| format!("user_pref(\"{name}\", {value});\n");
    Ok(preferences.iter().map(line).collect::<Vec<_>>().concat())
}

/// Lets Firefox find these hosts on this machine.
fn find(hosts: &Hosts, preferences: &mut Value) {
    preferences["network.dns.forceResolve"] = "127.0.0.1".into();
    preferences["network.socket.forcePort"] = format!("443={}", hosts.port).into();
    preferences["network.proxy.no_proxies_on"] = ".example".into();
}

/// Has Firefox trust these hosts' certificates. It takes no passkeys on a page whose certificate is only accepted.
async fn trust(driver: &WebDriver, hosts: &Hosts) -> Result<()> {
    let add = "Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB)
        .addCertFromBase64(arguments[0], 'C,,')";
    in_the_browser(driver, add, vec![json!(hosts.authority.certificate)]).await.map(drop)
}

impl Controls {
    /// Opens an empty tab with the same storage, behind the current one.
    pub(super) async fn open_another(&self) -> Result<WindowHandle> {
        self.create_tab(true).await
    }

    async fn create_tab(&self, background: bool) -> Result<WindowHandle> {
        let mut parameters = json!({"type": "tab", "background": background});
        if let Some(context) = &self.user_context {
            parameters["userContext"] = context.clone();
        }
        let tab = self.bidi.call("browsingContext.create", parameters).await?;
        let tab = tab["context"].as_str().context("a new tab has an identifier")?;
        Ok(WindowHandle::from(tab.to_owned()))
    }

    /// Closes the tab and those that it has opened, and deletes everything they have stored, unless that is the profile's.
    pub(super) async fn close(&self) -> Result<()> {
        let Some(context) = &self.user_context else { return Ok(()) };
        self.bidi.call("browser.removeUserContext", json!({"userContext": context})).await.map(drop)
    }

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

    /// What scripts run in: the current tab's page, or its first frame. Another page has none at first.
    async fn context(&self, driver: &WebDriver) -> Result<Value> {
        let tab = driver.window().await?.to_string();
        if !self.is_in_frame.load(Ordering::Relaxed) {
            return Ok(tab.into());
        }
        let tree = self.bidi.call("browsingContext.getTree", json!({"root": tab})).await?;
        let frame = &tree["contexts"][0]["children"][0]["context"];
        if frame.is_null() {
            self.is_in_frame.store(false, Ordering::Relaxed);
            return Ok(tab.into());
        }
        Ok(frame.clone())
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

/// The preferences for colours and motion.
const COLOR_SCHEME: &str = "layout.css.prefers-color-scheme.content-override";
const COLORS: &str = "browser.display.document_color_use";
const MOTION: &str = "ui.prefersReducedMotion";

/// Prefers dark or light colours.
pub(super) async fn dark(driver: &WebDriver, dark: bool) -> Result<()> {
    set_number(driver, COLOR_SCHEME, u8::from(!dark)).await
}

/// Forces the system's colours on pages, or no longer does.
pub(super) async fn high_contrast(driver: &WebDriver, on: bool) -> Result<()> {
    // Pages have their own colours except in a system with high contrast (0), or never (2).
    set_number(driver, COLORS, if on { 2 } else { 0 }).await
}

/// Asks for less motion, or no longer does.
pub(super) async fn reduce_motion(driver: &WebDriver, on: bool) -> Result<()> {
    set_number(driver, MOTION, u8::from(on)).await
}

async fn set_number(driver: &WebDriver, preference: &str, value: u8) -> Result<()> {
    let set = "Services.prefs.setIntPref(...arguments)";
    in_the_browser(driver, set, vec![json!(preference), json!(value)]).await.map(drop)
}

/// Prefers these languages.
pub(super) async fn prefers(driver: &WebDriver, languages: &str) -> Result<()> {
    let set = "Services.prefs.setStringPref('intl.accept_languages', arguments[0])";
    in_the_browser(driver, set, vec![json!(languages)]).await.map(drop)
}

/// Sets what [`dark`], [`high_contrast`], [`reduce_motion`] and [`prefers`] have set back to what it was.
async fn forget_settings(driver: &WebDriver) -> Result<()> {
    let names = [COLOR_SCHEME, COLORS, MOTION];
    let forget = "const [names, languages] = arguments;
        names.forEach((name) => Services.prefs.clearUserPref(name));
        Services.prefs.setStringPref('intl.accept_languages', languages)";
    in_the_browser(driver, forget, vec![json!(names), json!(LANGUAGES)]).await.map(drop)
}

/// Empties the caches: that of the network, and those of what pages have decoded.
pub(super) async fn empty_cache(driver: &WebDriver) -> Result<()> {
    let empty = "Services.cache2.clear(); ChromeUtils.clearResourceCache()";
    in_the_browser(driver, empty, Vec::new()).await.map(drop)
}

/// The addresses in the histories of all tabs.
pub(super) async fn history(driver: &WebDriver) -> Result<Value> {
    let read = "return gBrowser.tabs.flatMap(({ linkedBrowser }) => {
        const { sessionHistory } = linkedBrowser.browsingContext;
        return Array.from({ length: sessionHistory.count }, (_, at) => sessionHistory.getEntryAtIndex(at).URI.spec);
      })";
    in_the_browser(driver, read, Vec::new()).await
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

/// Runs a script in the browser itself, and returns its result.
async fn in_the_browser(driver: &WebDriver, script: &str, arguments: Vec<Value>) -> Result<Value> {
    driver.handle().cmd(RunScriptsIn("chrome")).await?;
    let outcome = driver.execute(script, arguments).await;
    driver.handle().cmd(RunScriptsIn("content")).await?;
    Ok(outcome?.json().clone())
}
