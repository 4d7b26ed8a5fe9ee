//! The results, for people and for programs.

use std::fmt::Write;

use anyhow::Result;
use serde::Serialize;
use serde_json::{Value, json};

use super::goal::{GOALS, Outcome};
use super::visit::Visit;
use crate::machine::{self, DISTURBING};
use crate::statistics::{Spread, ratio};

/// What a shopper's browser has of a page before a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum When {
    /// Nothing.
    First,
    /// What it kept of the first visit.
    Second,
    /// What another page of the shop has loaded ahead.
    Prefetched,
}

/// A line of the table: the visits of a page in one of the ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The page's name.
    pub page: String,
    /// What the browser has of it.
    pub when: When,
}

/// A run.
#[derive(Debug)]
pub struct Report {
    /// The day, as `2026-11-29`.
    pub date: String,
    /// The machine.
    pub machine: String,
    /// The browser and its version.
    pub browser: String,
    /// The phone and the network.
    pub profile: String,
    /// How long it took.
    pub seconds: u64,
    /// The lines. The first and the second visit of the hand-written page are among them.
    pub lines: Vec<Line>,
    /// For each round, a visit for each line.
    pub rounds: Vec<Vec<Visit>>,
}

/// The page that all others are compared with.
pub const BASE: &str = "hand-written";
/// The name of the sign-in page.
pub const PORTICO: &str = "Portico";
/// The name of a small page with the element.
pub const ELEMENT: &str = "Portico's element";
/// The name of the dialog of the example shop.
pub const SHOP: &str = "the example shop's dialog";

/// A number of a visit.
pub struct Measure {
    key: &'static str,
    name: &'static str,
    decimals: usize,
    is_compared: bool,
    of: fn(&Visit) -> Option<f64>,
}

/// First contentful paint.
pub const PAINT: Measure = Measure {
    key: "firstContentfulPaint",
    name: "first paint, ms",
    decimals: 0,
    is_compared: true,
    of: |visit| visit.first_paint,
};
/// When the page is ready.
pub const READY: Measure = Measure {
    key: "ready",
    name: "ready, ms",
    decimals: 0,
    is_compared: true,
    of: |visit| Some(visit.ready),
};
/// Requests over the network.
pub const REQUESTS: Measure = Measure {
    key: "requests",
    name: "requests",
    decimals: 0,
    is_compared: false,
    of: |visit| Some(visit.requests),
};
/// The longest task.
pub const LONGEST: Measure = Measure {
    key: "longestTask",
    name: "longest task, ms",
    decimals: 0,
    is_compared: false,
    of: |visit| Some(visit.longest),
};
const MEASURES: [Measure; 8] = [
    Measure {
        key: "bytes",
        name: "wire bytes",
        decimals: 0,
        is_compared: false,
        of: |visit| Some(visit.bytes),
    },
    REQUESTS,
    PAINT,
    Measure {
        key: "typable",
        name: "typable, ms",
        decimals: 0,
        is_compared: true,
        of: |visit| Some(visit.typable),
    },
    READY,
    LONGEST,
    Measure {
        key: "blockingTime",
        name: "blocked, ms",
        decimals: 0,
        is_compared: false,
        of: |visit| Some(visit.blocking),
    },
    Measure {
        key: "layoutShift",
        name: "layout shift",
        decimals: 3,
        is_compared: false,
        of: |visit| Some(visit.shift),
    },
];

const LEGEND: &str = "\
Each value is the median, times with the lowest and the highest. × is the median of the ratios to the hand-written page within
each round, of second visits to its second visit: read it rather than the milliseconds, which are this machine's. More --runs
make it more accurate.
  wire bytes    answers as sent, with their headers
  typable       the field for the email address is painted and takes what is typed
  ready         that field is painted, it has its handlers, those of Portico have taken the page over, and the main thread has
                then been idle for 50 ms: a submit does what it should without waiting
  longest task  of the main thread; 0 if none took 50 ms. Blocked is what such tasks took beyond 50 ms each, in all
  second visit  by the same browser with its cache, in another tab
  prefetched    a shop's page has loaded what the sign-in needs while the shopper looked at it; the visit begins with the
                link or button that is tapped there, and is compared with a first visit of the hand-written page
The network is slowed down within the browser: there is no TCP or TLS to set up, which a real first visit has to do for all
alike. The processor is slowed down for the main thread only, not where WebAssembly is compiled.
";

impl When {
    /// All, in the order of the table.
    const ALL: [Self; 3] = [Self::First, Self::Second, Self::Prefetched];

    /// The title.
    pub fn title(self) -> &'static str {
        match self {
            Self::First => "first visit",
            Self::Second => "second visit",
            Self::Prefetched => "prefetched",
        }
    }

    /// What a visit of the hand-written page has to have been like to be the base of a ratio.
    fn base(self) -> Self {
        match self {
            Self::First | Self::Prefetched => Self::First,
            Self::Second => Self::Second,
        }
    }
}

impl Measure {
    fn values(&self, report: &Report, at: usize) -> Option<Spread> {
        Spread::of(report.rounds.iter().filter_map(|round| (self.of)(&round[at])))
    }

    /// The ratio of a line to the hand-written page.
    fn ratio(&self, report: &Report, at: usize) -> Option<f64> {
        let base = report.line(BASE, report.lines[at].when.base()).filter(|_| self.is_compared)?;
        ratio(report.rounds.iter().filter_map(|round| (self.of)(&round[base]).zip((self.of)(&round[at]))))
    }

    fn cells(&self, report: &Report, at: usize) -> Vec<String> {
        let decimals = self.decimals;
        let value = self.values(report, at).map_or_else(
            || "–".to_owned(),
            |Spread { median, min, max }| {
                if self.is_compared {
                    format!("{median:.decimals$} ({min:.decimals$}–{max:.decimals$})")
                } else {
                    format!("{median:.decimals$}")
                }
            },
        );
        let ratio = self.ratio(report, at).map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
        if self.is_compared { vec![value, ratio] } else { vec![value] }
    }

    fn titles(&self) -> Vec<String> {
        let name = self.name.to_owned();
        if self.is_compared { vec![name, "×".to_owned()] } else { vec![name] }
    }
}

impl Report {
    /// Where the visits of a page are in each round.
    fn line(&self, page: &str, when: When) -> Option<usize> {
        self.lines.iter().position(|line| line.page == page && line.when == when)
    }

    /// The spread of a measure of a line; `None` if there is no such line, or it has no such measure.
    pub fn values_of(&self, measure: &Measure, page: &str, when: When) -> Option<Spread> {
        measure.values(self, self.line(page, when)?)
    }

    /// The ratio of a measure of a line to the hand-written page.
    pub fn ratio_of(&self, measure: &Measure, page: &str, when: When) -> Option<f64> {
        measure.ratio(self, self.line(page, when)?)
    }

    /// The report for people, with tables in Markdown.
    pub fn table(&self) -> String {
        let mut text = machine::warning(self.disturbed(), self.rounds.len() * self.lines.len());
        // Writing to a string never fails.
        let _ = writeln!(
            text,
            "Sign-in pages, {} visits of each kind, in turn, in {} s\n{}, {}, {}\n{}\n",
            self.rounds.len(),
            self.seconds,
            self.date,
            self.browser,
            self.machine,
            self.profile,
        );
        for when in When::ALL {
            let lines = (0..self.lines.len()).filter(|at| self.lines[*at].when == when);
            let row = |at: usize| {
                let cells = MEASURES.iter().flat_map(|measure| measure.cells(self, at));
                [self.lines[at].page.clone()].into_iter().chain(cells).collect::<Vec<_>>()
            };
            let rows: Vec<_> = lines.map(row).collect();
            if rows.is_empty() {
                continue;
            }
            let titles = MEASURES.iter().flat_map(Measure::titles);
            text +=
                &markdown(&[when.title().to_owned()].into_iter().chain(titles).collect::<Vec<_>>(), &rows);
            text.push('\n');
        }
        let rows: Vec<_> = self.outcomes().iter().map(Outcome::cells).collect();
        text += &markdown(&["goal", "at most", "measured", ""].map(str::to_owned), &rows);
        text.push('\n');
        text.push_str(LEGEND);
        text
    }

    /// The report for programs: for each line the spread of each measure and its ratio, whether each goal is met, and every visit.
    ///
    /// # Errors
    /// Never for these types, but serde's interface allows it.
    pub fn json(&self) -> Result<String> {
        let line = |at: usize| {
            let measures = MEASURES.iter().map(|measure| {
                let mut value = json!(measure.values(self, at));
                if measure.is_compared && !value.is_null() {
                    value["ratio"] = json!(measure.ratio(self, at));
                }
                (measure.key.to_owned(), value)
            });
            let Line { page, when } = &self.lines[at];
            let visits: Vec<_> = self.rounds.iter().map(|round| round[at]).collect();
            json!({
                "page": page,
                "visit": when,
                "measures": measures.collect::<serde_json::Map<_, _>>(),
                "visits": visits,
            })
        };
        let lines: Vec<Value> = (0..self.lines.len()).map(line).collect();
        Ok(serde_json::to_string(&json!({
            "date": self.date,
            "browser": self.browser,
            "machine": self.machine,
            "profile": self.profile,
            "seconds": self.seconds,
            "disturbedLoads": self.disturbed(),
            "lines": lines,
            "goals": self.outcomes(),
        }))?)
    }

    fn outcomes(&self) -> Vec<Outcome> {
        GOALS.iter().filter_map(|goal| goal.outcome(self)).collect()
    }

    fn disturbed(&self) -> usize {
        self.rounds.iter().flatten().filter(|visit| visit.disturbed > DISTURBING).count()
    }
}

/// A table in Markdown, with columns as wide as their widest cell.
fn markdown(titles: &[String], rows: &[Vec<String>]) -> String {
    let width = |cell: &String| cell.chars().count();
    let widths: Vec<_> = (0..titles.len())
        .map(|at| {
            rows.iter().map(|row| width(&row[at])).chain([width(&titles[at])]).max().unwrap_or_default()
        })
        .collect();
    let line = |cells: &[String]| {
        let cells = cells.iter().zip(&widths).map(|(cell, width)| format!(" {cell:width$} |"));
        format!("|{}\n", cells.collect::<String>())
    };
    let rule = widths.iter().map(|width| "-".repeat(width + 2) + "|").collect::<String>();
    line(titles) + &format!("|{rule}\n") + &rows.iter().map(|row| line(row)).collect::<String>()
}

#[cfg(test)]
pub mod tests {
    use super::*;

    fn visit(ready: f64) -> Visit {
        Visit {
            bytes: 1000.0,
            requests: 3.0,
            first_paint: Some(400.0),
            typable: 400.0,
            ready,
            longest: 0.0,
            blocking: 0.0,
            shift: 0.0,
            disturbed: 0.0,
        }
    }

    /// A run in which the lines were ready at these times.
    pub fn report(lines: &[(&str, When)], rounds: &[&[f64]]) -> Report {
        Report {
            date: "2026-11-29".to_owned(),
            machine: "2 × a core".to_owned(),
            browser: "Chrome/1".to_owned(),
            profile: "slow".to_owned(),
            seconds: 60,
            lines: lines.iter().map(|(page, when)| Line { page: (*page).to_owned(), when: *when }).collect(),
            rounds: rounds.iter().map(|round| round.iter().map(|ready| visit(*ready)).collect()).collect(),
        }
    }

    fn usual() -> Report {
        let lines = [
            (BASE, When::First),
            (BASE, When::Second),
            (PORTICO, When::First),
            (PORTICO, When::Second),
            (SHOP, When::Prefetched),
        ];
        let rounds: [&[f64]; 3] = [
            &[500.0, 200.0, 750.0, 240.0, 100.0],
            &[1000.0, 400.0, 1500.0, 480.0, 200.0],
            &[500.0, 200.0, 800.0, 250.0, 100.0],
        ];
        report(&lines, &rounds)
    }

    fn row<'a>(text: &'a str, table: &str, page: &str) -> Vec<&'a str> {
        let start = text.find(&format!("| {table} ")).unwrap();
        let line = text[start..].lines().find(|line| line.starts_with(&format!("| {page} ")));
        line.unwrap().split('|').map(str::trim).collect()
    }

    #[test]
    fn a_row_has_medians_ranges_and_the_ratio_within_rounds() {
        let text = usual().table();
        let cells = row(&text, "first visit", PORTICO);
        assert_eq!(cells[2..8], ["1000", "3", "400 (400–400)", "1.00", "400 (400–400)", "1.00"]);
        assert_eq!(cells[8..12], ["800 (750–1500)", "1.50", "0", "0"]);
        assert!(!text.contains("NOT A RESULT"), "{text}");
    }

    #[test]
    fn a_second_visit_is_compared_with_a_second_one_and_a_prefetched_one_with_a_first() {
        let text = usual().table();
        assert_eq!(row(&text, "second visit", PORTICO)[8..10], ["250 (240–480)", "1.20"]);
        assert_eq!(row(&text, "prefetched", SHOP)[8..10], ["100 (100–200)", "0.20"]);
    }

    #[test]
    fn what_a_visit_does_not_have_is_left_out_of_its_row() {
        let mut report = usual();
        for round in &mut report.rounds {
            round[4].first_paint = None;
        }
        assert_eq!(row(&report.table(), "prefetched", SHOP)[4..6], ["–", "–"]);
    }

    #[test]
    fn the_json_has_the_form_that_tools_rely_on() {
        let json: Value = serde_json::from_str(&usual().json().unwrap()).unwrap();
        let portico = &json["lines"][2];
        assert_eq!((&portico["page"], &portico["visit"]), (&json!("Portico"), &json!("first")));
        assert_eq!(
            portico["measures"]["ready"],
            json!({"median": 800.0, "min": 750.0, "max": 1500.0, "ratio": 1.5})
        );
        assert_eq!(portico["measures"]["bytes"], json!({"median": 1000.0, "min": 1000.0, "max": 1000.0}));
        assert_eq!(json["lines"][0]["visits"][1]["firstPaint"], 400.0);
        assert_eq!(json["goals"][1]["isMet"], true);
    }

    #[test]
    fn a_disturbed_run_says_so_before_its_figures() {
        let mut report = usual();
        report.rounds[0][1].disturbed = 1.0;
        assert!(
            report.table().starts_with("NOT A RESULT: in 1 of 15 loads other programs"),
            "{}",
            report.table()
        );
    }
}
