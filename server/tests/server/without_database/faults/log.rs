//! A log that no one reads.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::Command;

use portico_test_support::Process;
use reqwest::Client;
use serde_json::Value;

use crate::faults::{Fault, address};
use crate::process::program;
use crate::support::{client, text};

/// A server whose stderr is a pipe with a name, so that a reader can go away and come back.
pub(super) struct Unread {
    _server: Process,
    pipe: PathBuf,
    reader: Option<BufReader<File>>,
    url: String,
    metrics: String,
    client: Client,
}

impl Unread {
    pub(super) fn start(folder: &Path) -> Self {
        let pipe = folder.join("log");
        assert!(Command::new("mkfifo").arg(&pipe).status().expect("it runs").success());
        let serve = program(folder);
        let mut shell = Command::new("sh");
        shell.args(["-c", r#"exec "$0" "$@" 2>log"#]).arg(serve.get_program()).args(serve.get_args());
        shell.args(["--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"]).current_dir(folder);
        let server = Process::spawn("the server", &mut shell).expect("it starts");
        let mut reader = BufReader::new(File::open(&pipe).expect("the log"));
        let mut wait_for = |message: &str| loop {
            let mut line = String::new();
            assert!(reader.read_line(&mut line).expect("the log") > 0, "it ended");
            let entry: Value = serde_json::from_str(&line).expect("JSON");
            if entry["message"] == message {
                return entry;
            }
        };
        let url = format!("http://{}", text(&wait_for("listening")["address"]));
        let metrics = address(&wait_for("metrics are served"));
        let client = client().build().expect("a client");
        Self { _server: server, pipe, reader: Some(reader), url, metrics, client }
    }
}

impl Fault for Unread {
    const ALERTS: &'static [&'static str] = &["PorticoLogLinesDropped"];

    fn name(&self) -> &'static str {
        "a log that no one reads"
    }

    fn metrics(&self) -> &str {
        &self.metrics
    }

    async fn begin(&mut self) {
        self.reader = None;
    }

    async fn go_on(&mut self) {
        let answer = self.client.get(format!("{}/readyz", self.url)).send().await.expect("an answer");
        assert_eq!(answer.status(), 200);
    }

    async fn end(&mut self) {
        self.reader = Some(BufReader::new(File::open(&self.pipe).expect("the log")));
    }
}
