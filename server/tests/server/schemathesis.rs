//! schemathesis generates thousands of requests from the document, and finds no answer that the document doesn't
//! describe.

use std::path::Path;
use std::process::Command;

use crate::support::{EMAIL, PASSWORD, Portico};
use serde_json::Value;

/// The variable with the path of schemathesis, which `cargo xtask setup` installs.
const PROGRAM: &str = "PORTICO_SCHEMATHESIS";
/// The variable with the number of requests to generate per call.
const MADE_UP: &str = "PORTICO_SCHEMATHESIS_MADE_UP";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes minutes: `cargo xtask test --only contract` runs it"]
async fn schemathesis_finds_nothing() {
    let program = std::env::var_os(PROGRAM)
        .unwrap_or_else(|| panic!("{PROGRAM} is not set; `cargo xtask test --only contract` sets it"));
    let made_up = std::env::var(MADE_UP).unwrap_or_else(|_| "60".to_owned());
    let portico = Portico::start().await;
    portico.verified(EMAIL, PASSWORD).await;
    let report = portico.folder.path().join("report.json");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemathesis");
    let mut command = Command::new(program);
    command
        .current_dir(portico.folder.path())
        .arg("--config-file")
        .arg(folder.join("schemathesis.toml"))
        .args(["run", "--checks", "all", "--max-examples", &made_up, "--report", "json"])
        .arg("--report-json-path")
        .arg(&report)
        .arg(format!("{}/openapi.json", portico.url))
        .env("SCHEMATHESIS_HOOKS", folder.join("hooks.py"))
        .env("PORTICO_EMAIL", EMAIL)
        .env("PORTICO_PASSWORD", PASSWORD)
        .env("PORTICO_ACCESS_TOKEN", portico.access_token().await)
        .env("PORTICO_MAILS", portico.mail_folder());
    let run = tokio::task::spawn_blocking(move || command.status());
    let status = run.await.expect("no panic").expect("schemathesis runs");
    assert!(status.success(), "schemathesis has found problems; see above, also for how to reproduce them");
    let report: Value = serde_json::from_slice(&std::fs::read(report).expect("a report")).expect("JSON");
    let cases = report["test_cases"]["generated"].as_u64().expect("a number of requests");
    println!("{cases} requests");
    assert!(cases >= 1000, "only {cases} requests");
}
