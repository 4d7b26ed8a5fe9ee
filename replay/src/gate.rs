//! The checks before every call: the size of a request's head, its body, and the characters that the real server
//! refuses everywhere except in a password.

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, ORIGIN};
use axum::http::{HeaderMap, Uri, request};
use serde_json::{Map, Value};

use crate::answer::Answer;
use crate::cases;
use crate::recorded::Recorded;

/// The most bytes that a request's head may have (Node's `--max-http-header-size`).
const HEAD: usize = 16 * 1024;
/// The most bytes read of a body: more than any test sends.
const BODY: usize = 64 * 1024 * 1024;
/// Characters that are refused in fields.
const REFUSED: &[char] = &['\'', '"', '<', '>', '#', '$', '%', '^', '&', '*'];
/// The fields that may contain them.
const PASSWORDS: &[&str] = &["password", "confirmPassword", "newPassword"];

/// A request that has passed the checks, with its parsed body and query.
#[derive(Debug)]
pub struct Asked {
    /// The body's object or list; an empty object without one.
    pub body: Value,
    /// The query's names and values.
    pub query: Vec<(String, String)>,
    /// The headers.
    pub headers: HeaderMap,
}

impl Asked {
    /// The query's values for a name.
    pub fn query(&self, name: &str) -> Vec<&str> {
        let values = self.query.iter().filter(|(key, _)| key == name);
        values.map(|(_, value)| value.as_str()).collect()
    }

    /// Refuses a store key other than the server's; a missing one is accepted.
    pub fn store(&self) -> Result<(), Answer> {
        let known = &Recorded::get().request_headers;
        match self.headers.get("key") {
            Some(key) if key.as_bytes() != known["key"].as_bytes() => {
                let origin = self.headers.get(ORIGIN).and_then(|origin| origin.to_str().ok());
                Err(Answer::of(cases::KEY_WRONG).with(&known["Origin"], origin.unwrap_or("undefined")))
            }
            _ => Ok(()),
        }
    }
}

/// Whether a request's head is too large.
pub fn is_too_large(head: &request::Parts) -> bool {
    let headers = head.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4);
    head.uri.to_string().len() + headers.sum::<usize>() > HEAD
}

/// Parses and checks a request.
pub async fn read(head: request::Parts, body: Body) -> Result<Asked, Answer> {
    let bytes = to_bytes(body, BODY).await.unwrap_or_default();
    let kind = head.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let body = if kind.starts_with("application/json") {
        json(&String::from_utf8_lossy(&bytes))?
    } else if kind.starts_with("application/x-www-form-urlencoded") {
        form_urlencoded::parse(&bytes)
            .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
            .collect::<Map<_, _>>()
            .into()
    } else {
        Value::Object(Map::new())
    };
    let query = query(&head.uri);
    let texts = |(name, value): (&String, &Value)| Some((name.clone(), value.as_str()?.to_owned()));
    let in_body = body.as_object().into_iter().flatten().filter_map(texts);
    for (name, value) in in_body.chain(query.iter().cloned()) {
        if !PASSWORDS.contains(&name.as_str()) && value.contains(REFUSED) {
            return Err(Answer::of(cases::CHARACTER).with("emailId", &name));
        }
    }
    Ok(Asked { body, query, headers: head.headers })
}

fn query(uri: &Uri) -> Vec<(String, String)> {
    form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned().collect()
}

/// Parses an object or a list; an empty body counts as an empty object. Errors are answered as recorded.
fn json(text: &str) -> Result<Value, Answer> {
    let text = text.trim();
    let Some(first) = text.chars().next() else { return Ok(Value::Object(Map::new())) };
    if !matches!(first, '{' | '[') {
        let said = format!("'{first}', \"{text}\"");
        return Err(Answer::of(cases::JSON_SCALAR).with("'\"', \"\"x\"\"", &said));
    }
    serde_json::from_str(text).map_err(|_| {
        let at = format!("position {}", text.encode_utf16().count());
        match text.chars().last() {
            Some(',') => Answer::of(cases::JSON_NAME).with("position 17", &at),
            Some('"' | '}' | ']' | '0'..='9') => Answer::of(cases::JSON_COMMA).with("position 29", &at),
            _ => Answer::of(cases::JSON_ENDS),
        }
    })
}
