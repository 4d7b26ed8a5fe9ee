//! What handlers take from a request: its store and language, its JSON.

use std::sync::Arc;

use axum::body::{Bytes, HttpBody as _};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use portico_shared::field::Kind;
use portico_shared::paths::{DEFAULT_INDUSTRY, DEFAULT_KEY, INDUSTRY, KEY, LANGUAGE_KEY};
use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::rules::INDUSTRY_MAX;
use portico_shared::text::Language;
use portico_shared::wire;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::api::messages::Said;
use crate::api::problem::{FieldProblem, Problem};
use crate::api::state::App;
use crate::config::{Config, Store};

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

/// The language that a request's headers ask for.
pub fn language(config: &Config, headers: &HeaderMap) -> Language {
    let store = config.store(header(headers, KEY).unwrap_or(DEFAULT_KEY));
    store.map_or(Language::default(), |store| store.language(header(headers, LANGUAGE_KEY)))
}

/// The `data` of an answer that has nothing to give.
#[derive(Serialize)]
pub struct Nothing {}

/// The store that a request speaks to, and the language it asks for.
pub struct Shop {
    /// The store.
    pub store: Store,
    /// Whether the request named the store itself.
    pub explicit: bool,
    /// The language.
    pub language: Language,
}

impl Shop {
    /// The same language in the store of this key: that of a customer, where the request names none.
    #[must_use]
    pub fn of(self, config: &Config, key: &str) -> Self {
        let store = config.store(key).cloned().unwrap_or(self.store);
        Self { store, ..self }
    }

    /// The answer to a request that is done.
    pub fn done<T: Serialize>(&self, said: Said, data: T) -> axum::Json<wire::Done<T>> {
        axum::Json(wire::Done { status: 1, message: said.words(self.language).to_owned(), data })
    }
}

impl FromRequestParts<Arc<App>> for Shop {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        let explicit = parts.headers.contains_key(KEY);
        // A key that is no text is one that no store has.
        let key = if explicit { header(&parts.headers, KEY).unwrap_or_default() } else { DEFAULT_KEY };
        let store = app.config.store(key).ok_or(Code::StoreUnknown)?.clone();
        let language = store.language(header(&parts.headers, LANGUAGE_KEY));
        Ok(Self { store, explicit, language })
    }
}

/// The store's trade, as the `industry` header names it.
pub struct Industry(pub String);

impl FromRequestParts<Arc<App>> for Industry {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(INDUSTRY) else { return Ok(Self(DEFAULT_INDUSTRY.to_owned())) };
        let latin_1 = || value.as_bytes().iter().copied().map(char::from).collect();
        // Browsers send Latin-1, other programs UTF-8.
        let value = std::str::from_utf8(value.as_bytes()).map_or_else(|_| latin_1(), ToOwned::to_owned);
        if value.chars().count() > INDUSTRY_MAX {
            let params = Params { min: None, max: Some(INDUSTRY_MAX) };
            let refused = FieldProblem::of(INDUSTRY, Kind::Machine, FieldCode::Length);
            return Err(Problem::invalid(vec![FieldProblem { params, ..refused }]));
        }
        Ok(Self(value))
    }
}

/// The token of `Authorization: Bearer …`.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

/// The bytes of a body that is declared as JSON.
pub struct JsonBytes(Bytes);

impl JsonBytes {
    /// Reads the body into a struct of [`wire`].
    ///
    /// # Errors
    /// `invalid` with the field whose JSON type is wrong; `malformed` for what is no JSON object.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        // serde would read an array into a struct as well, and skips what it does not know however deep it is.
        if self.0.trim_ascii_start().first() != Some(&b'{') || depth(&self.0) > DEPTH {
            return Err(Code::Malformed.into());
        }
        let mut json = serde_json::Deserializer::from_slice(&self.0);
        let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
            let field = error.path().to_string();
            if error.inner().is_data() && field != "." {
                Problem::invalid(vec![FieldProblem::of(&field, Kind::Machine, FieldCode::Type)])
            } else {
                Code::Malformed.into()
            }
        })?;
        json.end().map_err(|_| Problem::from(Code::Malformed))?;
        Ok(value)
    }
}

/// The most that JSON may be nested.
const DEPTH: usize = 32;

/// How deep JSON is nested.
fn depth(json: &[u8]) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// What of a body costs so little that any number of them may be on their way.
const SMALL_BODY: u64 = 8 * 1024;
/// How many larger ones may be: slow clients hold no more of the server's memory than these need.
pub const LARGE_BODIES: usize = 256;

/// Reads a body, in its time.
async fn read(request: Request, app: &Arc<App>) -> Result<Bytes, Problem> {
    let is_small = request.body().size_hint().upper().is_some_and(|bytes| bytes <= SMALL_BODY);
    let reading = async {
        let _room =
            if is_small { None } else { Some(app.large_bodies.acquire().await.map_err(Problem::internal)?) };
        Bytes::from_request(request, app).await.map_err(|refused| Problem::of_status(refused.status()))
    };
    let read = tokio::time::timeout(app.config.connections.body_timeout(), reading).await;
    read.unwrap_or_else(|_| Err(Problem::of_status(StatusCode::REQUEST_TIMEOUT)))
}

impl FromRequest<Arc<App>> for JsonBytes {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Problem> {
        let kind =
            request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let essence = kind.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            return Err(Code::MediaType.into());
        }
        read(request, app).await.map(Self)
    }
}

/// A body of JSON, read into a struct of [`wire`].
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<App>> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Problem> {
        JsonBytes::from_request(request, app).await?.parse().map(Self)
    }
}

/// The query of an address, read into a struct of [`wire`].
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Query::from_request_parts(parts, state).await {
            Ok(axum::extract::Query(value)) => Ok(Self(value)),
            Err(_) => Err(Code::Malformed.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_are_no_depth() {
        assert_eq!(depth(br#"{"a":[1,{"b":[]}],"c":"[[[[\"[[","d":{}}"#), 4);
        assert_eq!(depth(b"{}"), 1);
        assert_eq!(depth(br#""\\[""#), 0);
    }
}
