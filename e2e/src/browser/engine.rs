//! The browser engines that the tests run in.

use std::env;

use anyhow::{Result, bail};

/// The environment variable that names the engine, as `cargo xtask test --browser` does.
const VARIABLE: &str = "PORTICO_BROWSER";

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKit, as WebKitGTK.
    WebKit,
}

impl Engine {
    /// The engine that the tests of this process run in: Chromium, unless the environment names another one.
    ///
    /// # Errors
    /// If it names one that doesn't exist.
    pub fn current() -> Result<Self> {
        match env::var(VARIABLE).as_deref() {
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::WebKit),
            Ok("chromium" | "") | Err(_) => Ok(Self::Chromium),
            Ok(other) => bail!("{VARIABLE} names {other}; there are chromium, firefox and webkit"),
        }
    }
}
