//! The audit log: what is recorded, what never is, and how it is exported.

use std::process::Command;

use serde_json::{Value, json};
use sqlx::Row as _;

use crate::support::{EMAIL, OTHER_PASSWORD, PASSWORD, Portico, another};

/// `event outcome`, with the numbers of the customer and the access token if there are any.
async fn events(portico: &Portico) -> Vec<String> {
    let rows = sqlx::query("SELECT event, outcome, customer_id, token_id FROM audit_events ORDER BY id")
        .fetch_all(&portico.database().await)
        .await
        .expect("the trail");
    let number = |name: &str, number: Option<i64>| number.map(|number| format!(" {name} {number}"));
    rows.iter()
        .map(|row| {
            format!(
                "{} {}{}{}",
                row.get::<String, _>("event"),
                row.get::<String, _>("outcome"),
                number("customer", row.get("customer_id")).unwrap_or_default(),
                number("token", row.get("token_id")).unwrap_or_default()
            )
        })
        .collect()
}

#[tokio::test]
async fn what_is_done_and_what_counts_against_a_limit_is_recorded() {
    let portico = Portico::start().await;
    // Invalid input, and requests without an effect, aren't recorded.
    portico.login("nobody", "x").await;
    portico.send_otp(EMAIL).await;
    assert!(events(&portico).await.is_empty());

    let code = portico.mailed_code(EMAIL).await;
    portico.register_with(EMAIL, json!({ "otp": another(&code) })).await;
    portico.register_with(EMAIL, json!({ "otp": code })).await;
    portico.register("bob@example.com", PASSWORD).await;
    portico.register("bob@example.com", PASSWORD).await;
    portico.login(EMAIL, "not the password").await;
    portico.login("nobody@example.com", "not the password").await;
    let session = portico.login(EMAIL, PASSWORD).await.token();
    portico.logout(&session).await;
    portico.logout(&session).await;
    let code = portico.mailed_code("bob@example.com").await;
    portico.login_by_code("bob@example.com", &another(&code)).await;
    portico.login_by_code("bob@example.com", &code).await;
    portico.forgot("nobody@example.com").await;
    let key = portico.mailed_key(EMAIL).await;
    portico.reset(&key, OTHER_PASSWORD).await;
    portico.reset(&key, OTHER_PASSWORD).await;
    let token = portico.access_token().await;
    portico.hand_over(&token, json!({ "email": "nobody@example.com" })).await;
    let code = portico.login_code(&token, EMAIL, json!([])).await;
    portico.redeem(&code).await;
    assert_eq!(
        events(&portico).await,
        [
            "register code_wrong",
            "register ok customer 1",
            "proof ok customer 1",
            "register ok customer 2",
            "register account_exists customer 2",
            "sign_in_password credentials customer 1",
            "sign_in_password credentials",
            "sign_in_password ok customer 1",
            "sign_out ok customer 1",
            "sign_in_code code_wrong customer 2",
            "sign_in_code ok customer 2",
            "proof ok customer 2",
            "reset_asked ok",
            "reset_asked ok customer 1",
            "reset ok customer 1",
            "hand_over customer_unknown token 1",
            "hand_over ok customer 1 token 1",
            "sign_in_login_code ok customer 1 token 1",
        ]
    );
    let all =
        sqlx::query("SELECT * FROM audit_events").fetch_all(&portico.database().await).await.expect("rows");
    for row in &all {
        let columns = ["event", "outcome", "store", "client", "request_id"];
        let text = columns.map(|column| row.get::<String, _>(column)).join(" ");
        for secret in [EMAIL, "example.com", PASSWORD, OTHER_PASSWORD, &session, &key, &token, &code] {
            assert!(!text.contains(secret), "{secret} is in {text}");
        }
        assert_eq!(row.get::<String, _>("client"), "127.0.0.1");
        assert_eq!(row.get::<String, _>("request_id").len(), 32);
        assert_eq!(row.get::<String, _>("store"), portico_shared::paths::DEFAULT_KEY);
    }
}

#[tokio::test]
async fn an_event_and_what_it_tells_of_are_there_together_or_not_at_all() {
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let before = events(&portico).await;
    // From here on no session can be created.
    let database = portico.database().await;
    sqlx::query("ALTER TABLE sessions RENAME TO hidden").execute(&database).await.expect("renamed");
    assert_eq!(portico.login(EMAIL, PASSWORD).await.verdict(), (500, "internal"));
    let after = events(&portico).await;
    assert_eq!(after[before.len()..], ["sign_in_password credentials customer 1"], "no session was created");
    sqlx::query("ALTER TABLE hidden RENAME TO sessions").execute(&database).await.expect("renamed");

    // From here on nothing can be recorded, so nothing may be done.
    sqlx::query("ALTER TABLE audit_events RENAME TO gone").execute(&database).await.expect("renamed");
    assert_eq!(portico.register("bob@example.com", PASSWORD).await.verdict(), (500, "internal"));
    let made: i64 =
        sqlx::query_scalar("SELECT count(*) FROM customers").fetch_one(&database).await.expect("a number");
    assert_eq!(made, 1);
}

#[tokio::test]
async fn events_are_kept_for_their_time() {
    let mut portico = Portico::start_with(|config| config.lifetimes.audit = 3600).await;
    portico.login(EMAIL, PASSWORD).await;
    assert_eq!(events(&portico).await.len(), 1);
    portico.stop().await;
    portico.pass(3600);
    portico.resume().await;
    portico.swept("audit_events").await;
}

fn command(portico: &Portico, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_portico-server"))
        .args(arguments)
        .current_dir(portico.folder.path())
        .env_clear()
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[tokio::test]
async fn an_export_has_the_events_of_a_time() {
    let portico = Portico::start().await;
    command(&portico, &["token", "create", "--name", "ERP"]);
    command(&portico, &["token", "revoke", "1"]);
    portico.login(EMAIL, PASSWORD).await;
    let all = command(&portico, &["audit", "export"]);
    let lines: Vec<Value> = all.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let names: Vec<_> = lines.iter().map(|line| line["event"].as_str().expect("text")).collect();
    assert_eq!(names, ["token_created", "token_revoked", "sign_in_password"]);
    assert_eq!(
        (&lines[0]["token"], &lines[0]["client"], &lines[0]["customer"]),
        (&json!(1), &json!(""), &json!(null))
    );
    assert_eq!(lines[2]["client"], "127.0.0.1");

    let csv = command(&portico, &["audit", "export", "--format", "csv"]);
    let csv: Vec<_> = csv.lines().collect();
    assert_eq!(csv[0], "id,at,event,outcome,store,customer,token,client,request");
    assert_eq!(csv.len(), 4);
    assert!(csv[3].contains(",sign_in_password,credentials,"), "{}", csv[3]);

    let day = &lines[0]["at"].as_str().expect("a time")[..10];
    assert_eq!(command(&portico, &["audit", "export", "--since", day]), all);
    assert_eq!(command(&portico, &["audit", "export", "--until", day]), "");
    // The commands use the system's clock; the test's server has its own, which stands still.
    let at = lines[0]["at"].as_str().expect("a time");
    assert_eq!(
        command(&portico, &["audit", "export", "--since", at]).lines().count(),
        2,
        "from that time on"
    );
}
