//! The program as a separate process, and that nothing it has acknowledged is lost.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use crate::databases::Database;
use crate::support::{self, EMAIL, PASSWORD, Portico};
use portico_test_support::Process;
use serde_json::{Value, json};
use tokio::sync::Notify;

/// The program, set up to serve from a folder and to stop without a drain delay.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portico-server"));
    command.current_dir(folder).env_clear().env("PORTICO_DRAIN_DELAY", "0").arg("serve");
    command
}

/// The same for tests with many requests: they don't read the log, and a pipe's buffer is small.
pub(crate) fn quiet(folder: &Path) -> Command {
    let mut command = program(folder);
    command.env("RUST_LOG", "warn,portico_server::server=info");
    command
}

pub(crate) fn run(folder: &Path, arguments: &[&str]) -> (Output, String) {
    let output = program(folder).args(arguments).output().expect("it runs");
    let log = String::from_utf8_lossy(&output.stderr).into_owned();
    (output, log)
}

/// Sends a signal. It uses the shell's `kill`, because not every system has the program.
fn kill(signal: &str, pid: u32) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"kill -s "$0" "$1""#, signal, &pid.to_string()]);
    shell
}

/// A server in a process of its own, which is killed when this is dropped.
pub(crate) struct Running {
    process: Process,
    pub(crate) url: String,
}

impl Running {
    /// Starts the server and waits until it is serving.
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut running = Self::spawn(command);
        running.serves();
        running
    }

    /// Starts the server.
    pub(crate) fn spawn(command: &mut Command) -> Self {
        Self { process: Process::spawn("the server", command).expect("it starts"), url: String::new() }
    }

    /// Waits until it is serving.
    pub(crate) fn serves(&mut self) {
        let entry = self.wait_for("listening");
        self.url = format!("http://{}", support::text(&entry["address"]));
    }

    /// Reads the log until an entry with `message`, and returns it. Every line of the log must be JSON.
    pub(crate) fn wait_for(&mut self, message: &str) -> Value {
        let entry = self.process.wait_for(|line| {
            let entry: Value = serde_json::from_str(line).expect("each line of the log is JSON");
            (entry["message"] == message).then_some(entry)
        });
        entry.unwrap_or_else(|error| panic!("no `{message}`: {error}"))
    }

    pub(crate) fn signal(&self, name: &str) {
        assert!(kill(name, self.pid()).status().expect("a shell runs").success());
    }

    pub(crate) fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Waits for it to end, and returns its exit code and its log.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        self.end_here()
    }

    /// The same, without dropping it.
    pub(crate) fn end_here(&mut self) -> (Option<i32>, String) {
        let status = self.process.wait().expect("its end");
        (status.code(), self.process.log())
    }
}

/// Kills the process without warning, again and again while accounts are being created: every acknowledged account
/// still exists.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_when_it_is_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make(folder.path()).await;
    let serve = || {
        let options = ["--listen", "127.0.0.1:0", "--limits", "off", "--database", &database.url];
        Running::start(program(folder.path()).args(options))
    };
    let client = support::client().build().expect("a client");
    let mut acknowledged = Vec::new();
    for round in 0..3 {
        let running = serve();
        let url = format!("{}/customer/register", running.url);
        let mut number = 0;
        let enough = Arc::new(Notify::new());
        let pid = running.pid();
        let killer = tokio::spawn({
            let enough = Arc::clone(&enough);
            async move {
                enough.notified().await;
                kill("KILL", pid).status()
            }
        });
        loop {
            let email = format!("{round}-{number}@example.com");
            let body = json!({ "firstName": "A", "emailId": email, "password": PASSWORD });
            match client.post(&url).json(&body).send().await {
                Ok(answer) if answer.status().is_success() => acknowledged.push(email),
                _ => break,
            }
            number += 1;
            if number == 5 {
                // More requests are in flight when it is killed.
                enough.notify_one();
            }
        }
        enough.notify_one();
        killer.await.expect("no panic").expect("kill runs");
        running.end();
    }
    assert!(acknowledged.len() >= 15, "{acknowledged:?}");
    let running = serve();
    for email in &acknowledged {
        let body = json!({ "emailId": email, "password": PASSWORD });
        let answer = client
            .post(format!("{}/customer/login", running.url))
            .json(&body)
            .send()
            .await
            .expect("an answer");
        assert_eq!(answer.status(), 200, "{email} is lost");
    }
    running.signal("TERM");
    let (_, _) = running.end();
}

#[tokio::test]
async fn a_secret_made_at_the_first_start_is_kept() {
    let mut portico = Portico::start().await;
    let code = portico.mailed_code(EMAIL).await;
    portico.stop().await;
    portico.resume().await;
    let answer = portico.register_with(EMAIL, json!({ "otp": code })).await;
    assert_eq!(answer.verdict(), (200, ""));
}
