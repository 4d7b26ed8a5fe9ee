//! The configuration: options and `portico.toml` over the defaults, checked.

mod address;
mod client_secret;
mod error;
mod file;
mod issuer;
mod keys;
mod mail;
mod network;
pub mod options;
mod provider;
mod relying_party;
mod settings;
mod store;
mod words;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use portico_argon2::Implementation;
use portico_shared::characters::{is_disruptive, visible};
use portico_shared::paths::DEFAULT_KEY;

use error::invalid;
use file::File;
use keys::KeySources;

pub use address::Origin;
pub use client_secret::ClientSecret;
pub use error::ConfigError;
pub use issuer::Issuer;
pub use keys::KeySource;
pub use mail::{HeloName, MailSender};
pub use network::{Network, Networks, is_trusted};
pub use provider::{EmailAuthority, Provider, ResponseMode};
pub use settings::{Argon2Settings, Connections, Lifetimes, Limits};
pub use store::{LanguageTag, RelyingParty, Store};
pub use words::Words;

use options::{Options, Switch};

/// How many seconds a server keeps serving after SIGTERM: a load balancer that checks `/readyz` every second or two has noticed by
/// then.
const DRAIN_DELAY: u32 = 5;

/// Where mails go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailTarget {
    /// Into this folder, a file each.
    Folder(PathBuf),
    /// To the mail server of this URL.
    Smtp(String),
}

/// The whole configuration. Not `Debug`, since it contains secrets.
#[derive(Clone)]
pub struct Config {
    /// The address to listen on.
    pub listen: String,
    /// The database's URL.
    pub database: String,
    /// Where mails go.
    pub mail: MailTarget,
    /// Who mails are from.
    pub mail_sender: MailSender,
    /// Whether mails are shown at `/dev/mail`.
    pub mail_page: bool,
    /// The folder of the built app.
    pub static_dir: Option<PathBuf>,
    /// The URL at which shoppers reach the server, without a trailing slash.
    pub public_url: Option<String>,
    /// The proxies whose headers about the client we trust.
    pub trusted_proxies: Vec<Network>,
    /// The prefix of the API's paths: empty, or `/…` without a trailing slash.
    pub prefix: String,
    /// Whether rate limits are on.
    pub limits_on: bool,
    /// The keys of keyed hashes, the current one first; never empty.
    pub secret: Vec<KeySource>,
    /// The stores; never empty.
    pub stores: Vec<Store>,
    /// How long sessions, codes and links are valid.
    pub lifetimes: Lifetimes,
    /// The rate limits.
    pub limits: Limits,
    /// The limits on connections.
    pub connections: Connections,
    /// How long the server keeps serving after SIGTERM.
    pub drain_delay: Duration,
    /// The address to serve metrics on, if any.
    pub metrics_listen: Option<String>,
    /// How passwords are hashed.
    pub argon2: Argon2Settings,
}

impl Config {
    /// Merges the options, the file and the defaults, in this order of precedence, and checks every value.
    ///
    /// # Errors
    /// When the file cannot be read or has an unknown key, or a value is not allowed.
    pub fn load(options: Options, file: Option<&Path>) -> Result<Self, ConfigError> {
        let file = File::read(file)?;
        let options = options.or(file.serve);
        let public_url = options.public_url.as_deref().map(public_url).transpose()?;
        let stores = stores(file.stores, public_url.as_deref())?;
        Ok(Self {
            listen: trimmed(options.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned()),
            database: trimmed(options.database).unwrap_or_else(|| "sqlite:portico.db".to_owned()),
            mail: mail_target(options.mail.as_deref().map_or("file:mail", str::trim))?,
            mail_sender: file.mail.checked()?,
            mail_page: options.mail_page == Some(Switch::On),
            static_dir: options.static_dir,
            public_url,
            trusted_proxies: options.trusted_proxies.into_iter().flatten().flat_map(|list| list.0).collect(),
            prefix: prefix(trimmed(options.prefix).unwrap_or_default())?,
            limits_on: options.limits != Some(Switch::Off),
            secret: KeySources {
                file: options.secret_file,
                environment: options.secret,
                configuration: file.secret,
            }
            .keys()?,
            stores,
            lifetimes: lifetimes(file.lifetimes)?,
            limits: file.limits,
            connections: connections(file.connections)?,
            drain_delay: Duration::from_secs(options.drain_delay.unwrap_or(DRAIN_DELAY).into()),
            metrics_listen: trimmed(options.metrics_listen),
            argon2: argon2(file.argon2)?,
        })
    }

    /// Whether a path belongs to the API, known or not.
    pub fn is_api_path(&self, path: &str) -> bool {
        let below = path.strip_prefix(self.prefix.as_str()).and_then(|path| path.strip_prefix("/customer"));
        below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The same configuration of a server that listens on `address`: if only this machine reaches it, its stores have passkeys for
    /// `localhost`.
    #[must_use]
    pub fn listening_on(mut self, address: SocketAddr) -> Self {
        relying_party::default_to_localhost(&mut self.stores, address, self.public_url.as_deref());
        self
    }

    /// The store of a key.
    pub fn store(&self, key: &str) -> Option<&Store> {
        self.stores.iter().find(|store| store.key == key)
    }
}

fn mail_target(value: &str) -> Result<MailTarget, ConfigError> {
    if let Some(folder) = value.strip_prefix("file:").filter(|folder| !folder.is_empty()) {
        return Ok(MailTarget::Folder(folder.into()));
    }
    if value.starts_with("smtp://") || value.starts_with("smtps://") {
        return Ok(MailTarget::Smtp(value.to_owned()));
    }
    // The value may contain a password, so it is not repeated.
    Err(invalid("mail", "write file:DIR, smtp://… or smtps://…"))
}

/// A value without the white space around it: a line break at the end of a file that became a variable.
fn trimmed(value: Option<String>) -> Option<String> {
    value.map(|value| value.trim().to_owned())
}

fn public_url(value: &str) -> Result<String, ConfigError> {
    let wrong = || invalid("public-url", format!("`{value}` is not an address like https://shop.example"));
    Ok(address::base(value).ok_or_else(wrong)?.as_str().trim_end_matches('/').to_owned())
}

fn prefix(value: String) -> Result<String, ConfigError> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
    let good = value.is_empty()
        || (value.starts_with('/')
            && !value.ends_with('/')
            && !value.contains("//")
            && value.bytes().all(allowed));
    if good {
        Ok(value)
    } else {
        Err(invalid("prefix", format!("`{value}` is neither empty nor a path like /api")))
    }
}

fn stores(stores: Vec<Store>, public_url: Option<&str>) -> Result<Vec<Store>, ConfigError> {
    if stores.is_empty() {
        return Ok(vec![Store {
            key: DEFAULT_KEY.to_owned(),
            name: "Portico".to_owned(),
            ..Store::default()
        }]);
    }
    for (index, store) in stores.iter().enumerate() {
        if stores[..index].iter().any(|other| other.key == store.key) {
            return Err(invalid("stores.key", format!("`{}` is used twice", store.key)));
        }
        for (name, value) in std::iter::once(("stores.key", &store.key))
            .chain(store.languages.keys().map(|key| ("stores.languages", key)))
        {
            // Compared with the value of a header, which has nothing else.
            if value.is_empty() || !value.bytes().all(|byte| byte.is_ascii_graphic()) {
                return Err(invalid(
                    name,
                    format!("`{value}` is empty or has other characters than a header"),
                ));
            }
        }
        if visible(&store.name).is_empty() || store.name.chars().any(is_disruptive) {
            return Err(invalid("stores.name", format!("the store `{}` needs a name", store.key)));
        }
        check_providers(store)?;
    }
    stores.into_iter().map(|store| relying_party::checked(with_reset_page(store)?, public_url)).collect()
}

/// Checks that each provider of a store can be told from the others: by its id, and by its ID tokens.
fn check_providers(store: &Store) -> Result<(), ConfigError> {
    for (index, provider) in store.providers.iter().enumerate() {
        let is_same = |other: &&Provider| {
            other.id == provider.id
                || (other.issuer.url() == provider.issuer.url() && other.client_id == provider.client_id)
        };
        if let Some(other) = store.providers[..index].iter().find(is_same) {
            let reason = format!(
                "`{}` and `{}` of the store `{}` have the same id, or the same issuer and client-id",
                other.id, provider.id, store.key
            );
            return Err(invalid("stores.providers", reason));
        }
    }
    Ok(())
}

/// The store with its reset page in the form that browsers give it.
fn with_reset_page(store: Store) -> Result<Store, ConfigError> {
    let Some(page) = &store.reset_page else { return Ok(store) };
    let reason = format!("`{page}` is not a page like https://shop.example/reset");
    let url = address::page(page).ok_or_else(|| invalid("stores.reset-page", reason))?;
    Ok(Store { reset_page: Some(url.into()), ..store })
}

fn lifetimes(lifetimes: Lifetimes) -> Result<Lifetimes, ConfigError> {
    let Lifetimes { session, session_not_remembered, code, reset_link, login_code, audit, resend: _ } =
        lifetimes;
    if [session, session_not_remembered, code, reset_link, login_code, audit].contains(&0) {
        return Err(invalid("lifetimes", "a lifetime must be at least 1 second"));
    }
    Ok(lifetimes)
}

fn connections(connections: Connections) -> Result<Connections, ConfigError> {
    let Connections { max, max_per_client, head_timeout, body_timeout, idle_timeout, stall_timeout } =
        connections;
    if [max, max_per_client, head_timeout, body_timeout, idle_timeout, stall_timeout].contains(&0) {
        return Err(invalid("connections", "every value must be at least 1"));
    }
    Ok(connections)
}

fn argon2(settings: Argon2Settings) -> Result<Argon2Settings, ConfigError> {
    let Argon2Settings { implementation, memory_kib, passes, lanes } = settings;
    let least = Argon2Settings::default();
    if memory_kib < least.memory_kib || passes < least.passes || lanes < least.lanes {
        let Argon2Settings { memory_kib, passes, lanes, .. } = least;
        let reason = format!("needs at least memory-kib = {memory_kib}, passes = {passes}, lanes = {lanes}");
        return Err(invalid("argon2", reason));
    }
    if !implementation.has_lanes(lanes) {
        let name = implementation.name();
        let others = Implementation::names(|other| other.has_lanes(lanes));
        let reason = format!(
            "`{name}` hashes with lanes = 1 only; for lanes = {lanes}, set implementation to one of {others}"
        );
        return Err(invalid("argon2", reason));
    }
    Ok(settings)
}
