//! Mails that can't leave.

use std::fs;
use std::path::Path;

use reqwest::Client;
use serde_json::json;

use crate::faults::{self, measured};
use crate::mail_server::{Fault, MailServer};
use crate::process::{Running, quiet};
use crate::shoppers::post;
use crate::support::{EMAIL, client};
use crate::wire::Wire;
use crate::without_database::postfix::{Postfix, Service};

/// Asks for a code, which is mailed.
pub(super) async fn ask(client: &Client, running: &Running, email: &str) {
    let asked = post(client, &running.url, "send-otp", json!({ "emailId": email })).await;
    assert_eq!(asked.expect("an answer").0, 200);
}

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
        ask(&self.client, &self.running, EMAIL).await;
    }

    async fn end(&mut self) {
        self.mail_server.is(None);
    }
}

/// A recipient whose server takes its time, while others get their mails.
pub(super) struct Slow {
    running: Running,
    metrics: String,
    mail_server: MailServer,
    client: Client,
    number: u32,
}

impl Slow {
    pub(super) async fn start(folder: &Path) -> Self {
        let mail_server = MailServer::start(None).await;
        let mail = format!("smtp://127.0.0.1:{}", mail_server.port);
        let (running, metrics) = measured(quiet(folder).args(["--mail", &mail, "--limits", "off"]));
        Self { running, metrics, mail_server, client: client().build().expect("a client"), number: 0 }
    }
}

impl faults::Fault for Slow {
    const ALERTS: &'static [&'static str] = &["PorticoMailLate"];

    fn name(&self) -> &'static str {
        "a recipient that is slow"
    }

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {
        self.mail_server.is(Some(Fault { at: "RCPT TO:<slow", says: None }));
        ask(&self.client, &self.running, "slow@slow.example").await;
    }

    async fn go_on(&mut self) {
        self.number += 1;
        ask(&self.client, &self.running, &format!("{}@example.com", self.number)).await;
    }

    async fn end(&mut self) {
        self.mail_server.is(None);
    }
}

/// A Postfix that takes only fully qualified names of the servers that greet it, until its configuration is changed.
pub(super) struct Refusing {
    running: Running,
    metrics: String,
    postfix: Postfix,
    /// Leads to the port with the configuration that holds.
    wire: Wire,
    client: Client,
}

impl Refusing {
    pub(super) async fn start(folder: &Path) -> Self {
        let postfix = Postfix::start(folder);
        let address = format!("127.0.0.1:{}", postfix.port(Service::Strict));
        let wire = Wire::whole(address.clone()).await;
        let mail = wire.to(&format!("smtp://{address}"));
        let settings = "[mail]\nfrom = \"shop@sender.example\"\nhelo-name = \"shop\"\n";
        fs::write(folder.join("portico.toml"), settings).expect("written");
        let (running, metrics) = measured(quiet(folder).args(["--mail", &mail]));
        Self { running, metrics, postfix, wire, client: client().build().expect("a client") }
    }
}

impl faults::Fault for Refusing {
    const ALERTS: &'static [&'static str] = &["PorticoMailRefused", "PorticoMailLate", "PorticoMailStuck"];

    fn name(&self) -> &'static str {
        "a Postfix that refuses the name of the server"
    }

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {
        ask(&self.client, &self.running, "ada@other.example").await;
    }

    async fn end(&mut self) {
        self.wire.lead_to(format!("127.0.0.1:{}", self.postfix.port(Service::Lenient)));
    }
}
