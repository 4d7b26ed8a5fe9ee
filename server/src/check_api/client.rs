//! Sends requests to the one server that is checked, and to nobody else: its addresses are looked up once, redirects are
//! shown and never followed, and there is an end to how many requests are sent.

use std::fmt;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::http::header::HOST;
use axum::http::{Request, Uri};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use portico_shared::paths::KEY;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpStream, lookup_host};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::exchange::{Answer, Ask};

/// At most so many requests are sent in one run.
pub const MOST_REQUESTS: usize = 200;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it may take longer. Then nothing more is sent: the run has to end.
const LATE: usize = 3;
/// The most that is read of an answer.
const ANSWER: usize = 4 * 1024 * 1024;

/// Why an address cannot be checked.
#[derive(Debug, thiserror::Error)]
pub enum AddressError {
    /// It is none of the web.
    #[error("`{0}` is not the address of an API, such as https://shop.example/api")]
    Url(String),
    /// Nobody knows the host.
    #[error("cannot find the host of `{url}`")]
    Host {
        /// As given.
        url: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// No certificates to know the server by.
    #[error("cannot speak TLS")]
    Tls(#[from] tokio_rustls::rustls::Error),
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    /// The connection.
    #[error("no answer: {0}")]
    Connection(String),
    /// Too slow, or too slow too often before.
    #[error("no answer within {} seconds", PATIENCE.as_secs())]
    Late,
    /// Enough was sent.
    #[error("the run has sent its {MOST_REQUESTS} requests")]
    Spent,
}

/// The server that is checked.
pub struct Client {
    addresses: Vec<SocketAddr>,
    host: String,
    authority: String,
    prefix: String,
    tls: Option<TlsConnector>,
    key: String,
    sent: AtomicUsize,
    late: AtomicUsize,
    answers: Mutex<Vec<Answer>>,
}

impl Client {
    /// Reads an address such as `https://shop.example/api` and looks its host up; nothing is sent to it yet.
    ///
    /// # Errors
    /// When it is no address of the web, or its host is not known.
    pub async fn new(url: &str, key: &str) -> Result<Self, AddressError> {
        let wrong = || AddressError::Url(url.to_owned());
        let uri: Uri = url.parse().map_err(|_| wrong())?;
        let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(wrong());
        };
        if uri.query().is_some() || url.contains('#') || authority.as_str().contains('@') {
            return Err(wrong());
        }
        let (port, is_tls) = match scheme {
            "http" => (80, false),
            "https" => (443, true),
            _ => return Err(wrong()),
        };
        let host = authority.host().trim_matches(['[', ']']).to_owned();
        let found = lookup_host((host.as_str(), authority.port_u16().unwrap_or(port))).await;
        let addresses: Vec<_> =
            found.map_err(|source| AddressError::Host { url: url.to_owned(), source })?.collect();
        Ok(Self {
            addresses,
            host,
            authority: authority.to_string(),
            prefix: uri.path().trim_end_matches('/').to_owned(),
            tls: if is_tls { Some(tls()?) } else { None },
            key: key.to_owned(),
            sent: AtomicUsize::new(0),
            late: AtomicUsize::new(0),
            answers: Mutex::default(),
        })
    }

    /// Whether the server is this machine.
    pub fn is_loopback(&self) -> bool {
        !self.addresses.is_empty() && self.addresses.iter().all(|address| address.ip().is_loopback())
    }

    /// The path in front of the API's paths.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Puts a path in front of the API's paths.
    pub fn set_prefix(&mut self, prefix: &str) {
        prefix.clone_into(&mut self.prefix);
    }

    /// The address that is checked.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.prefix)
    }

    /// The origin of a page of the server itself.
    pub fn origin(&self) -> String {
        format!("{}://{}", if self.tls.is_some() { "https" } else { "http" }, self.authority)
    }

    /// How many requests were sent.
    pub fn sent(&self) -> usize {
        self.sent.load(Ordering::Relaxed).min(MOST_REQUESTS)
    }

    /// Every answer so far.
    pub fn answers(&self) -> Vec<Answer> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Sends a request on a connection of its own, with the store's key unless it names one.
    ///
    /// # Errors
    /// When no answer comes.
    pub async fn send(&self, ask: Ask) -> Result<Answer, NoAnswer> {
        if self.late.load(Ordering::Relaxed) >= LATE {
            return Err(NoAnswer::Late);
        }
        if self.sent.fetch_add(1, Ordering::Relaxed) >= MOST_REQUESTS {
            return Err(NoAnswer::Spent);
        }
        let Ok(answer) = timeout(PATIENCE, Box::pin(self.exchange(ask))).await else {
            self.late.fetch_add(1, Ordering::Relaxed);
            return Err(NoAnswer::Late);
        };
        let answer = answer?;
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).push(answer.clone());
        Ok(answer)
    }

    async fn exchange(&self, ask: Ask) -> Result<Answer, NoAnswer> {
        let stream = TcpStream::connect(&self.addresses[..]).await.map_err(failed)?;
        match &self.tls {
            None => self.speak(stream, ask).await,
            Some(tls) => {
                let name = ServerName::try_from(self.host.clone()).map_err(failed)?;
                self.speak(tls.connect(name, stream).await.map_err(failed)?, ask).await
            }
        }
    }

    async fn speak<S>(&self, stream: S, ask: Ask) -> Result<Answer, NoAnswer>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(failed)?;
        let connection = tokio::spawn(connection);
        let asked = ask.to_string();
        let mut request = Request::builder()
            .method(ask.method)
            .uri(format!("{}{}", self.prefix, ask.path))
            .header(HOST, &self.authority);
        if !ask.headers.iter().any(|(name, _)| name == KEY) {
            request = request.header(KEY, &self.key);
        }
        for (name, value) in &ask.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(ask.body.unwrap_or_default())).map_err(failed)?;
        let begun = Instant::now();
        let response = sender.send_request(request).await.map_err(failed)?;
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(Body::new(body), ANSWER).await.map_err(failed)?;
        let took = begun.elapsed();
        connection.abort();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let json = serde_json::from_str(&text).unwrap_or_default();
        Ok(Answer { asked, status: parts.status, headers: parts.headers, text, json, took })
    }
}

fn failed(error: impl fmt::Display) -> NoAnswer {
    NoAnswer::Connection(error.to_string())
}

/// TLS with the certificates that this machine trusts; `SSL_CERT_FILE` names others.
fn tls() -> Result<TlsConnector, AddressError> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}
