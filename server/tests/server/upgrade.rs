//! A rolling upgrade: a server of an earlier release beside one of today, on one database. `cargo xtask test --only upgrade` builds
//! the earlier one.

use std::path::Path;
use std::process::Command;

use reqwest::{Client, StatusCode};
use serde_json::{Value, json};

use crate::databases::{Database, postgres};
use crate::process::{Running, quiet};
use crate::shoppers::{Crowd, post};
use crate::support::{PASSWORD, client, connections, text};

/// The variable that names the program of the earlier release.
const VARIABLE: &str = "PORTICO_UPGRADE_FROM";
/// The variable that names its commit.
const COMMIT: &str = "PORTICO_UPGRADE_FROM_COMMIT";

/// Before this commit's successor, servers asked for every column of a table. PostgreSQL refuses to do that on a connection that
/// did it before a column was added (0A000, cached plan must not change result type), and such a server answers 500 to what reads a
/// customer until it ends. That cannot be mended from outside, so these answers are accepted, from it alone.
const ASKS_FOR_EVERY_COLUMN: &str = "000a52a8f0d45a13ab1700c4c5bf8dd1ead2e86b";

fn earlier(folder: &Path) -> Command {
    let program = std::env::var_os(VARIABLE).expect("the program of the earlier release");
    let today = quiet(folder);
    let mut command = Command::new(program);
    command.current_dir(folder).env_clear().args(today.get_args());
    command.envs(today.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command
}

/// A customer who has signed in, and whose session each server gets to see.
struct Visitor {
    client: Client,
    email: String,
}

impl Visitor {
    async fn sign_in(&self, at: &Running) -> Result<String, (u16, Value)> {
        let body = json!({ "emailId": self.email, "password": PASSWORD });
        let (status, _, body) = post(&self.client, &at.url, "login", body).await.expect("an answer");
        if status == 200 { Ok(text(&body["data"]["token"]).to_owned()) } else { Err((status, body)) }
    }

    async fn profile(&self, at: &Running, session: &str) -> StatusCode {
        let request = self.client.get(format!("{}/customer/get-profile", at.url)).bearer_auth(session);
        request.send().await.expect("an answer").status()
    }

    async fn sign_out(&self, at: &Running, session: &str) -> StatusCode {
        let request = self.client.post(format!("{}/customer/logout", at.url)).bearer_auth(session);
        request.send().await.expect("an answer").status()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL and an earlier release: `cargo xtask test --only upgrade` brings them along"]
async fn an_earlier_release_and_this_one_serve_side_by_side() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = Database::make_empty_on(postgres().expect("a PostgreSQL server")).await;
    let options = ["--listen", "127.0.0.1:0", "--database", &database.url];
    let earlier_fails = std::env::var(COMMIT).is_ok_and(|commit| commit.trim() == ASKS_FOR_EVERY_COLUMN);
    let is_accepted = |status: u16, code: &str| earlier_fails && (status, code) == (500, "internal");
    let mails = folder.path().join("mail");

    // The earlier release alone, until its connections know their statements.
    let mut old = Running::start(earlier(folder.path()).args(options));
    let at_old = Crowd::begin(&old.url, &mails, "old");
    at_old.served(20).await;
    let visitor = Visitor { client: client().build().expect("a client"), email: "v@example.com".to_owned() };
    let account = json!({ "firstName": "A", "emailId": visitor.email, "password": PASSWORD });
    let registered = post(&visitor.client, &old.url, "register", account).await.expect("an answer");
    assert_eq!(registered.0, 200, "{registered:?}");
    let of_old = visitor.sign_in(&old).await.expect("a session");

    // Today's updates the schema while shoppers are served.
    let new = Running::start(quiet(folder.path()).args(options));
    let at_new = Crowd::begin(&new.url, &mails, "new");
    at_new.served(20).await;

    // What one of them did, the other knows.
    for _ in 0..8 {
        assert_eq!(visitor.profile(&new, &of_old).await, StatusCode::OK);
        let session = visitor.sign_in(&new).await.expect("a session");
        let seen = visitor.profile(&old, &session).await;
        assert!(seen == StatusCode::OK || is_accepted(seen.as_u16(), "internal"), "{seen}");
        let ended = visitor.sign_out(&old, &session).await;
        assert!(ended == StatusCode::OK || is_accepted(ended.as_u16(), "internal"), "{ended}");
        if ended != StatusCode::OK {
            assert_eq!(visitor.sign_out(&new, &session).await, StatusCode::OK);
        }
        assert_eq!(visitor.profile(&new, &session).await, StatusCode::UNAUTHORIZED);
        match visitor.sign_in(&old).await {
            Ok(session) => {
                assert_eq!(visitor.profile(&new, &session).await, StatusCode::OK);
                assert_eq!(visitor.sign_out(&new, &session).await, StatusCode::OK);
            }
            Err((status, body)) => {
                assert!(is_accepted(status, body["code"].as_str().unwrap_or_default()), "{status} {body}");
            }
        }
    }
    at_new.served(20).await;

    let told = at_new.end().await;
    assert_eq!((told.put_off, &told.wrong), (0, &Vec::new()), "today's release fails at nothing");
    told.holds(&new.url, &[&new.url]).await;
    let told = at_old.end().await;
    let wrong: Vec<_> = told
        .wrong
        .iter()
        .filter(|answer| {
            !(earlier_fails && answer.starts_with("500 ") && answer.contains("\"code\":\"internal\""))
        })
        .collect();
    assert_eq!((told.put_off, wrong), (0, Vec::new()));
    println!("{} accounts at the earlier release, {} answers 500", told.accounts.len(), told.wrong.len());
    // Nothing that it promised is lost.
    told.holds(&new.url, &[&new.url]).await;

    // The way back: an earlier release does not start on what this one has updated.
    old.signal("TERM");
    assert_eq!(tokio::task::block_in_place(|| old.end_here()).0, Some(0));
    let updated: i64 = sqlx::query_scalar("SELECT count(*) FROM _sqlx_migrations WHERE version > 3")
        .fetch_one(&connections(&database.url, 1).await)
        .await
        .expect("a number");
    assert!(updated > 0);
    let back =
        tokio::task::block_in_place(|| earlier(folder.path()).args(options).output().expect("it runs"));
    let log = String::from_utf8_lossy(&back.stderr);
    assert_eq!(back.status.code(), Some(1), "{log}");
    assert!(log.contains("cannot serve"), "{log}");
}
