//! The built app, served from its folder on the API's own origin.

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, IF_MODIFIED_SINCE, IF_UNMODIFIED_SINCE, RANGE, VARY,
};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use portico_shared::problem::Code;
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use crate::app::App;
use crate::error::Problem;
use crate::middleware::{is_api, with_policy};

/// The app's pages: each is the same HTML, and the app shows the page that the address names.
const PAGES: [&str; 7] =
    ["/", "/login", "/register", "/otp", "/forgot-password", "/reset-password", "/account"];

/// The file that each page is.
const INDEX: &str = "/index.html";

/// What the app's pages may do: run their own script and wasm, talk to their own origin, and nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Whether a folder holds a built app.
pub fn is_built(folder: &Path) -> bool {
    folder.join(&INDEX[1..]).is_file()
}

/// Answers every path that is not the API's.
pub async fn serve(State(app): State<Arc<App>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if is_api(&app.config, &path) {
        return Problem::from(Code::NotFound).into_response();
    }
    let Some(folder) = &app.config.static_dir else { return Problem::from(Code::NotFound).into_response() };
    let is_page = PAGES.contains(&path.as_str());
    if request.method() == Method::POST && is_page {
        // A form that was submitted before the app's script was there. Its page comes back, without what was typed.
        return Redirect::to(&path).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
    }
    if is_page {
        return page(folder, request).await;
    }
    let (parts, _) = request.into_parts();
    let request = |parts| Request::from_parts(parts, Body::empty());
    let response = file(folder, request(parts.clone())).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    // The app has a page of its own for what is not there.
    let mut response = page(folder, without_conditions(request(parts))).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

async fn page(folder: &Path, mut request: Request) -> Response {
    *request.uri_mut() = Uri::from_static(INDEX);
    file(folder, request).await
}

/// An answer of 404 must not become "not modified" or a part of the page.
fn without_conditions(mut request: Request) -> Request {
    for name in [IF_MODIFIED_SINCE, IF_UNMODIFIED_SINCE, RANGE] {
        request.headers_mut().remove(name);
    }
    request
}

async fn file(folder: &Path, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let files =
        ServeDir::new(folder).append_index_html_on_directories(false).precompressed_br().precompressed_gzip();
    let Ok(response) = files.oneshot(request).await;
    let mut response = response.map(Body::new);
    if !response.status().is_success() && response.status() != StatusCode::NOT_MODIFIED {
        return response;
    }
    let caching = if is_hashed(&path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    response.headers_mut().append(VARY, HeaderValue::from_static("accept-encoding"));
    let is_html =
        response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_html { with_policy(response, POLICY) } else { response }
}

/// Whether a file's name has the hash of its content in it, as trunk names files: `app-0123456789abcdef.js` or
/// `app-0123456789abcdef_bg.wasm`. Such a file never changes.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((stem, _)) = name.split_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let hash = stem.rsplit('-').next().filter(|hash| hash.len() < stem.len()).unwrap_or_default();
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    hash.len() == 16 && hash.bytes().all(is_hex)
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn only_names_with_a_hash_are_cached_for_ever() {
        assert!(is_hashed("/portico-app-0123456789abcdef.js"));
        assert!(is_hashed("/portico-app-0123456789abcdef_bg.wasm"));
        assert!(is_hashed("/main-fedcba9876543210.css"));
        assert!(!is_hashed("/index.html"));
        assert!(!is_hashed("/0123456789abcdef.js"));
        assert!(!is_hashed("/portico-app-0123456789abcdeg.js"));
        assert!(!is_hashed("/snippets/portico-app-0123456789abcdef/element.js"));
    }
}
