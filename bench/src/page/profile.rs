//! The simulated phone and network.

use anyhow::Result;
use serde_json::json;

use crate::devtools::{Devtools, Session};

/// How many times slower the page's main thread runs.
const SLOWDOWN: f64 = 4.0;
/// Bits per second.
const DOWN: f64 = 1_600_000.0;
/// Bits per second.
const UP: f64 = 750_000.0;
/// Milliseconds from a request to the first byte of its answer, in addition to the server's own time.
const LATENCY: u32 = 150;
/// CSS pixels.
const WIDTH: u32 = 412;
/// CSS pixels.
const HEIGHT: u32 = 823;
/// Device pixels per CSS pixel.
const SCALE: f64 = 1.75;

/// The profile in words.
pub fn describe() -> String {
    format!(
        "processor {SLOWDOWN} times slower, {} Mbps down, {} kbps up, {LATENCY} ms for each request, window {WIDTH} × {HEIGHT}, \
         HTTP/1.1, brotli",
        DOWN / 1e6,
        UP / 1e3
    )
}

/// Emulates the screen and the connection in a tab.
///
/// # Errors
/// If the browser refuses.
pub fn set_up(devtools: &mut Devtools, tab: &Session) -> Result<()> {
    let screen = json!({"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": SCALE, "mobile": true});
    devtools.call(tab, "Emulation.setDeviceMetricsOverride", screen)?;
    devtools.call(tab, "Emulation.setTouchEmulationEnabled", json!({"enabled": true}))?;
    let network = json!({
        "offline": false,
        "latency": LATENCY,
        "downloadThroughput": DOWN / 8.0,
        "uploadThroughput": UP / 8.0,
    });
    devtools.call(tab, "Network.emulateNetworkConditions", network)?;
    Ok(())
}

/// Slows the tab's main thread down. This keeps a core busy even while the page is idle, so it comes last.
///
/// # Errors
/// If the browser refuses.
pub fn slow_down(devtools: &mut Devtools, tab: &Session) -> Result<()> {
    devtools.call(tab, "Emulation.setCPUThrottlingRate", json!({"rate": SLOWDOWN}))?;
    Ok(())
}

/// Lets the tab's main thread run at full speed again.
///
/// # Errors
/// If the browser refuses.
pub fn speed_up(devtools: &mut Devtools, tab: &Session) -> Result<()> {
    devtools.call(tab, "Emulation.setCPUThrottlingRate", json!({"rate": 1}))?;
    Ok(())
}
