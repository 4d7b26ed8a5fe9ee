//! The built app, served from its folder on the API's own origin.

mod conditions;
mod encoding;
mod file;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG,
    HeaderName, LAST_MODIFIED, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use portico_shared::headers::{self, PERMISSIONS};
use portico_shared::pages::Page;
use portico_shared::problem::Code;

use crate::api::problem::Problem;
use crate::api::state::ApiState;
use crate::config::Config;
use crate::http::content_security_policy::with_policy;
use conditions::{Outcome, Validators};
use file::Found;

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
pub async fn serve(State(state): State<ApiState>, request: Request) -> Response {
    let path = request.uri().path();
    let Some(folder) = &state.config.static_dir else { return Problem::from(Code::NotFound).into_response() };
    let page = page(path);
    if request.method() == Method::POST && page.is_some() {
        // A form that was submitted before any script ran. With 204 the browser keeps the page as it is (RFC 9110, 15.3.5), so that
        // nothing that was typed is lost.
        return StatusCode::NO_CONTENT.into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allowed = if page.is_some() { "GET, HEAD, POST" } else { "GET, HEAD" };
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, allowed)]).into_response();
    }
    let name = page.or_else(|| index(path)).unwrap_or_else(|| path.to_owned());
    match answer(&state, folder, &name, request.method(), request.headers()).await {
        Ok(response) => response,
        Err(error) => Problem::unavailable().because(error).into_response(),
    }
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
    path.ends_with('/').then(|| format!("{path}index.html"))
}

async fn answer(
    state: &ApiState,
    folder: &Path,
    name: &str,
    method: &Method,
    headers: &HeaderMap,
) -> std::io::Result<Response> {
    let forms = encoding::preferred(headers);
    if let Some(found) = file::find(folder, name, forms.clone()).await? {
        let now = state.clock.now().into();
        let modified = conditions::last_modified(found.changed, now);
        let validators = Validators { etag: &found.etag, modified };
        let outcome = conditions::evaluate(method, headers, &validators, found.length);
        let date = modified.map(httpdate::fmt_http_date);
        let etag = format!("\"{}\"", found.etag);
        let mut response = sent(method, found, outcome)?;
        let headers = response.headers_mut();
        headers.insert(ETAG, text(&etag));
        if let Some(date) = date {
            headers.insert(LAST_MODIFIED, text(&date));
        }
        return Ok(described(name, response));
    }
    // A 404 has no version and no parts: conditions and ranges are about the missing file.
    let mut response = match file::find(folder, NOT_FOUND, forms).await? {
        Some(page) => sent(method, page, Outcome::Whole)?,
        None => Response::default(),
    };
    response.headers_mut().remove(ACCEPT_RANGES);
    *response.status_mut() = StatusCode::NOT_FOUND;
    Ok(described(NOT_FOUND, response))
}

/// The part of a file that a request gets, with the headers that depend on it.
fn sent(method: &Method, found: Found, outcome: Outcome) -> std::io::Result<Response> {
    let Found { length, kind, encoding, .. } = found;
    let (status, range) = match outcome {
        Outcome::Whole => (StatusCode::OK, 0..length),
        Outcome::Part(range) => (StatusCode::PARTIAL_CONTENT, range),
        Outcome::NotModified => return Ok(StatusCode::NOT_MODIFIED.into_response()),
        Outcome::Failed => return Ok(StatusCode::PRECONDITION_FAILED.into_response()),
        Outcome::Unsatisfiable => {
            let range = format!("bytes */{length}");
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, [(CONTENT_RANGE, range)]).into_response());
        }
    };
    let is_part = status == StatusCode::PARTIAL_CONTENT;
    let content_range = is_part.then(|| format!("bytes {}-{}/{length}", range.start, range.end - 1));
    let size = range.end - range.start;
    let body = if method == Method::HEAD { Body::empty() } else { found.body(range)? };
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(size));
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if let Some(range) = content_range {
        headers.insert(CONTENT_RANGE, text(&range));
    }
    if let Some(encoding) = encoding {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
    }
    Ok(response)
}

/// A text of visible ASCII as the value of a header.
fn text(value: &str) -> HeaderValue {
    HeaderValue::from_str(value).expect("visible ASCII")
}

/// The answer with the headers that every answer about the file has.
fn described(name: &str, mut response: Response) -> Response {
    let is_hashed = HASHED.iter().any(|folder| name.starts_with(folder));
    let caching = if is_hashed { "public, max-age=31536000, immutable" } else { "no-cache" };
    let readers = if name.starts_with(EMBED) { "cross-origin" } else { "same-origin" };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
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
