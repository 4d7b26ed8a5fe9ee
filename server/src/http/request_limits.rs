//! The limits of every request: its size and its time.

use std::time::Duration;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::api::problem::Problem;

/// The largest body; a hand-over may have a larger one.
pub const BODY_BYTES: usize = 64 * 1024;
/// The largest head: the address, and the names and values of the headers.
const HEAD_BYTES: usize = 16 * 1024;
/// How long a request may take.
pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

/// Refuses a request whose head is too large, with an error body and CORS headers, so that a page learns what is wrong.
pub async fn check_head(request: Request, next: Next) -> Response {
    let headers = request.headers().iter().map(|(name, value)| name.as_str().len() + value.len());
    let line = request.uri().path_and_query().map_or(0, |line| line.as_str().len());
    if headers.sum::<usize>() + line > HEAD_BYTES {
        return Problem::of_status(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE).into_response();
    }
    next.run(request).await
}
