//! What the pages are held to.

use serde::Serialize;

use super::report::{ELEMENT, LONGEST, Measure, PAINT, PORTICO, READY, REQUESTS, Report, SHOP, When};

/// A goal.
pub struct Goal {
    what: &'static str,
    page: &'static str,
    when: When,
    limit: Limit,
}

/// The most that a goal allows.
enum Limit {
    /// Of the ratio to the hand-written page.
    Ratio(Measure, f64),
    /// Of each visit.
    Each(Measure, f64),
}

/// All goals.
pub const GOALS: [Goal; 9] = [
    Goal { what: "first paint, ×", page: PORTICO, when: When::First, limit: Limit::Ratio(PAINT, 1.08) },
    Goal { what: "ready, ×", page: PORTICO, when: When::First, limit: Limit::Ratio(READY, 1.65) },
    // Below 50 ms it is 0.
    Goal { what: "longest task, ms", page: PORTICO, when: When::First, limit: Limit::Each(LONGEST, 0.0) },
    Goal {
        what: "longest task of the element, ms",
        page: ELEMENT,
        when: When::First,
        limit: Limit::Each(LONGEST, 0.0),
    },
    Goal {
        what: "second visit ready, ×",
        page: PORTICO,
        when: When::Second,
        limit: Limit::Ratio(READY, 1.25),
    },
    Goal {
        what: "second visit, requests",
        page: PORTICO,
        when: When::Second,
        limit: Limit::Each(REQUESTS, 1.0),
    },
    Goal {
        what: "prefetched ready, ×",
        page: PORTICO,
        when: When::Prefetched,
        limit: Limit::Ratio(READY, 1.1),
    },
    Goal {
        what: "prefetched element ready, ×",
        page: ELEMENT,
        when: When::Prefetched,
        limit: Limit::Ratio(READY, 1.1),
    },
    Goal {
        what: "prefetched in the example shop ready, ×",
        page: SHOP,
        when: When::Prefetched,
        limit: Limit::Ratio(READY, 1.1),
    },
];

/// What became of a goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    goal: &'static str,
    at_most: f64,
    measured: f64,
    is_met: bool,
}

impl Goal {
    /// What became of it in a run; `None` if the run says nothing of it.
    pub fn outcome(&self, report: &Report) -> Option<Outcome> {
        let (measured, at_most) = match &self.limit {
            Limit::Ratio(measure, limit) => (report.ratio_of(measure, self.page, self.when)?, *limit),
            Limit::Each(measure, limit) => (report.values_of(measure, self.page, self.when)?.max, *limit),
        };
        Some(Outcome { goal: self.what, at_most, measured, is_met: measured <= at_most })
    }
}

impl Outcome {
    /// Its row in the table.
    pub fn cells(&self) -> Vec<String> {
        let number =
            |value: f64| if value.fract() == 0.0 { format!("{value}") } else { format!("{value:.3}") };
        let verdict = if self.is_met { "met" } else { "NOT MET" };
        vec![self.goal.to_owned(), number(self.at_most), number(self.measured), verdict.to_owned()]
    }
}

#[cfg(test)]
mod tests {
    use super::super::report::{BASE, tests::report};
    use super::*;

    fn outcomes(ready: [f64; 4]) -> Vec<Outcome> {
        let lines =
            [(BASE, When::First), (BASE, When::Second), (PORTICO, When::First), (PORTICO, When::Second)];
        let report = report(&lines, &[&ready]);
        GOALS.iter().filter_map(|goal| goal.outcome(&report)).collect()
    }

    #[test]
    fn a_goal_is_met_up_to_its_limit() {
        let of = |outcomes: &[Outcome], goal| {
            let outcome = outcomes.iter().find(|outcome| outcome.goal == goal).unwrap();
            (outcome.is_met, outcome.cells())
        };
        let good = outcomes([400.0, 200.0, 660.0, 250.0]);
        assert!(of(&good, "ready, ×").0 && of(&good, "second visit ready, ×").0);
        let bad = outcomes([400.0, 200.0, 664.0, 251.0]);
        assert_eq!(of(&bad, "ready, ×").1, ["ready, ×", "1.650", "1.660", "NOT MET"]);
        assert!(!of(&bad, "second visit ready, ×").0);
        assert_eq!(of(&bad, "second visit, requests").1, ["second visit, requests", "1", "3", "NOT MET"]);
    }

    #[test]
    fn what_was_not_visited_has_no_outcome() {
        assert!(outcomes([1.0; 4]).iter().all(|outcome| !outcome.goal.starts_with("prefetched")));
    }
}
