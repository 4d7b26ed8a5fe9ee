//! The options of commands that use a server's database.

use std::path::PathBuf;

use clap::Args;

use crate::config::options::Options;
use crate::config::{Config, ConfigError};
use crate::db::{Database, OpenError};

/// Where to find a server's database.
#[derive(Debug, Args)]
pub struct DatabaseArgs {
    /// Database of the server [default: sqlite:portico.db]
    #[arg(long, env = "PORTICO_DATABASE", value_name = "sqlite:FILE|postgres://…", hide_env_values = true)]
    database: Option<String>,
    /// Configuration file of the server [default: portico.toml, if it exists]
    #[arg(long, env = "PORTICO_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Why a server's database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseArgsError {
    /// The configuration is wrong.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The database cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl DatabaseArgs {
    /// The server's configuration.
    ///
    /// # Errors
    /// When it is wrong.
    pub fn config(self) -> Result<Config, ConfigError> {
        let options = Options { database: self.database, ..Options::default() };
        Config::load(options, self.config.as_deref())
    }

    /// The server's configuration and its database, which has to exist: creating a misspelled one would hide the mistake.
    ///
    /// # Errors
    /// When the configuration is wrong, or there is no such database.
    pub async fn open(self) -> Result<(Config, Database), DatabaseArgsError> {
        let config = self.config()?;
        let database = Database::open_existing(&config.database).await?;
        Ok((config, database))
    }
}
