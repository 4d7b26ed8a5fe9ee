//! The program itself: its command line, its log, its end; and that nothing acknowledged is lost.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use crate::databases::Database;
use crate::support::{self, EMAIL, PASSWORD, Portico};
use portico_server::config::Config;
use portico_server::config::options::Options;
use serde_json::{Value, json};

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

/// How long it may take to say what a test waits for, on a machine that is busy.
const PATIENCE: Duration = Duration::from_mins(1);

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

#[test]
fn every_option_and_default_is_in_the_help() {
    let folder = tempfile::tempdir().expect("a folder");
    let (output, _) = run(folder.path(), &["--help"]);
    let help = String::from_utf8(output.stdout).expect("text").replace('\n', " ");
    for (option, environment, default) in [
        ("--listen", "PORTICO_LISTEN", "[default: 127.0.0.1:8080]"),
        ("--database", "PORTICO_DATABASE", "[default: sqlite:portico.db]"),
        ("--mail", "PORTICO_MAIL", "[default: file:mail]"),
        ("--mail-page", "PORTICO_MAIL_PAGE", "[default: off]"),
        ("--static", "PORTICO_STATIC", "[default: none, the API alone]"),
        ("--public-url", "PORTICO_PUBLIC_URL", "[default: http:// and the address served on]"),
        ("--trusted-proxies", "PORTICO_TRUSTED_PROXIES", "[default: none]"),
        ("--drain-delay", "PORTICO_DRAIN_DELAY", "[default: 5]"),
        ("--metrics-listen", "PORTICO_METRICS_LISTEN", "[default: none]"),
        ("--prefix", "PORTICO_PREFIX", "[default: \"\"]"),
        (
            "--secret-file",
            "PORTICO_SECRET_FILE",
            "PORTICO_SECRET [default: a key that is made and kept in the database]",
        ),
        ("--limits", "PORTICO_LIMITS", "[default: on]"),
        ("--config", "PORTICO_CONFIG", "[default: portico.toml, if it is there]"),
    ] {
        for needle in [option, environment, default] {
            assert!(help.contains(needle), "{needle} is missing: {help}");
        }
    }
}

/// Without any option it works: with a database and a mail folder beside it.
#[tokio::test]
async fn it_needs_no_set_up_and_stops_cleanly() {
    let folder = tempfile::tempdir().expect("a folder");
    let running = Running::start(program(folder.path()).args(["--listen", "127.0.0.1:0"]));
    let client = reqwest::Client::new();
    let body = json!({ "emailId": "private.person@example.com" });
    let sent = client.post(format!("{}/customer/send-otp", running.url)).json(&body).send().await;
    assert_eq!(sent.expect("an answer").status(), 200);
    let link = format!("{}/customer/forgot-password-link?email=private.person@example.com", running.url);
    assert_eq!(client.get(link).send().await.expect("an answer").status(), 200);
    let check = format!("{}/customer/forgot-password-key-check?key=private-key", running.url);
    assert_eq!(client.get(check).send().await.expect("an answer").status(), 400);

    running.signal("TERM");
    let (code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("\"path\":\"/customer/forgot-password-link\""), "{log}");
    assert!(!log.contains("private"), "no address and no key is in the log: {log}");
    assert!(folder.path().join("portico.db").is_file());
    assert_eq!(std::fs::read_dir(folder.path().join("mail")).expect("the folder").count(), 1);
}

/// What is under way when it is told to stop is finished.
#[test]
fn a_request_under_way_is_finished() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut running = Running::start(program(folder.path()).args(["--listen", "127.0.0.1:0"]));
    let body = json!({ "emailId": EMAIL }).to_string();
    let mut request = TcpStream::connect(running.url.trim_start_matches("http://")).expect("a connection");
    let head = format!(
        "POST /customer/send-otp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n",
        body.len()
    );
    request.write_all(head.as_bytes()).expect("sent");
    // The server asks for the body: the request is under way.
    let mut asked = [0; b"HTTP/1.1 100 Continue\r\n\r\n".len()];
    request.read_exact(&mut asked).expect("an interim answer");
    running.signal("TERM");
    running.wait_for("stopping");
    request.write_all(body.as_bytes()).expect("sent");
    let mut answer = String::new();
    request.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    let (code, log) = running.end();
    assert_eq!(code, Some(0), "{log}");
    assert_eq!(
        std::fs::read_dir(folder.path().join("mail")).expect("the folder").count(),
        1,
        "its mail as well"
    );
}

#[test]
fn the_command_line_wins_over_the_environment_and_that_over_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(
        folder.path().join("portico.toml"),
        "[serve]\nlisten = \"127.0.0.1:0\"\ndatabase = \"sqlite:file.db\"\nmail = \"file:file-mail\"\nprefix = \"/file\"\n",
    )
    .expect("written");
    let mut command = program(folder.path());
    command.env("PORTICO_DATABASE", "sqlite:environment.db").env("PORTICO_MAIL", "file:environment-mail");
    let running = Running::start(command.args(["--mail", "file:flag-mail"]));
    running.signal("TERM");
    assert_eq!(running.end().0, Some(0));
    let exists = |name: &str| folder.path().join(name).exists();
    assert!(exists("environment.db") && exists("flag-mail"));
    assert!(
        !exists("file.db") && !exists("file-mail") && !exists("environment-mail") && !exists("portico.db")
    );
}

/// The example in the documentation is what holds without a file.
#[test]
fn the_documented_file_is_the_default() {
    let docs = include_str!("../../../docs/api.md");
    let (_, example) = docs.rsplit_once("```toml\n").expect("an example");
    let (example, _) = example.split_once("```").expect("its end");
    let folder = tempfile::tempdir().expect("a folder");
    let load = |name: &str, text: &str| {
        let file = folder.path().join(name);
        std::fs::write(&file, text).expect("written");
        let config = Config::load(Options::default(), Some(&file)).expect("a configuration");
        let Config {
            secret: _, listen, database, mail, mail_from, mail_page, static_dir, public_url, ..
        } = config.clone();
        let Config { prefix, limits_on, stores, lifetimes, limits, argon2, .. } = config.clone();
        let Config { trusted_proxies, drain_delay, connections, .. } = config;
        let serve = (listen, database, mail, mail_from, mail_page, static_dir, public_url, prefix, limits_on);
        format!(
            "{:#?}",
            (serve, trusted_proxies, drain_delay, connections, stores, lifetimes, limits, argon2)
        )
    };
    assert_eq!(load("documented.toml", example), load("empty.toml", ""));
}

#[test]
fn what_is_wrong_with_the_configuration_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("wrong.toml");
    for (text, said) in [
        ("lifetime = 3", "lifetime"),
        ("[lifetimes]\nsesion = 3", "sesion"),
        ("[serve]\nport = 8080", "port"),
        ("secret = \"short\"", "secret: the key has 5 bytes and needs at least 32; `openssl rand"),
        ("secret = []", "secret: has no key in it"),
        ("secret = 5", "a key, or a list of keys, the current one first"),
        ("[serve]\nsecret-file = \"none\"", "cannot read the keys of keyed hashes in `none`"),
        ("[argon2]\nmemory-kib = 8", "memory-kib = 19456"),
        ("[connections]\nhead-timeout = 0", "connections: with a 0 nobody would be served"),
        ("[serve]\ntrusted-proxies = [\"10.0.0.0/33\"]", "`10.0.0.0/33` is not an address or a network"),
        ("[[stores]]\nkey = \"1\"\nname = \"A\"\n[[stores]]\nkey = \"1\"\nname = \"B\"", "stores.key"),
        ("[[stores]]\nkey = \"1\"\nname = \"A\"\nallowed-origins = [\"*\"]", "stores.allowed-origins"),
        (
            "[[stores]]\nkey = \"1\"\nname = \"A\"\nlanguages = { 57 = \"xx\" }",
            "no texts for the language `xx`",
        ),
    ] {
        std::fs::write(&file, text).expect("written");
        let (output, log) = run(folder.path(), &["--config", "wrong.toml"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(log.contains(said), "{text} should say {said}: {log}");
    }
    // Keys and passwords stand in the file: of a line that is wrong its number is said, and none of its values.
    let keys = "secret = [\"hidden hidden hidden hidden hidden\" \"hidden hidden hidden hidden hidden\"]";
    let mail = "mail = \"smtp://ada:hidden@mail.example:587?tls=required\"";
    for text in [
        format!("\n\n{keys}"),
        format!("\n\n{}", keys.replace(['[', ']', '"'], "")),
        format!("\n\n{mail}"),
        format!("[serve]\nprefix = \"\"\n{}", mail.trim_end_matches('"')),
        format!("[serve]\nprefix = \"\"\n{}", mail.replace("mail =", "mial =")),
        format!("[serve]\nprefix = \"\"\n{}", mail.replace("mail =", "mail-page =")),
        format!("[serve]\nprefix = \"\"\n{}", mail.replace("mail =", "drain-delay =")),
        format!("[serve]\nprefix = \"\"\n{}", mail.replace("mail =", "trusted-proxies =")),
    ] {
        std::fs::write(&file, &text).expect("written");
        let (output, log) = run(folder.path(), &["--config", "wrong.toml"]);
        assert_eq!(output.status.code(), Some(1), "{text}: {log}");
        assert!(log.contains("`wrong.toml` is not right in line 3: "), "{text}: {log}");
        assert!(!log.contains("hidden"), "{text}: {log}");
    }
    for (arguments, said) in [
        (["--config", "none.toml"], "none.toml"),
        (["--mail", "carrier:pigeon"], "write file:DIR, smtp://"),
        (["--mail", "smtp://ada:hidden@mail.example:587"], "mail: add ?tls=required"),
        (["--database", "mysql://x"], "sqlite:FILE or postgres://"),
        (["--prefix", "api/"], "not a path like /api"),
        (["--public-url", "shop.example"], "not an address like https://shop.example"),
        (["--static", "nowhere"], "there is no `nowhere/index.html`; `cargo xtask dist` builds the app"),
        (["--listen", "nowhere.invalid:1"], "cannot listen on nowhere.invalid:1"),
    ] {
        let (output, log) = run(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(log.contains(said) && !log.contains("hidden"), "{arguments:?} should say {said}: {log}");
    }
    let (output, log) = run(folder.path(), &["--mail-page", "on", "--listen", "0.0.0.0:0"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(log.contains("mail-page: only with"), "{log}");
    let (output, _) = run(folder.path(), &["--limits", "some"]);
    assert_eq!(output.status.code(), Some(2));
    let (output, said) = run(folder.path(), &["--trusted-proxies", "127.0.0.1,proxy.example"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("`proxy.example` is not an address or a network such as 10.0.0.0/8"), "{said}");
}

#[tokio::test]
async fn sqlite_syncs_each_commit() {
    use sqlx::Row as _;
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("portico.db").display());
    let database = portico_server::db::Database::open(&url).await.expect("the database");
    let mut tx = database.begin().await.expect("a transaction");
    for (pragma, value) in [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")] {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("PRAGMA {pragma}")))
            .fetch_one(&mut *tx)
            .await
            .expect("a row");
        let found = row
            .try_get::<String, _>(0)
            .or_else(|_| row.try_get::<i64, _>(0).map(|number| number.to_string()));
        assert_eq!(found.expect("a value"), value, "{pragma}");
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
        let end = tokio::time::Instant::now() + Duration::from_millis(700);
        let pid = running.child.id().to_string();
        let killer = tokio::spawn(async move {
            tokio::time::sleep_until(end).await;
            kill("KILL", &pid).status()
        });
        loop {
            let email = format!("{round}-{number}@example.com");
            let body = json!({ "firstName": "A", "emailId": email, "password": PASSWORD });
            match client.post(&url).json(&body).send().await {
                Ok(answer) if answer.status().is_success() => acknowledged.push(email),
                _ => break,
            }
            number += 1;
        }
        killer.await.expect("no panic").expect("kill runs");
        running.end();
    }
    assert!(!acknowledged.is_empty());
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
