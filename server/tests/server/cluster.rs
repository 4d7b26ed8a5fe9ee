//! Two servers behind nginx, as in `deploy/`, are restarted one after the other under load.

use std::path::Path;

use portico_test_support::free_port;
use sqlx::AnyPool;

use crate::databases::Database;
use crate::nginx::Proxy;
use crate::process::{Running, quiet};
use crate::shoppers::{Crowd, mailed};
use crate::support::connections;
use crate::waiting::until;

/// A server that takes the client's address from nginx.
pub(crate) fn server(folder: &Path, port: u16, database: &str) -> Running {
    let listen = format!("127.0.0.1:{port}");
    let options = ["--listen", &listen, "--database", database, "--trusted-proxies", "127.0.0.1"];
    Running::start(quiet(folder).args(options).args(["--drain-delay", "2"]))
}

/// Waits until every mail has been sent.
pub(crate) async fn all_mailed(database: &AnyPool) {
    until("every mail has left", async || {
        let waiting = sqlx::query_scalar("SELECT count(*) FROM outbox").fetch_one(database);
        waiting.await.unwrap_or(1_i64) == 0
    })
    .await;
}

pub(crate) async fn connect(database: &Database) -> AnyPool {
    connections(&database.url, 1).await
}

/// Every request is answered as usual, and every code is mailed exactly once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs nginx: `cargo xtask test` brings it along"]
async fn servers_restarted_in_turn_behind_nginx_lose_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make(folder.path()).await;
    let ports = [free_port(), free_port()];
    let start = |port| server(folder.path(), port, &database.url);
    let mut servers = ports.map(start);
    let proxy_folder = tempfile::tempdir().expect("a folder");
    let proxy = Proxy::start(proxy_folder.path(), ports);
    let mails = folder.path().join("mail");

    let crowd = Crowd::begin(&proxy.url, &mails, "a");
    for round in 0..4 {
        crowd.served(5).await;
        let (old, port) = (&mut servers[round % 2], ports[round % 2]);
        old.signal("TERM");
        let fresh = tokio::task::block_in_place(|| {
            let (code, log) = old.end_here();
            assert_eq!(code, Some(0), "{log}");
            start(port)
        });
        *old = fresh;
    }
    let told = crowd.end().await;
    println!("{} codes, {} accounts over 4 restarts, none lost", told.promised.len(), told.accounts.len());
    assert_eq!((told.put_off, &told.wrong), (0, &Vec::new()));
    let [one, other] = &servers;
    told.holds(&proxy.url, &[&one.url, &other.url]).await;
    all_mailed(&connect(&database).await).await;
    let mailed = mailed(&mails);
    assert_eq!(mailed.len(), told.promised.len());
    assert!(mailed.values().all(|&times| times == 1), "{mailed:?}");
    assert_eq!(told.accounts.len(), told.promised.len(), "every promised code led to an account");
}
