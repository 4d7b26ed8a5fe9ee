//! A server on SQLite that is killed without warning, under load: what it told anybody holds after the restart.

use portico_server::base::random::Random;

use crate::databases;
use crate::process::{Running, quiet};
use crate::shoppers::{Crowd, Told, mailed};
use crate::support::Portico;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_told_holds_after_it_is_killed_under_load() {
    if databases::postgres().is_some() {
        // crate::cluster kills one there.
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mails = folder.path().join("mail");
    let mut told = Told::default();
    for round in ["a", "b", "c"] {
        let running = Running::start(quiet(folder.path()).args(["--listen", "127.0.0.1:0"]));
        let crowd = Crowd::begin(&running.url, &mails, round);
        crowd.served(8).await;
        running.signal("KILL");
        told.add(crowd.end().await);
        tokio::task::block_in_place(|| running.end());
    }
    println!(
        "{} codes, {} accounts, {} sessions over 3 kills",
        told.promised.len(),
        told.accounts.len(),
        told.sessions.len()
    );
    assert_eq!(told.wrong, Vec::<String>::new());

    let portico = Portico::start_in(folder, Random::system(), |_| {}).await;
    // What was being sent at a kill is sent again after two minutes.
    portico.pass(180);
    portico.all_mailed().await;
    let mailed = mailed(&mails);
    let lost: Vec<_> = told.promised.iter().filter(|email| !mailed.contains_key(*email)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    told.holds(&portico.url, &[&portico.url]).await;
    let check: String = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_one(&portico.database().await)
        .await
        .expect("an answer");
    assert_eq!(check, "ok");
}
