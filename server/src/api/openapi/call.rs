//! One call of the API and its description.

use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{Method, StatusCode};
use portico_shared::forms::Form;
use portico_shared::paths::{
    DEFAULT_INDUSTRY, DEFAULT_KEY, DEFAULT_LANGUAGE_KEY, INDUSTRY, KEY, LANGUAGE_KEY,
};
use portico_shared::problem::Code;
use serde_json::{Value, json};

use super::answers::{Success, answer, redirect, refusals};
use super::examples::DEVICE;
use super::security::SESSION;
use super::{rules, schemas};
use crate::api::messages::SuccessMessage;
use crate::api::problem::Problem;

/// Why a one-time code may be refused.
pub(in crate::api) const CODE_REFUSALS: [Code; 4] =
    [Code::CodeWrong, Code::CodeExpired, Code::CodeUsed, Code::CodeExhausted];
/// Why a login code may be refused.
pub(in crate::api) const LOGIN_CODE_REFUSALS: [Code; 3] =
    [Code::LoginCodeUnknown, Code::LoginCodeUsed, Code::LoginCodeExpired];

/// Why a call about an identity provider may be refused.
pub(in crate::api) const PROVIDER_REFUSALS: [Code; 3] =
    [Code::SocialUnavailable, Code::ProviderUnknown, Code::ProviderUnavailable];
/// Why an ID token may be refused.
pub(in crate::api) const ID_TOKEN_REFUSALS: [Code; 5] = [
    Code::SocialUnavailable,
    Code::SocialRefused,
    Code::SocialExpired,
    Code::SocialProofNeeded,
    Code::ProviderUnavailable,
];

/// Why a call about a new passkey may be refused.
pub(in crate::api) const PASSKEY_ADDING_REFUSALS: [Code; 4] =
    [Code::Unproven, Code::ProofRequired, Code::PasskeyLimit, Code::NotFound];

/// A call: its path, what it takes, what it returns, and why it may refuse.
pub(in crate::api) struct Call {
    method: Method,
    /// The path, below the prefix if it is a customer's call.
    pub(in crate::api) path: &'static str,
    id: &'static str,
    summary: &'static str,
    about: &'static str,
    parameters: Vec<Value>,
    body: Option<Value>,
    security: Value,
    success: Option<Success>,
    handed_over: Option<Value>,
    /// The schema of what it returns without the envelope, and an example.
    bare: Option<(&'static str, Value)>,
    /// Where it redirects to, if that is its answer.
    redirects: Option<&'static str>,
    links: Value,
    refused: Vec<(StatusCode, Code)>,
}

impl Call {
    /// A call of this path, operation id and summary.
    pub(in crate::api) fn get(path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self::new(Method::GET, path, id, summary)
    }

    /// See [`Self::get`].
    pub(in crate::api) fn post(path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self::new(Method::POST, path, id, summary)
    }

    /// See [`Self::get`].
    pub(in crate::api) fn put(path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self::new(Method::PUT, path, id, summary)
    }

    /// See [`Self::get`].
    pub(in crate::api) fn patch(path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self::new(Method::PATCH, path, id, summary)
    }

    /// See [`Self::get`].
    pub(in crate::api) fn delete(path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self::new(Method::DELETE, path, id, summary)
    }

    fn new(method: Method, path: &'static str, id: &'static str, summary: &'static str) -> Self {
        Self {
            method,
            path,
            id,
            summary,
            about: "",
            parameters: Vec::new(),
            body: None,
            security: json!([]),
            success: None,
            handed_over: None,
            bare: None,
            redirects: None,
            links: json!({}),
            refused: vec![(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, Code::TooLarge)],
        }
        .refused(&[Code::Internal, Code::Unavailable])
    }

    /// One of the customer's calls, which belong to a store.
    pub(in crate::api) fn of_a_store(mut self) -> Self {
        self.parameters.extend([KEY, LANGUAGE_KEY, ACCEPT_LANGUAGE.as_str()].map(parameter));
        self.refused(&[Code::StoreUnknown])
    }

    /// The description.
    pub(in crate::api) fn about(mut self, about: &'static str) -> Self {
        self.about = about;
        self
    }

    /// It takes the header `industry`.
    pub(in crate::api) fn industry(mut self) -> Self {
        self.parameters.push(parameter(INDUSTRY));
        self
    }

    /// It takes a body of one of these schemas, each with an example.
    pub(in crate::api) fn body(mut self, schemas: &[(&str, Value)]) -> Self {
        let references: Vec<_> = schemas.iter().map(|(name, _)| schemas::reference(name)).collect();
        let schema = match references.as_slice() {
            [one] => one.clone(),
            _ => json!({ "anyOf": references }),
        };
        let examples =
            schemas.iter().map(|(name, example)| ((*name).to_owned(), json!({ "value": example })));
        let examples: serde_json::Map<_, _> = examples.collect();
        self.body = Some(json!({
            "required": true,
            "content": { "application/json": { "schema": schema, "examples": examples } },
        }));
        // The body may arrive too slowly.
        self.refused.push((StatusCode::REQUEST_TIMEOUT, Code::Malformed));
        self.refused(&[Code::Invalid, Code::Malformed, Code::TooLarge, Code::MediaType])
    }

    /// It takes a form, as browsers send it, with these members.
    pub(in crate::api) fn form(mut self, members: &[&str], example: &Value) -> Self {
        let text = |name: &&str| ((*name).to_owned(), json!({ "type": "string" }));
        let properties: serde_json::Map<_, _> = members.iter().map(text).collect();
        let schema = json!({ "type": "object", "properties": properties });
        self.body = Some(json!({
            "required": true,
            "content": { "application/x-www-form-urlencoded": { "schema": schema, "example": example } },
        }));
        self.refused.push((StatusCode::REQUEST_TIMEOUT, Code::Malformed));
        self.refused(&[Code::Malformed, Code::TooLarge])
    }

    /// It takes a part of its path.
    pub(in crate::api) fn in_path(mut self, name: &str, about: &str, example: &str) -> Self {
        self.parameters.push(json!({
            "name": name,
            "in": "path",
            "required": true,
            "description": about,
            "schema": { "type": "string" },
            "example": example,
        }));
        self
    }

    /// It redirects, instead of returning anything.
    pub(in crate::api) fn redirects(mut self, about: &'static str) -> Self {
        self.redirects = Some(about);
        self
    }

    /// It takes a field of a form in its query.
    pub(in crate::api) fn query<F: Form>(mut self, name: &str, about: &str, example: &str) -> Self {
        self.parameters.push(json!({
            "name": name,
            "in": "query",
            "required": true,
            "description": about,
            "schema": schemas::of_field::<F>(name),
            "example": example,
        }));
        self.refused(&[Code::Invalid, Code::Malformed])
    }

    /// It takes a device token in its query.
    pub(in crate::api) fn device(mut self) -> Self {
        let mut schema = schemas::device();
        let about = schema.as_object_mut().and_then(|schema| schema.remove("description"));
        schema["type"] = json!("string");
        self.parameters.push(json!({
            "name": "device", "in": "query", "required": false, "description": about, "schema": schema, "example": DEVICE,
        }));
        self
    }

    /// It requires a session token.
    pub(in crate::api) fn session(mut self) -> Self {
        self.security = json!([{ SESSION: [] }]);
        self.refused(&[Code::Session])
    }

    /// It accepts one of these tokens, or none.
    pub(in crate::api) fn accepts(mut self, schemes: &[&str]) -> Self {
        let all = schemes.iter().map(|scheme| json!({ *scheme: [] }));
        self.security = std::iter::once(json!({})).chain(all).collect();
        self
    }

    /// What it returns in `data`.
    pub(in crate::api) fn returns(
        mut self,
        data: &'static str,
        message: SuccessMessage,
        example: Value,
    ) -> Self {
        self.success = Some(Success { data, message, example });
        self
    }

    /// What it returns to another system, without the envelope.
    pub(in crate::api) fn or_returns(mut self, example: Value) -> Self {
        self.handed_over = Some(example);
        self
    }

    /// What it returns to browsers, without the envelope.
    pub(in crate::api) fn returns_bare(mut self, schema: &'static str, example: Value) -> Self {
        self.bare = Some((schema, example));
        self
    }

    /// Calls that can follow with what it returns.
    pub(in crate::api) fn links(mut self, links: Value) -> Self {
        self.links = links;
        self
    }

    /// Further reasons why it may refuse.
    pub(in crate::api) fn refused(mut self, codes: &[Code]) -> Self {
        self.refused.extend(codes.iter().map(|code| (Problem::status_of(*code), *code)));
        self
    }

    /// The method, as a path item spells it, and the operation. `is_private` is whether caches must not store the answer.
    pub(in crate::api) fn describe(self, is_private: bool) -> (String, Value) {
        let cache: &[&str] = if is_private { &["Cache-Control"] } else { &[] };
        let mut responses = refusals(self.refused, cache);
        let has_message = self.success.is_some() && self.handed_over.is_none();
        let (schema, examples) = match (self.success, self.handed_over) {
            (Some(success), None) => (success.schema(), json!({ "done": { "value": success.example() } })),
            (Some(success), Some(example)) => (
                json!({ "oneOf": [success.schema(), schemas::reference("HandedOver")] }),
                json!({ "signedIn": { "value": success.example() }, "handedOver": { "value": example } }),
            ),
            (None, _) => match self.bare {
                Some((schema, example)) => {
                    (schemas::reference(schema), json!({ "done": { "value": example } }))
                }
                None => (json!({ "type": "object" }), json!({})),
            },
        };
        // A hand-over has no message.
        let headers = if has_message { &[cache, &["Content-Language"]].concat() } else { cache };
        let mut done = answer("Done.", headers, &schema, &examples);
        done["links"] = self.links;
        if let Some(about) = self.redirects {
            responses.insert("303".to_owned(), redirect(about, cache));
        } else {
            responses.insert("200".to_owned(), done);
        }
        let mut operation = json!({
            "operationId": self.id,
            "summary": self.summary,
            "description": self.about,
            "tags": [if is_private { "customer" } else { "server" }],
            "parameters": self.parameters,
            "security": self.security,
            "responses": responses,
        });
        if let Some(body) = self.body {
            operation["requestBody"] = body;
        }
        (self.method.as_str().to_lowercase(), operation)
    }
}

fn parameter(name: &str) -> Value {
    json!({ "$ref": format!("#/components/parameters/{name}") })
}

/// The request headers that calls reference.
pub(in crate::api) fn parameters() -> Value {
    let header = |name: &str, about: &str, default: &str, mut schema: Value| {
        schema["default"] = default.into();
        json!({ "name": name, "in": "header", "description": about, "schema": schema, "example": default })
    };
    let text = json!({ "type": "string" });
    json!({
        KEY: header(KEY, "The store's public key. An account belongs to one store.", DEFAULT_KEY, text.clone()),
        LANGUAGE_KEY: {
            "name": LANGUAGE_KEY,
            "in": "header",
            "description": "The id of the language of `message` and of emails, as the store's configuration maps it; 57 is English unless it is \
             mapped. With an id that is not mapped, and without one, `accept-language` decides.",
            "schema": text,
            "example": DEFAULT_LANGUAGE_KEY,
        },
        ACCEPT_LANGUAGE.as_str(): {
            "name": "Accept-Language",
            "in": "header",
            "description": "The languages that the client prefers (RFC 9110), where `languagekey` doesn't decide; the store's \
                language if we have none of them.",
            "schema": text,
            "example": "de, en;q=0.5",
        },
        INDUSTRY: header(
            INDUSTRY,
            "The store's industry; stored with a registration.",
            DEFAULT_INDUSTRY,
            rules::industry(),
        ),
    })
}
