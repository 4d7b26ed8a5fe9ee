//! What the handlers share.

use std::sync::Arc;

use axum::extract::FromRef;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use portico_locales::Language;
use portico_shared::paths::SOCIAL_RETURN;

use crate::api::extract::{LargeBodies, StoreContext};
use crate::api::language::Languages;
use crate::api::messages::{Letter, Mail};
use crate::base::clock::Clock;
use crate::base::key_ring::KeyRing;
use crate::base::random::Random;
use crate::config::{Config, Store};
use crate::db::{Connection, Database};
use crate::devices::{Device, DeviceTokens};
use crate::limits::Limiter;
use crate::mail::OutboxSignal;
use crate::metrics::Metrics;
use crate::oidc::Providers;
use crate::password::Hasher;
use crate::store::customers::{self, AccountKey};
use crate::store::outbox::{self, NewMail};

/// What is encoded in a part of a path: everything but the unreserved characters (RFC 3986, section 2.3).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What the handlers share. Extractors take only the part that they need, through [`FromRef`].
#[derive(Clone)]
pub struct ApiState {
    /// The configuration.
    pub config: Arc<Config>,
    /// The URL at which shoppers reach the server, without a trailing slash.
    pub public_url: Arc<str>,
    /// The database.
    pub database: Database,
    /// The keys of keyed hashes.
    pub keys: Arc<KeyRing>,
    /// Hashes and verifies passwords.
    pub hasher: Arc<Hasher>,
    /// The identity providers of the stores.
    pub providers: Arc<Providers>,
    /// Tells the time.
    pub clock: Clock,
    /// The source of randomness.
    pub random: Random,
    /// Wakes the mail sender.
    pub outbox: OutboxSignal,
    /// What is counted and measured.
    pub metrics: Arc<Metrics>,
    /// Limits how many large bodies are read at the same time.
    pub large_bodies: LargeBodies,
    /// Finds the language of a request.
    pub languages: Languages,
}

impl FromRef<ApiState> for Arc<Config> {
    fn from_ref(state: &ApiState) -> Self {
        Self::clone(&state.config)
    }
}

impl FromRef<ApiState> for LargeBodies {
    fn from_ref(state: &ApiState) -> Self {
        state.large_bodies.clone()
    }
}

impl ApiState {
    /// The rate limits for a request of a client, by the client's key.
    pub fn limiter<'a>(&'a self, client: &'a str) -> Limiter<'a> {
        Limiter::new(&self.config, &self.metrics, client, &self.clock)
    }

    /// Issues and checks device tokens.
    pub fn devices(&self) -> DeviceTokens<'_> {
        DeviceTokens { keys: &self.keys, random: self.random, now: self.clock.now() }
    }

    /// The device that sent `token`, if it has signed in to the account before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn known_device(
        &self,
        connection: &mut Connection,
        account: &AccountKey,
        token: Option<&str>,
    ) -> sqlx::Result<Option<Device>> {
        let customer = customers::find(connection, account).await?;
        Ok(self.devices().find(customer.as_ref(), token))
    }

    /// The page that a store's reset links open: its own, or ours in this language. Nothing else of the request decides.
    pub fn reset_page(&self, store: &Store, language: Language) -> String {
        store.reset_page.clone().unwrap_or_else(|| {
            let page = format!("{}/reset-password/", self.public_url);
            // The parameter of OpenID Connect Core, section 3.1.2.1.
            if language == store.language.0 { page } else { format!("{page}?ui_locales={}", language.tag()) }
        })
    }

    /// The address at which a provider that posts its answer reaches the API.
    pub fn social_return(&self, store: &str, provider: &str) -> String {
        let Self { public_url, config, .. } = self;
        let store = utf8_percent_encode(store, SEGMENT);
        format!("{public_url}{}{SOCIAL_RETURN}/{store}/{provider}", config.prefix)
    }

    /// The name of a store's provider for shoppers; its id once it's no longer configured.
    pub fn provider_name<'a>(&'a self, store: &str, id: &'a str) -> &'a str {
        self.providers.find(store, id).map_or(id, |provider| &provider.config.name)
    }

    /// The mail with a code.
    pub fn code_mail<'a>(&self, code: &'a str) -> Mail<'a> {
        Mail::Code { code, lifetime: self.config.lifetimes.code() }
    }

    /// Stores a mail in the outbox, from the store and in the language of the request. Without a recipient it is never sent.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enqueue(
        &self,
        tx: &mut Connection,
        context: &StoreContext,
        recipient: Option<&str>,
        mail: &Mail<'_>,
    ) -> sqlx::Result<()> {
        let sender_name = context.store.name.as_str();
        let letter = Letter::new(&context.texts, sender_name, mail);
        let new = NewMail {
            recipient,
            sender_name,
            subject: &letter.subject,
            plain: &letter.plain(),
            html: &letter.html(),
            language: letter.language.tag(),
            lifetime: mail.lifetime(),
            nonce: &self.random.token(),
        };
        outbox::insert(tx, &new, self.clock.now()).await
    }
}
