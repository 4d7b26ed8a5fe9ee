//! A proxy between the browser and a server. It records every request, and fails as networks do: it holds requests, drops
//! responses, and responds itself.

use std::sync::{Arc, Mutex};

use anyhow::{Result, anyhow};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, copy, sink};
use tokio::net::{TcpListener, TcpStream};
use tokio::select;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The app itself.
pub const WASM: &[&str] = &[".wasm"];
/// Every script, and the app itself.
pub const SCRIPTS: &[&str] = &[".js", ".wasm"];
/// The app itself, and every call of the API.
pub const WASM_AND_API: &[&str] = &[".wasm", "/customer/"];
/// Every call of the API.
pub const API: &[&str] = &["/customer/"];

/// A running proxy. It passes everything on until it is told otherwise, and ends when it is dropped.
pub struct FaultProxy {
    origin: String,
    state: Arc<State>,
    server: JoinHandle<()>,
}

/// What all connections share.
struct State {
    upstream: Upstream,
    held: watch::Sender<Held>,
    dropped: Mutex<Dropped>,
    canned: Mutex<Option<Canned>>,
    requests: Mutex<Vec<RawRequest>>,
}

/// The servers behind a proxy.
pub(crate) struct Upstream {
    /// Host and port.
    pub(crate) server: String,
    /// A path prefix, and host and port of the server that has the API below it.
    pub(crate) api: Option<(&'static str, String)>,
}

impl Upstream {
    fn address(&self, path: &str) -> &str {
        match &self.api {
            Some((prefix, api)) if path.starts_with(prefix) => api,
            _ => &self.server,
        }
    }
}

/// Which requests are held.
#[derive(Clone, Copy)]
enum Held {
    /// Those whose path has one of these parts.
    Paths(&'static [&'static str]),
    /// Those whose head has all these parts.
    Heads(&'static [&'static str]),
}

impl Held {
    fn includes(self, request: &RawRequest) -> bool {
        match self {
            Self::Paths(parts) => parts.iter().any(|part| request.path.contains(part)),
            Self::Heads(parts) => request.has(parts),
        }
    }
}

/// Which responses are dropped: those to requests whose head has all of `parts`, and how many more of them.
#[derive(Default)]
struct Dropped {
    parts: &'static [&'static str],
    left: usize,
}

/// An HTTP response that the proxy gives itself, to requests whose path has this part.
struct Canned {
    part: String,
    response: String,
}

/// A request as the browser sent it, without its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRequest {
    /// The method.
    pub method: String,
    /// The path, with the query.
    pub path: String,
    /// The first line and all headers.
    pub head: String,
}

impl FaultProxy {
    /// Starts a proxy on a free port.
    pub(crate) async fn start(upstream: Upstream) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let state = Arc::new(State {
            upstream,
            held: watch::Sender::new(Held::Paths(&[])),
            dropped: Mutex::default(),
            canned: Mutex::default(),
            requests: Mutex::default(),
        });
        let shared = Arc::clone(&state);
        let server = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                // A connection that the browser closes early ends in an error, which is no concern of the test.
                tokio::spawn(pass(Arc::clone(&shared), browser));
            }
        });
        Ok(Self { origin, state, server })
    }

    /// Where the proxy is: scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Holds every request whose path has one of these parts, and releases all others. One that the browser gives up meanwhile
    /// never reaches the server.
    pub fn hold(&self, parts: &'static [&'static str]) {
        self.state.held.send_replace(Held::Paths(parts));
    }

    /// Holds every request whose first line and headers have all these parts, and releases all others.
    pub fn hold_matching(&self, parts: &'static [&'static str]) {
        self.state.held.send_replace(Held::Heads(parts));
    }

    /// Releases everything, and passes everything on from now.
    pub fn release(&self) {
        self.hold(&[]);
        self.drop_next(&[], 0);
        self.set_canned(None);
    }

    /// Responds with this HTTP message to every request whose path has this part, other than a preflight. The server does not
    /// see them.
    pub fn respond_with(&self, part: &str, response: String) {
        self.set_canned(Some(Canned { part: part.to_owned(), response }));
    }

    fn set_canned(&self, response: Option<Canned>) {
        if let Ok(mut canned) = self.state.canned.lock() {
            *canned = response;
        }
    }

    /// Drops every response to requests whose first line and headers have all these parts, as a broken connection does. The
    /// server has handled the request by then.
    pub fn drop_responses(&self, parts: &'static [&'static str]) {
        self.drop_next(parts, usize::MAX);
    }

    /// Drops the next such response.
    pub fn drop_response(&self, parts: &'static [&'static str]) {
        self.drop_next(parts, 1);
    }

    fn drop_next(&self, parts: &'static [&'static str], left: usize) {
        if let Ok(mut dropped) = self.state.dropped.lock() {
            *dropped = Dropped { parts, left };
        }
    }

    /// Whether the response of [`Self::drop_response`] was dropped.
    pub fn has_dropped_response(&self) -> bool {
        self.state.dropped.lock().is_ok_and(|dropped| dropped.left == 0)
    }

    /// The requests so far, also those that are held.
    pub fn requests(&self) -> Vec<RawRequest> {
        self.state.requests.lock().map(|requests| requests.clone()).unwrap_or_default()
    }

    /// Forgets the requests so far.
    pub fn forget_requests(&self) {
        if let Ok(mut requests) = self.state.requests.lock() {
            requests.clear();
        }
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl RawRequest {
    fn new(head: String) -> Result<Self> {
        let mut words = head.split(' ').map(str::to_owned);
        let (Some(method), Some(path)) = (words.next(), words.next()) else {
            return Err(anyhow!("not a request: {head}"));
        };
        Ok(Self { method, path, head })
    }

    fn has(&self, parts: &[&str]) -> bool {
        parts.iter().all(|part| self.head.contains(part))
    }
}

impl State {
    /// The response that the proxy gives itself.
    fn canned_response(&self, request: &RawRequest) -> Option<String> {
        let canned = self.canned.lock().ok()?;
        let Canned { part, response } = canned.as_ref()?;
        (request.path.contains(part) && request.method != "OPTIONS").then(|| response.clone())
    }

    /// Whether the response to a request is dropped; counts it then.
    fn drops_response(&self, request: &RawRequest) -> bool {
        let Ok(mut dropped) = self.dropped.lock() else { return false };
        let drops = dropped.left > 0 && request.has(dropped.parts);
        dropped.left -= usize::from(drops);
        drops
    }
}

/// Passes one request on, once it is released, and its response back. Each request has a connection of its own.
async fn pass(state: Arc<State>, browser: TcpStream) -> Result<()> {
    let mut browser = BufReader::new(browser);
    let Some((request, body)) = read(&mut browser).await? else { return Ok(()) };
    if let Ok(mut requests) = state.requests.lock() {
        requests.push(request.clone());
    }
    let mut hold = state.held.subscribe();
    select! {
        released = hold.wait_for(|held| !held.includes(&request)) => drop(released?),
        // The browser sends nothing behind a request: it has given it up.
        _ = browser.fill_buf() => return Ok(()),
    }
    if let Some(response) = state.canned_response(&request) {
        browser.write_all(response.as_bytes()).await?;
        return Ok(browser.shutdown().await?);
    }
    let mut server = TcpStream::connect(state.upstream.address(&request.path)).await?;
    let head = request.head.replace("\r\nConnection: keep-alive\r\n", "\r\nConnection: close\r\n");
    server.write_all(head.as_bytes()).await?;
    server.write_all(&body).await?;
    let (mut from_browser, mut to_browser) = tokio::io::split(browser);
    let response = async {
        if state.drops_response(&request) {
            copy(&mut server, &mut sink()).await?;
        } else {
            copy(&mut server, &mut to_browser).await?;
        }
        to_browser.shutdown().await
    };
    select! {
        passed = response => Ok(passed?),
        _ = from_browser.read_u8() => Ok(()),
    }
}

/// Reads a request and its body; gives nothing where the browser opened a connection in vain.
async fn read(browser: &mut BufReader<TcpStream>) -> Result<Option<(RawRequest, Vec<u8>)>> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if browser.read_line(&mut head).await? == 0 {
            return Ok(None);
        }
    }
    let length = head
        .lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    let mut body = vec![0; length.unwrap_or_default()];
    browser.read_exact(&mut body).await?;
    Ok(Some((RawRequest::new(head)?, body)))
}
