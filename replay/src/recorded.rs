//! The recording: the requests to the real server, and its answers.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use crate::before::Before;

/// Header names and values.
pub type Headers = BTreeMap<String, String>;

/// Everything that was recorded.
#[derive(Debug, Deserialize)]
pub struct Recorded {
    /// The headers of a request, unless it says otherwise.
    #[serde(rename = "request headers")]
    pub request_headers: Headers,
    /// Named sets of the answer headers that matter to a client.
    #[serde(rename = "header sets")]
    pub header_sets: BTreeMap<String, Headers>,
    /// The mails, by subject matter.
    pub mails: BTreeMap<String, Letter>,
    /// The exchanges in the order in which they were made: each one depends on the state that the ones before left.
    pub exchanges: Vec<Exchange>,
}

/// The texts of a mail.
#[derive(Debug, Deserialize)]
pub struct Letter {
    /// Subject.
    pub subject: String,
    /// Plain text, without its markup.
    pub text: String,
    /// The link in it, with `{key}` in place of the key.
    #[serde(default)]
    pub link: String,
}

/// One request and its answer.
#[derive(Debug, Deserialize)]
pub struct Exchange {
    /// What was tried; the names are unique.
    pub name: String,
    /// What happened before the request.
    #[serde(default)]
    pub before: Vec<Before>,
    /// The request.
    pub request: Request,
    /// The answer.
    pub answer: RecordedAnswer,
}

/// A request. `{session:NAME}` is a placeholder for the session that the exchange with that name returned,
/// `{key:EMAIL}` for a reset key for that address, and `{x:300}` for 300 times `x`.
#[derive(Debug, Deserialize)]
pub struct Request {
    /// Method.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Differences from [`Recorded::request_headers`]; `null` removes a header.
    #[serde(default)]
    pub headers: BTreeMap<String, Option<String>>,
    /// Body; JSON unless the headers say otherwise.
    #[serde(default)]
    pub body: Option<String>,
}

/// An answer. `{session}` and `{key}` are placeholders for values that differ from run to run.
#[derive(Clone, Debug, Deserialize)]
pub struct RecordedAnswer {
    /// HTTP status.
    pub status: u16,
    /// Its set of [`Recorded::header_sets`].
    pub headers: String,
    /// JSON as is, HTML as a string, and null for an empty body.
    #[serde(default)]
    pub body: Value,
}

impl Recorded {
    /// The recording that is built into this crate.
    ///
    /// # Panics
    /// If `recorded.json` doesn't have the format that this module describes, which a test rules out.
    pub fn get() -> &'static Self {
        static RECORDED: LazyLock<Recorded> = LazyLock::new(|| {
            serde_json::from_str(include_str!("../recorded.json")).expect("recorded.json can be read")
        });
        &RECORDED
    }

    /// The exchange with this name.
    pub fn exchange(&self, name: &str) -> Option<&Exchange> {
        self.exchanges.iter().find(|exchange| exchange.name == name)
    }
}
