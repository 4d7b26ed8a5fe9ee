//! The providers of all stores.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fetch;
use super::provider::Provider;
use crate::base::clock::Clock;
use crate::config::{self, Store};
use crate::metrics::Metrics;

/// The providers of all stores. None of them is asked for anything before a shopper needs it.
#[derive(Default)]
pub struct Providers(BTreeMap<String, Vec<Arc<Provider>>>);

impl Providers {
    /// Those of these stores.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn new(stores: &[Store], clock: &Clock, metrics: &Arc<Metrics>) -> reqwest::Result<Self> {
        if stores.iter().all(|store| store.providers.is_empty()) {
            return Ok(Self::default());
        }
        let client = fetch::client()?;
        let of_store = |store: &Store| {
            let of_config = |config: &config::Provider| {
                metrics.expect_provider(&config.id);
                Arc::new(Provider::new(&store.key, config.clone(), client.clone(), clock, metrics))
            };
            (store.key.clone(), store.providers.iter().map(of_config).collect())
        };
        Ok(Self(stores.iter().map(of_store).collect()))
    }

    /// Those of the store with this key.
    pub fn of_store(&self, key: &str) -> &[Arc<Provider>] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// The one with this id, of the store with this key.
    pub fn find(&self, key: &str, id: &str) -> Option<&Arc<Provider>> {
        self.of_store(key).iter().find(|provider| provider.config.id == id)
    }
}
