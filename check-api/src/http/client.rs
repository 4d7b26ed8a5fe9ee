//! Sends requests to the server under test and to no other: its host is looked up once, redirects are reported and never
//! followed, proxy settings are ignored, and the number of requests is limited.

use std::cell::Cell;
use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use portico_shared::paths::KEY;
use reqwest::redirect::Policy;
use tokio::task_local;
use tokio::time::timeout;
use tower::util::MapFutureLayer;

use super::exchange::{Request, Response};
use super::target::{AddressError, Target};

/// The most requests that one run sends.
pub const MAX_REQUESTS: usize = 200;
/// How long a response may take.
const TIMEOUT: Duration = Duration::from_secs(30);
/// After this many timeouts nothing more is sent, so that the run ends.
const MAX_TIMEOUTS: usize = 3;
/// The most bytes that are read of a response's body.
const MAX_BODY: usize = 4 * 1024 * 1024;

task_local! {
    /// When the connection of the request being sent was ready, TLS included.
    static CONNECTED: Cell<Instant>;
}

/// Why there is no response.
#[derive(Clone, Debug, thiserror::Error)]
pub enum RequestError {
    /// The connection failed.
    #[error("no answer: {0}")]
    Connection(String),
    /// The body is larger than the most that is read.
    #[error("an answer of more than {} MiB", MAX_BODY / 1024 / 1024)]
    TooLarge,
    /// The response took too long, or too many before it did.
    #[error("no answer within {} seconds", TIMEOUT.as_secs())]
    Timeout,
    /// The run has sent as many requests as it may.
    #[error("the run has sent its {MAX_REQUESTS} requests")]
    BudgetExhausted,
}

/// The HTTP client of a run.
pub struct Client {
    target: Target,
    key: String,
    http: reqwest::Client,
    sent: AtomicUsize,
    timeouts: AtomicUsize,
    responses: Mutex<Vec<Response>>,
}

impl Client {
    /// A client that sends the store key `key` with each request.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub fn new(target: Target, key: String) -> Result<Self, AddressError> {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            // A connection for each request: a server that closes an idle one cannot make a request fail, and what is
            // measured is the response alone.
            .pool_max_idle_per_host(0)
            .resolve_to_addrs(target.host(), target.addresses())
            .connector_layer(MapFutureLayer::new(note_when_connected))
            .build()?;
        let (sent, timeouts) = <(AtomicUsize, AtomicUsize)>::default();
        Ok(Self { target, key, http, sent, timeouts, responses: Mutex::default() })
    }

    /// The server under test.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// How many requests were sent.
    pub fn sent(&self) -> usize {
        self.sent.load(Ordering::Relaxed).min(MAX_REQUESTS)
    }

    /// All responses so far.
    pub fn responses(&self) -> Vec<Response> {
        self.responses.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Sends a request on a connection of its own, with the store's key unless the request has one.
    ///
    /// # Errors
    /// When there is no response.
    pub async fn send(&self, request: Request) -> Result<Response, RequestError> {
        if self.timeouts.load(Ordering::Relaxed) >= MAX_TIMEOUTS {
            return Err(RequestError::Timeout);
        }
        if self.sent.fetch_add(1, Ordering::Relaxed) >= MAX_REQUESTS {
            return Err(RequestError::BudgetExhausted);
        }
        let exchange = CONNECTED.scope(Cell::new(Instant::now()), self.exchange(request));
        let Ok(response) = timeout(TIMEOUT, Box::pin(exchange)).await else {
            self.timeouts.fetch_add(1, Ordering::Relaxed);
            return Err(RequestError::Timeout);
        };
        let response = response?;
        self.responses.lock().unwrap_or_else(PoisonError::into_inner).push(response.clone());
        Ok(response)
    }

    async fn exchange(&self, request: Request) -> Result<Response, RequestError> {
        let summary = request.to_string();
        let url = format!("{}{}", self.target.url(), request.path);
        let mut builder = self.http.request(request.method, url);
        if !request.headers.iter().any(|(name, _)| name == KEY) {
            builder = builder.header(KEY, &self.key);
        }
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        if let Some(body) = request.body {
            builder = builder.body(body);
        }
        let mut response = builder.send().await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            body.extend_from_slice(&chunk);
            if body.len() > MAX_BODY {
                return Err(RequestError::TooLarge);
            }
        }
        let took = CONNECTED.get().get().elapsed();
        let text = String::from_utf8_lossy(&body).into_owned();
        let json = serde_json::from_str(&text).unwrap_or_default();
        Ok(Response { request: summary, status, headers, text, json, took })
    }
}

async fn note_when_connected<F: Future>(connecting: F) -> F::Output {
    let connection = connecting.await;
    CONNECTED.with(|connected| connected.set(Instant::now()));
    connection
}

impl From<reqwest::Error> for RequestError {
    /// Names the error and its causes, but not the URL, which can contain a reset key.
    fn from(error: reqwest::Error) -> Self {
        let error = error.without_url();
        let mut causes = vec![error.to_string()];
        let mut source = error.source();
        while let Some(cause) = source {
            causes.push(cause.to_string());
            source = cause.source();
        }
        causes.dedup();
        Self::Connection(causes.join(": "))
    }
}
