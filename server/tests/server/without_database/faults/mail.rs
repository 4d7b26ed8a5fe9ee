//! Mails that can't leave.

use std::path::Path;

use reqwest::Client;
use serde_json::json;

use crate::faults::{self, measured};
use crate::mail_server::{Fault, MailServer};
use crate::process::{Running, quiet};
use crate::shoppers::post;
use crate::support::{EMAIL, client};

/// A mail server that turns every client away for now.
pub(super) struct Busy {
    running: Running,
    metrics: String,
    mail_server: MailServer,
    client: Client,
}

impl Busy {
    pub(super) async fn start(folder: &Path) -> Self {
        let mail_server = MailServer::start(None).await;
        let mail = format!("smtp://127.0.0.1:{}", mail_server.port);
        let (running, metrics) = measured(quiet(folder).args(["--mail", &mail]));
        Self { running, metrics, mail_server, client: client().build().expect("a client") }
    }
}

impl faults::Fault for Busy {
    const ALERTS: &'static [&'static str] = &["PorticoMailLate", "PorticoMailStuck"];

    fn name(&self) -> &'static str {
        "a mail server that is busy"
    }

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {
        self.mail_server.is(Some(Fault { at: "", says: Some("421 try again later") }));
        let asked = post(&self.client, &self.running.url, "send-otp", json!({ "emailId": EMAIL })).await;
        assert_eq!(asked.expect("an answer").0, 200);
    }

    async fn end(&mut self) {
        self.mail_server.is(None);
    }
}
