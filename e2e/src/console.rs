//! Checks the browser's console after a test.

use anyhow::{Result, ensure};

use crate::browser::{Entry, Level};
use crate::page::Page;

/// Fails if the console has an error or a warning.
pub(crate) async fn assert_quiet(page: &Page) -> Result<()> {
    let entries = page.console().await?;
    let noise: Vec<_> = faults(&entries).into_iter().map(|entry| &entry.text).collect();
    let all: Vec<_> = entries.iter().map(|entry| &entry.text).collect();
    ensure!(noise.is_empty(), "the console has: {noise:#?}, among {all:#?}");
    Ok(())
}

/// The entries that aren't of a page that was left, or that a test expects. What a page and what the browser says of the same request come
/// in any order.
fn faults(entries: &[Entry]) -> Vec<&Entry> {
    let broken_off: Vec<_> = entries.iter().filter_map(broken_off).collect();
    let is_left = entries.iter().any(is_of_a_page_left);
    let is_fault = |entry: &&Entry| {
        let is_broken_off = broken_off.iter().any(|address| entry.text.contains(address));
        is_noise(entry) && !is_broken_off && !(is_left && has_failed_to_fetch(entry))
    };
    entries.iter().filter(is_fault).collect()
}

/// Makes every page log each policy violation to the console, including those that the browser wouldn't log.
pub(crate) async fn log_violations(page: &Page) -> Result<()> {
    let source = "addEventListener('securitypolicyviolation', (event) =>
        console.error('violation', event.violatedDirective, event.blockedURI, event.sample))";
    page.before_scripts(source).await
}

/// Chromium and WebKit log each response of 400 and above, and each request without a response, as an error, and Firefox logs the latter
/// if it's to another origin. Many tests are about API calls that are refused, so those are ignored; a file of the site that doesn't load
/// is not.
fn is_noise(entry: &Entry) -> bool {
    let says = ["Failed to load resource", "CORS request did not succeed"];
    let refusal = entry.text.contains("/customer/") && says.iter().any(|words| entry.text.contains(words));
    // WebKit's clock runs while a busy machine starts the app; in Chromium the same warning counts.
    let is_late = entry.text.contains("CONSOLE OTHER WARN") && entry.text.contains("was preloaded");
    // Firefox says so of a script that runs before a page's own, in a tab that a test has opened.
    let is_of_firefox = entry.text == "Error: Permission denied to access property \"length\"";
    entry.level != Level::Note && !refusal && !is_late && !is_of_firefox && !is_of_a_page_left(entry)
}

/// Chromium says so, without a reason, of a request that begins while the page is being left.
fn is_of_a_page_left(entry: &Entry) -> bool {
    let cannot_load = entry.text.split_once("Fetch API cannot load ");
    cannot_load.is_some_and(|(_, address)| !address.trim_end().contains(' '))
}

/// The address of a script that was still loading when its page was left. Firefox says that nothing, which is all that came, doesn't have
/// the script's digest; before that, the page says that it didn't load.
fn broken_off(entry: &Entry) -> Option<&str> {
    const DIGEST_OF_NOTHING: &str = "“47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=”";
    let (address, digest) = entry.text.split_once("subresource at “")?.1.split_once('”')?;
    digest.contains(DIGEST_OF_NOTHING).then_some(address)
}

/// A page that is being left may still say of its own that such a request has failed.
fn has_failed_to_fetch(entry: &Entry) -> bool {
    entry.text.contains("TypeError: Failed to fetch")
}

/// Clears the console, for a test in which a file of the site is supposed not to load.
///
/// # Errors
/// If the browser doesn't respond.
pub async fn forget_console(page: &Page) -> Result<()> {
    page.console().await.map(drop)
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn a_script_of_which_nothing_came_was_broken_off_and_a_changed_one_was_not() {
        let entry = |digest: &str| Entry {
            level: Level::Error,
            text: format!(
                "None of the “sha256” hashes in the integrity attribute match the content of the subresource at \
                 “http://127.0.0.1:1/assets/keeper.js”. The computed hash is “{digest}”."
            ),
        };
        let nothing = entry("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(broken_off(&nothing), Some("http://127.0.0.1:1/assets/keeper.js"));
        assert_eq!(broken_off(&entry("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")), None);
    }

    #[test]
    fn what_a_page_says_of_a_load_that_ended_as_it_was_left_is_no_fault_whatever_comes_first() {
        let entry = |text: &str| Entry { level: Level::Error, text: text.to_owned() };
        let page = || entry("http://127.0.0.1:1/app.js 1:1 TypeError: Failed to fetch\n    at load");
        let browser = || entry("http://127.0.0.1:2/ - Fetch API cannot load http://127.0.0.1:1/later.wasm. ");
        assert_eq!(faults(&[page(), browser(), page()]).len(), 0);
        assert_eq!(faults(&[page()]).len(), 1);
        let refused = entry(
            "http://127.0.0.1:2/ - Fetch API cannot load http://127.0.0.1:1/a. Refused to connect because it violates the policy",
        );
        assert_eq!(faults(&[page(), refused]).len(), 2);
    }
}
