//! PgBouncer between the server and PostgreSQL, in both of its ways to lend connections.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use portico_test_support::{Process, free_port};

use super::postgres;
use crate::copy::copy;
use crate::databases::Database;
use crate::process::{self, Running};
use crate::shoppers::Crowd;
use crate::support::Portico;

pub(super) const IGNORE: &str = "ignore_startup_parameters = extra_float_digits";

/// The folder that contains PgBouncer.
fn unpacked() -> PathBuf {
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let places = [
        std::env::var_os("PORTICO_PGBOUNCER").map(PathBuf::from).unwrap_or_default(),
        PathBuf::from("/var/cache/portico/pgbouncer"),
        home.join(".cache/portico/pgbouncer"),
    ];
    let found = places.into_iter().find(|folder| folder.join("usr/sbin/pgbouncer").is_file());
    found.expect("PgBouncer, which `cargo xtask test` brings along")
}

/// A running PgBouncer, which ends when it is dropped.
pub(super) struct PgBouncer {
    _process: Process,
    port: u16,
    /// The direct URL of the database behind it.
    behind: String,
}

impl PgBouncer {
    /// Starts it in front of a database, with further lines in its configuration.
    pub(super) fn start(folder: &Path, database: &Database, lines: &str) -> Self {
        let port = free_port();
        let own = folder.join(format!("pgbouncer-{port}"));
        fs::create_dir(&own).expect("a folder");
        let server = postgres().database_url;
        let (host, of_server) = (server.host_str().expect("a host"), server.port().unwrap_or(5432));
        let (name, password) =
            (database.url.rsplit('/').next().expect("a name"), server.password().expect("one"));
        let users = own.join("users.txt");
        fs::write(&users, format!("\"{}\" \"{password}\"\n", server.username())).expect("written");
        let configuration = format!(
            "[databases]\n{name} = host={host} port={of_server}\ndown = host={host} port={} dbname={name}\n\
             [pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\n\
             auth_type = plain\nauth_file = {}\n{lines}\n",
            free_port(),
            users.display()
        );
        let file = own.join("pgbouncer.ini");
        fs::write(&file, configuration).expect("written");
        // It doesn't run as root, and another user has to read its files.
        for (path, mode) in [(folder, 0o755), (&own, 0o755), (&users, 0o644), (&file, 0o644)] {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
        }
        let unpacked = unpacked();
        let mut command = Command::new(unpacked.join("usr/sbin/pgbouncer"));
        if fs::metadata("/proc/self").expect("Linux reports it").uid() == 0 {
            command.args(["--user", "nobody"]);
        }
        let libraries = fs::read_dir(unpacked.join("usr/lib")).into_iter().flatten().flatten();
        let libraries: Vec<_> = libraries.map(|entry| entry.path()).collect();
        command.arg(&file).env("LD_LIBRARY_PATH", std::env::join_paths(libraries).expect("paths"));
        let mut process = Process::spawn("PgBouncer", &mut command).expect("it starts");
        process.wait_for_port(port).expect("it listens");
        Self { _process: process, port, behind: database.url.clone() }
    }

    /// Host and port.
    pub(super) fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The URL of the database through it.
    pub(super) fn url(&self) -> String {
        let port = postgres().database_url.port().unwrap_or(5432);
        self.behind.replacen(&format!(":{port}/"), &format!(":{}/", self.port), 1)
    }
}

/// Two servers, whose transactions get each other's connections.
async fn everything_works(lines: &str, parameters: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make_empty_on(postgres()).await;
    let pooler = PgBouncer::start(folder.path(), &database, &format!("{IGNORE}\n{lines}"));
    let url = pooler.url() + parameters;
    let mut one = Portico::start_at(url.clone(), |config| config.limits_on = true).await;
    let mut other = one.another().await;
    let mails = one.mail_folder();
    let crowds = [Crowd::begin(&one.url, &mails, "a"), Crowd::begin(&other.url, &mails, "b")];
    for crowd in &crowds {
        crowd.served(8).await;
    }
    for crowd in crowds {
        let told = crowd.end().await;
        assert_eq!((told.put_off, &told.wrong), (0, &Vec::new()), "{lines}");
        told.holds(&one.url, &[&one.url, &other.url]).await;
    }
    for portico in [&one, &other] {
        assert_eq!(portico.ask(portico.get("/readyz")).await.verdict(), (200, ""));
    }
    let command = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portico-server"));
        let output =
            command.current_dir(folder.path()).env_clear().args(arguments).args(["--database", &url]);
        let output = output.output().expect("it runs");
        assert!(output.status.success(), "{lines}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    command(&["token", "create", "--name", "ERP"]);
    assert!(command(&["token", "list"]).contains("ERP"));
    assert!(command(&["audit", "export"]).lines().count() > 30);
    one.all_mailed().await;
    one.stop().await;
    other.stop().await;
    let (output, said) = copy(folder.path(), &url, "sqlite:copy.db");
    assert!(output.status.success(), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL and PgBouncer: `cargo xtask test --only postgres` brings them along"]
async fn connections_may_be_lent_by_the_session() {
    everything_works("pool_mode = session\ndefault_pool_size = 40", "").await;
}

/// There are fewer connections than transactions at the same time.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL and PgBouncer: `cargo xtask test --only postgres` brings them along"]
async fn connections_may_be_lent_by_the_transaction() {
    everything_works("pool_mode = transaction\ndefault_pool_size = 6", "?pool_mode=transaction").await;
}

/// The server ends, and says what to set.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL and PgBouncer: `cargo xtask test --only postgres` brings them along"]
async fn what_waiting_cannot_mend_is_said_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make_empty_on(postgres()).await;
    let start = |lines: &str| PgBouncer::start(folder.path(), &database, lines);
    let strict = start("pool_mode = session");
    let sharing = start(&format!("{IGNORE}\npool_mode = transaction"));
    let [mut wrong, mut none, mut direct] =
        [sharing.url(), sharing.url(), database.url.clone()].map(|url| url::Url::parse(&url).expect("a URL"));
    wrong.set_password(Some("wrong")).expect("a URL with a password");
    direct.set_password(Some("wrong")).expect("a URL with a password");
    none.set_path("no_such_database");
    let refused = |url: &str, expected: &str| {
        let (output, log) = process::run(folder.path(), &["--listen", "127.0.0.1:0", "--database", url]);
        assert_eq!(output.status.code(), Some(1), "{log}");
        assert!(log.contains(expected), "{expected}: {log}");
    };
    refused(&strict.url(), "set `ignore_startup_parameters = extra_float_digits`");
    refused(&sharing.url(), "add `pool_mode=transaction` to the parameters of the URL");
    refused(
        &format!("{}?pool_mode=statement", sharing.url()),
        "`statement` is neither session nor transaction",
    );
    refused(&format!("{wrong}?pool_mode=transaction"), "password authentication failed");
    refused(direct.as_str(), "password authentication failed");
    refused(&format!("{none}?pool_mode=transaction"), "no such database");

    // A server behind it that is down may come back.
    let mut down = url::Url::parse(&sharing.url()).expect("a URL");
    down.set_path("down");
    let database = format!("{down}?pool_mode=transaction");
    let serve = ["--listen", "127.0.0.1:0", "--database", &database];
    let mut waiting = Running::spawn(process::program(folder.path()).args(serve));
    waiting.wait_for("waiting for the database");
    waiting.signal("TERM");
    assert_eq!(waiting.end().0, Some(0));
}
