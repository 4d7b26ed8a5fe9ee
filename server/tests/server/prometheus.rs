//! Prometheus with the alerting rules of `deploy/`, in which time passes faster.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use portico_test_support::{Process, free_port};
use reqwest::Client;
use serde_json::Value;

use crate::support::{client, text};
use crate::waiting::until;

/// The rules.
pub(crate) const RULES: &str = include_str!("../../../deploy/grafana/alerts.yml");

/// How many times faster: a minute of the rules takes two seconds.
const SPEED: u64 = 30;
/// The samples before the first fault, one a second: what most rules look back on.
const SAMPLES: u32 = 12;

/// A program of the Prometheus that `cargo xtask test` names or has installed, or of the system's.
pub(crate) fn program(name: &str) -> PathBuf {
    let of = |variable: &str, below: &str| Some(PathBuf::from(std::env::var_os(variable)?).join(below));
    let places = [
        of("PORTICO_PROMETHEUS", "usr/bin"),
        of("HOME", ".cache/portico/prometheus/usr/bin"),
        Some("/usr/bin".into()),
    ];
    let found =
        places.into_iter().flatten().map(|folder| folder.join(name)).find(|program| program.is_file());
    found.expect("Prometheus, which `cargo xtask test` brings along")
}

/// The rules with each time divided by [`SPEED`]: how long something has to last, how far they look back, and the ages that they
/// compare with.
fn faster(rules: &str) -> String {
    let mut faster = String::new();
    for line in rules.lines() {
        let has_times =
            !["#", "summary:", "runbook:"].iter().any(|prose| line.trim_start().starts_with(prose));
        let line = if has_times { with_shorter_times(line) } else { line.to_owned() };
        writeln!(faster, "{line}").expect("written");
    }
    faster
}

fn with_shorter_times(line: &str) -> String {
    const AGE: &str = "_seconds > ";
    let is_part_of_a_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let (mut shorter, mut rest, mut times) = (String::new(), line, 0);
    while !rest.is_empty() {
        let end = rest.find(|c| !is_part_of_a_word(c)).unwrap_or(rest.len());
        let (word, others) = rest.split_at(end.max(1));
        let age = word.parse::<u64>().ok().filter(|_| shorter.ends_with(AGE));
        if let Some(millis) = duration(word) {
            write!(shorter, "{}ms", divided(millis)).expect("written");
            times += 1;
        } else if let Some(seconds) = age {
            write!(shorter, "{}", divided(seconds)).expect("written");
            times += 1;
        } else {
            shorter.push_str(word);
        }
        rest = others;
    }
    let expected: usize = ["for: ", "[", "offset ", AGE].iter().map(|mark| line.matches(mark).count()).sum();
    assert_eq!(times, expected, "{line}");
    shorter
}

fn divided(time: u64) -> u64 {
    assert_eq!(time % SPEED, 0, "{time} can't be divided by {SPEED}");
    time / SPEED
}

/// The milliseconds of `5m`.
fn duration(word: &str) -> Option<u64> {
    let (number, unit) = word.split_at_checked(word.len().checked_sub(1)?)?;
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        "d" => 24 * 3600,
        _ => return None,
    };
    Some(number.parse::<u64>().ok()? * seconds * 1000)
}

/// A server that Prometheus watches.
pub(crate) struct Target {
    /// The fault that the server will have.
    pub(crate) fault: &'static str,
    /// The address of its metrics.
    pub(crate) address: String,
}

/// A running Prometheus, which ends when it is dropped.
pub(crate) struct Prometheus {
    _process: Process,
    url: String,
    client: Client,
    targets: usize,
}

impl Prometheus {
    /// Starts it with all its files in a folder, and waits until it knows the targets well.
    pub(crate) async fn start(folder: &Path, targets: &[Target]) -> Self {
        let mut config = String::from(
            "global: {scrape_interval: 1s, evaluation_interval: 1s}\nrule_files: [alerts.yml]\n\
             scrape_configs:\n- job_name: portico\n  static_configs:\n",
        );
        for Target { fault, address } in targets {
            writeln!(config, "  - targets: ['{address}']\n    labels: {{fault: '{fault}'}}")
                .expect("written");
        }
        std::fs::write(folder.join("prometheus.yml"), config).expect("a file");
        std::fs::write(folder.join("alerts.yml"), faster(RULES)).expect("a file");
        let address = format!("127.0.0.1:{}", free_port());
        let mut command = Command::new(program("prometheus"));
        command.current_dir(folder).env_clear();
        command.args(["--config.file=prometheus.yml", "--storage.tsdb.path=data"]);
        command.arg(format!("--web.listen-address={address}"));
        let mut process = Process::spawn("Prometheus", &mut command).expect("Prometheus starts");
        tokio::task::block_in_place(|| {
            process.wait_for(|line| line.contains("Server is ready to receive web requests").then_some(()))
        })
        .expect("Prometheus is ready");
        let client = client().build().expect("a client");
        let prometheus =
            Self { _process: process, url: format!("http://{address}"), client, targets: targets.len() };
        prometheus.knows_its_targets().await;
        prometheus
    }

    /// Waits until what the rules look back on is complete, and checks that no alert has fired.
    async fn knows_its_targets(&self) {
        let known = format!("count_over_time(portico_build_info[1h]) >= {SAMPLES}");
        until("each server has been scraped often", async || {
            self.query(&known, "fault").await.len() == self.targets
        })
        .await;
        assert_eq!(self.query("ALERTS{fault!=\"\"}", "alertname").await, BTreeSet::new());
    }

    /// The values of a label in what a query finds.
    async fn query(&self, query: &str, label: &str) -> BTreeSet<String> {
        let request = self.client.get(format!("{}/api/v1/query", self.url)).query(&[("query", query)]);
        let answer: Value = request.send().await.expect("an answer").json().await.expect("JSON");
        let found = answer["data"]["result"].as_array().unwrap_or_else(|| panic!("{query}: {answer}"));
        found.iter().map(|series| text(&series["metric"][label]).to_owned()).collect()
    }

    /// The alerts that fire for a fault.
    pub(crate) async fn firing(&self, fault: &str) -> BTreeSet<String> {
        self.query(&format!("ALERTS{{alertstate=\"firing\",fault=\"{fault}\"}}"), "alertname").await
    }

    /// The alerts that have fired for a fault so far.
    pub(crate) async fn fired(&self, fault: &str) -> BTreeSet<String> {
        let ever = format!("count_over_time(ALERTS{{alertstate=\"firing\",fault=\"{fault}\"}}[1h])");
        self.query(&ever, "alertname").await
    }
}

#[test]
fn times_are_shortened_and_nothing_else() {
    let rule = "        expr: rate(a_seconds[5m] offset 1h) > 0.5 and a_seconds > 120 and b > 1e9";
    let faster = "        expr: rate(a_seconds[10000ms] offset 120000ms) > 0.5 and a_seconds > 4 and b > 1e9";
    assert_eq!(with_shorter_times(rule), faster);
    assert_eq!(with_shorter_times("        for: 1m"), "        for: 2000ms");
}
