//! What a monitoring system is told, where, and that the dashboard asks for nothing else.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::process::{Running, program};
use crate::support::{EMAIL, Portico};

/// A server with metrics, and their address.
fn measured(folder: &std::path::Path) -> (Running, String) {
    let arguments = ["--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"];
    let mut running = Running::start(program(folder).args(arguments));
    let entry = running.wait_for("metrics are served");
    let url = crate::support::text(&entry["url"]).to_owned();
    (running, url)
}

async fn scraped(url: &str) -> String {
    let answer = reqwest::get(url).await.expect("an answer");
    assert_eq!(answer.status(), 200);
    let kind = answer.headers()["content-type"].to_str().expect("text");
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    let text = answer.text().await.expect("text");
    assert!(text.ends_with("# EOF\n"), "{text}");
    text
}

/// The value of a line.
fn value(metrics: &str, line: &str) -> f64 {
    let found = metrics.lines().find_map(|candidate| candidate.strip_prefix(line));
    found.unwrap_or_else(|| panic!("no `{line}` in\n{metrics}")).trim().parse().expect("a number")
}

async fn fail_to_sign_in(running: &Running) {
    let body = json!({ "emailId": EMAIL, "password": "not the password" });
    let answer =
        reqwest::Client::new().post(format!("{}/customer/login", running.url)).json(&body).send().await;
    assert_eq!(answer.expect("an answer").status(), 403);
}

#[tokio::test]
async fn what_happens_is_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let (running, url) = measured(folder.path());
    fail_to_sign_in(&running).await;
    fail_to_sign_in(&running).await;
    reqwest::get(format!("{}/made/up/path", running.url)).await.expect("an answer");
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
        "no label is a client's: {metrics}"
    );
    assert!(!metrics.contains(EMAIL) && !metrics.contains("127.0.0.1"), "{metrics}");
    running.signal("TERM");
    assert_eq!(running.end().0, Some(0));
}

#[tokio::test]
async fn nobody_gets_them_by_accident() {
    let portico = Portico::start().await;
    assert_eq!(portico.ask(portico.get("/metrics")).await.verdict(), (404, "not_found"));
}

/// The names that a metric of a type has in queries.
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
    let (running, url) = measured(folder.path());
    fail_to_sign_in(&running).await;
    let metrics = scraped(&url).await;
    let types = metrics.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split_once(' '));
    let there: BTreeSet<_> = types.flat_map(|(name, kind)| names(name, kind)).collect();

    let dashboard = include_str!("../../../deploy/grafana/portico.json");
    let mut asked = Vec::new();
    queries(&serde_json::from_str(dashboard).expect("JSON"), &mut asked);
    let words = asked.iter().flat_map(|query| query.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'));
    let asked: BTreeSet<_> = words.filter(|word| word.starts_with("portico_")).map(str::to_owned).collect();
    assert!(asked.len() >= 15, "{asked:?}");
    assert!(asked.is_subset(&there), "not exported: {:?}", asked.difference(&there).collect::<Vec<_>>());

    // Each is said in the documentation, too.
    let documentation = include_str!("../../../docs/operating.md");
    let missing: Vec<_> = metrics
        .lines()
        .filter_map(|line| line.strip_prefix("# TYPE ")?.split_once(' '))
        .filter(|(name, kind)| {
            !documentation.contains(&format!("`{}`", names(name, kind)[0].trim_end_matches("_bucket")))
        })
        .collect();
    assert!(missing.is_empty(), "not documented: {missing:?}");
}
