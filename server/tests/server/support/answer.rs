//! The server's answers.

use reqwest::header::HeaderMap;
use reqwest::{Response, StatusCode};
use serde_json::Value;

use super::text;

/// An answer: its status, and its body as JSON.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

impl Answer {
    pub(crate) async fn of(response: Response) -> Self {
        let (status, headers) = (response.status(), response.headers().clone());
        let text = response.text().await.expect("a body");
        let body = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{status} with no JSON: {text:?}"));
        Self { status, headers, body }
    }

    /// The status and the error code, or `(200, "")` on success.
    pub(crate) fn verdict(&self) -> (u16, &str) {
        assert_eq!(self.body["status"], i32::from(self.status.is_success()), "{self:?}");
        (self.status.as_u16(), self.body["code"].as_str().unwrap_or_default())
    }

    /// `field: code` for each invalid field.
    pub(crate) fn fields(&self) -> Vec<String> {
        let errors = self.body["errors"].as_array().into_iter().flatten();
        errors.map(|error| format!("{}: {}", text(&error["field"]), text(&error["code"]))).collect()
    }

    pub(crate) fn token(&self) -> String {
        assert_eq!(self.verdict(), (200, ""), "{self:?}");
        text(&self.body["data"]["token"]).to_owned()
    }

    pub(crate) fn retry_after(&self) -> u64 {
        let values: Vec<_> = self.headers.get_all("retry-after").iter().collect();
        let [value] = values[..] else { panic!("expected one Retry-After: {self:?}") };
        value.to_str().expect("text").parse().expect("seconds")
    }
}
