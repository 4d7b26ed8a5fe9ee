//! The results, for people and for programs.

use std::fmt::Write;

use anyhow::Result;
use serde::Serialize;
use serde_json::json;

use super::contestant::{CONNECTIONS, Call, Sample};
use super::flood::{CHECKS, Latency, SIGN_INS};
use super::growth::FEW;
use super::pairs::Comparison;
use super::{Both, Hashing, Round};
use crate::machine::{self, DISTURBING};
use crate::statistics::{Spread, ratios};

/// A run.
#[derive(Debug)]
pub struct Report {
    /// The day, as `2026-11-29`.
    pub date: String,
    /// The machine.
    pub machine: String,
    /// The versions of the software that Portico is compared with.
    pub versions: String,
    /// How passwords are hashed.
    pub hashing: Hashing,
    /// The customers in the larger database.
    pub customers: u64,
    /// How long it took.
    pub seconds: u64,
    /// The comparison with better-auth.
    pub rounds: Vec<Round>,
    /// The calls for emails without and with an account.
    pub enumeration: Vec<Comparison>,
    /// The calls with few customers and with many.
    pub growth: Vec<Comparison>,
}

/// One number of a load.
struct Measure<T> {
    key: &'static str,
    name: &'static str,
    decimals: usize,
    of: fn(&T) -> f64,
}

const LOAD: [Measure<Sample>; 6] = [
    Measure { key: "rate", name: "requests a second", decimals: 0, of: |sample| sample.rate },
    Measure { key: "median", name: "median, ms", decimals: 2, of: |sample| sample.median },
    Measure { key: "p99", name: "99th percentile, ms", decimals: 2, of: |sample| sample.p99 },
    Measure { key: "processor", name: "processor time, µs", decimals: 0, of: |sample| sample.processor },
    Measure { key: "memory", name: "memory, MiB", decimals: 0, of: |sample| sample.memory },
    Measure { key: "generator", name: "load generator, cores", decimals: 2, of: |sample| sample.generator },
];

const FLOOD: [Measure<Latency>; 2] = [
    Measure { key: "median", name: "median, ms", decimals: 2, of: |latency| latency.median },
    Measure { key: "p99", name: "99th percentile, ms", decimals: 2, of: |latency| latency.p99 },
];

const LEGEND: &str = "\
Each value is the median over the rounds, with the lowest and the highest. Ratios are taken within each round: read them
rather than the milliseconds, which are this machine's. Servers and load generator share the cores.
  requests a second      over keep-alive connections that each send the next request when they have their answer
  processor time         the server's for each request, with what it does after the answer, such as the mail
  memory                 the most that the server had during the load
  register               an account that is not verified, and a mail with a code, for a new email each time
  send-otp               a mail with a code, for a new email each time; both servers write mails to a folder
Both keep their data in SQLite in WAL mode, synced at each commit, and have their limits off.
";

/// A number for both servers, with its ratio.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    better_auth: Option<Spread>,
    portico: Option<Spread>,
    ratio: Option<Spread>,
}

impl<T> Measure<T> {
    fn row<'a>(&self, rounds: impl Iterator<Item = &'a Both<T>> + Clone) -> Row
    where
        T: 'a,
    {
        Row {
            better_auth: Spread::of(rounds.clone().map(|both| (self.of)(&both.better_auth))),
            portico: Spread::of(rounds.clone().map(|both| (self.of)(&both.portico))),
            ratio: ratios(rounds.map(|both| ((self.of)(&both.better_auth), (self.of)(&both.portico)))),
        }
    }

    fn line<'a>(&self, rounds: impl Iterator<Item = &'a Both<T>> + Clone) -> String
    where
        T: 'a,
    {
        let Row { better_auth, portico, ratio } = self.row(rounds);
        let (better_auth, portico) = (cell(better_auth, self.decimals), cell(portico, self.decimals));
        format!("  {:24}{better_auth:>26}{portico:>26}{:>22}\n", self.name, cell(ratio, 2))
    }
}

fn cell(spread: Option<Spread>, decimals: usize) -> String {
    spread.map_or_else(
        || "–".to_owned(),
        |Spread { median, min, max }| format!("{median:.decimals$} ({min:.decimals$}–{max:.decimals$})"),
    )
}

impl Report {
    /// The samples of the call at this position in [`Call::ALL`].
    fn samples(&self, at: usize) -> impl Iterator<Item = &Both<Sample>> + Clone {
        self.rounds.iter().map(move |round| &round.calls[at])
    }

    fn floods(&self) -> impl Iterator<Item = &Both<Latency>> + Clone {
        self.rounds.iter().map(|round| &round.in_flood)
    }

    fn limit(&self) -> Option<Spread> {
        Spread::of(self.rounds.iter().map(|round| round.hashes_a_second))
    }

    /// The share of the hashing limit that Portico's sign-ins reach.
    fn share_of_limit(&self) -> Option<Spread> {
        let sign_ins = Call::ALL.iter().position(|call| *call == Call::SignIn)?;
        ratios(self.rounds.iter().map(|round| (round.hashes_a_second, round.calls[sign_ins].portico.rate)))
    }

    /// The report for people.
    pub fn table(&self) -> String {
        let mut text = machine::warning(self.disturbed(), 2 * Call::ALL.len() * self.rounds.len());
        // Writing to a string never fails.
        let _ = self.write_table(&mut text);
        text
    }

    fn write_table(&self, text: &mut String) -> std::fmt::Result {
        let Self { date, machine, versions, customers, seconds, .. } = self;
        writeln!(
            text,
            "Calls over {CONNECTIONS} connections, {} rounds, in turn, in {seconds} s",
            self.rounds.len()
        )?;
        writeln!(text, "{date}, {machine}\n{versions}\n{}\n", self.hashing.cost.describe())?;
        writeln!(text, "{:26}{:>26}{:>26}{:>22}", "", "better-auth", "Portico", "ratio")?;
        for (at, call) in Call::ALL.iter().enumerate() {
            writeln!(text, "{}", call.name())?;
            for measure in LOAD {
                text.push_str(&measure.line(self.samples(at)));
            }
        }
        writeln!(
            text,
            "session check, {CHECKS} a second, while {SIGN_INS} sign-ins are under way at any time"
        )?;
        for measure in FLOOD {
            text.push_str(&measure.line(self.floods()));
        }
        writeln!(
            text,
            "\nThe cores hash {} passwords a second with {}, Portico's argon2, when nothing else runs;",
            cell(self.limit(), 1),
            self.hashing.implementation.name()
        )?;
        writeln!(text, "Portico's sign-ins reach {} of that.", cell(self.share_of_limit(), 3))?;
        compare(
            text,
            "does the time tell whether an email has an account",
            "none",
            "has one",
            &self.enumeration,
        )?;
        let (few, many) = (format!("{FEW}"), format!("{customers}"));
        compare(text, "customers in the database, one request at a time", &few, &many, &self.growth)?;
        write!(text, "\n{LEGEND}")
    }

    /// The report for programs: the spread of each number for both servers, its ratio, and every round.
    ///
    /// # Errors
    /// Never for these types, but serde's interface allows it.
    pub fn json(&self) -> Result<String> {
        let mut calls = serde_json::Map::new();
        for (at, call) in Call::ALL.iter().enumerate() {
            let rows =
                LOAD.iter().map(|measure| (measure.key.to_owned(), json!(measure.row(self.samples(at)))));
            calls.insert(key(*call)?, rows.collect());
        }
        let flood = FLOOD.iter().map(|measure| (measure.key.to_owned(), json!(measure.row(self.floods()))));
        Ok(serde_json::to_string(&json!({
            "date": self.date,
            "machine": self.machine,
            "versions": self.versions,
            "hash": self.hashing.cost,
            "implementation": self.hashing.implementation.name(),
            "seconds": self.seconds,
            "disturbedLoads": self.disturbed(),
            "calls": calls,
            "sessionCheckInFlood": flood.collect::<serde_json::Map<_, _>>(),
            "hashesASecond": self.limit(),
            "signInsOfHashes": self.share_of_limit(),
            "withoutAndWithAccount": self.enumeration,
            "customers": {"few": FEW, "many": self.customers, "calls": self.growth},
            "rounds": self.rounds,
        }))?)
    }

    fn disturbed(&self) -> usize {
        let samples = self.rounds.iter().flat_map(|round| &round.calls);
        let samples = samples.flat_map(|both| [both.better_auth, both.portico]);
        samples.filter(|sample| sample.disturbed > DISTURBING).count()
    }
}

/// A call's name for programs.
fn key(call: Call) -> Result<String> {
    let key = serde_json::to_value(call)?;
    Ok(key.as_str().unwrap_or_default().to_owned())
}

fn compare(
    text: &mut String,
    title: &str,
    first: &str,
    second: &str,
    rows: &[Comparison],
) -> std::fmt::Result {
    let (first, second) = (format!("{first}, ms"), format!("{second}, ms"));
    writeln!(text, "\n{title:52}{first:>14}{second:>14}{:>22}", "ratio")?;
    for Comparison { name, first, second, ratio } in rows {
        writeln!(text, "  {name:50}{first:>14.2}{second:>14.2}{:>22}", cell(*ratio, 3))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use portico_argon2::Implementation;
    use serde_json::Value;

    use super::*;
    use crate::api::hash::Cost;

    fn sample(rate: f64) -> Sample {
        Sample { rate, median: 8.0, p99: 9.0, processor: 100.0, memory: 64.0, generator: 0.1, disturbed: 0.0 }
    }

    fn round(hashes_a_second: f64, better_auth: f64, portico: f64) -> Round {
        let latency = |p99| Latency { median: 1.0, p99 };
        Round {
            hashes_a_second,
            calls: Call::ALL
                .map(|_| Both { better_auth: sample(better_auth), portico: sample(portico) })
                .into(),
            in_flood: Both { better_auth: latency(400.0), portico: latency(10.0) },
        }
    }

    fn report() -> Report {
        let ratio = Spread::of([0.98, 1.0, 1.03]);
        let compared = Comparison { name: "sign-in".to_owned(), first: 20.0, second: 20.1, ratio };
        Report {
            date: "2026-11-29".to_owned(),
            machine: "2 × a core".to_owned(),
            versions: "better-auth 1".to_owned(),
            hashing: Hashing {
                cost: Cost { memory_kib: 19_456, passes: 2, lanes: 1 },
                implementation: Implementation::RustCrypto,
            },
            customers: 1_000_000,
            seconds: 60,
            rounds: vec![round(100.0, 50.0, 95.0), round(200.0, 100.0, 180.0), round(100.0, 50.0, 96.0)],
            enumeration: vec![compared.clone()],
            growth: vec![compared],
        }
    }

    fn words<'a>(table: &'a str, start: &str) -> Vec<&'a str> {
        table.lines().find(|line| line.trim().starts_with(start)).unwrap().split_whitespace().collect()
    }

    #[test]
    fn a_line_has_medians_ranges_and_the_ratio_within_rounds() {
        let table = report().table();
        let expected = ["requests", "a", "second", "50", "(50–100)", "96", "(95–180)", "1.90", "(1.80–1.92)"];
        assert_eq!(words(&table, "requests a second"), expected);
        assert!(table.starts_with("Calls over"), "{table}");
    }

    #[test]
    fn the_limit_is_compared_within_each_round() {
        let table = report().table();
        assert!(table.contains("The cores hash 100.0 (100.0–200.0) passwords a second"), "{table}");
        assert!(table.contains("Portico's sign-ins reach 0.950 (0.900–0.960) of that."), "{table}");
    }

    #[test]
    fn emails_and_customers_are_compared_by_ratios() {
        let table = report().table();
        assert!(table.contains("1000, ms") && table.contains("1000000, ms"), "{table}");
        let lines: Vec<_> = table.lines().filter(|line| line.ends_with("1.000 (0.980–1.030)")).collect();
        assert_eq!(lines.len(), 2, "{table}");
    }

    #[test]
    fn the_json_has_the_form_that_tools_rely_on() {
        let json: Value = serde_json::from_str(&report().json().unwrap()).unwrap();
        let spread = json!({"median": 96.0, "min": 95.0, "max": 180.0});
        assert_eq!(json["calls"]["sessionCheck"]["rate"]["portico"], spread);
        assert_eq!(json["calls"]["signIn"]["rate"]["ratio"]["median"], 1.9);
        assert_eq!(json["sessionCheckInFlood"]["p99"]["portico"]["median"], 10.0);
        assert_eq!(json["signInsOfHashes"]["median"], 0.95);
        assert_eq!(json["customers"]["calls"][0]["ratio"]["median"], 1.0);
        assert_eq!(json["rounds"][1]["calls"][0]["betterAuth"]["rate"], 100.0);
        assert_eq!(json["hash"]["memoryKib"], 19_456);
    }

    #[test]
    fn a_disturbed_run_says_so_before_its_figures() {
        let mut report = report();
        report.rounds[0].calls[1].portico.disturbed = 1.0;
        assert!(report.table().starts_with("NOT A RESULT: in 1 of 24 loads"), "{}", report.table());
    }
}
