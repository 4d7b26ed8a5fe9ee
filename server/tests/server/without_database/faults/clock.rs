//! A clock that jumps, while a mail waits.

use std::path::{Path, PathBuf};

use reqwest::Client;

use super::mail::ask;
use crate::faults::{self, measured};
use crate::mail_server::{Fault, MailServer};
use crate::process::{Running, quiet};
use crate::support::{EMAIL, client};
use crate::without_database::faketime::{library, set_clock};

/// A clock that is wrong by so much.
pub(super) struct WrongClock {
    running: Running,
    metrics: String,
    folder: PathBuf,
    name: &'static str,
    offset: &'static str,
    mail_server: MailServer,
    client: Client,
}

impl WrongClock {
    pub(super) async fn start(folder: &Path, name: &'static str, offset: &'static str) -> Self {
        let mail_server = MailServer::start(None).await;
        let mail = format!("smtp://127.0.0.1:{}", mail_server.port);
        set_clock(folder, "+0");
        let mut command = quiet(folder);
        command.args(["--mail", &mail]).env("LD_PRELOAD", library());
        command.env("FAKETIME_TIMESTAMP_FILE", folder.join("clock"));
        // Setting a clock doesn't change how much time passes.
        command.env("FAKETIME_NO_CACHE", "1").env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        command.env("DONT_FAKE_MONOTONIC", "1");
        let (running, metrics) = measured(&mut command);
        let client = client().build().expect("a client");
        Self { running, metrics, folder: folder.to_owned(), name, offset, mail_server, client }
    }
}

impl faults::Fault for WrongClock {
    const ALERTS: &'static [&'static str] = &["PorticoClockWrong", "PorticoMailLate", "PorticoMailStuck"];

    fn name(&self) -> &'static str {
        self.name
    }

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {
        self.mail_server.is(Some(Fault { at: "", says: Some("421 try again later") }));
        set_clock(&self.folder, self.offset);
        ask(&self.client, &self.running, EMAIL).await;
    }

    async fn end(&mut self) {
        set_clock(&self.folder, "+0");
        self.mail_server.is(None);
    }
}
