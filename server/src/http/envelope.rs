//! The envelope of refusals.

use std::any::Any;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_LANGUAGE, CONTENT_LENGTH};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use portico_shared::problem::Code;

use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::base::client::Client;

/// Gives each refusal its body, in the language of the request. Refusals of the framework, which have only a status, become a
/// [`Problem`] here. Handlers find the texts of the request's language among its extensions.
pub async fn wrap(State(state): State<ApiState>, mut request: Request, next: Next) -> Response {
    let config = &state.config;
    let texts = state.languages.texts(config, request.headers());
    request.extensions_mut().insert(texts.clone());
    let client = request.extensions().get::<Client>().cloned();
    let ours = config.static_dir.is_none() || config.is_api_path(request.uri().path());
    let response = next.run(request).await;
    let known = response.extensions().get::<Problem>().cloned();
    let status = response.status();
    let problem = match known {
        Some(problem) => problem,
        None if ours && (status.is_client_error() || status.is_server_error()) => Problem::of_status(status),
        None => return response,
    };
    let id = client.as_ref().map(Client::request_id).unwrap_or_default();
    let body = Json(problem.body(&texts, id)).into_response();
    let (problem, _) = problem.into_response().into_parts();
    // Other headers of the old answer, such as `Allow` with a 405, stay.
    let (mut parts, _) = response.into_parts();
    parts.status = problem.status;
    parts.extensions = problem.extensions;
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(texts.language.tag()));
    let (described, body) = body.into_parts();
    for (name, value) in problem.headers.iter().chain(&described.headers) {
        parts.headers.insert(name, value.clone());
    }
    Response::from_parts(parts, body)
}

/// The answer of a handler that panicked.
pub fn panicked(_: Box<dyn Any + Send>) -> Response {
    // The panic hook has logged it.
    Problem::from(Code::Internal).into_response()
}
