//! A PostgreSQL server that is not there yet, goes away, or hangs. Between it and Portico is a wire that the tests cut. They
//! need a server, see [`crate::databases`], and say nothing without one.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::databases::{Database, postgres};
use crate::process::{self, Running};
use crate::support::{Answer, EMAIL, PASSWORD, Portico};
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// How long anybody waits for a refusal.
const SOON: Duration = Duration::from_secs(2);
/// How long it takes at most to notice that the server hangs, or is back, on a machine that is busy.
const NOTICED: Duration = Duration::from_secs(20);

#[derive(Clone, Copy, PartialEq)]
enum State {
    Whole,
    /// Nothing goes through, and nobody is told.
    Hanging,
}

/// A wire to the PostgreSQL server.
struct Wire {
    server: String,
    port: u16,
    state: watch::Sender<State>,
    /// None while it is cut: nobody listens.
    running: Option<JoinHandle<()>>,
}

impl Wire {
    /// A wire that is cut, at a free port.
    async fn cut_one() -> Option<Self> {
        let url = postgres()?.database_url;
        let server = format!("{}:{}", url.host_str().expect("a host"), url.port().unwrap_or(5432));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        Some(Self { server, port, state: watch::channel(State::Whole).0, running: None })
    }

    async fn whole() -> Option<Self> {
        let mut wire = Self::cut_one().await?;
        wire.mend().await;
        Some(wire)
    }

    async fn mend(&mut self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await.expect("the port");
        let (server, state) = (self.server.clone(), self.state.subscribe());
        self.running = Some(tokio::spawn(async move {
            // Connections end with the wire.
            let mut connections = tokio::task::JoinSet::new();
            while let Ok((client, _)) = listener.accept().await {
                connections.spawn(carry(client, server.clone(), state.clone()));
            }
        }));
    }

    /// As when the server is stopped: connections end, and new ones are refused.
    async fn cut(&mut self) {
        let running = self.running.take().expect("a whole wire");
        running.abort();
        let _ = running.await;
    }

    fn hang(&self, hangs: bool) {
        self.state.send_replace(if hangs { State::Hanging } else { State::Whole });
    }

    /// The URL of a database, by this wire.
    fn to(&self, url: &str) -> String {
        url.replacen(&self.server, &format!("127.0.0.1:{}", self.port), 1)
    }
}

async fn carry(mut client: TcpStream, server: String, mut state: watch::Receiver<State>) {
    let mut server = TcpStream::connect(server).await.expect("the server");
    loop {
        if state.wait_for(|&state| state == State::Whole).await.is_err() {
            return;
        }
        tokio::select! {
            _ = copy_bidirectional(&mut client, &mut server) => return,
            _ = state.wait_for(|&state| state == State::Hanging) => {}
        }
    }
}

async fn start(wire: &Wire) -> Portico {
    Portico::start_with(|config| config.database = wire.to(&config.database)).await
}

/// Asks, and says how long it took.
async fn timed(answer: impl Future<Output = Answer>) -> (Answer, Duration) {
    let begun = Instant::now();
    (answer.await, begun.elapsed())
}

/// Waits until it is ready again, or is no more.
async fn is_ready(portico: &Portico, ready: bool) {
    let begun = Instant::now();
    while portico.ask(portico.get("/readyz")).await.status.is_success() != ready {
        assert!(begun.elapsed() < NOTICED, "it does not notice");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn every_call_is_refused(portico: &Portico, session: &str) {
    for (answer, took) in [
        timed(portico.profile(session)).await,
        timed(portico.login(EMAIL, PASSWORD)).await,
        timed(portico.send_otp(EMAIL)).await,
        timed(portico.register("bob@example.com", PASSWORD)).await,
        timed(portico.logout(session)).await,
        timed(portico.ask(portico.get("/readyz"))).await,
    ] {
        assert_eq!((answer.verdict(), answer.retry_after()), ((503, "unavailable"), 1));
        assert!(took < SOON, "it took {took:?}");
    }
    assert_eq!(portico.ask(portico.get("/healthz")).await.verdict(), (200, ""), "the process lives");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_database_is_away_every_call_is_refused_at_once_and_then_all_is_well() {
    let Some(mut wire) = Wire::whole().await else { return };
    let portico = start(&wire).await;
    portico.verified(EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    for _ in 0..2 {
        wire.cut().await;
        // From the first moment on, before anybody has noticed.
        let (answer, took) = timed(portico.profile(&session)).await;
        assert_eq!(answer.verdict(), (503, "unavailable"));
        assert!(took < SOON, "it took {took:?}");
        is_ready(&portico, false).await;
        every_call_is_refused(&portico, &session).await;

        wire.mend().await;
        is_ready(&portico, true).await;
        assert_eq!(portico.profile(&session).await.verdict(), (200, ""));
        let code = portico.mailed_code(EMAIL).await;
        assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (200, ""), "mails leave as well");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_hangs_is_given_up_and_taken_up_again() {
    let Some(wire) = Wire::whole().await else { return };
    let portico = start(&wire).await;
    portico.verified(EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    wire.hang(true);
    is_ready(&portico, false).await;
    // The first who asked may still wait; once it is known, nobody does.
    let begun = Instant::now();
    while timed(portico.profile(&session)).await.1 > Duration::from_millis(200) {
        assert!(begun.elapsed() < NOTICED, "it does not notice");
    }
    every_call_is_refused(&portico, &session).await;
    wire.hang(false);
    is_ready(&portico, true).await;
    assert_eq!(portico.profile(&session).await.verdict(), (200, ""));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
}

/// Connections that somebody cut one by one, as a proxy or an administrator may, are replaced without anybody being refused
/// for long.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connections_that_were_cut_are_replaced() {
    let Some(wire) = Wire::whole().await else { return };
    let portico = Arc::new(start(&wire).await);
    portico.verified(EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    let cut = "SELECT pg_terminate_backend(pid)::TEXT FROM pg_stat_activity
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    sqlx::query(cut).execute(&portico.database().await).await.expect("cut");
    is_ready(&portico, true).await;
    let begun = Instant::now();
    while portico.profile(&session).await.verdict() != (200, "") {
        assert!(begun.elapsed() < NOTICED, "it does not come back");
    }
}

/// A server that is started before its database, as it happens when a machine starts.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_not_there_yet_is_waited_for() {
    let Some(mut wire) = Wire::cut_one().await else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make(folder.path()).await;
    let url = wire.to(&database.url);
    let serve = ["--listen", "127.0.0.1:0", "--database", &url];
    let mut waiting = Running::spawn(process::program(folder.path()).args(serve));
    let entry = waiting.wait_for("waiting for the database");
    assert!(entry["cause"].as_str().expect("text").contains("Connection refused"), "{entry}");
    wire.mend().await;
    waiting.serves();

    // While it is away later on, nobody tries in vain again and again.
    wire.cut().await;
    waiting.wait_for("the database does not answer");
    tokio::time::sleep(Duration::from_secs(3)).await;
    wire.mend().await;
    waiting.wait_for("the database answers again");
    waiting.signal("TERM");
    let (code, log) = waiting.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.matches("cannot process the outbox").count() <= 1, "{log}");

    // Who waits can be told to stop.
    wire.cut().await;
    let mut waiting = Running::spawn(process::program(folder.path()).args(serve));
    waiting.wait_for("waiting for the database");
    waiting.signal("TERM");
    assert_eq!(waiting.end().0, Some(0));
}

/// What waiting does not help is said, without the password.
#[tokio::test]
async fn a_database_that_cannot_be_is_refused_at_once() {
    let Some(server) = postgres() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make(folder.path()).await;
    let mut none = server.database_url.clone();
    none.set_path("no_such_database");
    none.set_password(Some("hidden")).expect("a place for a password");
    let (output, log) = process::run(folder.path(), &["--database", none.as_str()]);
    assert_eq!(output.status.code(), Some(1), "{log}");
    assert!(log.contains("cannot open the database `postgres://"), "{log}");
    assert!(log.contains("no_such_database") && !log.contains("hidden"), "{log}");

    // A database in which no server has been is not the one that is meant.
    let mut token = std::process::Command::new(env!("CARGO_BIN_EXE_portico-server"));
    token.current_dir(folder.path()).env_clear();
    let output = token.args(["token", "list", "--database", &database.url]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("there is no database `postgres://"), "{said}");
}

/// The schemas say the same, whatever the database.
#[tokio::test]
async fn both_databases_have_the_same_columns() {
    let Some(server) = postgres() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let on_postgres = Database::make_on(server).await;
    let on_sqlite = format!("sqlite:{}", folder.path().join("portico.db").display());
    let mut columns = Vec::new();
    for (url, sql) in [
        (
            on_sqlite.as_str(),
            "SELECT tables.name || '.' || columns.name || CASE \"notnull\" OR pk WHEN 0 THEN ' or null' ELSE '' END
             FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
             WHERE tables.type = 'table' AND tables.name NOT LIKE '\\_%' ESCAPE '\\' AND tables.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        ),
        (
            on_postgres.url.as_str(),
            "SELECT table_name || '.' || column_name || CASE is_nullable WHEN 'YES' THEN ' or null' ELSE '' END
             FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%'",
        ),
    ] {
        let database = portico_server::db::Database::open(url).await.expect("the database");
        let found = sqlx::query_scalar(sql).fetch_all(&mut *database.read().await.expect("a connection")).await;
        let mut found: Vec<String> = found.expect("the columns");
        found.sort();
        database.close().await;
        columns.push(found);
    }
    assert!(columns[0].len() > 50, "{columns:?}");
    assert_eq!(columns[0], columns[1]);
}
