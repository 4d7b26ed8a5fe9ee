//! What a run found, as a table for people and as JSON for programs.

use std::fmt::Write as _;

use serde::Serialize;

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Whoever knows of it can harm customers or the shop.
    Dangerous,
    /// It is not as the contract has it.
    Differs,
    /// It could not be tried.
    NotChecked,
    /// It is not as the contract has it, and the app's dialect deals with it.
    Handled,
    /// As the contract has it.
    Fits,
}

impl Verdict {
    /// As the table and the JSON have it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dangerous => "dangerous",
            Self::Differs => "differs",
            Self::NotChecked => "not checked",
            Self::Handled => "handled",
            Self::Fits => "fits",
        }
    }
}

/// Something that is checked.
#[derive(Debug)]
pub struct Check {
    /// Its name, which stays.
    pub id: &'static str,
    /// What is expected.
    pub expected: &'static str,
    /// Why it matters, and what to do.
    pub why: &'static str,
}

/// What was found.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// The check's name.
    pub id: &'static str,
    /// What came of it.
    pub verdict: Verdict,
    /// What was sent, or what was done.
    pub sent: String,
    /// What came, or why it was not checked.
    pub came: String,
    /// What was expected.
    pub expected: &'static str,
    /// Why it matters, and what to do.
    pub why: &'static str,
}

/// What a run found.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The address that was checked.
    pub url: String,
    /// The dialect that it was checked for.
    pub dialect: &'static str,
    /// How many requests were sent.
    pub requests: usize,
    /// The made-up addresses: those of customers that were made, and of such as there are not.
    pub addresses: Vec<String>,
    /// Everything that was checked, the worst first.
    pub findings: Vec<Finding>,
}

impl Report {
    /// The worst that was found; `Fits` when nothing is wrong.
    pub fn worst(&self) -> Verdict {
        let verdicts = self.findings.iter().map(|finding| finding.verdict);
        verdicts.filter(|verdict| *verdict <= Verdict::Differs).min().unwrap_or(Verdict::Fits)
    }

    /// How many findings have a verdict.
    fn count(&self, verdict: Verdict) -> usize {
        self.findings.iter().filter(|finding| finding.verdict == verdict).count()
    }

    /// For people: a line for what fits, and all that is known of everything else.
    pub fn table(&self) -> String {
        let mut table = String::new();
        let width = self.findings.iter().map(|finding| finding.id.len()).max().unwrap_or(0);
        // Writing to a string cannot fail.
        for Finding { id, verdict, sent, came, expected, why } in &self.findings {
            let name = verdict.as_str();
            let details: &[_] = match verdict {
                Verdict::Fits => {
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
        let _ = writeln!(table, "\n{}", self.summary());
        table
    }

    /// In a line.
    pub fn summary(&self) -> String {
        let [dangerous, differs, not_checked, handled, fits] =
            [Verdict::Dangerous, Verdict::Differs, Verdict::NotChecked, Verdict::Handled, Verdict::Fits]
                .map(|verdict| self.count(verdict));
        format!(
            "{} as dialect {}: {dangerous} dangerous, {differs} different, {handled} handled by the dialect, {fits} as \
             expected, {not_checked} not checked; {} requests, {} made-up addresses",
            self.url,
            self.dialect,
            self.requests,
            self.addresses.len()
        )
    }
}
