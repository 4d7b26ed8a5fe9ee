//! Finds the client of each request, and logs and counts its answer.

use std::net::SocketAddr;
use std::time::Instant;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::http::header::HeaderName;
use axum::middleware::Next;
use axum::response::Response;
use portico_shared::paths::REQUEST_ID;

use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::http::client_ip;

/// Finds the client, and logs a line: no query, body or header, since they contain emails and keys.
pub async fn observe(
    State(state): State<ApiState>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let client = client_ip::find(&state.config.trusted_proxies, peer, request.headers(), state.random);
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
    let code = problem.map(|problem| problem.code().as_str());
    state.metrics.answered(&method, route, response.status(), code, took);
    if let Some(error) = problem.and_then(Problem::database_error) {
        state.metrics.database_errors.inc();
        state.database.failed(error);
    }
    let status = response.status().as_u16();
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    if let Some(cause) = problem.and_then(Problem::cause) {
        tracing::error!(request_id = id, cause, "request failed");
    }
    tracing::info!(request_id = id, %method, path, status, code, ms, "request");
    response
}
