//! The results, for people and for programs.

use std::fmt::Write;

use anyhow::Result;
use serde_json::{Value, json};

use super::{Round, Visit};
use crate::machine::DISTURBING;
use crate::statistics::{Spread, ratio};

/// A run.
#[derive(Debug)]
pub struct Report {
    /// The machine.
    pub machine: String,
    /// The browser and its version.
    pub browser: String,
    /// The phone and the network.
    pub profile: String,
    /// How long it took.
    pub seconds: u64,
    /// What was measured.
    pub rounds: Vec<Round>,
}

/// One line of the report.
struct Measure {
    key: &'static str,
    name: &'static str,
    decimals: usize,
    of: fn(&Visit) -> f64,
}

const MEASURES: [Measure; 9] = [
    Measure { key: "bytes", name: "wire bytes", decimals: 0, of: |visit| visit.bytes },
    Measure { key: "requests", name: "requests", decimals: 0, of: |visit| visit.requests },
    Measure {
        key: "firstContentfulPaint",
        name: "first contentful paint, ms",
        decimals: 0,
        of: |visit| visit.first_paint,
    },
    Measure { key: "typable", name: "typable, ms", decimals: 0, of: |visit| visit.typable },
    Measure { key: "submittable", name: "submittable, ms", decimals: 0, of: |visit| visit.submittable },
    Measure { key: "blockingTime", name: "blocking time, ms", decimals: 0, of: |visit| visit.blocking },
    Measure { key: "layoutShift", name: "layout shift", decimals: 3, of: |visit| visit.shift },
    Measure {
        key: "secondVisitBytes",
        name: "second visit, wire bytes",
        decimals: 0,
        of: |visit| visit.second_bytes,
    },
    Measure {
        key: "secondVisitRequests",
        name: "second visit, requests",
        decimals: 0,
        of: |visit| visit.second_requests,
    },
];

const LEGEND: &str = "\
Each value is the median, with the lowest and the highest. The ratio is the median of the ratios within each round: read
it rather than the milliseconds, which are this machine's. Ratios of runs on different days or machines can be compared
when the ranges are narrow; more --runs narrow them.
  wire bytes    answers as sent, with their headers
  typable       the field for the email address is painted and takes what is typed
  submittable   a submit does what it should without waiting: the hand-written page has its handler attached, Portico
                has taken the page over
  blocking time what tasks of the main thread took beyond 50 ms each, over the whole load
  layout shift  the sum over the whole load
  second visit  the same address again, with what the browser has kept
The network is slowed down within the browser: there is no TCP or TLS to set up, which a real first visit has to do
for both alike. The processor is slowed down for the main thread only, not where WebAssembly is compiled.
";

impl Measure {
    fn spread(&self, rounds: &[Round], page: fn(&Round) -> &Visit) -> Option<Spread> {
        Spread::of(rounds.iter().map(|round| (self.of)(page(round))))
    }

    fn ratio(&self, rounds: &[Round]) -> Option<f64> {
        ratio(rounds.iter().map(|round| ((self.of)(&round.vanilla), (self.of)(&round.portico))))
    }

    fn row(&self, rounds: &[Round]) -> String {
        let cell = |page| {
            self.spread(rounds, page).map_or_else(String::new, |Spread { median, min, max }| {
                let decimals = self.decimals;
                format!("{median:.decimals$} ({min:.decimals$}–{max:.decimals$})")
            })
        };
        let ratio = self.ratio(rounds).map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
        let (vanilla, portico) = (cell(|round| &round.vanilla), cell(|round| &round.portico));
        format!("{:28}{vanilla:>24}{portico:>24}{ratio:>8}", self.name)
    }
}

impl Report {
    /// The report for people.
    pub fn table(&self) -> String {
        let mut text = format!(
            "Cold loads of the sign-in page, {} of each, in turn, in {} s\n{}, {}\n{}\n\n{:28}{:>24}{:>24}{:>8}\n",
            self.rounds.len(),
            self.seconds,
            self.browser,
            self.machine,
            self.profile,
            "",
            "hand-written",
            "Portico",
            "ratio"
        );
        for measure in MEASURES {
            text.push_str(&measure.row(&self.rounds));
            text.push('\n');
        }
        if let disturbed @ 1.. = self.disturbed() {
            // Writing to a string never fails.
            let _ = writeln!(
                text,
                "\nIn {disturbed} of {} loads other programs used more than {DISTURBING} cores: measure again on a machine that does nothing else.",
                2 * self.rounds.len()
            );
        }
        text.push('\n');
        text.push_str(LEGEND);
        text
    }

    /// The report for programs: the spread of each measure for both pages, its ratio, and every load.
    ///
    /// # Errors
    /// Never for these types, but serde's interface allows it.
    pub fn json(&self) -> Result<String> {
        let mut measures = serde_json::Map::new();
        for measure in MEASURES {
            let value = json!({
                "handWritten": measure.spread(&self.rounds, |round| &round.vanilla),
                "portico": measure.spread(&self.rounds, |round| &round.portico),
                "ratio": measure.ratio(&self.rounds),
            });
            measures.insert(measure.key.to_owned(), value);
        }
        let rounds: Vec<Value> = self
            .rounds
            .iter()
            .map(|round| json!({"handWritten": round.vanilla, "portico": round.portico}))
            .collect();
        Ok(serde_json::to_string(&json!({
            "browser": self.browser,
            "machine": self.machine,
            "profile": self.profile,
            "seconds": self.seconds,
            "disturbedLoads": self.disturbed(),
            "measures": measures,
            "rounds": rounds,
        }))?)
    }

    fn disturbed(&self) -> usize {
        let visits = self.rounds.iter().flat_map(|round| [round.vanilla, round.portico]);
        visits.filter(|visit| visit.disturbed > DISTURBING).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(submittable: f64) -> Visit {
        Visit {
            bytes: 1000.0,
            requests: 3.0,
            first_paint: 400.0,
            typable: 400.0,
            submittable,
            blocking: 0.0,
            shift: 0.0,
            second_bytes: 200.0,
            second_requests: 1.0,
            disturbed: 0.0,
        }
    }

    fn report() -> Report {
        let round = |vanilla, portico| Round { vanilla: visit(vanilla), portico: visit(portico) };
        Report {
            machine: "2 × a core".to_owned(),
            browser: "Chrome/1".to_owned(),
            profile: "slow".to_owned(),
            seconds: 60,
            rounds: vec![round(500.0, 750.0), round(1000.0, 1500.0), round(500.0, 800.0)],
        }
    }

    #[test]
    fn a_line_has_medians_ranges_and_the_ratio_within_rounds() {
        let table = report().table();
        let line = table.lines().find(|line| line.starts_with("submittable")).unwrap();
        let words: Vec<_> = line.split_whitespace().collect();
        assert_eq!(words, ["submittable,", "ms", "500", "(500–1000)", "800", "(750–1500)", "1.50"]);
    }

    #[test]
    fn nothing_is_no_base_of_a_ratio() {
        let table = report().table();
        let line = table.lines().find(|line| line.starts_with("layout shift")).unwrap();
        assert!(line.contains("0.000 (0.000–0.000)") && line.ends_with('–'), "{line}");
        assert!(!table.contains("other programs"));
    }

    #[test]
    fn the_json_has_the_form_that_tools_rely_on() {
        let json: Value = serde_json::from_str(&report().json().unwrap()).unwrap();
        assert_eq!(json["measures"]["submittable"]["ratio"], 1.5);
        assert_eq!(
            json["measures"]["submittable"]["portico"],
            json!({"median": 800.0, "min": 750.0, "max": 1500.0})
        );
        assert_eq!(json["measures"]["layoutShift"]["ratio"], Value::Null);
        assert_eq!(json["rounds"][1]["handWritten"]["firstPaint"], 400.0);
    }

    #[test]
    fn a_disturbed_run_says_so() {
        let mut report = report();
        report.rounds[0].portico.disturbed = 1.0;
        assert!(report.table().contains("In 1 of 6 loads other programs"), "{}", report.table());
    }
}
