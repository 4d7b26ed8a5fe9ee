//! The router: which call a request is for.

mod login;
mod otp;
mod register;
mod reset;
mod session;

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::ACCESS_CONTROL_REQUEST_HEADERS;
use axum::http::{HeaderName, Method, Uri};
use axum::response::{IntoResponse as _, Response};

use crate::answer::Answer;
use crate::shop::Shop;
use crate::{cases, gate};

/// Answers any request.
pub async fn answer(State(shop): State<Arc<Shop>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    if gate::is_too_large(&head) {
        return Answer::of(cases::HEAD_TOO_LARGE).into_response();
    }
    if head.method == Method::OPTIONS {
        return preflight(head.headers.get(ACCESS_CONTROL_REQUEST_HEADERS));
    }
    let (method, uri) = (head.method.clone(), head.uri.clone());
    let answer = match gate::read(head, body).await {
        Ok(asked) => call(&shop, &method, &uri, &asked).await,
        Err(refused) => refused,
    };
    if shop.is_production() { answer.in_production() } else { answer }.into_response()
}

async fn call(shop: &Shop, method: &Method, uri: &Uri, asked: &gate::Asked) -> Answer {
    let refused_or_done = match (method.as_str(), uri.path()) {
        ("GET", "/api") => Ok(Answer::of(cases::ROOT)),
        ("POST", "/api/customer/send-otp") => otp::send(shop, asked),
        ("POST", "/api/customer/register") => register::register(shop, asked).await,
        ("POST", "/api/customer/login") => login::login(shop, asked).await,
        ("GET", "/api/customer/get-profile") => session::profile(shop, asked),
        ("POST", "/api/customer/logout") => session::logout(shop, asked),
        ("GET", "/api/customer/forgot-password-link") => reset::send_link(shop, asked),
        ("GET", "/api/customer/forgot-password-key-check") => reset::check(shop, asked),
        ("PUT", "/api/customer/reset-password") => reset::reset(shop, asked).await,
        (method, path) => Ok(Answer::of(cases::NOT_FOUND)
            .with("GET /api/customer/nope", &format!("{method} {}", escaped(path)))),
    };
    refused_or_done.unwrap_or_else(|refused| refused)
}

/// The answer to a CORS preflight: every origin may do everything, without credentials. The requested headers are
/// echoed.
fn preflight(asked: Option<&axum::http::HeaderValue>) -> Response {
    let Some(asked) = asked else { return Answer::of(cases::OPTIONS).into_response() };
    let mut response = Answer::of(cases::PREFLIGHT).into_response();
    response.headers_mut().insert(HeaderName::from_static("access-control-allow-headers"), asked.clone());
    response
}

/// Escapes text for HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}
