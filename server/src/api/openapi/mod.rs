//! `/openapi.json`, the contract of the API, for generating clients and for testing servers.
//!
//! `calls` lists the calls, which are described beside their handlers, `answers` describes their answers, `schemas` their bodies, and `rules` turns the shared rules into JSON
//! Schema, so that each bound is defined once.

mod answers;
pub(in crate::api) mod call;
mod calls;
mod carts;
pub(in crate::api) mod examples;
mod rules;
mod schemas;
pub(in crate::api) mod security;

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::{MethodRouter, get};
use serde_json::{Map, Value, json};

const ABOUT: &str = "The API that Portico's app uses: signing in to a web shop.

Every answer except a hand-over's is in an envelope: success is `{\"status\":1,\"message\",\"data\"}`, a refusal is `{\"status\":0,\"message\",\"code\"}` \
with a status of 4xx or 5xx. Branch on `code`, which is stable; `message` is for people. Unknown members of a body are ignored, and `null` means \
absent.

A path that is not listed is refused with 404 `not_found`, another method with 405 `method` and `Allow`, both in the envelope. `HEAD` is \
answered where `GET` is, `OPTIONS` as a CORS preflight. Every answer has `X-Content-Type-Options: nosniff`, `Referrer-Policy: no-referrer` and \
`Cross-Origin-Opener-Policy: same-origin`.";

/// The document of a server whose customer calls are below `prefix`.
pub fn document(prefix: &str) -> Value {
    let customer = calls::of_customers().into_iter().map(|call| (prefix, call, true));
    let server = calls::of_the_server().into_iter().map(|call| ("", call, false));
    let mut paths = Map::new();
    for (prefix, call, is_private) in customer.chain(server) {
        let path = paths.entry(format!("{prefix}{}", call.path)).or_insert_with(|| json!({}));
        let (method, operation) = call.describe(is_private);
        path[method] = operation;
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Portico's customer API",
            "version": env!("CARGO_PKG_VERSION"),
            "description": ABOUT,
            "license": { "name": env!("CARGO_PKG_LICENSE"), "identifier": env!("CARGO_PKG_LICENSE") },
        },
        "servers": [{ "url": "/" }],
        "tags": [
            { "name": "customer", "description": "Calls of a shopper, or of a system on behalf of one." },
            { "name": "server", "description": "Calls about the server itself." },
        ],
        "paths": paths,
        "components": {
            "schemas": schemas::all(),
            "parameters": call::parameters(),
            "headers": answers::headers(),
            "securitySchemes": security::schemes(),
        },
    })
}

/// Serves the document of a server with this prefix.
pub fn serve<S: Clone + Send + Sync + 'static>(prefix: &str) -> MethodRouter<S> {
    let text = Bytes::from(document(prefix).to_string());
    get(async move || ([(CONTENT_TYPE, "application/json")], text.clone()).into_response())
}
