//! A proxy between the browser and a server. It records every request and simulates what a network does: it is offline or slow, holds
//! requests, drops responses, and sends responses of its own. Every browser can be tested with it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, copy, sink};
use tokio::net::{TcpListener, TcpStream};
use tokio::select;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// The wasm.
pub const WASM: &[&str] = &[".wasm"];
/// The part of the app that comes after the first screen.
pub const LATER: &[&str] = &["later-"];
/// Every script, and the wasm.
pub const SCRIPTS: &[&str] = &[".js", ".wasm"];
/// The wasm, and every API call.
pub const WASM_AND_API: &[&str] = &[".wasm", "/customer/"];
/// Every API call.
pub const API: &[&str] = &["/customer/"];

/// A running proxy. By default it passes everything on. It ends when it is dropped.
pub struct FaultProxy {
    origin: String,
    state: Arc<State>,
    server: JoinHandle<()>,
}

/// What all connections share.
struct State {
    upstream: Upstream,
    line: watch::Sender<Line>,
    held: watch::Sender<Held>,
    dropped: Mutex<Dropped>,
    doubled: Mutex<&'static [&'static str]>,
    canned: Mutex<Option<Canned>>,
    tampered: Mutex<Tampered>,
    requests: Mutex<Vec<RawRequest>>,
}

/// The servers behind a proxy.
pub(crate) struct Upstream {
    /// Host and port.
    pub(crate) server: String,
    /// A path prefix, and the host and port of the server that has the API below it.
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

/// The line between the browser and the server.
#[derive(Clone, Copy, Default)]
struct Line {
    is_down: bool,
    /// How much longer every response takes.
    delay: Duration,
    /// Whether browsers may not store what comes over it.
    forbids_storing: bool,
}

/// Which requests to hold.
#[derive(Clone, Copy)]
enum Held {
    /// Those whose path contains one of these.
    Paths(&'static [&'static str]),
    /// Those whose head contains all of these.
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

/// Which responses to drop: those to requests whose head contains all `parts`, and how many more.
#[derive(Default)]
struct Dropped {
    parts: &'static [&'static str],
    left: usize,
}

/// An HTTP response that the proxy sends itself, to requests whose path contains this part.
struct Canned {
    part: String,
    response: String,
}

/// What is added to the responses to requests whose path contains one of these parts.
#[derive(Clone, Copy, Default)]
struct Tampered {
    parts: &'static [&'static str],
    addition: &'static [u8],
    times: usize,
}

/// A request as the browser sent it, without its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRequest {
    /// The method.
    pub method: String,
    /// The path, with the query.
    pub path: String,
    /// The request line and all headers.
    pub head: String,
}

impl FaultProxy {
    /// Starts a proxy on a free port.
    pub(crate) async fn start(upstream: Upstream) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let state = Arc::new(State {
            upstream,
            line: watch::Sender::default(),
            held: watch::Sender::new(Held::Paths(&[])),
            dropped: Mutex::default(),
            doubled: Mutex::default(),
            canned: Mutex::default(),
            tampered: Mutex::default(),
            requests: Mutex::default(),
        });
        let shared = Arc::clone(&state);
        let server = tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                // A connection that the browser closes early ends in an error that doesn't matter to the test.
                tokio::spawn(pass(Arc::clone(&shared), browser));
            }
        });
        Ok(Self { origin, state, server })
    }

    /// The proxy's origin: scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Holds every request whose path contains one of these parts, and releases all others. If the browser aborts a request
    /// in the meantime, it never reaches the server.
    pub fn hold(&self, parts: &'static [&'static str]) {
        self.state.held.send_replace(Held::Paths(parts));
    }

    /// Holds every request whose request line and headers contain all these parts, and releases all others.
    pub fn hold_matching(&self, parts: &'static [&'static str]) {
        self.state.held.send_replace(Held::Heads(parts));
    }

    /// Breaks every connection off, and takes no new one: requests get no response, and don't reach the server.
    pub fn go_offline(&self) {
        self.state.line.send_replace(Line { is_down: true, ..Line::default() });
    }

    /// Makes every response take this much longer.
    pub fn slow_down(&self, delay: Duration) {
        self.state.line.send_replace(Line { delay, ..Line::default() });
    }

    /// Forbids browsers to store any response.
    pub fn forbid_storing(&self) {
        self.state.line.send_replace(Line { forbids_storing: true, ..Line::default() });
    }

    /// Releases everything, and passes everything on from now on, without delay.
    pub fn release(&self) {
        self.state.line.send_replace(Line::default());
        self.hold(&[]);
        self.drop_next(&[], 0);
        self.set_canned(None);
        self.tamper_with(&[], &[]);
        self.double(&[]);
    }

    /// Responds with this HTTP message to every request whose path contains this part, except preflights. The requests don't
    /// reach the server.
    pub fn respond_with(&self, part: &str, response: String) {
        self.set_canned(Some(Canned { part: part.to_owned(), response }));
    }

    fn set_canned(&self, response: Option<Canned>) {
        if let Ok(mut canned) = self.state.canned.lock() {
            *canned = response;
        }
    }

    /// Adds these bytes to every response to a request whose path contains one of these parts, as an attacker would who has broken
    /// into a CDN.
    pub fn tamper_with(&self, parts: &'static [&'static str], addition: &'static [u8]) {
        if let Ok(mut tampered) = self.state.tampered.lock() {
            *tampered = Tampered { parts, addition, times: 0 };
        }
    }

    /// Whether a response with such an addition has been sent.
    pub fn has_tampered(&self) -> bool {
        self.state.tampered.lock().is_ok_and(|tampered| tampered.times > 0)
    }

    /// Drops every response to requests whose request line and headers contain all these parts, like a broken connection. The
    /// server has handled the request by then.
    pub fn drop_responses(&self, parts: &'static [&'static str]) {
        self.drop_next(parts, usize::MAX);
    }

    /// Drops the next such response only.
    pub fn drop_response(&self, parts: &'static [&'static str]) {
        self.drop_next(parts, 1);
    }

    fn drop_next(&self, parts: &'static [&'static str], left: usize) {
        if let Ok(mut dropped) = self.state.dropped.lock() {
            *dropped = Dropped { parts, left };
        }
    }

    /// Passes every request whose request line and headers contain all these parts on twice, and sends the second response back: browsers
    /// send a request again if a connection that they have used before breaks off.
    pub fn double(&self, parts: &'static [&'static str]) {
        if let Ok(mut doubled) = self.state.doubled.lock() {
            *doubled = parts;
        }
    }

    /// Whether [`Self::drop_response`] has dropped its response.
    pub fn has_dropped_response(&self) -> bool {
        self.state.dropped.lock().is_ok_and(|dropped| dropped.left == 0)
    }

    /// The requests so far, including those on hold.
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

    /// Whether the request line and the headers contain all these parts, in upper or lower case: browsers differ in the case of
    /// headers' names.
    pub fn has(&self, parts: &[&str]) -> bool {
        let head = self.head.to_lowercase();
        parts.iter().all(|part| head.contains(&part.to_lowercase()))
    }
}

impl State {
    /// Sends a request to its server, which answers on this connection, in this encoding if there is one.
    async fn send(
        &self,
        request: &RawRequest,
        body: &[u8],
        encoding: Option<&str>,
    ) -> Result<BufReader<TcpStream>> {
        let mut server = BufReader::new(TcpStream::connect(self.upstream.address(&request.path)).await?);
        let mut head = with_header(&request.head, "Connection", "close")?;
        if let Some(encoding) = encoding {
            head = with_header(&head, "Accept-Encoding", encoding)?;
        }
        server.write_all(head.as_bytes()).await?;
        server.write_all(body).await?;
        Ok(server)
    }

    fn count_tampered(&self) {
        if let Ok(mut tampered) = self.tampered.lock() {
            tampered.times += 1;
        }
    }

    fn doubles(&self, request: &RawRequest) -> bool {
        self.doubled.lock().is_ok_and(|parts| !parts.is_empty() && request.has(*parts))
    }

    /// The response that the proxy sends itself, if any.
    fn canned_response(&self, request: &RawRequest) -> Option<String> {
        let canned = self.canned.lock().ok()?;
        let Canned { part, response } = canned.as_ref()?;
        (request.path.contains(part) && request.method != "OPTIONS").then(|| response.clone())
    }

    /// What to add to the response to a request, if anything.
    fn addition(&self, request: &RawRequest) -> Option<&'static [u8]> {
        let Tampered { parts, addition, .. } = *self.tampered.lock().ok()?;
        parts.iter().any(|part| request.path.contains(part)).then_some(addition)
    }

    /// Whether to drop the response to a request; if so, counts it.
    fn drops_response(&self, request: &RawRequest) -> bool {
        let Ok(mut dropped) = self.dropped.lock() else { return false };
        let drops = dropped.left > 0 && request.has(dropped.parts);
        dropped.left -= usize::from(drops);
        drops
    }
}

/// Passes one request on once it is released, and its response back, unless the line is down. Each request has its own connection.
async fn pass(state: Arc<State>, browser: TcpStream) -> Result<()> {
    let mut line = state.line.subscribe();
    select! {
        // First, so that nothing is recorded while the line is down.
        biased;
        _ = line.wait_for(|line| line.is_down) => Ok(()),
        passed = pass_on(&state, browser) => passed,
    }
}

async fn pass_on(state: &State, browser: TcpStream) -> Result<()> {
    let mut browser = BufReader::new(browser);
    let Some((request, body)) = read(&mut browser).await? else { return Ok(()) };
    if let Ok(mut requests) = state.requests.lock() {
        requests.push(request.clone());
    }
    let mut hold = state.held.subscribe();
    select! {
        released = hold.wait_for(|held| !held.includes(&request)) => drop(released?),
        // The browser sends nothing after a request, so it has aborted it.
        _ = browser.fill_buf() => return Ok(()),
    }
    if let Some(response) = state.canned_response(&request) {
        browser.write_all(response.as_bytes()).await?;
        return Ok(browser.shutdown().await?);
    }
    let addition = state.addition(&request);
    // Nothing can be added to what is compressed.
    let encoding = addition.is_some().then_some("identity");
    let mut server = state.send(&request, &body, encoding).await?;
    if state.doubles(&request) {
        copy(&mut server, &mut sink()).await?;
        server = state.send(&request, &body, encoding).await?;
    }
    let (mut from_browser, mut to_browser) = tokio::io::split(browser);
    let response = async {
        let line = *state.line.borrow();
        sleep(line.delay).await;
        if state.drops_response(&request) {
            copy(&mut server, &mut sink()).await?;
        } else {
            if line.forbids_storing || addition.is_some() {
                let head = read_head(&mut server).await?.context("the server sends no response")?;
                to_browser.write_all(changed(head, line, addition)?.as_bytes()).await?;
            }
            copy(&mut server, &mut to_browser).await?;
            if let Some(addition) = addition {
                to_browser.write_all(addition).await?;
                state.count_tampered();
            }
        }
        Ok(to_browser.shutdown().await?)
    };
    select! {
        passed = response => passed,
        _ = from_browser.read_u8() => Ok(()),
    }
}

/// The first line and the headers of a response, as they get to the browser.
fn changed(mut head: String, line: Line, addition: Option<&[u8]>) -> Result<String> {
    if line.forbids_storing {
        head = with_header(&head, "Cache-Control", "no-store")?;
    }
    if let Some(addition) = addition {
        let length = content_length(&head).context("the response doesn't say how long it is")?;
        head = with_header(&head, "Content-Length", &(length + addition.len()).to_string())?;
    }
    Ok(head)
}

/// The first line and the headers of a message, with a header replaced. Browsers and servers write the names in upper or lower case.
fn with_header(head: &str, name: &str, value: &str) -> Result<String> {
    let (first, headers) = head.trim_end().split_once("\r\n").context("a message has headers")?;
    let is_other = |line: &&str| !line.split(':').next().is_some_and(|it| it.eq_ignore_ascii_case(name));
    let headers: Vec<_> = headers.split("\r\n").filter(is_other).collect();
    Ok(format!("{first}\r\n{}\r\n{name}: {value}\r\n\r\n", headers.join("\r\n")))
}

/// Reads the first line and the headers of a message; returns `None` if the connection ends without one.
async fn read_head(from: &mut BufReader<TcpStream>) -> Result<Option<String>> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if from.read_line(&mut head).await? == 0 {
            return Ok(None);
        }
    }
    Ok(Some(head))
}

/// The length of a message's body, if its headers say so.
fn content_length(head: &str) -> Option<usize> {
    head.lines()
        .find_map(|line| line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok())
}

/// Reads a request and its body; returns `None` if the browser opened a connection without using it.
async fn read(browser: &mut BufReader<TcpStream>) -> Result<Option<(RawRequest, Vec<u8>)>> {
    let Some(head) = read_head(browser).await? else { return Ok(None) };
    let mut body = vec![0; content_length(&head).unwrap_or_default()];
    browser.read_exact(&mut body).await?;
    Ok(Some((RawRequest::new(head)?, body)))
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn a_header_is_replaced_whatever_the_case_of_its_name() {
        let head = "GET / HTTP/1.1\r\nHost: a\r\nconnection: Keep-Alive\r\n\r\n";
        let closing = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        assert_eq!(with_header(head, "Connection", "close").unwrap(), closing);
        assert_eq!(with_header(closing, "Connection", "close").unwrap(), closing);
    }
}
