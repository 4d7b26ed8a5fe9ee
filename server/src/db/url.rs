//! The URL of a database.

use std::path::PathBuf;
use std::str::FromStr as _;

use sqlx::ConnectOptions as _;
use sqlx::any::AnyConnectOptions;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

use super::error::OpenError;
use super::pooling::PostgresOptions;

/// The database that a URL names.
pub(super) enum DatabaseUrl {
    Sqlite(AnyConnectOptions),
    Postgres(PostgresOptions),
}

impl DatabaseUrl {
    pub(super) fn parse(url: &str) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let options: Option<AnyConnectOptions> = url.parse().ok();
        match options {
            Some(options) if is_sqlite(&options) => Ok(Self::Sqlite(options)),
            Some(options) if is_postgres(&options) => Ok(Self::Postgres(PostgresOptions::of(options)?)),
            _ => Err(OpenError::Url(shown(url))),
        }
    }
}

fn is_sqlite(options: &AnyConnectOptions) -> bool {
    // In memory each connection would have a database of its own, and a restart would lose every account.
    let url = options.database_url.as_str();
    url.starts_with("sqlite:") && !url.contains(":memory:") && sqlite_file(options).is_some()
}

fn is_postgres(options: &AnyConnectOptions) -> bool {
    let url = &options.database_url;
    matches!(url.scheme(), "postgres" | "postgresql") && PgConnectOptions::from_url(url).is_ok()
}

/// The file of an SQLite database.
pub(super) fn sqlite_file(options: &AnyConnectOptions) -> Option<PathBuf> {
    let options = SqliteConnectOptions::from_str(options.database_url.as_str()).ok()?;
    Some(options.get_filename().to_owned())
}

/// A database's URL without its password, for logs and errors.
pub fn shown(url: &str) -> String {
    let Ok(mut options) = url.parse::<AnyConnectOptions>() else {
        // It is not a URL that we know, but it may hold a password all the same.
        return url.split_inclusive(':').next().unwrap_or_default().to_owned();
    };
    if is_sqlite(&options) {
        return url.to_owned();
    }
    let shown = &mut options.database_url;
    shown.set_query(None);
    // An error means that the URL cannot have a password.
    let _ = shown.set_password(None);
    shown.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_shown() {
        for (url, said) in [
            (
                "postgres://ada:secret@db.example:5433/shop?password=secret",
                "postgres://ada@db.example:5433/shop",
            ),
            ("postgres:///shop?host=/run/postgresql&password=secret", "postgres:///shop"),
            ("postgre://ada:secret@db.example/shop", "postgre://ada@db.example/shop"),
            ("postgres://ada:secret@[db/shop", "postgres:"),
            ("sqlite:some/portico.db", "sqlite:some/portico.db"),
            ("portico.db", "portico.db"),
        ] {
            assert_eq!(shown(url), said, "{url}");
        }
    }
}
