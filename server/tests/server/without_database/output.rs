//! No reader of its output, or no room for it, stops the program.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use portico_test_support::free_port;
use reqwest::Client;

use crate::process::program;
use crate::support::{Portico, client};
use crate::waiting::until;

const PROGRAM: &str = env!("CARGO_BIN_EXE_portico-server");

/// A pipe whose reader has gone.
fn without_reader() -> Stdio {
    std::io::pipe().expect("a pipe").1.into()
}

/// A disk without room.
fn full() -> Stdio {
    File::options().write(true).open("/dev/full").expect("the device").into()
}

/// A server whose log goes somewhere else.
struct Server {
    child: Child,
    client: Client,
    url: String,
    metrics: String,
}

impl Server {
    async fn start(mut command: Command, stderr: Stdio) -> Self {
        let [port, metrics] = [free_port(), free_port()].map(|port| format!("127.0.0.1:{port}"));
        command.args(["--listen", &port, "--metrics-listen", &metrics]).stderr(stderr);
        let client = client().build().expect("a client");
        let (url, metrics) = (format!("http://{port}"), format!("http://{metrics}/metrics"));
        let server = Self { child: command.spawn().expect("it starts"), client, url, metrics };
        until("it is ready", async || server.status("/readyz").await == Some(200)).await;
        server
    }

    async fn status(&self, path: &str) -> Option<u16> {
        let answer = self.client.get(format!("{}{path}", self.url)).send().await.ok()?;
        Some(answer.status().as_u16())
    }

    /// How many lines were dropped.
    async fn dropped(&self) -> u64 {
        let metrics = self.client.get(&self.metrics).send().await.expect("an answer").text().await;
        let metrics = metrics.expect("text");
        let line = metrics.lines().find_map(|line| line.strip_prefix("portico_log_lines_dropped_total "));
        line.expect("the metric").parse().expect("a number")
    }

    /// Sends requests whose lines are long until lines are dropped; then each of some more is answered, too.
    async fn serves_on(&self) {
        let path = format!("/{}", "a".repeat(7000));
        for number in 0.. {
            assert_eq!(self.status(&path).await, Some(404));
            if number % 50 == 0 && self.dropped().await > 0 {
                break;
            }
            assert!(number < 2000, "no line was dropped");
        }
        let before = self.dropped().await;
        for _ in 0..50 {
            assert_eq!(self.status(&path).await, Some(404));
        }
        until("lines are dropped", async || self.dropped().await > before).await;
        assert_eq!(self.status("/readyz").await, Some(200));
    }

    /// Stops it; it must not wait for a reader.
    fn stop(mut self) {
        let begun = Instant::now();
        let kill =
            Command::new("sh").args(["-c", "kill -s TERM \"$0\"", &self.child.id().to_string()]).status();
        assert!(kill.expect("a shell runs").success());
        assert_eq!(self.child.wait().expect("its end").code(), Some(0));
        assert!(begun.elapsed() < Duration::from_secs(15), "it waited for a reader");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_that_cannot_be_written_stops_nothing_and_is_counted() {
    for stderr in [without_reader(), full()] {
        let folder = tempfile::tempdir().expect("a folder");
        let server = Server::start(program(folder.path()), stderr).await;
        server.serves_on().await;
        server.stop();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pipe_that_no_one_reads_stops_nothing_and_what_it_lacks_is_said_in_the_log_later() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let server = Server::start(program(folder.path()), writer.into()).await;
    server.serves_on().await;
    let dropped = server.dropped().await;
    let reading = std::thread::spawn(move || {
        let mut log = String::new();
        reader.read_to_string(&mut log).expect("text");
        log
    });
    until("a line is not dropped", async || {
        let before = server.dropped().await;
        assert_eq!(server.status("/healthz").await, Some(200));
        server.dropped().await == before
    })
    .await;
    server.stop();
    let log = reading.join().expect("no panic");
    let lines: Vec<serde_json::Value> =
        log.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let lacks = lines.iter().filter(|line| line["message"] == "log lines were dropped");
    let lacks: u64 = lacks.map(|line| line["lines"].as_u64().expect("a number")).sum();
    assert!(lacks >= dropped, "{lacks} of {dropped}");
    assert_eq!(lines.last().expect("a line")["message"], "stopped");
}

/// The system ends a process that makes a file larger than it may, unless the process takes care of the signal.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_that_has_reached_the_limit_of_a_file_stops_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let plain = program(folder.path());
    let mut limited = Command::new("sh");
    limited
        .args(["-c", "ulimit -f 1600 && exec \"$0\" \"$@\""])
        .arg(plain.get_program())
        .args(plain.get_args());
    limited.current_dir(folder.path()).env("PORTICO_DRAIN_DELAY", "0");
    let log = File::create(folder.path().join("log")).expect("a file");
    let server = Server::start(limited, log.into()).await;
    server.serves_on().await;
    server.stop();
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).current_dir(folder).env_clear().stdin(Stdio::null());
    command
}

/// Runs a command; returns its exit status and what it said on stderr.
fn with_stdout(folder: &Path, arguments: &[&str], stdout: Stdio) -> (Option<i32>, String) {
    let output = command(folder, arguments).stdout(stdout).stderr(Stdio::piped()).output().expect("it runs");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_command_ends_cleanly_when_no_one_reads_it() {
    let portico = Portico::start().await;
    portico.access_token().await;
    portico.register("ada@example.com", "Analytical engine, 1843").await;
    let folder = portico.folder.path();
    let check_api = ["check-api", portico.url.as_str(), "--dialect", "axim"];
    let export = ["audit", "export"];
    let export_csv = ["audit", "export", "--format", "csv"];
    let list = ["token", "list"];

    let quiet = with_stdout(folder, &check_api, Stdio::null()).0;
    for (arguments, status) in [
        (&list[..], Some(0)),
        (&export, Some(0)),
        (&export_csv, Some(0)),
        (&check_api, quiet),
        (&["--help"], Some(0)),
        (&["--version"], Some(0)),
    ] {
        let (code, said) = with_stdout(folder, arguments, without_reader());
        assert_eq!(code, status, "{arguments:?}: {said}");
        assert!(!said.contains("panicked"), "{arguments:?}: {said}");
        for stderr in [without_reader(), full()] {
            let run = command(folder, arguments).stdout(Stdio::null()).stderr(stderr).status();
            assert_eq!(run.expect("it runs").code(), status, "{arguments:?}");
        }
    }
    for arguments in [&list[..], &export, &export_csv, &check_api] {
        let (code, said) = with_stdout(folder, arguments, full());
        assert_eq!(code, Some(1), "{arguments:?}: {said}");
        assert!(said.contains("No space left on device"), "{arguments:?}: {said}");
    }
    for stderr in [without_reader(), full()] {
        let run = command(folder, &["token", "revoke", "99"]).stderr(stderr).status();
        assert_eq!(run.expect("it runs").code(), Some(1));
    }
}

/// It is shown only once, so one that could not be shown would be of no use to anyone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_access_token_that_cannot_be_printed_is_not_created() {
    let portico = Portico::start().await;
    let folder = portico.folder.path();
    let create = ["token", "create", "--name", "ERP"];
    for stdout in [without_reader(), full()] {
        let (code, said) = with_stdout(folder, &create, stdout);
        assert_eq!(code, Some(1), "{said}");
        assert!(said.contains("so none was created"), "{said}");
    }
    let database = portico.database().await;
    let count = async || {
        let count = sqlx::query_scalar("SELECT count(*) FROM access_tokens").fetch_one(&database);
        count.await.unwrap_or(-1_i64)
    };
    assert_eq!(count().await, 0);
    for stderr in [without_reader(), full()] {
        let run = command(folder, &create).stdout(Stdio::null()).stderr(stderr).status();
        assert_eq!(run.expect("it runs").code(), Some(0));
    }
    assert_eq!(count().await, 2);
}
