//! The findings of a run, as a table for people and as JSON for programs.

use std::fmt::Write as _;

use serde::Serialize;

/// The verdict of a check, the worst first. The report's words for them are a contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// An attacker can use it to harm customers or the shop.
    Dangerous,
    /// It differs from the contract.
    #[serde(rename = "differs")]
    Warn,
    /// It could not be checked.
    NotChecked,
    /// It differs from the contract, and the app's dialect handles it.
    Handled,
    /// It follows the contract.
    #[serde(rename = "fits")]
    Pass,
}

impl Verdict {
    /// Its word in the table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dangerous => "dangerous",
            Self::Warn => "differs",
            Self::NotChecked => "not checked",
            Self::Handled => "handled",
            Self::Pass => "fits",
        }
    }
}

/// What is checked.
#[derive(Debug)]
pub struct Check {
    /// Its name, which is stable.
    pub id: &'static str,
    /// What is expected.
    pub expected: &'static str,
    /// Why it matters, and what to do.
    pub why: &'static str,
}

/// The result of a check.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// The check's name.
    pub id: &'static str,
    /// The verdict.
    pub verdict: Verdict,
    /// What was sent.
    pub sent: String,
    /// What came back, or why it was not checked.
    pub came: String,
    /// What was expected.
    pub expected: &'static str,
    /// Why it matters, and what to do.
    pub why: &'static str,
}

/// The result of a run.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The address that was checked.
    pub url: String,
    /// The dialect that the server should speak.
    pub dialect: &'static str,
    /// How many requests were sent.
    pub requests: usize,
    /// The made-up email addresses, with or without a customer.
    pub addresses: Vec<String>,
    /// The findings, the worst first.
    pub findings: Vec<Finding>,
}

impl Report {
    /// The worst verdict; `Pass` if nothing is wrong.
    pub fn worst(&self) -> Verdict {
        let verdicts = self.findings.iter().map(|finding| finding.verdict);
        verdicts.filter(|verdict| *verdict <= Verdict::Warn).min().unwrap_or(Verdict::Pass)
    }

    /// How many findings have this verdict.
    fn count(&self, verdict: Verdict) -> usize {
        self.findings.iter().filter(|finding| finding.verdict == verdict).count()
    }

    /// The report for people: one line for each check that passes, and the details of all others.
    pub fn table(&self) -> String {
        let mut table = String::new();
        let width = self.findings.iter().map(|finding| finding.id.len()).max().unwrap_or(0);
        // Writing to a string cannot fail.
        for Finding { id, verdict, sent, came, expected, why } in &self.findings {
            let name = verdict.as_str();
            let details: &[_] = match verdict {
                Verdict::Pass => {
                    let _ = writeln!(table, "{name:<11}  {id:<width$}  {expected}");
                    continue;
                }
                Verdict::NotChecked => &[("expected", *expected), ("because", came.as_str())],
                _ => &[("expected", *expected), ("sent", sent), ("came", came), ("why", why)],
            };
            let _ = writeln!(table, "{name:<11}  {id}");
            for (name, text) in details {
                let _ = writeln!(table, "             {name:<8}  {text}");
            }
        }
        if !self.addresses.is_empty() {
            let _ = writeln!(table, "\nmade-up addresses, of which some have a customer now:");
            for address in &self.addresses {
                let _ = writeln!(table, "             {address}");
            }
        }
        let _ = writeln!(table, "\n{}", self.summary());
        table
    }

    /// The report in a line.
    pub fn summary(&self) -> String {
        let [dangerous, differs, not_checked, handled, passes] =
            [Verdict::Dangerous, Verdict::Warn, Verdict::NotChecked, Verdict::Handled, Verdict::Pass]
                .map(|verdict| self.count(verdict));
        format!(
            "{} as dialect {}: {dangerous} dangerous, {differs} different, {handled} handled by the dialect, {passes} as \
             expected, {not_checked} not checked; {} requests, {} made-up addresses",
            self.url,
            self.dialect,
            self.requests,
            self.addresses.len()
        )
    }
}
