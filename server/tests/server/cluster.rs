//! Two servers behind nginx, as `deploy/` has it, under the load of shoppers: one is killed, or both are restarted in turn.

use std::path::Path;
use std::time::{Duration, Instant};

use portico_shared::problem::Code;
use portico_shared::text::Language;
use serde_json::json;
use sqlx::AnyPool;
use sqlx::any::AnyPoolOptions;

use crate::databases::{Database, postgres};
use crate::nginx::{self, Proxy, free_port};
use crate::process::{Running, quiet};
use crate::shoppers::{Crowd, SHOPPERS, mailed, post};
use crate::support::{Answer, PASSWORD};

/// A server that counts clients by what nginx tells it.
fn server(folder: &Path, port: u16, database: &str) -> Running {
    let listen = format!("127.0.0.1:{port}");
    let options = ["--listen", &listen, "--database", database, "--trusted-proxies", "127.0.0.1"];
    Running::start(quiet(folder).args(options).args(["--drain-delay", "2"]))
}

/// Waits until no mail waits.
async fn all_mailed(database: &AnyPool) {
    let begun = Instant::now();
    loop {
        let waiting = sqlx::query_scalar("SELECT count(*) FROM outbox").fetch_one(database);
        let waiting: i64 = waiting.await.expect("a number");
        if waiting == 0 {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "{waiting} mails are left");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn connect(database: &Database) -> AnyPool {
    AnyPoolOptions::new().max_connections(1).connect(&database.url).await.expect("the database")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_killed_under_load_takes_nothing_with_it() {
    let (Some(postgres), Some(program)) = (postgres(), nginx::program()) else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make_on(postgres).await;
    let ports = [free_port(), free_port()];
    let start = |port| server(folder.path(), port, &database.url);
    let [mut killed, other] = ports.map(start);
    let proxy_folder = tempfile::tempdir().expect("a folder");
    let proxy = Proxy::start(&program, proxy_folder.path(), ports);
    let mails = folder.path().join("mail");

    // What one server has counted counts on the other.
    let client = reqwest::Client::new();
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
    assert!(told.put_off <= 2 * usize::from(SHOPPERS), "those that it had in its hands: {}", told.put_off);

    // What the dead server was sending is another's after two minutes, which are over now.
    let kept = connect(&database).await;
    sqlx::query("UPDATE outbox SET due_at = 0").execute(&kept).await.expect("done");
    all_mailed(&kept).await;
    let mailed = mailed(&mails);
    let lost: Vec<_> = told.promised.iter().filter(|email| !mailed.contains_key(*email)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let back = start(ports[0]);
    told.holds(&proxy.url, &[&back.url, &other.url]).await;
}

/// With neither there, nginx answers as the API does.
#[tokio::test]
async fn without_a_server_nginx_refuses_in_the_envelope() {
    let Some(program) = nginx::program() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let proxy = Proxy::start(&program, folder.path(), [free_port(), free_port()]);
    let body = json!({ "emailId": "ada@example.com", "password": PASSWORD });
    let request = reqwest::Client::new().post(format!("{}/customer/login", proxy.url)).json(&body);
    let answer = Answer::of(request.send().await.expect("an answer")).await;
    assert_eq!((answer.verdict(), answer.retry_after()), ((503, "unavailable"), 1));
    assert_eq!(answer.body["message"], Language::default().code(Code::Unavailable));
    assert_eq!(answer.headers["content-type"], "application/json");
    // The file for pages and API on one host name says the same.
    let refusal =
        |file: &str| file.lines().find_map(|line| Some(line.split_once("return 503 ")?.1.to_owned()));
    let [api, pages] = [
        include_str!("../../../deploy/nginx/portico-api.conf"),
        include_str!("../../../deploy/nginx/portico.conf"),
    ];
    assert!(refusal(api).is_some());
    assert_eq!(refusal(pages), refusal(api));
}

/// Each request is answered as if nothing were, and each code is mailed, once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn servers_restarted_in_turn_behind_nginx_lose_nothing() {
    let Some(program) = nginx::program() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make(folder.path()).await;
    let ports = [free_port(), free_port()];
    let start = |port| server(folder.path(), port, &database.url);
    let mut servers = ports.map(start);
    let proxy_folder = tempfile::tempdir().expect("a folder");
    let proxy = Proxy::start(&program, proxy_folder.path(), ports);
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
    assert_eq!(told.accounts.len(), told.promised.len(), "each who was promised a code got in by it");
}
