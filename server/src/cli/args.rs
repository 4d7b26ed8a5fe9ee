//! Where a server keeps its things, for the commands that look at them beside it.

use std::path::PathBuf;

use clap::Args;

use crate::config::options::Options;
use crate::config::{Config, ConfigError};
use crate::db::{Database, OpenError};

/// Where a server keeps its things.
#[derive(Debug, Args)]
pub struct Place {
    /// Database of the server [default: sqlite:portico.db]
    #[arg(long, env = "PORTICO_DATABASE", value_name = "sqlite:FILE|postgres://…", hide_env_values = true)]
    database: Option<String>,
    /// Configuration file of the server [default: portico.toml, if it is there]
    #[arg(long, env = "PORTICO_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
}

/// Why a server's things cannot be found.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// No database.
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl Place {
    /// The configuration.
    ///
    /// # Errors
    /// When it is not right.
    pub fn config(self) -> Result<Config, ConfigError> {
        let options = Options { database: self.database, ..Options::default() };
        Config::load(options, self.config.as_deref())
    }

    /// The configuration and the database. It has to be there: a misspelled one would be made, and no server would know
    /// of what is done in it.
    ///
    /// # Errors
    /// When the configuration is not right, or there is no such database.
    pub async fn open(self) -> Result<(Config, Database), PlaceError> {
        let config = self.config()?;
        let database = Database::open_existing(&config.database).await?;
        Ok((config, database))
    }
}
