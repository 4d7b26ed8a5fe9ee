//! What handlers extract from a request.

use std::sync::Arc;

use axum::body::{Bytes, HttpBody as _};
use axum::extract::{FromRef, FromRequest, FromRequestParts, Request};
use axum::http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use portico_shared::field::Kind;
use portico_shared::paths::{DEFAULT_INDUSTRY, DEFAULT_KEY, INDUSTRY, KEY};
use portico_shared::problem::{Code, FieldCode, Params};
use portico_shared::rules::INDUSTRY_MAX;
use portico_shared::wire;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use crate::api::messages::{SuccessMessage, Texts};
use crate::api::problem::{FieldProblem, Problem};
use crate::base::client::Client;
use crate::config::{Config, Store};

/// The store that a request names, or the default one if it names none.
pub fn store_of<'a>(config: &'a Config, headers: &HeaderMap) -> Option<&'a Store> {
    // No store has a key that is not text.
    config.store(headers.get(KEY).map_or(DEFAULT_KEY, |key| key.to_str().unwrap_or_default()))
}

/// The `data` of an answer without any, and the body of a call that takes nothing.
#[derive(Serialize, Deserialize)]
pub struct EmptyBody {}

/// An answer that is not a refusal, with its message in the language of these texts.
pub fn done<T: Serialize>(texts: &Texts, message: SuccessMessage, data: T) -> Response {
    let body = wire::Done { status: 1, message: texts.success(message), data };
    ([(CONTENT_LANGUAGE, texts.language.tag())], axum::Json(body)).into_response()
}

/// The store of a request, and its texts in the language of the request.
pub struct StoreContext {
    /// The store.
    pub store: Store,
    /// Whether the request named the store.
    pub explicit: bool,
    /// The texts.
    pub texts: Texts,
}

impl StoreContext {
    /// The same language in the store of this key: the customer's store, if the request named none.
    #[must_use]
    pub fn for_store(self, config: &Config, key: &str) -> Self {
        let store = config.store(key).cloned().unwrap_or(self.store);
        let texts = Texts { words: store.words.clone(), ..self.texts };
        Self { store, texts, ..self }
    }

    /// The answer to a request that was not refused.
    pub fn done<T: Serialize>(&self, message: SuccessMessage, data: T) -> Response {
        done(&self.texts, message, data)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for StoreContext
where
    Arc<Config>: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let config = Arc::<Config>::from_ref(state);
        let store = store_of(&config, &parts.headers).ok_or(Code::StoreUnknown)?.clone();
        let texts = parts.extensions.get().cloned().unwrap_or_default();
        Ok(Self { store, explicit: parts.headers.contains_key(KEY), texts })
    }
}

/// The `industry` header.
pub struct Industry(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Industry {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
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

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get().cloned().ok_or_else(|| Code::Internal.into())
    }
}

/// The token of `Authorization: Bearer …`.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

/// Whether a body is declared as compressed, which we don't undo.
fn is_encoded(headers: &HeaderMap) -> bool {
    headers.get_all(CONTENT_ENCODING).iter().any(|value| {
        let mut codings = value.as_bytes().split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
        !codings.all(|coding| coding.is_empty() || coding.eq_ignore_ascii_case(b"identity"))
    })
}

/// Whether a body is declared as JSON, in UTF-8 if it says which characters it has.
fn is_json(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(CONTENT_TYPE).iter();
    let (Some(kind), None) = (values.next(), values.next()) else { return false };
    let mut parts = kind.to_str().unwrap_or_default().split(';').map(str::trim);
    let is_json = parts.next().is_some_and(|essence| essence.eq_ignore_ascii_case("application/json"));
    is_json
        && parts.filter_map(|parameter| parameter.split_once('=')).all(|(name, value)| {
            let charset = value.trim_matches('"');
            !name.eq_ignore_ascii_case("charset")
                || ["utf-8", "utf8", "us-ascii"].iter().any(|known| known.eq_ignore_ascii_case(charset))
        })
}

/// The bytes of a body that is declared as JSON.
pub struct JsonBytes(Bytes);

impl JsonBytes {
    /// Reads the body into a struct of [`wire`].
    ///
    /// # Errors
    /// `invalid` with the field whose JSON type is wrong; `malformed` if it is not a JSON object.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        // serde would also read an array into a struct, and skips unknown members however deep they are.
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

/// The deepest nesting of JSON that we accept.
const DEPTH: usize = 32;

/// How deeply JSON is nested.
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

/// Bodies up to this size are cheap enough to read any number of them at the same time.
const SMALL_BODY: u64 = 8 * 1024;
/// How many larger bodies are read at the same time, which bounds the memory that slow clients can hold.
const LARGE_BODIES: usize = 256;

/// Limits how many large bodies are read at the same time.
#[derive(Clone)]
pub struct LargeBodies(Arc<Semaphore>);

impl Default for LargeBodies {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(LARGE_BODIES)))
    }
}

/// Reads a body within `body-timeout`.
async fn read(request: Request, config: &Config, large_bodies: &LargeBodies) -> Result<Bytes, Problem> {
    let is_small = request.body().size_hint().upper().is_some_and(|bytes| bytes <= SMALL_BODY);
    let reading = async {
        let _permit =
            if is_small { None } else { Some(large_bodies.0.acquire().await.map_err(Problem::internal)?) };
        Bytes::from_request(request, &()).await.map_err(|refused| Problem::of_status(refused.status()))
    };
    let read = tokio::time::timeout(config.connections.body_timeout(), reading).await;
    read.unwrap_or_else(|_| Err(Problem::of_status(StatusCode::REQUEST_TIMEOUT)))
}

impl<S: Send + Sync> FromRequest<S> for JsonBytes
where
    Arc<Config>: FromRef<S>,
    LargeBodies: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if is_encoded(request.headers()) {
            return Err(Problem::content_encoding());
        }
        if !is_json(request.headers()) {
            return Err(Problem::media_type());
        }
        let (config, large_bodies) = (Arc::<Config>::from_ref(state), LargeBodies::from_ref(state));
        read(request, &config, &large_bodies).await.map(Self)
    }
}

/// The bytes of a body that is declared as a form.
pub struct FormBytes(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for FormBytes
where
    Arc<Config>: FromRef<S>,
    LargeBodies: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let essence = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
        if is_encoded(request.headers()) || !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded")
        {
            return Err(Code::Malformed.into());
        }
        let (config, large_bodies) = (Arc::<Config>::from_ref(state), LargeBodies::from_ref(state));
        read(request, &config, &large_bodies).await.map(Self)
    }
}

/// A body of JSON, read into a struct of [`wire`].
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T>
where
    Arc<Config>: FromRef<S>,
    LargeBodies: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        JsonBytes::from_request(request, state).await?.parse().map(Self)
    }
}

/// A request that a device may send with its token: what it says about an account, and the token.
pub struct WithDevice<T> {
    /// The body or the query.
    pub of: T,
    /// The device token.
    pub device: Option<String>,
}

/// A body of JSON that may have a device token.
pub struct JsonWithDevice<T>(pub WithDevice<T>);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonWithDevice<T>
where
    Arc<Config>: FromRef<S>,
    LargeBodies: FromRef<S>,
{
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let body = JsonBytes::from_request(request, state).await?;
        let (of, wire::DeviceToken { device }) = (body.parse()?, body.parse()?);
        Ok(Self(WithDevice { of, device }))
    }
}

/// The query of an address that may have a device token.
pub struct QueryWithDevice<T>(pub WithDevice<T>);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for QueryWithDevice<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Query(of) = Query::from_request_parts(parts, state).await?;
        let Query(wire::DeviceToken { device }) = Query::from_request_parts(parts, state).await?;
        Ok(Self(WithDevice { of, device }))
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
