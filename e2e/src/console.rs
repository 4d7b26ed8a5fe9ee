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

/// Has every page write each violation of its policy to the console, also one that the browser would not mention.
pub(crate) async fn say_violations(page: &Page) -> Result<()> {
    let source = "addEventListener('securitypolicyviolation', (event) =>
        console.error('violation', event.violatedDirective, event.blockedURI, event.sample))";
    page.driver().cdp().send_raw("Page.enable", json!({})).await?;
    page.driver().cdp().send_raw("Page.addScriptToEvaluateOnNewDocument", json!({"source": source})).await?;
    Ok(())
}

/// Chromium logs each answer of 400 and above, and each request that gets none, as an error. Refusals are what many
/// tests are about, so those of the API are no noise; that the site's own files come is.
fn is_noise(entry: &BrowserLogEntry) -> bool {
    let refusal = entry.message.contains("/customer/") && entry.message.contains("Failed to load resource");
    matches!(entry.level.as_str(), "SEVERE" | "WARNING") && !refusal
}

/// Lets go of what stands in the console: for a test whose point is that something of the site does not load.
///
/// # Errors
/// When the browser does not answer.
pub async fn forget_console(page: &Page) -> Result<()> {
    page.driver().browser_log().await?;
    Ok(())
}
