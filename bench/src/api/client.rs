//! A keep-alive connection to a server on this machine. It does as little as possible for each request, because it
//! shares the cores with the server under measurement.

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

/// A request, and the status its answer must have.
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

    /// The same request with one more header.
    #[must_use]
    pub fn with(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same request with an expected status other than 200.
    #[must_use]
    pub fn expecting(self, expected: StatusCode) -> Self {
        Self { expected, ..self }
    }
}

/// An answer with the expected status.
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
    /// If it isn't JSON.
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
    /// Connects. Must be called on a runtime.
    ///
    /// # Errors
    /// If nothing listens there, or the address isn't on this machine.
    pub async fn open(address: SocketAddr) -> Result<Self> {
        ensure!(address.ip().is_loopback(), "{address} is not a loopback address");
        let stream =
            TcpStream::connect(address).await.with_context(|| format!("cannot connect to {address}"))?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        // If it ends, the next send fails.
        tokio::spawn(connection);
        Ok(Self { sender, host: address.to_string() })
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// # Errors
    /// If the connection breaks, or the answer has another status.
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
            "{method} {target} answered {status} instead of {expected}: {}",
            String::from_utf8_lossy(&body)
        );
        Ok(Answer { headers: parts.headers, body })
    }
}
