//! The recording: what was asked of the real server, and what it answered.

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
    /// The headers that a request has unless it says otherwise.
    #[serde(rename = "request headers")]
    pub request_headers: Headers,
    /// The headers of answers that matter to a client, by name.
    #[serde(rename = "header sets")]
    pub header_sets: BTreeMap<String, Headers>,
    /// The mails, by what they are about.
    pub mails: BTreeMap<String, Letter>,
    /// The exchanges in the order in which they were made: each found the server as the ones before had left it.
    pub exchanges: Vec<Exchange>,
}

/// The words of a mail.
#[derive(Debug, Deserialize)]
pub struct Letter {
    /// Subject.
    pub subject: String,
    /// Text, without its markup.
    pub text: String,
    /// The link in it, with `{key}` for the key.
    #[serde(default)]
    pub link: String,
}

/// One request and its answer.
#[derive(Debug, Deserialize)]
pub struct Exchange {
    /// What was tried; no two have the same name.
    pub name: String,
    /// What else had happened by then.
    #[serde(default)]
    pub before: Vec<Before>,
    /// What was sent.
    pub request: Request,
    /// What came.
    pub answer: RecordedAnswer,
}

/// A request. `{session:NAME}` stands for the session that the exchange of that name gave, `{key:EMAIL}` for a reset key of
/// that address, and `{x:300}` for 300 times `x`.
#[derive(Debug, Deserialize)]
pub struct Request {
    /// Method.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Where its headers differ from [`Recorded::request_headers`]; `null` for one that it has not.
    #[serde(default)]
    pub headers: BTreeMap<String, Option<String>>,
    /// Body; JSON unless the headers say otherwise.
    #[serde(default)]
    pub body: Option<String>,
}

/// An answer. `{session}` and `{key}` stand for values that differ from run to run.
#[derive(Clone, Debug, Deserialize)]
pub struct RecordedAnswer {
    /// HTTP status.
    pub status: u16,
    /// Which of [`Recorded::header_sets`] it has.
    pub headers: String,
    /// JSON as such, HTML as a string, and null for none.
    #[serde(default)]
    pub body: Value,
}

impl Recorded {
    /// The recording that this crate carries.
    ///
    /// # Panics
    /// When `recorded.json` is not what this module describes, which a test would have shown.
    pub fn get() -> &'static Self {
        static RECORDED: LazyLock<Recorded> = LazyLock::new(|| {
            serde_json::from_str(include_str!("../recorded.json")).expect("recorded.json can be read")
        });
        &RECORDED
    }

    /// The exchange of that name.
    pub fn exchange(&self, name: &str) -> Option<&Exchange> {
        self.exchanges.iter().find(|exchange| exchange.name == name)
    }
}
