//! The options of `portico-server serve`: each is a flag, an environment variable, and a line of `portico.toml`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Deserialize;

use super::network::Networks;

/// A switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Switch {
    /// On.
    On,
    /// Off.
    Off,
}

/// The options on the command line, in the environment, and in the `[serve]` table of `portico.toml`, in this order of
/// precedence.
#[allow(clippy::doc_markdown, reason = "these comments are the text of --help")]
#[derive(Clone, Debug, Default, Args, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Options {
    /// Address to listen on; port 0 picks a free one [default: 127.0.0.1:8080]
    #[arg(long, env = "PORTICO_LISTEN", value_name = "ADDRESS:PORT")]
    pub listen: Option<String>,
    /// Database: a file, created if it is missing, or an empty database on a PostgreSQL server [default: sqlite:portico.db]
    #[arg(long, env = "PORTICO_DATABASE", value_name = "sqlite:FILE|postgres://…", hide_env_values = true)]
    pub database: Option<String>,
    /// Where emails go: a folder, or a mail server as smtp://USER:PASSWORD@HOST:PORT?tls=required or smtps://…
    /// [default: file:mail]
    #[arg(long, env = "PORTICO_MAIL", value_name = "file:DIR|smtp://…", hide_env_values = true)]
    pub mail: Option<String>,
    /// Show the emails of the folder at /dev/mail; for development only, on a loopback address [default: off]
    #[arg(long, env = "PORTICO_MAIL_PAGE", num_args = 0..=1, default_missing_value = "on", value_name = "on|off")]
    pub mail_page: Option<Switch>,
    /// Folder of the built app, served on the same address [default: none, only the API]
    #[arg(long = "static", env = "PORTICO_STATIC", value_name = "DIR")]
    #[serde(rename = "static")]
    pub static_dir: Option<PathBuf>,
    /// URL at which shoppers reach this server; links in emails begin with it [default: http:// and the address it listens on]
    #[arg(long, env = "PORTICO_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Addresses and networks of the proxies in front, whose X-Forwarded-For and X-Request-Id are trusted [default: none]
    #[arg(long, env = "PORTICO_TRUSTED_PROXIES", value_name = "NETWORK,…")]
    pub trusted_proxies: Option<Vec<Networks>>,
    /// Seconds to keep serving after SIGTERM, so that a load balancer sees at /readyz that the server is about to stop
    /// [default: 5]
    #[arg(long, env = "PORTICO_DRAIN_DELAY", value_name = "SECONDS")]
    pub drain_delay: Option<u32>,
    /// Address to serve /metrics on, for Prometheus; keep it private [default: none]
    #[arg(long, env = "PORTICO_METRICS_LISTEN", value_name = "ADDRESS:PORT")]
    pub metrics_listen: Option<String>,
    /// Path in front of the API's paths, such as /api [default: ""]
    #[arg(long, env = "PORTICO_PREFIX", value_name = "PATH")]
    pub prefix: Option<String>,
    /// File with the keys of the keyed hashes, the current one first, separated by white space; or put the keys themselves into the
    /// variable PORTICO_SECRET [default: a key that is generated and kept in the database]
    #[arg(long, env = "PORTICO_SECRET_FILE", value_name = "FILE")]
    pub secret_file: Option<PathBuf>,
    /// The keys themselves. There is no option for them, since every user of a machine can see command lines.
    #[arg(skip = std::env::var_os("PORTICO_SECRET").filter(|keys| !keys.is_empty()))]
    #[serde(skip)]
    pub secret: Option<OsString>,
    /// Rate limits on sign-ins, codes and emails; body sizes, lifetimes and five attempts for a code always apply [default: on]
    #[arg(long, env = "PORTICO_LIMITS", value_name = "on|off")]
    pub limits: Option<Switch>,
}

impl Options {
    /// These options, with `other` for those that are not set.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            listen: self.listen.or(other.listen),
            database: self.database.or(other.database),
            mail: self.mail.or(other.mail),
            mail_page: self.mail_page.or(other.mail_page),
            static_dir: self.static_dir.or(other.static_dir),
            public_url: self.public_url.or(other.public_url),
            trusted_proxies: self.trusted_proxies.or(other.trusted_proxies),
            drain_delay: self.drain_delay.or(other.drain_delay),
            metrics_listen: self.metrics_listen.or(other.metrics_listen),
            prefix: self.prefix.or(other.prefix),
            secret_file: self.secret_file.or(other.secret_file),
            secret: self.secret.or(other.secret),
            limits: self.limits.or(other.limits),
        }
    }
}
