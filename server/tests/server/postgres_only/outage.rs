//! A PostgreSQL server that hasn't started yet, stops, or hangs. The tests cut a wire between it and Portico.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::postgres;
use crate::databases::Database;
use crate::process::{self, Running};
use crate::support::{EMAIL, PASSWORD, Portico};
use crate::waiting::{at_once, soon, until};
use crate::wire::Wire;

/// The address of the PostgreSQL server for the tests.
fn address() -> String {
    let url = postgres().database_url;
    format!("{}:{}", url.host_str().expect("a host"), url.port().unwrap_or(5432))
}

async fn start(wire: &Wire) -> Portico {
    Portico::start_with(|config| config.database = wire.to(&config.database)).await
}

/// Waits until `/readyz` reports that the server is ready, or that it isn't.
pub(super) async fn is_ready(portico: &Portico, ready: bool) {
    until("the server has noticed", async || {
        portico.ask(portico.get("/readyz")).await.status.is_success() == ready
    })
    .await;
}

pub(super) async fn every_call_is_refused(portico: &Portico, session: &str) {
    for answer in [
        at_once(portico.profile(session)).await,
        at_once(portico.login(EMAIL, PASSWORD)).await,
        at_once(portico.send_otp(EMAIL)).await,
        at_once(portico.register("bob@example.com", PASSWORD)).await,
        at_once(portico.logout(session)).await,
        at_once(portico.ask(portico.get("/readyz"))).await,
    ] {
        assert_eq!((answer.verdict(), answer.retry_after()), ((503, "unavailable"), 1));
    }
    assert_eq!(portico.ask(portico.get("/healthz")).await.verdict(), (200, ""), "the process lives");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: `cargo xtask test --only postgres` brings one along"]
async fn while_the_database_is_away_every_call_is_refused_at_once_and_then_all_is_well() {
    let mut wire = Wire::whole(address()).await;
    let portico = start(&wire).await;
    portico.verified(EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    for _ in 0..2 {
        wire.cut().await;
        // From the start, before the server has noticed the outage.
        assert_eq!(at_once(portico.profile(&session)).await.verdict(), (503, "unavailable"));
        is_ready(&portico, false).await;
        every_call_is_refused(&portico, &session).await;

        wire.mend().await;
        is_ready(&portico, true).await;
        assert_eq!(portico.profile(&session).await.verdict(), (200, ""));
        let code = portico.mailed_code(EMAIL).await;
        assert_eq!(portico.login_by_code(EMAIL, &code).await.verdict(), (200, ""), "mails are sent, too");
        // A mail whose row could not be removed would be sent again only after its lease of two minutes.
        portico.all_mailed().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: `cargo xtask test --only postgres` brings one along"]
async fn a_database_that_hangs_is_given_up_and_taken_up_again() {
    let wire = Wire::whole(address()).await;
    let portico = start(&wire).await;
    portico.verified(EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    wire.hang(true);
    is_ready(&portico, false).await;
    // The first calls may still wait; once the server knows, none does.
    until("a call is answered at once", async || soon(portico.profile(&session)).await.is_some()).await;
    every_call_is_refused(&portico, &session).await;
    wire.hang(false);
    is_ready(&portico, true).await;
    assert_eq!(portico.profile(&session).await.verdict(), (200, ""));
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (200, ""));
}

/// Connections that are terminated one by one, as a proxy or an administrator might do, are replaced, and calls soon
/// work again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: `cargo xtask test --only postgres` brings one along"]
async fn connections_that_were_cut_are_replaced() {
    let wire = Wire::whole(address()).await;
    let portico = Arc::new(start(&wire).await);
    portico.verified(EMAIL, PASSWORD).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    let cut = "SELECT pg_terminate_backend(pid)::TEXT FROM pg_stat_activity
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    sqlx::query(cut).execute(&portico.database().await).await.expect("cut");
    is_ready(&portico, true).await;
    until("calls are answered again", async || portico.profile(&session).await.status == 200).await;
}

/// A server that starts before its database, as can happen when a machine boots.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL: `cargo xtask test --only postgres` brings one along"]
async fn a_database_that_is_not_there_yet_is_waited_for() {
    let mut wire = Wire::cut_one(address()).await;
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make_empty_on(postgres()).await;
    let url = wire.to(&database.url);
    let serve = ["--listen", "127.0.0.1:0", "--database", &url];
    let mut waiting = Running::spawn(process::program(folder.path()).args(serve));
    let entry = waiting.wait_for("waiting for the database");
    assert!(entry["cause"].as_str().expect("text").contains("Connection refused"), "{entry}");
    wire.mend().await;
    waiting.serves();

    // During a later outage the outbox doesn't keep retrying, which it would do at least every two seconds: the
    // server has waited for more than three before its sixth attempt to connect.
    wire.cut().await;
    let tries = wire.turn_away().await;
    waiting.wait_for("the database does not answer");
    until("the server has tried to connect", async || tries.load(Ordering::SeqCst) >= 6).await;
    wire.cut().await;
    wire.mend().await;
    waiting.wait_for("the database answers again");
    waiting.signal("TERM");
    let (code, log) = waiting.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.matches("cannot process the outbox").count() <= 1, "{log}");

    // A server that is waiting can be stopped.
    wire.cut().await;
    let mut waiting = Running::spawn(process::program(folder.path()).args(serve));
    waiting.wait_for("waiting for the database");
    waiting.signal("TERM");
    assert_eq!(waiting.end().0, Some(0));
}

/// An error that waiting can't fix is reported, without the password.
#[tokio::test]
#[ignore = "needs PostgreSQL: `cargo xtask test --only postgres` brings one along"]
async fn a_database_that_cannot_be_is_refused_at_once() {
    let server = postgres();
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make_empty_on(postgres()).await;
    let mut none = server.database_url.clone();
    none.set_path("no_such_database");
    none.set_password(Some("hidden")).expect("a URL with a password");
    let (output, log) = process::run(folder.path(), &["--database", none.as_str()]);
    assert_eq!(output.status.code(), Some(1), "{log}");
    assert!(log.contains("cannot open the database `postgres://"), "{log}");
    assert!(log.contains("no_such_database") && !log.contains("hidden"), "{log}");

    // A database that no server has used can't be the right one.
    let mut token = std::process::Command::new(env!("CARGO_BIN_EXE_portico-server"));
    token.current_dir(folder.path()).env_clear();
    let output = token.args(["token", "list", "--database", &database.url]).output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("there is no database `postgres://"), "{said}");
}
