//! The built app, served from its folder on the API's own origin.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, IF_MODIFIED_SINCE, IF_UNMODIFIED_SINCE, RANGE, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use portico_shared::headers::{self, PERMISSIONS};
use portico_shared::pages::Page;
use portico_shared::problem::Code;
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

use crate::api::problem::Problem;
use crate::config::Config;
use crate::http::content_security_policy::with_policy;

/// The page for unknown paths.
const NOT_FOUND: &str = "/404.html";

/// The folder of the element, which pages of other origins load.
const EMBED: &str = "/embed/";

/// The folders of files whose names contain a hash of their content, so that they never change.
const HASHED: [&str; 2] = ["/assets/", "/embed/assets/"];

/// The Content-Security-Policy of the pages.
static POLICY: LazyLock<String> = LazyLock::new(|| headers::policy(None));

/// The first file of the app that is missing in a folder.
pub fn missing_file(folder: &Path) -> Option<PathBuf> {
    let pages = Page::ALL.iter().map(|page| folder.join(page.name()).join("index.html"));
    let others = ["index.html", &NOT_FOUND[1..]].map(|file| folder.join(file));
    others.into_iter().chain(pages).find(|file| !file.is_file())
}

/// Answers every path outside the API.
pub async fn serve(State(config): State<Arc<Config>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if config.is_api_path(&path) {
        return Problem::from(Code::NotFound).into_response();
    }
    let Some(folder) = &config.static_dir else { return Problem::from(Code::NotFound).into_response() };
    let page = page(&path);
    if request.method() == Method::POST && page.is_some() {
        // A form that was submitted before any script ran. With 204 the browser keeps the page as it is (RFC 9110, 15.3.5), so that
        // nothing that was typed is lost.
        return StatusCode::NO_CONTENT.into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allowed = if page.is_some() { "GET, HEAD, POST" } else { "GET, HEAD" };
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, allowed)]).into_response();
    }
    let (parts, _) = request.into_parts();
    let request = |file: &str| {
        let mut parts = parts.clone();
        // A path that is not a valid URI has no file.
        parts.uri = file.parse().unwrap_or(Uri::from_static(NOT_FOUND));
        Request::from_parts(parts, Body::empty())
    };
    let index = page.or_else(|| index(&path));
    let response = file(folder, request(index.as_deref().unwrap_or(&path))).await;
    if response.status() != StatusCode::NOT_FOUND {
        return response;
    }
    let mut response = file(folder, without_conditions(request(NOT_FOUND))).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// Whether pages of every origin may read what is at `path`: the files of the element.
pub fn is_public(config: &Config, path: &str) -> bool {
    config.static_dir.is_some() && !config.is_api_path(path) && path.starts_with(EMBED)
}

/// The file of the page that is at `path`: `/login/` and `/login` are both `/login/index.html`.
fn page(path: &str) -> Option<String> {
    let name = path.strip_prefix('/')?;
    let name = name.strip_suffix('/').unwrap_or(name);
    match name {
        "" => Some("/index.html".to_owned()),
        _ => Page::of_name(name).map(|page| format!("/{}/index.html", page.name())),
    }
}

/// The file of another page in the folder, such as `/shop/`.
fn index(path: &str) -> Option<String> {
    (path.ends_with('/') && !path.contains("//")).then(|| format!("{path}index.html"))
}

/// A 404 must not become "not modified" or a range of the page.
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
    let is_hashed = HASHED.iter().any(|folder| path.starts_with(folder));
    let caching = if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    let readers = if path.starts_with(EMBED) { "cross-origin" } else { "same-origin" };
    headers
        .insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static(readers));
    if !is_html(headers) {
        return response;
    }
    headers.insert(HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS));
    with_policy(response, &POLICY)
}

fn is_html(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn a_page_has_its_address_with_and_without_a_slash() {
        assert_eq!(page("/").as_deref(), Some("/index.html"));
        for address in ["/login", "/login/"] {
            assert_eq!(page(address).as_deref(), Some("/login/index.html"));
        }
        for address in ["/login//", "/login/x", "/assets/", "/nowhere", "login"] {
            assert_eq!(page(address), None, "{address}");
        }
    }
}
