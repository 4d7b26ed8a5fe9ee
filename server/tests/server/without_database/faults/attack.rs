//! Strangers who try passwords.

use std::path::Path;

use reqwest::Client;
use serde_json::json;

use crate::faults::{Fault, measured};
use crate::process::{Running, quiet};
use crate::support::{EMAIL, client};

const LIMITS: &str =
    "[serve]\ntrusted-proxies = [\"127.0.0.1\"]\n[limits]\nclient-failures = 1\nemail-failures = 1\n";

/// Many clients that try passwords on one account, and one client that tries many accounts.
pub(super) struct Attack {
    running: Running,
    metrics: String,
    client: Client,
    number: u32,
}

impl Attack {
    pub(super) fn start(folder: &Path) -> Self {
        std::fs::write(folder.join("portico.toml"), LIMITS).expect("written");
        let (running, metrics) = measured(&mut quiet(folder));
        Self { running, metrics, client: client().build().expect("a client"), number: 0 }
    }

    async fn guess(&self, from: &str, email: &str) {
        let request = self.client.post(format!("{}/customer/login", self.running.url));
        let body = json!({ "emailId": email, "password": "not the password" });
        request.header("x-forwarded-for", from).json(&body).send().await.expect("an answer");
    }
}

impl Fault for Attack {
    const ALERTS: &'static [&'static str] = &["PorticoAccountsAttacked", "PorticoClientsRefused"];

    fn name(&self) -> &'static str {
        "strangers who try passwords"
    }

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {}

    async fn go_on(&mut self) {
        self.number += 1;
        let [.., high, low] = self.number.to_be_bytes();
        self.guess(&format!("198.51.{high}.{low}"), EMAIL).await;
        self.guess("192.0.2.1", &format!("{}@example.com", self.number)).await;
    }

    async fn end(&mut self) {}
}
