//! Requests and answers, whatever the dialect.

use gloo_net::http::{Method, Request, RequestBuilder};
use js_sys::Reflect;
use portico_shared::paths;
use portico_shared::problem::Code;
use portico_view::later;
use wasm_bindgen::JsValue;
use web_sys::AbortController;

use super::api_future::{ApiFuture, refused};
use super::problem::{Problem, Refusal};
use crate::config::Config;
use crate::json::{Json, Object};

/// The server that a configuration names.
pub struct Server {
    /// Its address, with its prefix, without a slash at the end; empty if there is none.
    pub api: String,
    /// The headers that select the store and the language.
    headers: [(&'static str, String); 3],
    /// Seconds until a request without an answer is aborted.
    timeout: u32,
}

/// A server's answer.
#[derive(Default)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The body.
    pub text: String,
    /// Seconds until another attempt is allowed, where a header says so.
    pub retry_after: Option<u32>,
    /// The id under which the server logged the request, where a header says so.
    pub request_id: Option<String>,
}

impl Server {
    /// The server of a configuration.
    pub fn new(config: &Config) -> Self {
        let language = match config.language_key() {
            // Without an id for the language, its tag.
            key if key.is_empty() => ("accept-language", config.language()),
            key => (paths::LANGUAGE_KEY, key),
        };
        Self {
            api: config.api.clone(),
            headers: [(paths::KEY, config.key()), (paths::INDUSTRY, config.industry()), language],
            timeout: config.timeout(),
        }
    }

    /// A request to a path, without any header.
    pub fn plain_request(&self, method: Method, path: &str) -> RequestBuilder {
        RequestBuilder::new(&[&self.api, path].concat()).method(method)
    }

    /// A request to a path, with the headers that select the store, and with the session token if there is one. A GET with a session carries
    /// the session's number if a service worker sees it: a shop's worker may store every response, and in `WebKit` (2.50) its cache answers
    /// one session with another's in spite of `Vary`. Otherwise it doesn't, since browsers ask for permission (CORS) for each address.
    pub fn request(&self, method: Method, path: &str, session: Option<&str>) -> RequestBuilder {
        let reader = session.filter(|_| method == Method::GET && has_service_worker());
        let own = reader.map(|token| with_query(path, "of", &mark(token).to_string()));
        let mut request = self.plain_request(method, own.as_deref().unwrap_or(path));
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        match session {
            Some(token) => request.header("authorization", &format!("Bearer {token}")),
            None => request,
        }
    }

    /// Sends a request if there is a server, with a JSON body if there is one. A dialect's `understand` turns the reply into the JSON that it holds, or into
    /// the problem that it reports; `read` turns the JSON into the value.
    ///
    /// Generic over the value alone, and as short as possible, so that all dialects share the compiled code.
    pub fn call<T: 'static>(
        &self,
        request: RequestBuilder,
        body: Option<&Object>,
        understand: fn(&Reply) -> Result<Json, Problem>,
        read: fn(&Json) -> Option<T>,
    ) -> ApiFuture<T> {
        if self.api.is_empty() {
            return refused(Problem::Unreachable);
        }
        let understood = exchange(request, body.map(Object::text), self.timeout, understand);
        Box::pin(async move { read(&understood.await?).ok_or_else(Problem::unreadable) })
    }
}

impl Reply {
    /// Whether the status is that of success.
    pub fn is_ok(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The refusal according to the status and headers alone. A proxy in front of the server sends no error code.
    pub fn refusal(&self) -> Refusal {
        let code = match self.status {
            429 => Some(Code::TooMany),
            503 => Some(Code::Unavailable),
            _ => None,
        };
        Refusal {
            code,
            retry_after: self.retry_after,
            request_id: self.request_id.clone(),
            status: self.status,
            ..Refusal::default()
        }
    }
}

/// Reads nothing from an answer that has no value.
#[expect(clippy::unnecessary_wraps, reason = "as the other readers")]
pub fn nothing(_: &Json) -> Option<()> {
    Some(())
}

/// Whether a service worker controls the page.
fn has_service_worker() -> bool {
    let member = |of: JsValue, name: &str| Reflect::get(&of, &name.into()).unwrap_or_default();
    let path = ["navigator", "serviceWorker", "controller"];
    path.into_iter().fold(js_sys::global().into(), member).is_object()
}

/// A number that differs from session to session and gives no token away: 32 of its bits. A server's log may have it.
fn mark(token: &str) -> u32 {
    token.bytes().fold(0, |mark: u32, byte| mark.wrapping_mul(31).wrapping_add(byte.into()))
}

/// A path with one parameter in its query.
pub fn with_query(path: &str, name: &str, value: &str) -> String {
    let value: String = js_sys::encode_uri_component(value).into();
    format!("{path}?{name}={value}")
}

/// Sends a request and returns what `understand` makes of the reply; aborts after `timeout` seconds.
///
/// Not generic, so that it is compiled once for all calls.
fn exchange(
    request: RequestBuilder,
    body: Option<String>,
    timeout: u32,
    understand: fn(&Reply) -> Result<Json, Problem>,
) -> ApiFuture<Json> {
    Box::pin(async move {
        let controller = AbortController::new().ok();
        let request = request.abort_signal(controller.as_ref().map(AbortController::signal).as_ref());
        let request: Request = match body {
            Some(body) => request.header("content-type", "application/json").body(JsValue::from(body)),
            None => request.build(),
        }
        .map_err(|_| Problem::Unreachable)?;
        let aborting = controller.clone();
        let abort = move || {
            if let Some(controller) = aborting {
                controller.abort();
            }
        };
        let timer = later(timeout, Box::new(abort));
        let reply = receive(request).await;
        if let Some(timer) = timer {
            timer.clear();
        }
        let timed_out = controller.is_some_and(|controller| controller.signal().aborted());
        understand(&reply.ok_or(if timed_out { Problem::TimedOut } else { Problem::Unreachable })?)
    })
}

/// The reply with its text; `None` when the connection broke at any point.
async fn receive(request: Request) -> Option<Reply> {
    let response = request.send().await.ok()?;
    let text = response.text().await.ok()?;
    let headers = response.headers();
    Some(Reply {
        status: response.status(),
        text,
        retry_after: headers.get("retry-after").and_then(|seconds| seconds.parse().ok()),
        request_id: headers.get(paths::REQUEST_ID),
    })
}
