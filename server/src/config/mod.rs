//! The configuration: what the options say, what `portico.toml` adds, and the defaults, checked.

mod error;
mod file;
mod keys;
mod network;
pub mod options;

use std::path::{Path, PathBuf};
use std::time::Duration;

use portico_shared::paths::DEFAULT_KEY;

use error::invalid;
use file::File;
use keys::KeySources;

pub use error::ConfigError;
pub use file::{Argon2Cost, Connections, LanguageTag, Lifetimes, Limits, Store};
pub use keys::KeySource;
pub use network::{Network, is_trusted};

use options::{Options, Switch};

/// The seconds that a server goes on after it was told to stop: what looks at `/readyz` every second or two has noticed by
/// then.
const DRAIN_DELAY: u32 = 5;

/// Where mails go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MailTarget {
    /// A file each, in this folder.
    Folder(PathBuf),
    /// The mail server of this URL, as lettre has it.
    Smtp(String),
}

/// All that the server needs to know to start. Not `Debug`: there are secrets in it.
#[derive(Clone)]
pub struct Config {
    /// Address to serve on.
    pub listen: String,
    /// The database's URL.
    pub database: String,
    /// Where mails go.
    pub mail: MailTarget,
    /// The address that mails come from.
    pub mail_from: String,
    /// Whether mails are shown at `/dev/mail`.
    pub mail_page: bool,
    /// The folder of the built app.
    pub static_dir: Option<PathBuf>,
    /// Where shoppers reach the server, without a slash at the end.
    pub public_url: Option<String>,
    /// The proxies that are believed when they say whom they speak for.
    pub trusted_proxies: Vec<Network>,
    /// Path in front of the API's paths: empty, or `/…` without a slash at the end.
    pub prefix: String,
    /// Whether the limits hold that `--limits off` lifts.
    pub limits_on: bool,
    /// The keys of keyed hashes, the current one first; never empty.
    pub secret: Vec<KeySource>,
    /// The stores; never empty.
    pub stores: Vec<Store>,
    /// How long things live.
    pub lifetimes: Lifetimes,
    /// The limits' numbers.
    pub limits: Limits,
    /// How many connections there may be, and how slow.
    pub connections: Connections,
    /// How long the server goes on serving after it was told to stop.
    pub drain_delay: Duration,
    /// Where metrics are served, if they are.
    pub metrics_listen: Option<String>,
    /// What a password hash costs.
    pub argon2: Argon2Cost,
}

impl Config {
    /// Puts the options over the file over the defaults, and checks every value.
    ///
    /// # Errors
    /// When the file cannot be read, has an unknown key, or a value cannot be.
    pub fn load(options: Options, file: Option<&Path>) -> Result<Self, ConfigError> {
        let file = File::read(file)?;
        let options = options.or(file.serve);
        Ok(Self {
            listen: options.listen.unwrap_or_else(|| "127.0.0.1:8080".to_owned()),
            database: options.database.unwrap_or_else(|| "sqlite:portico.db".to_owned()),
            mail: mail_target(options.mail.as_deref().unwrap_or("file:mail"))?,
            mail_from: file.mail.from,
            mail_page: options.mail_page == Some(Switch::On),
            static_dir: options.static_dir,
            public_url: options.public_url.as_deref().map(public_url).transpose()?,
            trusted_proxies: options.trusted_proxies.unwrap_or_default(),
            prefix: prefix(options.prefix.unwrap_or_default())?,
            limits_on: options.limits != Some(Switch::Off),
            secret: KeySources {
                file: options.secret_file,
                environment: options.secret,
                configuration: file.secret,
            }
            .keys()?,
            stores: stores(file.stores)?,
            lifetimes: lifetimes(file.lifetimes)?,
            limits: file.limits,
            connections: connections(file.connections)?,
            drain_delay: Duration::from_secs(options.drain_delay.unwrap_or(DRAIN_DELAY).into()),
            metrics_listen: options.metrics_listen,
            argon2: argon2(file.argon2)?,
        })
    }

    /// Whether a path belongs to the API, known or not.
    pub fn is_api_path(&self, path: &str) -> bool {
        let below = path.strip_prefix(self.prefix.as_str()).and_then(|path| path.strip_prefix("/customer"));
        below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
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
    // The value may hold a password and is not repeated.
    Err(invalid("mail", "write file:DIR, smtp://… or smtps://…"))
}

fn public_url(value: &str) -> Result<String, ConfigError> {
    check_url("public-url", value)?;
    Ok(value.trim_end_matches('/').to_owned())
}

fn check_url(key: &'static str, value: &str) -> Result<(), ConfigError> {
    let uri: Option<axum::http::Uri> = value.parse().ok();
    let good = uri.is_some_and(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some() && uri.query().is_none()
    });
    if good && !value.contains('#') {
        return Ok(());
    }
    Err(invalid(key, format!("`{value}` is not an address like https://shop.example")))
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
        Err(invalid("prefix", format!("`{value}` is not empty and not a path like /api")))
    }
}

fn stores(stores: Vec<Store>) -> Result<Vec<Store>, ConfigError> {
    if stores.is_empty() {
        return Ok(vec![Store {
            key: DEFAULT_KEY.to_owned(),
            name: "Portico".to_owned(),
            ..Store::default()
        }]);
    }
    for (index, store) in stores.iter().enumerate() {
        if store.key.is_empty() || stores[..index].iter().any(|other| other.key == store.key) {
            return Err(invalid("stores.key", format!("`{}` is empty or stands twice", store.key)));
        }
        if store.name.trim().is_empty() || store.name.chars().any(char::is_control) {
            return Err(invalid("stores.name", format!("the store `{}` needs a name", store.key)));
        }
        if let Some(page) = &store.reset_page {
            check_url("stores.reset-page", page)?;
        }
        for origin in &store.allowed_origins {
            check_url("stores.allowed-origins", origin)?;
            if origin.matches('/').count() != 2 {
                return Err(invalid(
                    "stores.allowed-origins",
                    format!("`{origin}` has a path; an origin has none"),
                ));
            }
        }
    }
    Ok(stores)
}

fn lifetimes(lifetimes: Lifetimes) -> Result<Lifetimes, ConfigError> {
    let Lifetimes { session, session_not_remembered, code, reset_link, login_code, audit, resend: _ } =
        lifetimes;
    if [session, session_not_remembered, code, reset_link, login_code, audit].contains(&0) {
        return Err(invalid("lifetimes", "0 seconds is no lifetime"));
    }
    Ok(lifetimes)
}

fn connections(connections: Connections) -> Result<Connections, ConfigError> {
    let Connections { max, max_per_client, head_timeout, body_timeout, idle_timeout, stall_timeout } =
        connections;
    if [max, max_per_client, head_timeout, body_timeout, idle_timeout, stall_timeout].contains(&0) {
        return Err(invalid("connections", "with a 0 nobody would be served"));
    }
    Ok(connections)
}

fn argon2(cost: Argon2Cost) -> Result<Argon2Cost, ConfigError> {
    let least = Argon2Cost::default();
    if cost.memory_kib < least.memory_kib || cost.passes < least.passes || cost.lanes < least.lanes {
        let Argon2Cost { memory_kib, passes, lanes } = least;
        let reason = format!("needs at least memory-kib = {memory_kib}, passes = {passes}, lanes = {lanes}");
        return Err(invalid("argon2", reason));
    }
    Ok(cost)
}
