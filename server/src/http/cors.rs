//! CORS, by the `allowed-origins` of the stores.

use std::sync::Arc;
use std::time::Duration;

use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderName, RETRY_AFTER, VARY};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method};
use portico_shared::paths::{ACCESS_TOKEN, DEFAULT_KEY, INDUSTRY, KEY, LANGUAGE_KEY, REQUEST_ID};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::config::Config;

/// How long browsers may cache a preflight: the maximum of Chromium. Safari's is shorter.
const PREFLIGHT_MAX_AGE: Duration = Duration::from_hours(2);

/// Allows an answer only for the origins of its store. A preflight cannot name the store, so it is allowed for those of all
/// stores.
pub fn layer(config: &Arc<Config>) -> CorsLayer {
    let config = Arc::clone(config);
    let allowed = AllowOrigin::predicate(move |origin, parts| is_allowed(&config, origin, parts));
    CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers([
            AUTHORIZATION,
            CONTENT_TYPE,
            HeaderName::from_static(KEY),
            HeaderName::from_static(INDUSTRY),
            HeaderName::from_static(LANGUAGE_KEY),
            HeaderName::from_static(ACCESS_TOKEN),
        ])
        // `Vary` is for service workers that store answers: a header that a page can't read is missing in what they store.
        .expose_headers([RETRY_AFTER, VARY, HeaderName::from_static(REQUEST_ID)])
        .max_age(PREFLIGHT_MAX_AGE)
}

fn is_allowed(config: &Config, origin: &HeaderValue, parts: &Parts) -> bool {
    let is_preflight = parts.method == Method::OPTIONS;
    let key = parts.headers.get(KEY).map_or(DEFAULT_KEY.as_bytes(), HeaderValue::as_bytes);
    let mut stores = config.stores.iter().filter(|store| is_preflight || store.key.as_bytes() == key);
    stores.any(|store| store.allows(origin.as_bytes()))
}
