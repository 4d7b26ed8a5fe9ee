//! The application: what every handler has at hand.

use std::sync::Arc;

use tokio::sync::{Semaphore, watch};

use crate::api::extract::Shop;
use crate::api::messages::Mail;
use crate::base::clock::Clock;
use crate::base::key_ring::Secret;
use crate::base::random::Random;
use crate::config::{Config, Store};
use crate::db::{Connection, Database};
use crate::limits::Limiter;
use crate::mail::sender::{self, Envelope, Outbox};
use crate::metrics::Metrics;
use crate::password::Hasher;
use crate::serve::Phase;

/// What every handler has at hand.
pub struct App {
    /// The configuration.
    pub config: Config,
    /// Where shoppers reach the server, without a slash at the end.
    pub public_url: String,
    /// The database.
    pub database: Database,
    /// The keys of keyed hashes.
    pub secret: Secret,
    /// Makes and verifies password hashes.
    pub hasher: Arc<Hasher>,
    /// Tells the time.
    pub clock: Clock,
    /// Where randomness comes from.
    pub random: Random,
    /// Wakes the mail sender.
    pub outbox: Outbox,
    /// What is counted and measured.
    pub metrics: Metrics,
    /// Where the server is on its way to its end.
    pub phase: watch::Sender<Phase>,
    /// Room for bodies that are not small.
    pub large_bodies: Semaphore,
}

impl App {
    /// The limits for a request of this client.
    pub fn limiter<'a>(&'a self, client: &'a str) -> Limiter<'a> {
        Limiter::new(&self.config, &self.metrics, client, self.clock.now())
    }

    /// The page to which a store's reset links lead. Never made of what a request says.
    pub fn reset_page(&self, store: &Store) -> String {
        store.reset_page.clone().unwrap_or_else(|| format!("{}/reset-password/", self.public_url))
    }

    /// The mail with a code.
    pub fn code_mail<'a>(&self, code: &'a str) -> Mail<'a> {
        Mail::Code { code, lifetime: self.config.lifetimes.code() }
    }

    /// Puts a mail from a store into the outbox, in the language of the request that causes it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn mail(
        &self,
        tx: &mut Connection,
        shop: &Shop,
        recipient: Option<&str>,
        mail: &Mail<'_>,
    ) -> sqlx::Result<()> {
        let envelope = Envelope { store_name: &shop.store.name, language: shop.language, recipient, mail };
        sender::put(tx, envelope, &self.random.token(), self.clock.now()).await
    }
}
