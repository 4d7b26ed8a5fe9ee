//! Which release a database's schema is of. A server brings it up to date; other commands never change it.

use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, AssertSqlSafe, Row as _};

use super::error::OpenError;
use super::url::shown;

/// The table in which sqlx records what it has done.
pub(super) const TABLE: &str = "_sqlx_migrations";

/// A database's schema, compared with what this program knows. Each version is the number of a migration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Schema {
    /// None before a server has created its tables.
    has: Option<i64>,
    knows: i64,
}

impl Schema {
    /// The schema of a database. `exists` is a query for the number of tables named [`TABLE`].
    pub(super) async fn of(
        connection: &mut AnyConnection,
        exists: &'static str,
        migrations: &Migrator,
    ) -> sqlx::Result<Self> {
        let knows = migrations.iter().map(|migration| migration.version).max().unwrap_or(0);
        let tables: i64 = sqlx::raw_sql(exists).fetch_one(&mut *connection).await?.try_get(0)?;
        let mut has = None;
        if tables > 0 {
            let newest = format!("SELECT max(version) FROM {TABLE}");
            has = sqlx::raw_sql(AssertSqlSafe(newest)).fetch_one(connection).await?.try_get(0)?;
        }
        Ok(Self { has, knows })
    }

    /// Whether no server has created its tables.
    pub(super) fn is_missing(self) -> bool {
        self.has.is_none()
    }

    /// A server updates an older schema. It cannot know what a newer one needs.
    pub(super) fn for_server(self, url: &str) -> Result<(), OpenError> {
        let Self { has, knows } = self;
        match has {
            Some(has) if has > knows => Err(OpenError::Newer { url: shown(url), has, knows }),
            _ => Ok(()),
        }
    }

    /// Other commands work with the schema of their own release only.
    pub(super) fn for_command(self, url: &str) -> Result<(), OpenError> {
        self.for_server(url)?;
        let Self { has, knows } = self;
        match has {
            None => Err(OpenError::Missing(shown(url))),
            Some(has) if has < knows => Err(OpenError::Older { url: shown(url), has, knows }),
            Some(_) => Ok(()),
        }
    }
}
