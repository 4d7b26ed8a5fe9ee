//! The exchange of an authorization code for an ID token (OpenID Connect Core 1.0, section 3.1.3).

use reqwest::{Client, StatusCode};
use serde::Deserialize;
use url::form_urlencoded::byte_serialize;

use super::fetch::{self, FetchError};
use super::metadata::Metadata;
use crate::base::clock::Moment;
use crate::config::{self, ClientSecret};

/// The answer's name in errors.
const ANSWER: &str = "an answer of a token endpoint";
/// The longest error code that the log repeats.
const ERROR_MAX: usize = 40;

/// Why there is no ID token.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The provider refuses the code, its verifier or its address: it has expired, or was used.
    #[error("the provider refuses the code")]
    Code,
    /// The provider refuses us, mostly since the configuration is wrong.
    #[error("the provider refuses the call: {0}")]
    Client(String),
    /// The provider doesn't answer as it should.
    #[error(transparent)]
    Fetch(#[from] FetchError),
}

impl ExchangeError {
    /// Its name in metrics.
    pub(super) const fn as_str(&self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Client(_) => "client",
            Self::Fetch(error) => error.as_str(),
        }
    }
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

#[derive(Deserialize)]
struct Refused {
    error: String,
}

/// What a page has from the provider.
pub struct Grant<'a> {
    /// The authorization code.
    pub code: &'a str,
    /// The PKCE verifier (RFC 7636).
    pub verifier: &'a str,
    /// The address that the provider redirected to.
    pub redirect_uri: &'a str,
}

/// Exchanges a code. The other tokens of the answer are dropped.
pub(super) async fn exchange(
    client: &Client,
    provider: &config::Provider,
    metadata: &Metadata,
    grant: &Grant<'_>,
    now: Moment,
) -> Result<String, ExchangeError> {
    let id = provider.client_id.as_str();
    let secret = match &provider.secret {
        ClientSecret::None => None,
        ClientSecret::Text(text) => Some(text.clone()),
        ClientSecret::Apple(key) => Some(key.client_secret(provider.issuer.url(), id, now)),
    };
    let mut form = vec![
        ("grant_type", "authorization_code"),
        ("code", grant.code),
        ("code_verifier", grant.verifier),
        ("redirect_uri", grant.redirect_uri),
    ];
    let mut request = client.post(&metadata.token_endpoint);
    match &secret {
        Some(secret) if !metadata.has_secret_in_body => {
            // Both are encoded as in forms (RFC 6749, section 2.3.1).
            let [id, secret] = [id, secret].map(|text| byte_serialize(text.as_bytes()).collect::<String>());
            request = request.basic_auth(id, Some(secret));
        }
        Some(secret) => form.extend([("client_id", id), ("client_secret", secret.as_str())]),
        None => form.push(("client_id", id)),
    }
    let answer = fetch::send(request.form(&form)).await?;
    if answer.status == StatusCode::OK {
        return Ok(answer.json::<Tokens>(ANSWER)?.id_token);
    }
    let refused = answer.json::<Refused>(ANSWER).map_err(|_| FetchError::Status(answer.status))?;
    if refused.error == "invalid_grant" {
        return Err(ExchangeError::Code);
    }
    let shown = refused.error.chars().filter(char::is_ascii_graphic).take(ERROR_MAX);
    Err(ExchangeError::Client(shown.collect()))
}
