//! A request and its response, and how a report shows them.

use std::fmt;
use std::time::Duration;

use portico_shared::paths::ACCESS_TOKEN;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use reqwest::{Method, StatusCode};
use serde_json::Value;

use super::redact::{redacted, without_numbers};

/// A request.
#[derive(Clone, Debug)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The path after the prefix, with the query.
    pub path: String,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Option<String>,
}

impl Request {
    /// A `GET`.
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), headers: Vec::new(), body: None }
    }

    /// A request with a JSON body.
    pub fn json(method: Method, path: &str, body: &Value) -> Self {
        Self::text(method, path, body.to_string())
    }

    /// A request with this body, declared as JSON.
    pub fn text(method: Method, path: &str, body: impl Into<String>) -> Self {
        let request = Self { method, path: path.to_owned(), headers: Vec::new(), body: Some(body.into()) };
        request.header(CONTENT_TYPE.as_str(), "application/json")
    }

    /// With another method.
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

    /// With a session token.
    #[must_use]
    pub fn bearer(self, token: &str) -> Self {
        self.header(AUTHORIZATION.as_str(), &format!("Bearer {token}"))
    }
}

impl fmt::Display for Request {
    /// For the report: without secrets, and with long values cut.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.method, redacted(&self.path))?;
        for (name, value) in self.headers.iter().filter(|(name, _)| name != CONTENT_TYPE.as_str()) {
            let is_secret =
                [AUTHORIZATION.as_str(), ACCESS_TOKEN].iter().any(|secret| name.eq_ignore_ascii_case(secret));
            let shown = if is_secret { "not shown".to_owned() } else { redacted(value) };
            write!(formatter, " [{name}: {shown}]")?;
        }
        match &self.body {
            Some(body) => write!(formatter, " {}", redacted(body)),
            None => Ok(()),
        }
    }
}

/// A response.
#[derive(Clone, Debug)]
pub struct Response {
    /// The request, as a report shows it.
    pub request: String,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub text: String,
    /// The body as JSON, or null.
    pub json: Value,
    /// The time from the first byte sent to the last received, without connecting.
    pub took: Duration,
}

impl Response {
    /// Whether the request succeeded: with a status of 2xx *and* a `status` of 1 in the body.
    pub fn succeeded(&self) -> bool {
        self.status.is_success() && self.json["status"] == 1
    }

    /// Whether two responses say the same, apart from numbers such as how many seconds to wait.
    pub fn matches(&self, other: &Self) -> bool {
        self.status == other.status && without_numbers(&self.text) == without_numbers(&other.text)
    }

    /// Whether it is a refusal in the contract's envelope.
    pub fn is_envelope(&self) -> bool {
        self.json["status"] == 0 && self.json["message"].is_string() && self.json["code"].is_string()
    }

    /// The error code of a refusal.
    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    /// The session token of a sign-in that succeeded.
    pub fn token(&self) -> Option<String> {
        self.json["data"]["token"].as_str().filter(|_| self.succeeded()).map(str::to_owned)
    }

    /// `Retry-After`, in seconds.
    pub fn retry_after(&self) -> Option<u64> {
        self.headers.get(RETRY_AFTER)?.to_str().ok()?.parse().ok()
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

impl fmt::Display for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.status.as_u16())?;
        if let Some(seconds) = self.retry_after() {
            write!(formatter, " [retry-after: {seconds}]")?;
        }
        match self.text.trim() {
            "" => write!(formatter, " without a body"),
            text => write!(formatter, " {}", redacted(text)),
        }
    }
}
