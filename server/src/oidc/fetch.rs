//! Requests to providers: limited in time and size, without redirects.

use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Client, RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;

/// How long a request may take. A shopper waits for it.
const TIMEOUT: Duration = Duration::from_secs(5);
/// How long a connection may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);
/// The most bytes that are read of an answer. Google's and Microsoft's are below 20 KiB.
const MAX_BODY: usize = 256 * 1024;

/// Why there is no usable answer. It repeats nothing of the request or the answer.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The provider can't be reached, or the connection broke.
    #[error("no answer")]
    Unreachable(#[source] reqwest::Error),
    /// It took too long.
    #[error("no answer within {} seconds", TIMEOUT.as_secs())]
    Timeout,
    /// The answer has another status than it should.
    #[error("an answer with status {0}")]
    Status(StatusCode),
    /// The answer is too large.
    #[error("an answer of more than {} KiB", MAX_BODY / 1024)]
    TooLarge,
    /// The answer is not what it should be.
    #[error("an answer that is not {0}")]
    Unreadable(&'static str),
}

impl FetchError {
    /// Its name in metrics.
    pub(super) const fn as_str(&self) -> &'static str {
        match self {
            Self::Unreachable(_) => "unreachable",
            Self::Timeout => "timeout",
            Self::Status(_) => "status",
            Self::TooLarge => "too_large",
            Self::Unreadable(_) => "unreadable",
        }
    }
}

impl From<reqwest::Error> for FetchError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() { Self::Timeout } else { Self::Unreachable(error.without_url()) }
    }
}

/// The client of requests to providers.
///
/// # Errors
/// When TLS can't be set up.
pub(super) fn client() -> reqwest::Result<Client> {
    Client::builder()
        .redirect(Policy::none())
        .timeout(TIMEOUT)
        .connect_timeout(CONNECT_TIMEOUT)
        .user_agent(concat!("portico-server/", env!("CARGO_PKG_VERSION")))
        .build()
}

/// An answer.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    body: Vec<u8>,
}

impl Answer {
    /// The body as JSON, named `what` if it is none.
    pub(super) fn json<T: DeserializeOwned>(&self, what: &'static str) -> Result<T, FetchError> {
        serde_json::from_slice(&self.body).map_err(|_| FetchError::Unreadable(what))
    }
}

/// Sends a request.
pub(super) async fn send(request: RequestBuilder) -> Result<Answer, FetchError> {
    let mut response = request.header("accept", "application/json").send().await?;
    let status = response.status();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        body.extend_from_slice(&chunk);
        if body.len() > MAX_BODY {
            return Err(FetchError::TooLarge);
        }
    }
    Ok(Answer { status, body })
}

/// Asks for a document, named `what`.
pub(super) async fn get<T: DeserializeOwned>(
    client: &Client,
    url: &str,
    what: &'static str,
) -> Result<T, FetchError> {
    let answer = send(client.get(url)).await?;
    if answer.status != StatusCode::OK {
        return Err(FetchError::Status(answer.status));
    }
    answer.json(what)
}
