//! Answers: the envelope of success, and the refusals of a call, by status.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use portico_shared::field::Kind;
use portico_shared::problem::{Code, FieldCode};
use portico_shared::wire::SocialProof;
use serde_json::{Map, Value, json};

use super::examples::{EMAIL, TOKEN};
use super::schemas::reference;
use crate::api::messages::{SuccessMessage, Texts};
use crate::api::problem::{FieldProblem, Problem};

/// The request id of examples.
const REQUEST_ID: &str = "4f0c1d7a9be24c53b7e1f6a8d2c39e05";

/// What a call returns on success.
pub(super) struct Success {
    /// The name of the schema of `data`.
    pub(super) data: &'static str,
    /// The message.
    pub(super) message: SuccessMessage,
    /// An example of `data`.
    pub(super) example: Value,
}

impl Success {
    /// The schema of the whole answer.
    pub(super) fn schema(&self) -> Value {
        json!({
            "type": "object",
            "required": ["status", "message", "data"],
            "properties": {
                "status": { "type": "integer", "enum": [1] },
                "message": { "type": "string", "description": "Text in the language asked for." },
                "data": reference(self.data),
            },
        })
    }

    /// An example of the whole answer.
    pub(super) fn example(&self) -> Value {
        json!({ "status": 1, "message": Texts::default().success(self.message), "data": self.example })
    }
}

/// An answer with this description.
pub(super) fn answer(description: &str, headers: &[&str], schema: &Value, examples: &Value) -> Value {
    let header =
        |name: &&str| ((*name).to_owned(), json!({ "$ref": format!("#/components/headers/{name}") }));
    let headers: Map<_, _> = std::iter::once(&"X-Request-Id").chain(headers).map(header).collect();
    json!({
        "description": description,
        "headers": headers,
        "content": { "application/json": { "schema": schema, "examples": examples } },
    })
}

/// An answer that only redirects.
pub(super) fn redirect(description: &str, headers: &[&str]) -> Value {
    let mut redirect = answer(description, &[headers, &["Location"]].concat(), &json!({}), &json!({}));
    redirect.as_object_mut().expect("an object").remove("content");
    redirect
}

/// The headers that answers refer to.
pub(super) fn headers() -> Value {
    let text =
        |about: &str| json!({ "description": about, "required": true, "schema": { "type": "string" } });
    json!({
        "X-Request-Id": {
            "description": "Identifies the request in the server's log.",
            "required": true,
            "schema": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
        },
        "Retry-After": {
            "description": "How many seconds to wait before trying again.",
            "required": true,
            "schema": { "type": "integer", "minimum": 1 },
        },
        "WWW-Authenticate": text("`Bearer`: a session token is required."),
        "Cache-Control": text("`no-store`."),
        "Location": text("The address of the page."),
        "Content-Language": text("The language of `message`, as a BCP 47 tag."),
    })
}

/// Refusals, by status.
pub(super) fn refusals(all: Vec<(StatusCode, Code)>, cache: &[&str]) -> Map<String, Value> {
    let mut by_status: BTreeMap<StatusCode, Vec<Code>> = BTreeMap::new();
    for (status, code) in all {
        by_status.entry(status).or_default().push(code);
    }
    by_status
        .into_iter()
        .map(|(status, codes)| (status.as_str().to_owned(), refusal(&codes, cache)))
        .collect()
}

fn refusal(codes: &[Code], cache: &[&str]) -> Value {
    let words = |code: &Code| format!("- `{}`: {}", code.as_str(), Texts::default().code(*code));
    let description = codes.iter().map(words).collect::<Vec<_>>().join("\n");
    let mut headers = [cache, &["Content-Language"]].concat();
    let waits = |code: &Code| matches!(code, Code::TooMany | Code::Unavailable | Code::ProviderUnavailable);
    if codes.iter().all(waits) {
        headers.push("Retry-After");
    }
    if codes == [Code::Session] {
        headers.push("WWW-Authenticate");
    }
    let mut own = json!({ "properties": { "code": { "type": "string", "enum": codes.iter().map(|code| code.as_str()).collect::<Vec<_>>() } } });
    if codes == [Code::Internal] {
        own["required"] = json!(["requestId"]);
    }
    let examples: Map<_, _> =
        codes.iter().map(|code| (code.as_str().to_owned(), json!({ "value": example(*code) }))).collect();
    let schema = json!({ "allOf": [reference("Refused"), own] });
    answer(&description, &headers, &schema, &examples.into())
}

fn example(code: Code) -> Value {
    let problem = match code {
        Code::Invalid => {
            Problem::invalid(vec![FieldProblem::of("emailId", Kind::Email, FieldCode::Required)])
        }
        Code::SocialProofNeeded => Problem::proof_needed(SocialProof {
            ticket: TOKEN.to_owned(),
            email: Some(EMAIL.to_owned()),
            expires_in: 600,
        }),
        code => Problem::from(code),
    };
    serde_json::to_value(problem.body(&Texts::default(), REQUEST_ID)).expect("a refusal is JSON")
}
