//! Access tokens: created, listed and revoked on the command line, stored hashed, their use recorded.

use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use crate::support::{EMAIL, PASSWORD, Portico};
use portico_shared::paths::DEFAULT_KEY;
use serde_json::json;

const DAY: u64 = 24 * 3600;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portico-server"));
    command.current_dir(folder).env_clear().arg("token").args(arguments).output().expect("it runs")
}

/// Its stdout and stderr.
fn said(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text");
    (text(&output.stdout), text(&output.stderr))
}

fn done(folder: &Path, arguments: &[&str]) -> (String, String) {
    let output = run(folder, arguments);
    let said = said(&output);
    assert!(output.status.success(), "{arguments:?}: {said:?}");
    said
}

/// The commands block the thread that waits for them. The server needs others, since it may be in a transaction.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_made_on_the_command_line_works_until_it_is_revoked_there() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let folder = portico.folder.path();
    let (nothing, hint) = done(folder, &["list"]);
    assert_eq!(nothing, "");
    assert!(hint.contains("portico-server token create --name NAME"), "{hint}");

    let (stdout, stderr) =
        done(folder, &["create", "--name", "ERP, Graz", "--database", portico.database_url()]);
    let token = stdout.strip_suffix('\n').expect("a line");
    assert_eq!(token.len(), 43, "256 bits in base64url, and nothing else: {stdout:?}");
    assert!(stderr.contains("Created access token 1, `ERP, Graz`"), "{stderr}");
    assert!(stderr.contains(DEFAULT_KEY) && !stderr.contains(token), "{stderr}");
    let (other, _) = done(folder, &["create", "--name", "Sales", "--ttl", "12h", "--store", DEFAULT_KEY]);
    assert_ne!(stdout, other);

    assert_eq!(portico.hand_over(token, json!({ "email": EMAIL })).await.status, 200);
    let (table, _) = done(folder, &["list"]);
    assert!(!table.contains(token), "{table}");
    let rows: Vec<_> = table.lines().collect();
    let [head, erp, sales] = rows[..] else { panic!("not three lines: {table}") };
    let columns = |row: &str| -> Vec<String> {
        row.split("  ").filter(|cell| !cell.is_empty()).map(|cell| cell.trim().to_owned()).collect()
    };
    assert_eq!(columns(head), ["ID", "NAME", "STORE", "CREATED", "EXPIRES", "LAST USED", "REVOKED"]);
    let [erp, sales] = [columns(erp), columns(sales)];
    assert_eq!((erp[0].as_str(), erp[1].as_str(), erp[2].as_str()), ("1", "ERP, Graz", DEFAULT_KEY));
    assert!(erp[5].ends_with('Z') && erp[6] == "-", "used, not revoked: {table}");
    assert_eq!((sales[0].as_str(), sales[5].as_str(), sales[6].as_str()), ("2", "-", "-"));
    assert!(sales[4] < erp[4], "12 hours are less than 90 days: {table}");

    let code = portico.login_code(token, EMAIL, json!([])).await;
    let (stdout, stderr) = done(folder, &["revoke", "1"]);
    assert_eq!((stdout.as_str(), stderr.as_str()), ("", "Revoked access token 1, `ERP, Graz`.\n"));
    assert_eq!(portico.hand_over(token, json!({ "email": EMAIL })).await.verdict(), (401, "access_token"));
    assert_eq!(portico.redeem(&code).await.verdict(), (403, "login_code_expired"));
    assert_eq!(portico.hand_over(other.trim(), json!({ "email": EMAIL })).await.status, 200);
    let (_, again) = done(folder, &["revoke", "1"]);
    assert!(again.starts_with("Access token 1 was already revoked at "), "{again}");
    assert!(done(folder, &["list"]).0.lines().nth(1).expect("a row").ends_with('Z'));
}

#[tokio::test]
async fn what_is_wrong_with_a_command_is_said_with_what_to_do_next() {
    let portico = Portico::start().await;
    let folder = portico.folder.path();
    let stores =
        "[[stores]]\nkey = \"one\"\nname = \"First\"\n[[stores]]\nkey = \"two\"\nname = \"Second\"\n";
    let file = format!("[serve]\ndatabase = \"{}\"\n{stores}", portico.database_url());
    std::fs::write(folder.join("stores.toml"), file).expect("written");
    let create = ["create", "--name", "ERP"];
    for (arguments, status, hint) in [
        (vec!["create"], 2, "--name <NAME>"),
        (vec!["create", "--name", " "], 2, "write 1 to 64 printable characters"),
        (vec!["create", "--name", "\u{200b}\u{3164}"], 2, "write 1 to 64 printable characters"),
        (vec!["create", "--name", "ERP\u{202e}"], 2, "write 1 to 64 printable characters"),
        ([&create[..], &["--ttl", "90"]].concat(), 2, "write a time such as 12h, 90d or 52w, at most 3650d"),
        (
            [&create[..], &["--store", "two"]].concat(),
            1,
            "no store has the key `two`; name one of these with --store: 8097571064818418 (Portico)",
        ),
        ([&create[..], &["--config", "stores.toml"]].concat(), 1, "--store: one (First), two (Second)"),
        (
            [&create[..], &["--database", "sqlite:none.db"]].concat(),
            1,
            "there is no database `sqlite:none.db`; name the server's with --database",
        ),
        ([&create[..], &["--database", "mysql://x"]].concat(), 1, "sqlite:FILE or postgres://"),
        (vec!["list", "--config", "none.toml"], 1, "none.toml"),
        (vec!["revoke", "7"], 1, "there is no access token 7; `portico-server token list` lists them"),
        (vec!["revoke", "ERP"], 2, "invalid value 'ERP'"),
    ] {
        let output = run(folder, &arguments);
        let (stdout, stderr) = said(&output);
        assert_eq!((output.status.code(), stdout.as_str()), (Some(status), ""), "{arguments:?}: {stderr}");
        assert!(stderr.contains(hint), "{arguments:?} should print {hint}: {stderr}");
    }
    assert!(!folder.join("none.db").exists(), "nothing was created");
    let two = [&create[..], &["--config", "stores.toml", "--store", "two"]].concat();
    assert!(done(folder, &two).1.contains("for the store two (Second)"));
    let (help, _) = done(folder, &["create", "--help"]);
    for needle in [
        "--name <NAME>",
        "--store <KEY>",
        "[default: 90d]",
        "--database <sqlite:FILE|postgres://…>",
        "PORTICO_DATABASE",
    ] {
        assert!(help.contains(needle), "{needle} is missing: {help}");
    }
}

#[tokio::test]
async fn every_use_is_recorded_and_no_token_is_kept() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let (token, number) = portico.access_token_for(DEFAULT_KEY, Duration::from_secs(DAY)).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    let code = portico.login_code(&token, EMAIL, json!([])).await;
    portico.pass(1);
    portico.hand_over(&token, json!({ "email": "nobody@example.com" })).await;
    portico.pass(1);
    let of_session = portico.login_code(&session, EMAIL, json!([])).await;
    // A request refused before the customer is looked up doesn't count as a use.
    portico.hand_over(&token, json!({})).await;
    portico.hand_over("x", json!({ "email": EMAIL })).await;

    let database = portico.database().await;
    let uses: Vec<(i64, Option<i64>, Option<i64>, String)> =
        sqlx::query_as("SELECT at, token_id, customer_id, store FROM access_token_uses ORDER BY id")
            .fetch_all(&database)
            .await
            .expect("the uses");
    let customer: i64 =
        sqlx::query_scalar("SELECT id FROM customers").fetch_one(&database).await.expect("a customer");
    let [first, second, third] = &uses[..] else { panic!("not three uses: {uses:?}") };
    let store = DEFAULT_KEY.to_owned();
    assert_eq!((first.1, first.2, &first.3), (Some(number), Some(customer), &store));
    assert_eq!((second.1, second.2, &second.3), (Some(number), None, &store));
    assert_eq!((third.1, third.2, &third.3), (None, Some(customer), &store));
    assert_eq!((second.0 - first.0, third.0 - second.0), (1000, 1000), "and the time of use");

    let bytes = portico.stolen().await;
    for secret in [&token, &session, &code, &of_session] {
        let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "{secret} is in the database");
    }
}

#[tokio::test]
async fn what_is_long_over_is_swept() {
    let mut portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let token = portico.access_token().await;
    portico.login_code(&token, EMAIL, json!([{ "sku": "A", "quantity": 1 }])).await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    portico.login_code(&session, EMAIL, json!([])).await;
    portico.pass(399 * DAY);
    portico.stop().await;
    portico.resume().await;
    portico.swept("hand_offs").await;
    let left = async |table: &str| -> i64 {
        let sql = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        sqlx::query_scalar(sql).fetch_one(&portico.database().await).await.expect("a number")
    };
    assert_eq!((left("access_tokens").await, left("access_token_uses").await), (1, 2), "the record is kept");
    portico.pass(3 * DAY);
    portico.stop().await;
    portico.resume().await;
    portico.swept("access_token_uses").await;
    portico.swept("access_tokens").await;
}
