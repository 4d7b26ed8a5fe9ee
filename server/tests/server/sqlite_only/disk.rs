//! SQLite's file on a full disk, locked by another process, missing, or read-only: every answer is a clear refusal,
//! nothing acknowledged is lost, and the server recovers by itself.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::Command;
use std::time::{Duration, Instant};

use reqwest::Client;
use serde_json::{Value, json};
use sqlx::Connection as _;

use crate::process::{Running, program, quiet};
use crate::support::{Answer, EMAIL, PASSWORD, Portico, client, text};
use crate::waiting::{at_once, until};

/// Sessions that are extended by a use once they are a second old.
const SHORT_SESSIONS: &str = "[lifetimes]\nsession-not-remembered = 100\n";
const EXTENDED_AFTER: Duration = Duration::from_secs(1);

#[track_caller]
fn assert_refused(answer: &Answer) {
    assert_eq!((answer.verdict(), answer.retry_after()), ((503, "unavailable"), 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn while_another_process_holds_the_lock_writing_is_refused_and_reading_is_not() {
    let portico = Portico::start_on_sqlite(tempfile::tempdir().expect("a folder")).await;
    portico.verified(EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    // Old enough for a use to extend it.
    portico.pass(3600);

    let database = portico.database().await;
    let mut connection = database.acquire().await.expect("a connection");
    let lock = connection.begin_with("BEGIN EXCLUSIVE").await.expect("the lock");
    assert_eq!(at_once(portico.profile(&session)).await.verdict(), (200, ""));
    let begun = Instant::now();
    let timed = async |answer: Pin<Box<dyn Future<Output = Answer> + Send + '_>>| {
        assert_refused(&answer.await);
        begun.elapsed()
    };
    let refused = tokio::join!(
        timed(Box::pin(portico.login(EMAIL, PASSWORD))),
        timed(Box::pin(portico.send_otp(EMAIL))),
        timed(Box::pin(portico.register("bob@example.com", PASSWORD))),
        timed(Box::pin(portico.forgot(EMAIL))),
        timed(Box::pin(portico.logout(&session))),
    );
    let refused = [refused.0, refused.1, refused.2, refused.3, refused.4];
    let (first, last) = (refused.iter().min().expect("one"), refused.iter().max().expect("one"));
    assert!(*last < 4 * *first, "they don't wait for each other: {refused:?}");
    assert_refused(&portico.ask(portico.get("/readyz")).await);

    lock.rollback().await.expect("rolled back");
    assert_eq!(portico.ask(portico.get("/readyz")).await.verdict(), (200, ""));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
    let code = portico.mailed_code("bob@example.com").await;
    assert_eq!(
        portico.register_with("bob@example.com", json!({ "otp": code })).await.verdict(),
        (200, ""),
        "what was refused was not done"
    );
    assert_eq!(portico.logout(&session).await.verdict(), (200, ""));
}

/// SQLite would continue with a file that no other process can see, and everything would be lost when the process
/// ends.
#[tokio::test]
async fn a_database_that_is_gone_is_refused_until_it_is_back() {
    let portico = Portico::start_on_sqlite(tempfile::tempdir().expect("a folder")).await;
    portico.verified(EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    let path = |name: &str| portico.folder.path().join(name);
    let every_call_is_refused = async || {
        assert_refused(&portico.profile(&session).await);
        assert_refused(&portico.login(EMAIL, PASSWORD).await);
        assert_refused(&portico.send_otp(EMAIL).await);
        assert_refused(&portico.register("bob@example.com", PASSWORD).await);
        assert_refused(&portico.ask(portico.get("/readyz")).await);
        assert_eq!(portico.ask(portico.get("/healthz")).await.verdict(), (200, ""), "the process lives");
    };
    fs::rename(path("portico.db"), path("elsewhere.db")).expect("moved");
    every_call_is_refused().await;
    fs::copy(path("elsewhere.db"), path("portico.db")).expect("copied");
    every_call_is_refused().await;
    fs::rename(path("elsewhere.db"), path("portico.db")).expect("moved back");
    assert_eq!(portico.profile(&session).await.verdict(), (200, ""));
    assert_eq!(portico.ask(portico.get("/readyz")).await.verdict(), (200, ""));
    let code = portico.mailed_code(EMAIL).await;
    assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (200, ""), "mails are sent, too");
}

/// Runs the program without root's privilege to ignore file permissions.
fn without_privileges(command: &Command) -> Command {
    let mut shell = Command::new("setpriv");
    shell.args(["--bounding-set=-dac_override,-dac_read_search", "--"]).arg(command.get_program());
    shell.args(command.get_args()).current_dir(command.get_current_dir().expect("a folder"));
    shell
}

#[test]
fn a_folder_that_cannot_be_written_to_is_refused_at_the_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let serve = |database: &str| {
        let mut command = program(folder.path());
        command.args(["--listen", "127.0.0.1:0", "--mail", "smtp://127.0.0.1:1", "--database", database]);
        command
    };
    // One database exists, the other doesn't.
    let mut running = Running::start(&mut serve("sqlite:there.db"));
    running.signal("TERM");
    assert_eq!(running.end_here().0, Some(0));
    fs::set_permissions(folder.path(), Permissions::from_mode(0o500)).expect("set");
    for database in ["sqlite:there.db", "sqlite:none.db"] {
        let is_root = File::create(folder.path().join("probe")).is_ok();
        let mut command = if is_root { without_privileges(&serve(database)) } else { serve(database) };
        let output = command.output().expect("it runs");
        let log = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{log}");
        assert!(log.contains(&format!("cannot open the database `{database}`: ")), "{log}");
    }
    fs::set_permissions(folder.path(), Permissions::from_mode(0o700)).expect("set");
}

/// The program on a disk of its own of 4 MiB, which is removed with it.
pub(crate) struct Small {
    pub(crate) running: Running,
    /// The disk's path for the test.
    disk: PathBuf,
}

impl Small {
    pub(crate) fn start(folder: &Path) -> Self {
        let mount = r#"mount -t tmpfs -o size=4m portico "$0" && cd "$0""#;
        let unshared = |then: &str| {
            let mut command = Command::new("unshare");
            command
                .args(["--user", "--map-root-user", "--mount", "sh", "-c"])
                .arg(format!("{mount} && {then}"));
            command.arg(folder);
            command
        };
        let is_allowed = unshared("true").status().is_ok_and(|status| status.success());
        assert!(is_allowed, "`unshare --user --mount` can't create a disk on this machine");
        let mut command = unshared(&format!(r#"printf '{SHORT_SESSIONS}' > portico.toml && exec "$@""#));
        let serve = quiet(folder);
        command
            .arg(serve.get_program())
            .args(serve.get_args())
            .env_clear()
            .envs(serve.get_envs().filter_map(|(name, value)| Some((name, value?))));
        if let Some(path) = std::env::var_os("PATH") {
            command.env("PATH", path);
        }
        command.args(["--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0", "--limits", "off"]);
        let running = Running::start(&mut command);
        let root = PathBuf::from(format!("/proc/{}/root", running.pid()));
        let disk = root.join(folder.strip_prefix("/").expect("a whole path"));
        Self { running, disk }
    }

    /// Writes until the disk is full.
    pub(crate) fn fill(&self) {
        let mut file = OpenOptions::new().create(true).append(true).open(self.filler()).expect("a file");
        for size in [64 * 1024, 1024, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    pub(crate) fn empty(&self) {
        fs::remove_file(self.filler()).expect("removed");
    }

    fn filler(&self) -> PathBuf {
        self.disk.join("filler")
    }

    pub(crate) async fn post(&self, client: &Client, call: &str, body: Value) -> Answer {
        let url = format!("{}/customer/{call}", self.running.url);
        Answer::of(client.post(url).json(&body).send().await.expect("an answer")).await
    }

    /// Whether `/readyz` and the metric say that the server is ready.
    async fn is_ready(&self, client: &Client, metrics: &str) -> bool {
        let ready = client.get(format!("{}/readyz", self.running.url)).send().await.expect("an answer");
        let metrics = client.get(metrics).send().await.expect("an answer").text().await.expect("text");
        let up = metrics.lines().find_map(|line| line.strip_prefix("portico_database_up "));
        ready.status() == 200 && up == Some("1")
    }

    async fn profile(&self, client: &Client, token: &str) -> Answer {
        let request = client.get(format!("{}/customer/get-profile", self.running.url)).bearer_auth(token);
        Answer::of(request.send().await.expect("an answer")).await
    }

    /// The names of the mails that have been sent.
    fn mails(&self) -> HashSet<OsString> {
        of_mails(&self.disk.join("mail"))
    }

    /// Copies the database off the disk, as an operator would.
    fn back_up(&self, from: &Path, to: &Path) {
        let mut backup = Command::new("nsenter");
        let pid = self.running.pid().to_string();
        backup.args(["--target", &pid, "--user", "--preserve-credentials", "--mount", "--"]);
        backup.args([env!("CARGO_BIN_EXE_portico-server"), "backup", "--database"]);
        backup
            .arg(format!("sqlite:{}", from.join("portico.db").display()))
            .arg("--to")
            .arg(to.join("portico.db"));
        assert!(backup.status().expect("it runs").success());
    }
}

fn of_mails(folder: &Path) -> HashSet<OsString> {
    let files = fs::read_dir(folder).expect("the folder").flatten().map(|file| file.file_name());
    files.filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "eml")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a disk of its own: `unshare --user --mount` has to be allowed"]
async fn a_full_disk_refuses_what_writes_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut small = Small::start(folder.path());
    let metrics = text(&small.running.wait_for("metrics are served")["url"]).to_owned();
    let client = client().build().expect("a client");
    let account = |email: &str| json!({ "firstName": "A", "emailId": email, "password": PASSWORD });
    let answer = small.post(&client, "register", account(EMAIL)).await;
    assert_eq!(answer.verdict(), (200, ""));
    let sign_in = json!({ "emailId": EMAIL, "password": PASSWORD });
    let session = small.post(&client, "login", sign_in).await.token();
    let extended = tokio::time::Instant::now() + EXTENDED_AFTER;

    let (mut accounts, mut mails) = (vec![EMAIL.to_owned()], 1);
    for round in 0..3 {
        small.fill();
        let mut refused = 0;
        // SQLite's log may have some room left, but not enough for a thousand accounts.
        for number in 0.. {
            assert!(number < 1000, "it writes to a full disk");
            let email = format!("{round}-{number}@example.com");
            let registered = small.post(&client, "register", account(&email)).await;
            let asked = small.post(&client, "send-otp", json!({ "emailId": format!("x-{email}") })).await;
            for (answer, is_account) in [(registered, true), (asked, false)] {
                if answer.status == 200 {
                    mails += 1;
                    accounts.extend(is_account.then(|| email.clone()));
                } else {
                    assert_refused(&answer);
                    refused += 1;
                }
            }
            if refused >= 10 {
                break;
            }
        }
        until("it is not ready", async || !small.is_ready(&client, &metrics).await).await;
        // By now a use would extend the session.
        tokio::time::sleep_until(extended).await;
        assert_eq!(small.profile(&client, &session).await.verdict(), (200, ""));

        small.empty();
        until("it is ready", async || small.is_ready(&client, &metrics).await).await;
        let email = format!("after-{round}@example.com");
        until("it recovers", async || small.post(&client, "register", account(&email)).await.status == 200)
            .await;
        accounts.push(email);
        mails += 1;
    }

    let restored = tempfile::tempdir().expect("a folder");
    small.back_up(folder.path(), restored.path());
    let portico = Portico::start_on_sqlite(restored).await;
    for email in &accounts {
        assert_eq!(portico.login(email, PASSWORD).await.verdict(), (200, ""), "{email}");
    }
    let database = portico.database().await;
    let check: String =
        sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&database).await.expect("an answer");
    assert_eq!(check, "ok");
    let kept: i64 =
        sqlx::query_scalar("SELECT count(*) FROM customers").fetch_one(&database).await.expect("a number");
    assert_eq!(usize::try_from(kept).expect("a number"), accounts.len(), "what was refused was not done");
    // A mail whose failure couldn't be written down is tried again after two minutes.
    portico.pass(180);
    portico.all_mailed().await;
    let left: HashSet<_> = small.mails().into_iter().chain(of_mails(&portico.mail_folder())).collect();
    assert_eq!(left.len(), mails);

    small.running.signal("TERM");
    let (code, log) = small.running.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("database or disk is full"), "{log}");
}
