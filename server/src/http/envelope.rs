//! What every request goes through and every answer gets: an id and a log line, headers, CORS, the envelope of refusals,
//! and an end to what takes too long or panics.

use std::any::Any;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, AUTHORIZATION, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, HeaderName, REFERRER_POLICY, RETRY_AFTER, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use portico_shared::paths::{ACCESS_TOKEN, DEFAULT_KEY, INDUSTRY, KEY, LANGUAGE_KEY, REQUEST_ID};
use portico_shared::problem::Code;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::timeout::TimeoutLayer;

use crate::api::extract;
use crate::api::problem::Problem;
use crate::api::state::App;
use crate::config::Config;
use crate::http::client_ip::Client;
use crate::http::static_site;

/// The most that a body may have, but for a hand-over's (document A).
const BODY_BYTES: usize = 64 * 1024;
/// The most that a head may have: address, names and values of headers.
const HEAD_BYTES: usize = 16 * 1024;
/// How long a request may take.
const REQUEST_TIME: Duration = Duration::from_secs(30);
/// How long a browser may remember what CORS allows: as long as Chromium does at most. Safari asks again sooner.
const PREFLIGHT_AGE: Duration = Duration::from_hours(2);

/// Puts all of it around a router.
pub fn around(router: Router, app: &Arc<App>) -> Router {
    router
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(head))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, REQUEST_TIME))
        .layer(from_fn_with_state(Arc::clone(app), envelope))
        .layer(cors(app))
        .layer(from_fn_with_state(Arc::clone(app), headers))
        .layer(from_fn_with_state(Arc::clone(app), observe))
}

/// Whether a path belongs to the API, known or not.
pub fn is_api(config: &Config, path: &str) -> bool {
    let below = path.strip_prefix(config.prefix.as_str()).and_then(|path| path.strip_prefix("/customer"));
    below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Finds out who sends the request, and gives the log a line: no query, no body, no header, since addresses and keys are in
/// them.
async fn observe(
    State(app): State<Arc<App>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let client = Client::of(&app.config.trusted_proxies, peer, request.headers(), app.random);
    let id = client.request_id().to_owned();
    let value = HeaderValue::try_from(&id).unwrap_or(HeaderValue::from_static("-"));
    request.extensions_mut().insert(client);
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let begun = Instant::now();
    let mut response = next.run(request).await;
    response.headers_mut().insert(HeaderName::from_static(REQUEST_ID), value);
    let took = begun.elapsed();
    let problem = response.extensions().get::<Problem>();
    let route = route.as_ref().map(MatchedPath::as_str);
    app.metrics.answered(&method, route, response.status(), problem, took);
    let status = response.status().as_u16();
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let code = problem.map(|problem| problem.code().as_str());
    if let Some(cause) = problem.and_then(Problem::cause) {
        tracing::error!(request_id = id, cause, "request failed");
    }
    tracing::info!(request_id = id, %method, path, status, code, ms, "request");
    response
}

/// The headers that browsers guard shoppers by.
async fn headers(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let is_api = is_api(&app.config, request.uri().path());
    let is_for_all = static_site::is_for_all(&app, request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(REFERRER_POLICY, "no-referrer");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if app.public_url.starts_with("https:") {
        set(STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    if is_api {
        set(CACHE_CONTROL, "no-store");
    }
    if is_for_all {
        // Whoever asks: one answer for all, so that no cache in between mixes them up.
        set(ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    response
}

/// The Content-Security-Policy of an HTML answer.
pub fn with_policy(mut response: Response, policy: &'static str) -> Response {
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}

/// Refuses a request whose head is too large, in the envelope and with CORS headers, so that a page learns what is wrong.
async fn head(request: Request, next: Next) -> Response {
    let headers = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len());
    let line = request.uri().path_and_query().map_or(0, |line| line.as_str().len());
    if headers.sum::<usize>() + line > HEAD_BYTES {
        return Problem::of_status(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE).into_response();
    }
    next.run(request).await
}

/// Gives each refusal its body, in the language asked for. What the framework refused by status alone becomes a problem
/// here as well.
async fn envelope(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let language = extract::language(&app.config, request.headers());
    let client = request.extensions().get::<Client>().cloned();
    let ours = app.config.static_dir.is_none() || is_api(&app.config, request.uri().path());
    let response = next.run(request).await;
    let known = response.extensions().get::<Problem>().cloned();
    let status = response.status();
    let problem = match known {
        Some(problem) => problem,
        None if ours && (status.is_client_error() || status.is_server_error()) => Problem::of_status(status),
        None => return response,
    };
    let id = client.as_ref().map(Client::request_id).unwrap_or_default();
    let body = Json(problem.body(language, id)).into_response();
    let (problem, _) = problem.into_response().into_parts();
    // What the old answer says besides, such as `Allow` with a 405, stays.
    let (mut parts, _) = response.into_parts();
    parts.status = problem.status;
    parts.extensions = problem.extensions;
    parts.headers.remove(CONTENT_LENGTH);
    let (described, body) = body.into_parts();
    for (name, value) in problem.headers.iter().chain(&described.headers) {
        parts.headers.insert(name, value.clone());
    }
    Response::from_parts(parts, body)
}

fn panicked(_: Box<dyn Any + Send>) -> Response {
    // The panic itself is logged by the hook that `main` sets.
    Problem::from(Code::Internal).into_response()
}

/// CORS by the stores' lists. An answer is for the origins of its store alone; a preflight cannot name the store, so it
/// is for those of all.
fn cors(app: &Arc<App>) -> CorsLayer {
    let app = Arc::clone(app);
    let allowed = AllowOrigin::predicate(move |origin, parts| is_allowed(&app.config, origin, parts));
    CorsLayer::new()
        .allow_origin(allowed)
        .allow_methods([Method::GET, Method::POST, Method::PUT])
        .allow_headers([
            AUTHORIZATION,
            CONTENT_TYPE,
            HeaderName::from_static(KEY),
            HeaderName::from_static(INDUSTRY),
            HeaderName::from_static(LANGUAGE_KEY),
            HeaderName::from_static(ACCESS_TOKEN),
        ])
        .expose_headers([RETRY_AFTER, HeaderName::from_static(REQUEST_ID)])
        .max_age(PREFLIGHT_AGE)
}

fn is_allowed(config: &Config, origin: &HeaderValue, parts: &Parts) -> bool {
    let is_preflight = parts.method == Method::OPTIONS;
    let key = parts.headers.get(KEY).map_or(DEFAULT_KEY.as_bytes(), HeaderValue::as_bytes);
    let mut stores = config.stores.iter().filter(|store| is_preflight || store.key.as_bytes() == key);
    stores.any(|store| store.allowed_origins.iter().any(|allowed| allowed.as_bytes() == origin.as_bytes()))
}
