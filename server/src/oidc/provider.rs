//! A provider of a store, with what it says about itself and its keys.

use std::sync::Arc;

use reqwest::Client;

use super::cached::Cached;
use super::exchange::{self, ExchangeError, Grant};
use super::fetch::{self, FetchError};
use super::jwk::{KeySet, WrittenSet};
use super::metadata::Metadata;
use super::nonce;
use crate::base::clock::Clock;
use crate::base::error_chain::chain;
use crate::base::key_ring::KeyRing;
use crate::base::random::Random;
use crate::config;
use crate::metrics::{DONE, Metrics};

/// The provider doesn't answer, or not as it should, and didn't before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unavailable;

/// A provider of a store.
pub struct Provider {
    /// How it is configured.
    pub config: config::Provider,
    store: String,
    client: Client,
    clock: Clock,
    metrics: Arc<Metrics>,
    metadata: Cached<Metadata>,
    keys: Cached<KeySet>,
}

impl Provider {
    /// A provider that was not asked yet.
    pub(super) fn new(
        store: &str,
        config: config::Provider,
        client: Client,
        clock: &Clock,
        metrics: &Arc<Metrics>,
    ) -> Self {
        Self {
            config,
            store: store.to_owned(),
            client,
            clock: clock.clone(),
            metrics: Arc::clone(metrics),
            metadata: Cached::new(clock.clone()),
            keys: Cached::new(clock.clone()),
        }
    }

    /// What nonces are bound to.
    pub(super) fn place(&self) -> [&str; 2] {
        [&self.store, &self.config.id]
    }

    /// A nonce for an authorization request.
    pub fn nonce(&self, keys: &KeyRing, random: Random) -> String {
        nonce::issue(keys, random, self.place(), self.clock.now())
    }

    /// Counts a call of the provider, and logs a failure.
    fn observe(&self, call: &'static str, failure: Option<(&'static str, String)>) {
        let (id, store) = (self.config.id.as_str(), self.store.as_str());
        let (outcome, cause) = failure.unwrap_or((DONE, String::new()));
        self.metrics.provider_called(id, call, outcome);
        if outcome != DONE {
            tracing::warn!(
                store,
                provider = id,
                call,
                cause,
                "an identity provider doesn't answer as it should"
            );
        }
    }

    fn observe_fetch<T>(&self, call: &'static str, result: &Result<T, FetchError>) {
        self.observe(call, result.as_ref().err().map(|error| (error.as_str(), chain(error))));
    }

    async fn metadata(&self) -> Result<Arc<Metadata>, Unavailable> {
        let loading = async {
            let loaded = Metadata::load(&self.client, &self.config.issuer).await;
            self.observe_fetch("metadata", &loaded);
            loaded
        };
        self.metadata.get(loading).await.ok_or(Unavailable)
    }

    async fn load_keys(&self) -> Result<KeySet, Unavailable> {
        let metadata = self.metadata().await?;
        let loaded = fetch::get::<WrittenSet>(&self.client, &metadata.jwks_uri, "a set of keys").await;
        self.observe_fetch("keys", &loaded);
        loaded.map(KeySet::from).map_err(|_| Unavailable)
    }

    /// Its keys.
    pub(super) async fn keys(&self) -> Result<Arc<KeySet>, Unavailable> {
        self.keys.get(self.load_keys()).await.ok_or(Unavailable)
    }

    /// Its keys, asked for again if that wasn't done a short time ago.
    pub(super) async fn newer_keys(&self, seen: Arc<KeySet>) -> Arc<KeySet> {
        self.keys.newer(seen, self.load_keys()).await
    }

    /// The address of its authorization endpoint.
    ///
    /// # Errors
    /// When the provider isn't available.
    pub async fn authorization_endpoint(&self) -> Result<String, Unavailable> {
        Ok(self.metadata().await?.authorization_endpoint.clone())
    }

    /// Exchanges an authorization code for the ID token. None if the provider refuses the code.
    ///
    /// # Errors
    /// When the provider isn't available, or refuses us.
    pub async fn exchange(&self, grant: &Grant<'_>) -> Result<Option<String>, Unavailable> {
        let metadata = self.metadata().await?;
        let now = self.clock.now();
        match exchange::exchange(&self.client, &self.config, &metadata, grant, now).await {
            Ok(token) => {
                self.observe("token", None);
                Ok(Some(token))
            }
            Err(error @ ExchangeError::Code) => {
                // Shoppers cause it; the log has no use for it.
                self.metrics.provider_called(&self.config.id, "token", error.as_str());
                Ok(None)
            }
            Err(error) => {
                self.observe("token", Some((error.as_str(), chain(&error))));
                Err(Unavailable)
            }
        }
    }
}
