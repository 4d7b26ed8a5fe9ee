//! The metrics: what they contain, where they are served, and that the dashboard queries no others.

use std::collections::BTreeSet;
use std::process::Command;

use portico_server::limits::Limit;
use serde_json::{Value, json};

use crate::process::{Running, program};
use crate::support::{Answer, EMAIL, PASSWORD, Portico, client};

/// A server with metrics, and the address of the metrics.
fn measured(folder: &std::path::Path) -> (Running, String) {
    let arguments = ["--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"];
    let mut running = Running::start(program(folder).args(arguments));
    let entry = running.wait_for("metrics are served");
    let url = crate::support::text(&entry["url"]).to_owned();
    (running, url)
}

pub(crate) async fn scraped(url: &str) -> String {
    let answer = client().build().expect("a client").get(url).send().await.expect("an answer");
    assert_eq!(answer.status(), 200);
    let kind = answer.headers()["content-type"].to_str().expect("text");
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    let text = answer.text().await.expect("text");
    assert!(text.ends_with("# EOF\n"), "{text}");
    text
}

/// The value on a line.
pub(super) fn value(metrics: &str, line: &str) -> f64 {
    let found = metrics.lines().find_map(|candidate| candidate.strip_prefix(line));
    found.unwrap_or_else(|| panic!("no `{line}` in\n{metrics}")).trim().parse().expect("a number")
}

async fn fail_to_sign_in(running: &Running) {
    let body = json!({ "emailId": EMAIL, "password": "not the password" });
    let answer = client()
        .build()
        .expect("a client")
        .post(format!("{}/customer/login", running.url))
        .json(&body)
        .send()
        .await;
    assert_eq!(answer.expect("an answer").status(), 403);
}

#[tokio::test]
async fn what_happens_is_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let (running, url) = measured(folder.path());
    fail_to_sign_in(&running).await;
    fail_to_sign_in(&running).await;
    client()
        .build()
        .expect("a client")
        .get(format!("{}/made/up/path", running.url))
        .send()
        .await
        .expect("an answer");
    let metrics = scraped(&url).await;
    let requests = "portico_http_requests_total{method=\"POST\",route=\"/customer/login\",status=\"403\",code=\"credentials\"}";
    assert!((value(&metrics, requests) - 2.0).abs() < 0.1);
    let sign_ins = "portico_sign_ins_total{by=\"password\",outcome=\"credentials\"}";
    assert!((value(&metrics, sign_ins) - 2.0).abs() < 0.1);
    assert!(value(&metrics, "portico_password_hash_seconds_count") >= 2.0);
    assert!((value(&metrics, "portico_database_up") - 1.0).abs() < 0.1);
    assert!((value(&metrics, "portico_outbox_mails")).abs() < 0.1);
    let build = format!("portico_build_info{{version=\"{}\"}}", env!("CARGO_PKG_VERSION"));
    assert!((value(&metrics, &build) - 1.0).abs() < 0.1);
    assert!(
        metrics.contains("route=\"none\"") && !metrics.contains("made/up"),
        "a label has a client's value: {metrics}"
    );
    assert!(!metrics.contains(EMAIL) && !metrics.contains("127.0.0.1"), "{metrics}");
    running.signal("TERM");
    assert_eq!(running.end().0, Some(0));
}

/// Each limit, low enough to reach in a few calls.
const LOW: &str = "[serve]
trusted-proxies = [\"127.0.0.1\"]
[limits]
sign-in-failures = 1
client-failures = 3
email-failures = 1
wrong-codes = 1
code-mails = 2
link-mails = 1
client-mails = 4
unknown-customers = 1
client-social = 1
[[stores]]
key = \"8097571064818418\"
name = \"Portico\"
[[stores.providers]]
id = \"acme\"
name = \"Acme\"
issuer = \"http://127.0.0.1:1\"
client-id = \"shop\"
redirect-uris = [\"http://localhost/\"]
";

/// Two clients.
const A: &str = "192.0.2.1";
const B: &str = "192.0.2.2";

#[tokio::test]
async fn what_limits_refuse_is_counted_by_the_limit() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("portico.toml"), LOW).expect("written");
    let (running, url) = measured(folder.path());
    let metrics = scraped(&url).await;
    for limit in Limit::ALL {
        let line = format!("portico_limit_refusals_total{{limit=\"{}\"}}", limit.as_str());
        assert!(value(&metrics, &line).abs() < 0.1, "exported from the start");
    }

    let client = client().build().expect("a client");
    let ask = async |from: &str, path: &str, body: Value| {
        let request = client.post(format!("{}/customer/{path}", running.url)).header("x-forwarded-for", from);
        Answer::of(request.json(&body).send().await.expect("an answer")).await
    };
    let wrong = |email: &str| json!({ "emailId": email, "password": "not the password" });
    let wrong_code = |email: &str| json!({ "emailId": email, "type": "otp", "token": "000000" });
    let forgot = async |query: &str| {
        let address = format!("{}/customer/forgot-password-link?email={query}", running.url);
        client.get(address).header("x-forwarded-for", A).send().await.expect("an answer").status()
    };
    let form = |email: &str| json!({ "firstName": "A", "emailId": email, "password": PASSWORD });

    ask(A, "login", wrong("a@example.com")).await;
    ask(A, "login", wrong("a@example.com")).await; // sign_in_failures
    ask(B, "login", wrong("a@example.com")).await; // email_failures
    ask(A, "login", wrong("b@example.com")).await;
    ask(A, "login", wrong("c@example.com")).await;
    ask(A, "login", wrong("d@example.com")).await; // client_failures

    ask(A, "send-otp", json!({ "emailId": "a@example.com" })).await;
    ask(A, "send-otp", json!({ "emailId": "a@example.com" })).await; // resend
    ask(A, "register", form("a@example.com")).await;
    ask(A, "send-otp", json!({ "emailId": "a@example.com" })).await; // code_mails
    forgot("a@example.com").await;
    forgot("a@example.com").await; // link_mails
    forgot("b@example.com").await;
    forgot("c@example.com").await; // client_mails

    ask(A, "login", wrong_code("b@example.com")).await;
    ask(A, "login", wrong_code("b@example.com")).await; // wrong_codes
    ask(A, "login", wrong_code("c@example.com")).await;
    ask(A, "login", wrong_code("d@example.com")).await;
    ask(A, "login", wrong_code("e@example.com")).await; // client_wrong_codes

    ask(B, "register", form("f@example.com")).await;
    let body = json!({ "emailId": "f@example.com", "password": PASSWORD });
    let device = ask(B, "login", body).await.body["data"]["device"].take();
    let known = json!({ "emailId": "f@example.com", "password": "not the password", "device": device });
    ask(B, "login", known.clone()).await;
    ask(B, "login", known).await; // device_failures
    let known = json!({ "emailId": "f@example.com", "type": "otp", "token": "000000", "device": device });
    ask(B, "send-otp", known.clone()).await;
    let mut again = form("f@example.com");
    again["device"] = device.clone();
    ask(B, "register", again).await;
    ask(B, "send-otp", known.clone()).await; // device_code_mails
    ask(B, "login", known.clone()).await;
    ask(B, "login", known).await; // device_wrong_codes
    let device = device.as_str().expect("a device token");
    forgot(&format!("f@example.com&device={device}")).await;
    forgot(&format!("f@example.com&device={device}")).await; // device_link_mails

    let (code, verifier, page) = ("code", "v".repeat(43), "http://localhost/");
    let body = json!({ "provider": "acme", "code": code, "codeVerifier": verifier, "redirectUri": page });
    ask(A, "social-token", body.clone()).await;
    ask(A, "social-token", body).await; // client_social

    for _ in 0..4 {
        ask(A, "login", json!({ "type": "passkey", "token": "{}" })).await; // client_passkeys
    }

    let token = Command::new(env!("CARGO_BIN_EXE_portico-server"))
        .args(["token", "create", "--name", "ERP"])
        .current_dir(folder.path())
        .env_clear()
        .output()
        .expect("it runs");
    let token = String::from_utf8(token.stdout).expect("text");
    for _ in 0..2 {
        let request = client.post(format!("{}/customer/login", running.url));
        let request = request.header("accessToken", token.trim()).json(&json!({ "email": "x@example.com" }));
        request.send().await.expect("an answer"); // unknown_customers
    }

    let metrics = scraped(&url).await;
    for limit in Limit::ALL {
        let line = format!("portico_limit_refusals_total{{limit=\"{}\"}}", limit.as_str());
        // Only a verified customer can be handed over too often.
        let expected = if limit == Limit::HandOvers { 0.0 } else { 1.0 };
        assert!((value(&metrics, &line) - expected).abs() < 0.1, "{line} in\n{metrics}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_running, url) = measured(folder.path());
    let of_the_database = ["portico_outbox_mails", "portico_outbox_oldest_seconds"];
    let is_there = |metrics: &str| of_the_database.map(|name| metrics.contains(name));
    let rename = |from: &str, to: &str| {
        std::fs::rename(folder.path().join(from), folder.path().join(to)).expect("renamed");
    };
    assert_eq!(is_there(&scraped(&url).await), [true; 2]);
    rename("portico.db", "elsewhere.db");
    let metrics = scraped(&url).await;
    assert_eq!(is_there(&metrics), [false; 2], "an old number: {metrics}");
    assert!(value(&metrics, "portico_database_up ").abs() < 0.1);
    rename("elsewhere.db", "portico.db");
    let metrics = scraped(&url).await;
    assert_eq!(is_there(&metrics), [true; 2]);
    assert!((value(&metrics, "portico_database_up ") - 1.0).abs() < 0.1);
    let [free, size] =
        ["free", "size"].map(|kind| value(&metrics, &format!("portico_database_disk_{kind}_bytes ")));
    assert!(0.0 < free && free <= size, "{free} of {size}");
}

#[tokio::test]
async fn nobody_gets_them_by_accident() {
    let portico = Portico::start().await;
    assert_eq!(portico.ask(portico.get("/metrics")).await.verdict(), (404, "not_found"));
}

/// The names that queries use for a metric of a type.
fn names(name: &str, kind: &str) -> Vec<String> {
    let endings: &[&str] = match kind {
        "counter" => &["_total"],
        "info" => &["_info"],
        "histogram" => &["_bucket", "_count", "_sum"],
        _ => &[""],
    };
    endings.iter().map(|ending| format!("{name}{ending}")).collect()
}

fn queries(json: &Value, found: &mut Vec<String>) {
    match json {
        Value::Array(values) => values.iter().for_each(|value| queries(value, found)),
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(text) if name == "expr" || name == "query" => found.push(text.clone()),
                    other => queries(other, found),
                }
            }
        }
        _ => {}
    }
}

#[tokio::test]
async fn the_dashboard_asks_for_metrics_that_there_are() {
    let folder = tempfile::tempdir().expect("a folder");
    // With an identity provider, which has counters of its own.
    std::fs::write(folder.path().join("portico.toml"), LOW).expect("written");
    let (running, url) = measured(folder.path());
    fail_to_sign_in(&running).await;
    let metrics = scraped(&url).await;
    let types = metrics.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split_once(' '));
    let there: BTreeSet<_> = types.flat_map(|(name, kind)| names(name, kind)).collect();

    let dashboard = include_str!("../../../../deploy/grafana/portico.json");
    let mut asked = Vec::new();
    queries(&serde_json::from_str(dashboard).expect("JSON"), &mut asked);
    let words = asked.iter().flat_map(|query| query.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'));
    let asked: BTreeSet<_> = words
        .filter(|word| ["portico_", "process_", "http_"].iter().any(|prefix| word.starts_with(prefix)))
        .map(str::to_owned)
        .collect();
    assert!(asked.len() >= 15, "{asked:?}");
    assert!(asked.is_subset(&there), "not exported: {:?}", asked.difference(&there).collect::<Vec<_>>());

    let counters = there.iter().filter(|name| name.starts_with("portico_") && name.ends_with("_total"));
    let unseen: Vec<_> = counters.filter(|name| !asked.contains(*name)).collect();
    assert!(unseen.is_empty(), "counted, but on no panel: {unseen:?}");

    // Each metric is documented, too.
    let documentation = include_str!("../../../../docs/operating.md");
    let missing: Vec<_> = metrics
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE ")?.split_once(' '))
        .filter(|(name, kind)| {
            !documentation.contains(&format!("`{}`", names(name, kind)[0].trim_end_matches("_bucket")))
        })
        .collect();
    assert!(missing.is_empty(), "not documented: {missing:?}");
}
