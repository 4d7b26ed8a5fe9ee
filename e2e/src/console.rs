//! The browser's console after a test.

use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::BrowserLogEntry;

use crate::page::Page;

/// Fails when the console has an error or a warning.
pub(crate) async fn assert_quiet(page: &Page) -> Result<()> {
    let entries = page.driver().browser_log().await?;
    let noise: Vec<_> = entries.iter().filter(|entry| is_noise(entry)).map(|entry| &entry.message).collect();
    ensure!(noise.is_empty(), "the console says: {noise:#?}");
    Ok(())
}

/// Makes every page log each violation of its policy to the console, also one that the browser would not log.
pub(crate) async fn log_violations(page: &Page) -> Result<()> {
    let source = "addEventListener('securitypolicyviolation', (event) =>
        console.error('violation', event.violatedDirective, event.blockedURI, event.sample))";
    page.driver().cdp().send_raw("Page.enable", json!({})).await?;
    page.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({"source": source})).await?;
    Ok(())
}

/// Chromium logs each response of 400 and above, and each request without a response, as an error. Many tests are about
/// calls of the API that are refused, so those are not noise; a file of the site that does not load is.
fn is_noise(entry: &BrowserLogEntry) -> bool {
    let refusal = entry.message.contains("/customer/") && entry.message.contains("Failed to load resource");
    matches!(entry.level.as_str(), "SEVERE" | "WARNING") && !refusal
}

/// Clears the console: for a test in which something of the site is meant not to load.
///
/// # Errors
/// When the browser does not answer.
pub async fn forget_console(page: &Page) -> Result<()> {
    page.driver().browser_log().await?;
    Ok(())
}
