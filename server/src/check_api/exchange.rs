//! A request and its answer, and how a report shows them.

use std::fmt;
use std::time::Duration;

use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, Method, StatusCode};
use portico_shared::paths::ACCESS_TOKEN;
use serde_json::Value;

use super::words::shortened;

/// A request.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Method.
    pub method: Method,
    /// Path behind the prefix, and query.
    pub path: String,
    /// Headers.
    pub headers: Vec<(String, String)>,
    /// Body.
    pub body: Option<String>,
}

impl Ask {
    /// A `GET`.
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), headers: Vec::new(), body: None }
    }

    /// A request with a JSON body.
    pub fn json(method: Method, path: &str, body: &Value) -> Self {
        Self::text(method, path, body.to_string())
    }

    /// A request with a body that says that it is JSON.
    pub fn text(method: Method, path: &str, body: impl Into<String>) -> Self {
        let ask = Self { method, path: path.to_owned(), headers: Vec::new(), body: Some(body.into()) };
        ask.header(CONTENT_TYPE.as_str(), "application/json")
    }

    /// The same with another method, and without a body.
    #[must_use]
    pub fn method(mut self, method: Method) -> Self {
        self.method = method;
        self
    }

    /// With a header; it replaces one of the same name.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a session.
    #[must_use]
    pub fn bearer(self, token: &str) -> Self {
        self.header(AUTHORIZATION.as_str(), &format!("Bearer {token}"))
    }
}

impl fmt::Display for Ask {
    /// What a report shows: everything but secrets, with long values cut.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.method, shortened(&self.path))?;
        for (name, value) in self.headers.iter().filter(|(name, _)| name != CONTENT_TYPE.as_str()) {
            let is_secret =
                [AUTHORIZATION.as_str(), ACCESS_TOKEN].iter().any(|secret| name.eq_ignore_ascii_case(secret));
            let shown = if is_secret { "not shown".to_owned() } else { shortened(value) };
            write!(formatter, " [{name}: {shown}]")?;
        }
        match &self.body {
            Some(body) => write!(formatter, " {}", shortened(body)),
            None => Ok(()),
        }
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was asked, as a report shows it.
    pub asked: String,
    /// Status.
    pub status: StatusCode,
    /// Headers.
    pub headers: HeaderMap,
    /// Body.
    pub text: String,
    /// Body, where it is JSON.
    pub json: Value,
    /// From the first byte sent to the last received, without connecting.
    pub took: Duration,
}

impl Answer {
    /// Whether the request was done: a status of success *and* a `status` of 1.
    pub fn is_done(&self) -> bool {
        self.status.is_success() && self.json["status"] == 1
    }

    /// Whether it was refused in the envelope of the contract.
    pub fn is_envelope(&self) -> bool {
        self.json["status"] == 0 && self.json["message"].is_string() && self.json["code"].is_string()
    }

    /// The stable code of a refusal.
    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    /// The session that a sign-in gave.
    pub fn token(&self) -> Option<String> {
        self.json["data"]["token"].as_str().filter(|_| self.is_done()).map(str::to_owned)
    }

    /// Seconds after which it may be asked again.
    pub fn retry_after(&self) -> Option<u64> {
        self.headers.get(RETRY_AFTER)?.to_str().ok()?.parse().ok()
    }

    /// The text of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.status.as_u16())?;
        if let Some(seconds) = self.retry_after() {
            write!(formatter, " [retry-after: {seconds}]")?;
        }
        match self.text.trim() {
            "" => write!(formatter, " without a body"),
            text => write!(formatter, " {}", shortened(text)),
        }
    }
}
