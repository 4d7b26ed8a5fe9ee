//! What a provider says about itself (OpenID Connect Discovery 1.0).

use reqwest::Client;
use serde::Deserialize;

use super::fetch::{self, FetchError};
use crate::config::Issuer;

/// The document's name in errors.
const DOCUMENT: &str = "the issuer's metadata";

/// A provider's addresses, and how its clients prove their name.
pub(super) struct Metadata {
    pub(super) authorization_endpoint: String,
    pub(super) token_endpoint: String,
    pub(super) jwks_uri: String,
    /// Whether the client secret is sent in the body. If not, it's sent as `Basic`, which is the default.
    pub(super) has_secret_in_body: bool,
}

/// The document as it is written.
#[derive(Deserialize)]
struct Written {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
}

impl Metadata {
    /// Asks an issuer for it. A document of another issuer is none, nor is one with an address that isn't safe.
    pub(super) async fn load(client: &Client, issuer: &Issuer) -> Result<Self, FetchError> {
        let written: Written = fetch::get(client, &issuer.discovery_url(), DOCUMENT).await?;
        let Written { authorization_endpoint, token_endpoint, jwks_uri, .. } = written;
        let addresses = [&authorization_endpoint, &token_endpoint, &jwks_uri];
        if !issuer.is_of_metadata(&written.issuer) || !addresses.iter().all(|url| issuer.may_name(url)) {
            return Err(FetchError::Unreadable(DOCUMENT));
        }
        let methods = written.token_endpoint_auth_methods_supported;
        let has_secret_in_body = methods.iter().any(|method| method == "client_secret_post");
        Ok(Self { authorization_endpoint, token_endpoint, jwks_uri, has_secret_in_body })
    }
}
