//! The built app, served from its folder on the API's own origin.

mod conditions;
mod encoding;
mod file;
mod languages;

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LENGTH,
    CONTENT_LOCATION, CONTENT_RANGE, CONTENT_TYPE, ETAG, HeaderName, LAST_MODIFIED, LINK, VARY,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use portico_locales::Language;
use portico_shared::headers::{self, PERMISSIONS};
use portico_shared::pages::Page;
use portico_shared::preloads::link_header;

use crate::api::problem::Problem;
use crate::base::clock::Clock;
use crate::config::Config;
use crate::http::content_security_policy::with_policy;
use conditions::{Outcome, Validators};
use encoding::Encoding;
use file::Found;
use languages::SiteLanguages;

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

/// A site.
#[derive(Clone)]
pub struct Site {
    folder: Arc<Path>,
    languages: SiteLanguages,
    clock: Clock,
}

impl Site {
    /// The site in a folder, in the languages that it has now.
    pub fn new(folder: &Path, clock: Clock) -> Self {
        Self { folder: folder.into(), languages: SiteLanguages::of(folder), clock }
    }
}

/// A file that a request may get.
struct Candidate {
    /// Its path in the folder.
    name: String,
    /// The language whose pages it is among.
    language: Option<Language>,
}

impl Candidate {
    /// A page in a language, or at the root of the site, in the shop's.
    fn page(page: &str, language: Option<Language>) -> Self {
        let name = language.map_or(page.to_owned(), |language| format!("/{}{page}", language.tag()));
        Self { name, language }
    }
}

/// What a request asks for.
struct Wanted<'a> {
    path: &'a str,
    /// The page of the app at this path, whatever the language.
    page: Option<String>,
    /// The language in the path.
    in_path: Option<Language>,
    /// The language to answer in, if the site has it.
    language: Option<Language>,
}

/// Answers every path outside the API.
pub async fn serve(State(site): State<Site>, request: Request) -> Response {
    let path = request.uri().path();
    let (in_path, below) = site.languages.in_path(path);
    let page = page(below);
    let language = in_path.or_else(|| site.languages.asked_for(request.uri(), request.headers()));
    let wanted = Wanted { path, page, in_path, language };
    if request.method() == Method::POST && wanted.page.is_some() {
        // A form that was submitted before any script ran. With 204 the browser keeps the page as it is (RFC 9110, 15.3.5), so that
        // nothing that was typed is lost.
        return StatusCode::NO_CONTENT.into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let allowed = if wanted.page.is_some() { "GET, HEAD, POST" } else { "GET, HEAD" };
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, allowed)]).into_response();
    }
    match site.answer(request.method(), request.headers(), wanted).await {
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

impl Site {
    async fn answer(
        &self,
        method: &Method,
        headers: &HeaderMap,
        wanted: Wanted<'_>,
    ) -> std::io::Result<Response> {
        let Wanted { path, page, in_path, language } = wanted;
        let in_any = |page: &str| [language, None].map(|language| Candidate::page(page, language));
        let is_negotiable = in_path.is_none() && !self.languages.is_empty();
        let forms = encoding::preferred(headers);
        let is_page = page.is_some();
        let goes_there = is_navigation(headers);
        let candidates = match page {
            Some(page) if in_path.is_none() => Vec::from(in_any(&page)),
            Some(page) => vec![Candidate::page(&page, in_path)],
            None => {
                vec![Candidate { name: index(path).unwrap_or_else(|| path.to_owned()), language: in_path }]
            }
        };
        if let Some((file, found)) = self.find(candidates, &forms).await? {
            let modified = conditions::last_modified(found.changed, self.clock.now().into());
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
            if is_page
                && goes_there
                && let Some(links) = self.links(&file.name).await?
            {
                response.headers_mut().insert(LINK, links);
            }
            let headers = response.headers_mut();
            let is_negotiated = is_page && is_negotiable;
            if is_negotiated && file.language.is_some() {
                headers.insert(CONTENT_LOCATION, text(&location(path, &file.name)));
            }
            return Ok(described(&file, is_negotiated, response));
        }
        // A 404 has no version and no parts: conditions and ranges are about the missing file.
        let (file, mut response) = match self.find(in_any(NOT_FOUND), &forms).await? {
            Some((file, page)) => (file, sent(method, page, Outcome::Whole)?),
            None => (Candidate::page(NOT_FOUND, None), Response::default()),
        };
        response.headers_mut().remove(ACCEPT_RANGES);
        *response.status_mut() = StatusCode::NOT_FOUND;
        Ok(described(&file, is_negotiable, response))
    }

    /// The `Link` header of a page, which names what it loads.
    async fn links(&self, page: &str) -> std::io::Result<Option<HeaderValue>> {
        let file = file::find(&self.folder, page, Vec::new()).await?;
        let links = file.as_ref().and_then(Found::text).map(link_header).unwrap_or_default();
        Ok(HeaderValue::from_str(&links).ok().filter(|links| !links.is_empty()))
    }

    /// The first of these files that exists.
    async fn find(
        &self,
        candidates: impl IntoIterator<Item = Candidate>,
        forms: &[Encoding],
    ) -> std::io::Result<Option<(Candidate, Found)>> {
        for candidate in candidates {
            if let Some(found) = file::find(&self.folder, &candidate.name, forms.to_vec()).await? {
                return Ok(Some((candidate, found)));
            }
        }
        Ok(None)
    }
}

/// The address of a page, relative to the path of a request: a proxy may have the site below another path.
fn location(path: &str, name: &str) -> String {
    let up = "../".repeat(path.matches('/').count().saturating_sub(1));
    let page = name.trim_start_matches('/');
    format!("{up}{}", page.strip_suffix("index.html").unwrap_or(page))
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

/// The answer with the headers that every answer about the file has. `is_negotiated` is whether another request might have got it in
/// another language.
fn described(file: &Candidate, is_negotiated: bool, mut response: Response) -> Response {
    let Candidate { name, language } = file;
    let is_hashed = HASHED.iter().any(|folder| name.starts_with(folder));
    let is_embedded = name.starts_with(EMBED);
    let caching = match (is_hashed, is_embedded) {
        (true, _) => "public, max-age=31536000, immutable",
        // Long enough that a page that leads to the sign-in can bring them ahead, short enough for a deployment.
        (false, true) => "public, max-age=60",
        (false, false) => "no-cache",
    };
    let readers = if is_embedded { "cross-origin" } else { "same-origin" };
    let varies = if is_negotiated { "accept-encoding, accept-language" } else { "accept-encoding" };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(VARY, HeaderValue::from_static(varies));
    headers
        .insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static(readers));
    if let Some(language) = language {
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    }
    if !is_html(headers) {
        return response;
    }
    headers.insert(HeaderName::from_static("permissions-policy"), HeaderValue::from_static(PERMISSIONS));
    with_policy(response, &POLICY)
}

/// Whether a browser goes to the page, and not a script of another one fetches it: Chromium would follow its links all the same.
fn is_navigation(headers: &HeaderMap) -> bool {
    let destination = headers.get("sec-fetch-dest").map(HeaderValue::as_bytes);
    destination.is_none_or(|destination| [&b"document"[..], b"iframe"].contains(&destination))
}

fn is_html(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

#[cfg(test)]
mod tests {
    use super::{location, page};

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

    #[test]
    fn the_address_of_a_page_is_relative_to_the_one_that_was_asked_for() {
        for (path, name, location_of) in [
            ("/login/", "/de/login/index.html", "../de/login/"),
            ("/login", "/de/login/index.html", "de/login/"),
            ("/", "/de/index.html", "de/"),
        ] {
            assert_eq!(location(path, name), location_of);
        }
    }
}
