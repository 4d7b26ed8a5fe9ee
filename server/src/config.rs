//! The configuration: what the options say, what `portico.toml` adds, and the defaults, checked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use portico_shared::paths::{DEFAULT_KEY, DEFAULT_LANGUAGE_KEY};
use portico_shared::text::Language;
use serde::{Deserialize, Deserializer, de};

use crate::options::{Options, Switch};
use crate::secret::Secret;

/// The file that is read when no other is named and it is there.
pub const DEFAULT_FILE: &str = "portico.toml";

/// What is wrong with the configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the configuration `{}`", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file has something in it that is not understood. The source names the key and the line.
    #[error("the configuration `{}` is not right", .path.display())]
    Parse {
        /// The file.
        path: PathBuf,
        /// What the parser says.
        source: Box<toml::de::Error>,
    },
    /// A value cannot be.
    #[error("{key}: {reason}")]
    Value {
        /// What is wrong, as the option or the key of the file is spelled.
        key: &'static str,
        /// Why, and what to write instead.
        reason: String,
    },
}

/// A store: what the `key` header selects.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Store {
    /// The public key.
    pub key: String,
    /// The name, as mails have it.
    pub name: String,
    /// Origins of pages that may call the API from a browser, apart from the server's own.
    #[serde(default)]
    pub allowed_origins: Vec<String>,
    /// The page that reset links lead to; `#token=…` is added. The app's own when absent.
    #[serde(default)]
    pub reset_page: Option<String>,
    /// The language of each `languagekey`; English where one is not listed.
    #[serde(default)]
    #[allow(clippy::zero_sized_map_values, reason = "a language has no size only while there is one")]
    pub languages: BTreeMap<String, LanguageTag>,
}

impl Store {
    /// The language of a `languagekey`.
    pub fn language(&self, key: Option<&str>) -> Language {
        let key = key.unwrap_or(DEFAULT_LANGUAGE_KEY);
        self.languages.get(key).map_or(Language::default(), |tag| tag.0)
    }
}

/// A language, written as its BCP 47 tag.
#[derive(Clone, Copy, Debug)]
pub struct LanguageTag(Language);

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(from)?;
        Language::of_tag(&tag).map(Self).ok_or_else(|| {
            let known: Vec<_> = Language::ALL.iter().map(|language| language.tag()).collect();
            de::Error::custom(format!("no texts for the language `{tag}`; there are: {}", known.join(", ")))
        })
    }
}

/// How long things live, in seconds.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Lifetimes {
    /// A session that the shopper asked to keep, from its last use.
    pub session: u32,
    /// Any other session, from its last use.
    pub session_not_remembered: u32,
    /// A one-time code.
    pub code: u32,
    /// The time until another code may be asked for.
    pub resend: u32,
    /// A reset link.
    pub reset_link: u32,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Self {
            session: 30 * 24 * 3600,
            session_not_remembered: 8 * 3600,
            code: 10 * 60,
            resend: 30,
            reset_link: 30 * 60,
        }
    }
}

impl Lifetimes {
    /// How long a session lives from its last use.
    pub fn session(&self, remembered: bool) -> Duration {
        let seconds = if remembered { self.session } else { self.session_not_remembered };
        Duration::from_secs(seconds.into())
    }

    /// How long a one-time code works.
    pub fn code(&self) -> Duration {
        Duration::from_secs(self.code.into())
    }

    /// How long a reset link works.
    pub fn reset_link(&self) -> Duration {
        Duration::from_secs(self.reset_link.into())
    }
}

/// The numbers of the limits; what is counted is counted over an hour.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Limits {
    /// Failed sign-ins of one email from one client before it has to wait.
    pub sign_in_failures: u32,
    /// The first wait, in seconds; each further failure doubles it.
    pub first_wait: u32,
    /// The longest wait of one email from one client, in seconds.
    pub longest_wait: u32,
    /// Failed sign-ins of one client over all emails.
    pub client_failures: u32,
    /// Failed sign-ins of one email over all clients before it is slowed down.
    pub email_failures: u32,
    /// The longest wait of one email over all clients, in seconds.
    pub email_longest_wait: u32,
    /// Wrong codes of one email.
    pub wrong_codes: u32,
    /// Mails with a code to one email.
    pub code_mails: u32,
    /// Mails with a reset link to one email.
    pub link_mails: u32,
    /// Mails that one client may cause.
    pub client_mails: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            sign_in_failures: 5,
            first_wait: 10,
            longest_wait: 15 * 60,
            client_failures: 100,
            email_failures: 20,
            email_longest_wait: 60,
            wrong_codes: 20,
            code_mails: 5,
            link_mails: 5,
            client_mails: 20,
        }
    }
}

/// What a password hash costs (argon2id). Raise it with the years: a hash of a lower cost is renewed at the next sign-in.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Argon2Cost {
    /// Memory in KiB, at least 19456 (OWASP Password Storage Cheat Sheet).
    pub memory_kib: u32,
    /// Passes over it, at least 2.
    pub passes: u32,
    /// Lanes, at least 1.
    pub lanes: u32,
}

impl Default for Argon2Cost {
    fn default() -> Self {
        Self { memory_kib: 19_456, passes: 2, lanes: 1 }
    }
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Mail {
    from: String,
}

impl Default for Mail {
    fn default() -> Self {
        Self { from: "no-reply@localhost".to_owned() }
    }
}

/// `portico.toml`. A key that is not known is an error, since a misspelled one would be without effect.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct File {
    serve: Options,
    secret: Option<String>,
    stores: Vec<Store>,
    lifetimes: Lifetimes,
    limits: Limits,
    argon2: Argon2Cost,
    mail: Mail,
}

impl File {
    /// The named file; the default one only when it is there.
    fn read(named: Option<&Path>) -> Result<Self, ConfigError> {
        let path = named.unwrap_or(Path::new(DEFAULT_FILE));
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(source) => return Err(ConfigError::Read { path: path.to_owned(), source }),
        };
        toml::from_str(&text)
            .map_err(|source| ConfigError::Parse { path: path.to_owned(), source: Box::new(source) })
    }
}

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
    /// Path in front of the API's paths: empty, or `/…` without a slash at the end.
    pub prefix: String,
    /// Whether the limits hold that `--limits off` lifts.
    pub limits_on: bool,
    /// The key of keyed hashes; made and kept in the database when absent.
    pub secret: Option<Secret>,
    /// The stores; never empty.
    pub stores: Vec<Store>,
    /// How long things live.
    pub lifetimes: Lifetimes,
    /// The limits' numbers.
    pub limits: Limits,
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
            prefix: prefix(options.prefix.unwrap_or_default())?,
            limits_on: options.limits != Some(Switch::Off),
            secret: file.secret.map(secret).transpose()?,
            stores: stores(file.stores)?,
            lifetimes: lifetimes(file.lifetimes)?,
            limits: file.limits,
            argon2: argon2(file.argon2)?,
        })
    }

    /// The store of a key.
    pub fn store(&self, key: &str) -> Option<&Store> {
        self.stores.iter().find(|store| store.key == key)
    }
}

fn wrong(key: &'static str, reason: impl Into<String>) -> ConfigError {
    ConfigError::Value { key, reason: reason.into() }
}

fn mail_target(value: &str) -> Result<MailTarget, ConfigError> {
    if let Some(folder) = value.strip_prefix("file:").filter(|folder| !folder.is_empty()) {
        return Ok(MailTarget::Folder(folder.into()));
    }
    if value.starts_with("smtp://") || value.starts_with("smtps://") {
        return Ok(MailTarget::Smtp(value.to_owned()));
    }
    // The value may hold a password and is not repeated.
    Err(wrong("mail", "write file:DIR, smtp://… or smtps://…"))
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
    Err(wrong(key, format!("`{value}` is not an address like https://shop.example")))
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
        Err(wrong("prefix", format!("`{value}` is not empty and not a path like /api")))
    }
}

fn secret(value: String) -> Result<Secret, ConfigError> {
    if value.len() < Secret::MIN_BYTES {
        let least = Secret::MIN_BYTES;
        return Err(wrong(
            "secret",
            format!("needs at least {least} bytes; `openssl rand -base64 32` makes one"),
        ));
    }
    Ok(Secret::new(value.into_bytes()))
}

fn stores(stores: Vec<Store>) -> Result<Vec<Store>, ConfigError> {
    if stores.is_empty() {
        return Ok(vec![Store {
            key: DEFAULT_KEY.to_owned(),
            name: "Portico".to_owned(),
            allowed_origins: Vec::new(),
            reset_page: None,
            languages: BTreeMap::default(),
        }]);
    }
    for (index, store) in stores.iter().enumerate() {
        if store.key.is_empty() || stores[..index].iter().any(|other| other.key == store.key) {
            return Err(wrong("stores.key", format!("`{}` is empty or stands twice", store.key)));
        }
        if store.name.trim().is_empty() || store.name.chars().any(char::is_control) {
            return Err(wrong("stores.name", format!("the store `{}` needs a name", store.key)));
        }
        if let Some(page) = &store.reset_page {
            check_url("stores.reset-page", page)?;
        }
        for origin in &store.allowed_origins {
            check_url("stores.allowed-origins", origin)?;
            if origin.matches('/').count() != 2 {
                return Err(wrong(
                    "stores.allowed-origins",
                    format!("`{origin}` has a path; an origin has none"),
                ));
            }
        }
    }
    Ok(stores)
}

fn lifetimes(lifetimes: Lifetimes) -> Result<Lifetimes, ConfigError> {
    let Lifetimes { session, session_not_remembered, code, reset_link, resend: _ } = lifetimes;
    if [session, session_not_remembered, code, reset_link].contains(&0) {
        return Err(wrong("lifetimes", "0 seconds is no lifetime"));
    }
    Ok(lifetimes)
}

fn argon2(cost: Argon2Cost) -> Result<Argon2Cost, ConfigError> {
    let least = Argon2Cost::default();
    if cost.memory_kib < least.memory_kib || cost.passes < least.passes || cost.lanes < least.lanes {
        let Argon2Cost { memory_kib, passes, lanes } = least;
        let reason = format!("needs at least memory-kib = {memory_kib}, passes = {passes}, lanes = {lanes}");
        return Err(wrong("argon2", reason));
    }
    Ok(cost)
}
