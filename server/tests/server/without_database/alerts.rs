//! The alerting rules: that Prometheus takes them, that each fires when it should, and that the documentation has each.

use std::collections::BTreeSet;
use std::process::Command;

use crate::prometheus::{RULES, program};

/// An alert: its name, how long it has to last, and where its runbook is.
#[derive(Debug, Default, PartialEq, Eq)]
struct Alert {
    name: String,
    lasts: String,
    runbook: String,
}

/// The alerts of the rules.
fn alerts() -> Vec<Alert> {
    let blocks = RULES.split("- alert: ").skip(1);
    let value = |block: &str, key: &str| {
        let found = block.lines().find_map(|line| line.trim().strip_prefix(key)).unwrap_or_default();
        found.trim().to_owned()
    };
    blocks
        .map(|block| Alert {
            name: block.lines().next().unwrap_or_default().to_owned(),
            lasts: value(block, "for:"),
            runbook: value(block, "runbook:"),
        })
        .collect()
}

/// A time of the rules, as the documentation writes it.
fn in_words(time: &str) -> String {
    match time {
        "" => "at once".to_owned(),
        "1m" => "1 minute".to_owned(),
        minutes => format!("{} minutes", minutes.trim_end_matches('m')),
    }
}

#[test]
fn the_documentation_has_each_alert_with_what_to_do() {
    let document = include_str!("../../../../docs/operating.md");
    let (_, section) = document.split_once("\n## Alerts\n").expect("the section");
    let (section, _) = section.split_once("\n## ").expect("the next section");
    let rows: Vec<_> = section
        .lines()
        .filter_map(|line| line.strip_prefix("| [Portico"))
        .map(|row| row.split('|').map(str::trim).collect::<Vec<_>>())
        .collect();
    let documented: Vec<_> =
        rows.iter().map(|row| (format!("[Portico{}", row[0]), row[2].to_owned())).collect();
    let expected: Vec<_> = alerts()
        .iter()
        .map(|Alert { name, lasts, .. }| (format!("[{name}](#{})", name.to_lowercase()), in_words(lasts)))
        .collect();
    assert_eq!(documented, expected, "the table of docs/operating.md");
    for Alert { name, runbook, .. } in alerts() {
        assert_eq!(runbook, format!("docs/operating.md#{}", name.to_lowercase()));
        assert_eq!(section.matches(&format!("\n### {name}\n")).count(), 1, "{name} has a section");
    }
}

/// Everything that can't be broken for real in a minute is tested with made-up numbers.
#[test]
fn each_alert_is_tested() {
    let real = [
        include_str!("faults/attack.rs"),
        include_str!("faults/clock.rs"),
        include_str!("faults/database.rs"),
        include_str!("faults/disk.rs"),
        include_str!("faults/log.rs"),
        include_str!("faults/mail.rs"),
        include_str!("faults/process.rs"),
        include_str!("../postgres_only/faults.rs"),
    ];
    let made_up = include_str!("../alerts.test.yml");
    let lines = real.iter().flat_map(|text| text.lines());
    let raised: BTreeSet<_> = lines.flat_map(|line| line.split('"')).collect();
    for Alert { name, .. } in alerts() {
        let is_made_up = made_up.contains(&format!("alertname: {name}\n"));
        assert!(raised.contains(name.as_str()) || is_made_up, "no test raises {name}");
    }
}

#[test]
#[ignore = "needs Prometheus: `cargo xtask test` brings it along"]
fn the_rules_fire_when_they_should() {
    let folder = env!("CARGO_MANIFEST_DIR");
    for arguments in [
        ["check", "rules", "../deploy/grafana/alerts.yml"],
        ["test", "rules", "tests/server/alerts.test.yml"],
    ] {
        let output = Command::new(program("promtool")).args(arguments).current_dir(folder).output();
        let output = output.expect("it runs");
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}
