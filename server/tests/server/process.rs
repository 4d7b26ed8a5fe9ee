//! The program itself, as a process of its own; and that nothing acknowledged is lost.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Instant;

use crate::databases::Database;
use crate::support::{self, EMAIL, PASSWORD, Portico};
use crate::waiting::PATIENCE;
use serde_json::{Value, json};
use tokio::sync::Notify;

/// The program, about to serve in a folder; it stops at once when it is told to.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portico-server"));
    command.current_dir(folder).env_clear().env("PORTICO_DRAIN_DELAY", "0").arg("serve");
    command
}

/// The same for tests of many requests: nobody reads the log meanwhile, and a pipe holds little.
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

/// A program that serves, and what it logs.
pub(crate) struct Running {
    child: Child,
    /// The lines of its log, as they come.
    log: Receiver<String>,
    pub(crate) url: String,
    so_far: String,
}

/// Sends a signal. Every shell can; not every system has a program for it.
fn kill(signal: &str, pid: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"kill -s "$0" "$1""#, signal, pid]);
    shell
}

impl Running {
    /// Starts it and waits until it serves.
    pub(crate) fn start(command: &mut Command) -> Self {
        let mut running = Self::spawn(command);
        running.serves();
        running
    }

    /// Starts it.
    pub(crate) fn spawn(command: &mut Command) -> Self {
        let mut child = command.stderr(Stdio::piped()).spawn().expect("it starts");
        let lines = BufReader::new(child.stderr.take().expect("a log")).lines();
        let (said, log) = mpsc::channel();
        thread::spawn(move || {
            for line in lines {
                // An error means that the test is over.
                let _ = said.send(line.expect("a line"));
            }
        });
        Self { child, log, url: String::new(), so_far: String::new() }
    }

    /// Waits until it serves.
    pub(crate) fn serves(&mut self) {
        let entry = self.wait_for("listening");
        self.url = format!("http://{}", support::text(&entry["address"]));
    }

    /// Reads the log until it says `message`; gives that entry.
    pub(crate) fn wait_for(&mut self, message: &str) -> Value {
        let begun = Instant::now();
        loop {
            let line = self.log.recv_timeout(PATIENCE.saturating_sub(begun.elapsed()));
            let line = line.unwrap_or_else(|error| panic!("no `{message}`: {error}: {}", self.so_far));
            self.say(&line);
            let entry: Value = serde_json::from_str(&line).expect("each line of the log is JSON");
            if entry["message"] == message {
                return entry;
            }
        }
    }

    fn say(&mut self, line: &str) {
        self.so_far.push_str(line);
        self.so_far.push('\n');
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(kill(name, &pid).status().expect("a shell runs").success());
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Waits for its end; gives its exit code and all that it logged.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        self.end_here()
    }

    /// The same of one that stays where it is.
    pub(crate) fn end_here(&mut self) -> (Option<i32>, String) {
        while let Ok(line) = self.log.recv() {
            self.say(&line);
        }
        (self.child.wait().expect("its end").code(), std::mem::take(&mut self.so_far))
    }
}

impl Drop for Running {
    /// A test that fails leaves no server behind.
    fn drop(&mut self) {
        // An error means that it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Kills the process without warning, again and again while accounts are being made: each that was acknowledged is there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_when_it_is_killed() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make(folder.path()).await;
    let serve = || {
        let options = ["--listen", "127.0.0.1:0", "--limits", "off", "--database", &database.url];
        Running::start(program(folder.path()).args(options))
    };
    let client = reqwest::Client::new();
    let mut acknowledged = Vec::new();
    for round in 0..3 {
        let running = serve();
        let url = format!("{}/customer/register", running.url);
        let mut number = 0;
        let enough = Arc::new(Notify::new());
        let pid = running.child.id().to_string();
        let killer = tokio::spawn({
            let enough = Arc::clone(&enough);
            async move {
                enough.notified().await;
                kill("KILL", &pid).status()
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
                // The next ones are under way when it is killed.
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
