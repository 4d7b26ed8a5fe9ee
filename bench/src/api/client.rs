//! A keep-alive connection to a server on this machine: the least that a client can do for a request, since it shares
//! the cores with what is measured.

use std::net::SocketAddr;

use anyhow::{Context, Result, ensure};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{CONTENT_TYPE, HOST, HeaderName};
use hyper::{HeaderMap, Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpStream;

/// A request, and the status that its answer has to have.
#[derive(Debug, Clone)]
pub struct Message {
    method: Method,
    target: String,
    headers: Vec<(HeaderName, String)>,
    body: Bytes,
    expected: StatusCode,
}

impl Message {
    /// A `GET`.
    pub fn get(target: impl Into<String>) -> Self {
        let (headers, body) = (Vec::new(), Bytes::new());
        Self { method: Method::GET, target: target.into(), headers, body, expected: StatusCode::OK }
    }

    /// A `POST` of JSON.
    pub fn post(target: impl Into<String>, json: &Value) -> Self {
        let body = json.to_string().into();
        Self { method: Method::POST, body, ..Self::get(target) }.with(CONTENT_TYPE, "application/json")
    }

    /// The same with another header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same with another status to expect than 200.
    #[must_use]
    pub fn expecting(self, expected: StatusCode) -> Self {
        Self { expected, ..self }
    }
}

/// What came back, with the status that was expected.
#[derive(Debug)]
pub struct Answer {
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Answer {
    /// The body as JSON.
    ///
    /// # Errors
    /// When it is none.
    pub fn json(&self) -> Result<Value> {
        serde_json::from_slice(&self.body).context("the answer is not JSON")
    }
}

/// A connection that is kept alive.
pub struct Connection {
    sender: SendRequest<Full<Bytes>>,
    host: String,
}

impl Connection {
    /// Connects. It has to happen on a runtime.
    ///
    /// # Errors
    /// When nobody listens, or not on this machine.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        ensure!(address.ip().is_loopback(), "{address} is not an address of this machine alone");
        let stream =
            TcpStream::connect(address).await.with_context(|| format!("cannot connect to {address}"))?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        // How it ends is seen by whoever sends next.
        tokio::spawn(connection);
        Ok(Self { sender, host: address.to_string() })
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// # Errors
    /// When the connection breaks, or the answer's status is not the expected one.
    pub async fn send(&mut self, message: Message) -> Result<Answer> {
        let Message { method, target, headers, body, expected } = message;
        let context = || format!("{method} {target}");
        let mut request = Request::builder().method(&method).uri(&target).header(HOST, &self.host);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        let request = request.body(Full::new(body))?;
        self.sender.ready().await.with_context(context)?;
        let (parts, body) = self.sender.send_request(request).await.with_context(context)?.into_parts();
        let body = body.collect().await.with_context(context)?.to_bytes();
        let status = parts.status;
        ensure!(
            status == expected,
            "{method} {target} was answered {status} and not {expected}: {}",
            String::from_utf8_lossy(&body)
        );
        Ok(Answer { headers: parts.headers, body })
    }
}
