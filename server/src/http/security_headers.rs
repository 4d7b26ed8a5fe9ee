//! Headers by which browsers protect shoppers.

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, HeaderName, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::Response;

use crate::api::paths::{HEALTH, READY};
use crate::api::state::ApiState;
use crate::http::static_site;

/// What the API's answers depend on, besides the origin.
const VARIES: &str = "authorization, accesstoken, key, languagekey, accept-language";

/// Adds the headers to every answer.
pub async fn add(State(state): State<ApiState>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_api = state.config.is_api_path(path);
    let has_message = is_api || [HEALTH, READY].contains(&path);
    let is_public = static_site::is_public(&state.config, path);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(REFERRER_POLICY, "no-referrer");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if state.public_url.starts_with("https:") {
        set(STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if is_api {
        set(CACHE_CONTROL, "no-store");
    }
    if is_public {
        // The same answer for every origin, so that a cache in between cannot mix them up.
        set(ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    if has_message {
        // A service worker's cache knows nothing of `no-store`. It must not show one customer's answers to the next one, or to another
        // store or language.
        headers.append(VARY, HeaderValue::from_static(VARIES));
    }
    response
}
