//! Browsers that hang. `cargo xtask test` runs a test in which one does again, once, with a new browser.

use std::fmt;
use std::time::Duration;

use anyhow::Result;
use serde_json::{Value, json};
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};
use tokio::time::timeout;

/// How much earlier than our own limit a driver gives up waiting for a page, in seconds.
const MARGIN: u64 = 5;

/// The error of a call that the browser or its driver hasn't answered in time.
#[derive(Debug)]
struct Hang {
    call: String,
}

impl fmt::Display for Hang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the browser doesn't answer {}", self.call)
    }
}

impl std::error::Error for Hang {}

/// Waits for the browser to answer a `call`, such as "a script". It must be one that doesn't wait for the page.
///
/// # Errors
/// If it doesn't within this time: the browser hangs.
pub(crate) async fn answered<T>(call: &str, limit: Duration, answer: impl Future<Output = T>) -> Result<T> {
    timeout(limit, answer).await.map_err(|_| Hang { call: call.to_owned() }.into())
}

/// Whether an error says that the browser hangs, rather than that a page isn't as it should be, or is late.
pub(crate) fn is_hang(error: &anyhow::Error) -> bool {
    // The driver hasn't answered in time, since it says itself when a page is late: see `limits`.
    let unanswered = |error: &WebDriverError| matches!(error.as_inner(), WebDriverErrorInner::HttpError(_));
    error.is::<Hang>() || error.downcast_ref().is_some_and(unanswered)
}

/// The capability `timeouts` of a session whose driver has to answer each call in this time: how long it waits for a script and for a
/// page to load.
pub(super) fn limits(call: Duration) -> Value {
    let milliseconds = (call.as_secs() - MARGIN) * 1000;
    json!({"script": milliseconds, "pageLoad": milliseconds})
}

#[cfg(test)]
mod unit {
    use std::future;

    use anyhow::{Context, anyhow};

    use super::*;

    #[tokio::test]
    async fn what_the_browser_does_not_answer_is_told_from_what_a_page_does_not_show() {
        let answer = answered("a script", Duration::ZERO, future::pending::<()>()).await;
        let hang = answer.context("waited 60 s for the form").unwrap_err();
        assert!(is_hang(&hang), "{hang:#}");
        assert!(format!("{hang:#}").ends_with("the browser doesn't answer a script"), "{hang:#}");
        let unanswered = WebDriverError::HttpError("error sending request".to_owned());
        assert!(is_hang(&anyhow::Error::from(unanswered).context("at the sign-in")));

        assert!(!is_hang(&anyhow!("it did not happen").context("waited 60 s for the form")));
        let late = r#"{"value": {"error": "script timeout", "message": "30 s", "stacktrace": ""}}"#;
        assert!(!is_hang(&WebDriverError::parse(500, late.to_owned()).into()));
    }
}
