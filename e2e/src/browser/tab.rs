//! An open tab, and what each engine does in its own way.

use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::cdp::Cdp;
use thirtyfour::{WebDriver, WebElement, WindowHandle};

use super::console::Entry;
use super::engine::Engine;
use super::hang::answered;
use super::skip::Skip;
use super::{chromium, firefox, webkit};

/// How long the browser may take to answer a script. WebKit sometimes never answers one, because the page is being left.
const SCRIPT: Duration = Duration::from_secs(10);
/// How long a script may wait for something on the page, in milliseconds: less, so that a page that is late isn't taken for a browser that hangs.
const PROMISE: u32 = 8_000;

/// An open tab. What `WebDriver` has a command for goes to the driver.
pub(crate) struct Tab {
    driver: WebDriver,
    controls: Controls,
}

/// How a tab is controlled beyond `WebDriver`.
pub(crate) enum Controls {
    /// With commands that chromedriver adds.
    Chromium(chromium::Media),
    /// Over the browser's own connection.
    Firefox(firefox::Controls),
    /// Through the script that has opened the window.
    WebKit(webkit::Controls),
}

impl Tab {
    /// A tab with a session.
    pub(super) fn new(driver: WebDriver, controls: Controls) -> Self {
        Self { driver, controls }
    }

    /// The `WebDriver` session.
    pub(crate) fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Chromium's own protocol.
    ///
    /// # Errors
    /// In another engine: `what` only Chromium can do, as the reason to skip the test.
    pub(crate) fn devtools(&self, what: &str) -> Result<Cdp> {
        match &self.controls {
            Controls::Chromium(_) => Ok(self.driver.cdp()),
            Controls::Firefox(_) | Controls::WebKit(_) => {
                Err(Skip::new(format!("only Chromium has {what}")).into())
            }
        }
    }

    /// Ends a test that is about what this engine can't do.
    ///
    /// # Errors
    /// In this engine: the reason to skip the test.
    pub(crate) fn skip_in(&self, engine: Engine, reason: &str) -> Result<()> {
        let is_it = match &self.controls {
            Controls::Chromium(_) => engine == Engine::Chromium,
            Controls::Firefox(_) => engine == Engine::Firefox,
            Controls::WebKit(_) => engine == Engine::WebKit,
        };
        if is_it { Err(Skip::new(reason.to_owned()).into()) } else { Ok(()) }
    }

    /// Runs a script in the page, as the body of a function, and returns its result, or that of its promise.
    ///
    /// # Errors
    /// If the script throws, or its promise is still pending after 8 seconds: that is the page's fault. If the browser doesn't answer within
    /// 10 seconds, it hangs.
    pub(crate) async fn execute(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!(
            "return ((result) => {{
               if (typeof result?.then !== 'function') return result;
               let timer;
               const late = new Promise((_, fail) => {{
                 timer = setTimeout(fail, {PROMISE}, new Error('its promise is pending'));
               }});
               return Promise.race([result, late]).finally(() => clearTimeout(timer));
             }})((function () {{ {script}\n }}).apply(self, arguments))"
        );
        let executed = async {
            match &self.controls {
                Controls::Firefox(firefox) => firefox.execute(&self.driver, &script, arguments).await,
                Controls::Chromium(_) | Controls::WebKit(_) => {
                    Ok(self.driver.execute(&*script, arguments).await?.json().clone())
                }
            }
        };
        answered("a script", SCRIPT, executed).await?
    }

    /// The element that a script finds, if it finds one.
    ///
    /// # Errors
    /// If the script throws. If the browser doesn't answer within 10 seconds, it hangs.
    pub(crate) async fn find(&self, script: &str, arguments: Vec<Value>) -> Result<Option<WebElement>> {
        let found = answered("a script", SCRIPT, self.driver.execute(script, arguments)).await??;
        Ok(if found.json().is_null() { None } else { Some(found.element()?) })
    }

    /// Goes into the page's first frame.
    pub(crate) async fn enter_frame(&self) -> Result<()> {
        if let Controls::Firefox(firefox) = &self.controls {
            firefox.enter_frame();
        }
        Ok(self.driver.enter_frame(0).await?)
    }

    /// Sets the width and height of what the tab shows, in CSS pixels.
    pub(crate) async fn resize(&self, width: u32, height: u32) -> Result<()> {
        match &self.controls {
            Controls::Chromium(_) => chromium::resize(&self.driver, width, height).await,
            Controls::Firefox(firefox) => firefox.resize(&self.driver, width, height).await,
            Controls::WebKit(_) => webkit::resize(&self.driver, width, height).await,
        }
    }

    /// Prefers dark or light colours.
    pub(crate) async fn dark(&self, dark: bool) -> Result<()> {
        match &self.controls {
            Controls::Chromium(media) => media.dark(&self.driver, dark).await,
            Controls::Firefox(_) => firefox::dark(&self.driver, dark).await,
            Controls::WebKit(window) => window.tell(&json!({"dark": dark})).await,
        }
    }

    /// Forces the system's colours on pages, or no longer does.
    pub(crate) async fn high_contrast(&self, on: bool) -> Result<()> {
        match &self.controls {
            Controls::Chromium(media) => media.high_contrast(&self.driver, on).await,
            Controls::Firefox(_) => firefox::high_contrast(&self.driver, on).await,
            Controls::WebKit(_) => Err(Skip::new("WebKitGTK has no forced colours".to_owned()).into()),
        }
    }

    /// Asks for less motion, or no longer does.
    pub(crate) async fn reduce_motion(&self, on: bool) -> Result<()> {
        match &self.controls {
            Controls::Chromium(media) => media.reduce_motion(&self.driver, on).await,
            Controls::Firefox(_) => firefox::reduce_motion(&self.driver, on).await,
            Controls::WebKit(window) => window.tell(&json!({"reduced_motion": on})).await,
        }
    }

    /// Prefers these languages, in this order.
    pub(crate) async fn prefers(&self, languages: &str) -> Result<()> {
        match &self.controls {
            Controls::Chromium(_) => chromium::prefers(&self.driver, languages).await,
            Controls::Firefox(_) => firefox::prefers(&self.driver, languages).await,
            Controls::WebKit(window) => {
                let languages: Vec<_> = languages.split(',').collect();
                window.tell(&json!({"languages": languages})).await
            }
        }
    }

    /// Runs a script at the start of every page from now on, before the page's own scripts.
    pub(crate) async fn before_scripts(&self, script: &str) -> Result<()> {
        match &self.controls {
            Controls::Chromium(_) => chromium::before_scripts(&self.driver, script).await,
            Controls::Firefox(firefox) => firefox.before_scripts(script).await,
            Controls::WebKit(window) => window.tell(&json!({"before_scripts": script})).await,
        }
    }

    /// Empties the browser's cache.
    pub(crate) async fn empty_cache(&self) -> Result<()> {
        match &self.controls {
            Controls::Chromium(_) => chromium::empty_cache(&self.driver).await,
            Controls::Firefox(_) => firefox::empty_cache(&self.driver).await,
            Controls::WebKit(window) => window.tell(&json!({"empty_cache": true})).await,
        }
    }

    /// Opens an empty tab with the same storage.
    pub(crate) async fn open_another(&self) -> Result<WindowHandle> {
        match &self.controls {
            Controls::Chromium(_) => chromium::open_another(&self.driver).await,
            Controls::Firefox(firefox) => firefox.open_another().await,
            Controls::WebKit(windows) => windows.open_another(&self.driver).await,
        }
    }

    /// Goes to another tab, which has the focus then.
    pub(crate) async fn go_to(&self, tab: WindowHandle) -> Result<()> {
        self.driver.switch_to_window(tab.clone()).await?;
        match &self.controls {
            Controls::WebKit(windows) => windows.focus(&tab).await,
            Controls::Chromium(_) | Controls::Firefox(_) => Ok(()),
        }
    }

    /// The addresses to which the browser can go back and forward, and where it is.
    pub(crate) async fn history(&self) -> Result<Vec<String>> {
        let addresses = match &self.controls {
            Controls::Chromium(_) => chromium::history(&self.driver).await?,
            Controls::Firefox(_) => firefox::history(&self.driver).await?,
            Controls::WebKit(windows) => windows.history().await?,
        };
        Ok(serde_json::from_value(addresses)?)
    }

    /// Ends the session.
    ///
    /// # Errors
    /// If the browser doesn't respond.
    pub(super) async fn quit(&self) -> Result<()> {
        if let Controls::Firefox(firefox) = &self.controls {
            firefox.close().await?;
        }
        Ok(self.driver.clone().quit().await?)
    }

    /// Ends the session of a browser that hangs, without its help.
    ///
    /// # Errors
    /// If that isn't possible.
    pub(super) fn abandon(&self) -> Result<()> {
        Ok(self.driver.clone().leak()?)
    }

    /// What the console has said since the last call.
    pub(crate) async fn console(&self) -> Result<Vec<Entry>> {
        match &self.controls {
            Controls::Chromium(_) => chromium::console(&self.driver).await,
            Controls::Firefox(firefox) => Ok(firefox.console()),
            Controls::WebKit(window) => window.console(),
        }
    }
}
