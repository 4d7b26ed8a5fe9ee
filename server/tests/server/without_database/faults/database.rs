//! A database that is gone, and one that lacks a table.

use std::fs;
use std::path::{Path, PathBuf};

use reqwest::Client;
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection as _};

use crate::databases::Database;
use crate::faults::{Fault, measured};
use crate::process::{Running, quiet};
use crate::shoppers::post;
use crate::support::{EMAIL, PASSWORD, client};

/// A file that someone moves away.
pub(super) struct Moved {
    running: Running,
    metrics: String,
    folder: PathBuf,
    client: Client,
}

impl Moved {
    pub(super) fn start(folder: &Path) -> Self {
        let (running, metrics) = measured(&mut quiet(folder));
        Self { running, metrics, folder: folder.to_owned(), client: client().build().expect("a client") }
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.folder.join(from), self.folder.join(to)).expect("renamed");
    }
}

impl Fault for Moved {
    const ALERTS: &'static [&'static str] =
        &["PorticoDatabaseDown", "PorticoDatabaseErrors", "PorticoUnavailable"];

    fn name(&self) -> &'static str {
        "a database that is gone"
    }

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {
        self.rename("portico.db", "elsewhere.db");
    }

    async fn go_on(&mut self) {
        let body = json!({ "emailId": EMAIL, "password": PASSWORD });
        let (status, code, _) =
            post(&self.client, &self.running.url, "login", body).await.expect("an answer");
        assert_eq!((status, code.as_str()), (503, "unavailable"));
    }

    async fn end(&mut self) {
        self.rename("elsewhere.db", "portico.db");
    }
}

/// A file that someone repairs while it is in use.
pub(super) struct Damaged {
    running: Running,
    metrics: String,
    database: Database,
    client: Client,
}

impl Damaged {
    pub(super) fn start(folder: &Path) -> Self {
        sqlx::any::install_default_drivers();
        let (running, metrics) = measured(&mut quiet(folder));
        let client = client().build().expect("a client");
        Self { running, metrics, database: Database::file_in(folder), client }
    }

    async fn change(&self, sql: &'static str) {
        let mut connection = sqlx::AnyConnection::connect(&self.database.url).await.expect("the database");
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.expect("changed");
        connection.close().await.expect("closed");
    }
}

impl Fault for Damaged {
    const ALERTS: &'static [&'static str] = &["PorticoInternalErrors"];
    const MORE: &'static [&'static str] = &["PorticoDatabaseErrors"];

    fn name(&self) -> &'static str {
        "a table that is missing"
    }

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {
        self.change("ALTER TABLE sessions RENAME TO sessions_elsewhere").await;
    }

    async fn go_on(&mut self) {
        let request = self.client.get(format!("{}/customer/get-profile", self.running.url));
        let answer = request.bearer_auth("a".repeat(43)).send().await.expect("an answer");
        assert_eq!(answer.status(), 500);
    }

    async fn end(&mut self) {
        self.change("ALTER TABLE sessions_elsewhere RENAME TO sessions").await;
    }
}
