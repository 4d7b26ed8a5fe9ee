//! One of two servers behind nginx is killed under load.

use portico_test_support::free_port;
use serde_json::json;

use super::postgres;
use crate::cluster::{all_mailed, connect, server};
use crate::databases::Database;
use crate::nginx::Proxy;
use crate::process::Running;
use crate::shoppers::{Crowd, SHOPPERS, mailed, post};
use crate::support::client;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL and nginx: `cargo xtask test --only postgres` brings them along"]
async fn a_server_that_is_killed_under_load_takes_nothing_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make_on(postgres()).await;
    let ports = [free_port(), free_port()];
    let start = |port| server(folder.path(), port, &database.url);
    let [mut killed, other] = ports.map(start);
    let proxy_folder = tempfile::tempdir().expect("a folder");
    let proxy = Proxy::start(proxy_folder.path(), ports);
    let mails = folder.path().join("mail");

    // The servers share their rate limits.
    let client = client().build().expect("a client");
    let wrong = json!({ "emailId": "eve@example.com", "password": "not the password" });
    let guess = async |server: &Running| {
        let (status, code, _) = post(&client, &server.url, "login", wrong.clone()).await.expect("an answer");
        (status, code)
    };
    for _ in 0..3 {
        assert_eq!(guess(&killed).await, (403, "credentials".to_owned()));
    }

    let crowd = Crowd::begin(&proxy.url, &mails, "a");
    crowd.served(20).await;
    killed.signal("KILL");
    crowd.served(20).await;
    let told = crowd.end().await;
    tokio::task::block_in_place(|| killed.end_here());
    for _ in 0..2 {
        assert_eq!(guess(&other).await, (403, "credentials".to_owned()));
    }
    assert_eq!(guess(&other).await, (429, "too_many".to_owned()));
    println!(
        "{} codes, {} accounts, {} sessions; {} requests were to be made again",
        told.promised.len(),
        told.accounts.len(),
        told.sessions.len(),
        told.put_off
    );
    assert_eq!(told.wrong, Vec::<String>::new());
    assert!(told.put_off <= 2 * usize::from(SHOPPERS), "the requests it was handling: {}", told.put_off);

    // The mails that the dead server was sending are picked up by the other after two minutes, which have passed now.
    let kept = connect(&database).await;
    sqlx::query("UPDATE outbox SET due_at = 0").execute(&kept).await.expect("done");
    all_mailed(&kept).await;
    let mailed = mailed(&mails);
    let lost: Vec<_> = told.promised.iter().filter(|email| !mailed.contains_key(*email)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let back = start(ports[0]);
    told.holds(&proxy.url, &[&back.url, &other.url]).await;
}
