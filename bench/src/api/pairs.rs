//! Two kinds of requests, alternately and one at a time: a disturbance affects both, so their ratio is accurate to a
//! few percent even when the milliseconds aren't.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::Result;
use serde::Serialize;

use super::client::{Connection, Message};
use super::load::milliseconds;
use crate::statistics::{Spread, quantile};

/// The parts of a run, each with a ratio of its own.
const BLOCKS: usize = 5;
/// The pause before each request, so that none is slowed by background work of the one before, such as sending a
/// mail.
const REST: Duration = Duration::from_millis(4);

/// A server and its requests.
pub struct Side<'a> {
    /// The server.
    pub address: SocketAddr,
    /// Makes the next request.
    pub message: &'a dyn Fn() -> Message,
}

/// How two kinds of requests compare.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// What is compared.
    pub name: String,
    /// The median of the first kind, in milliseconds.
    pub first: f64,
    /// The median of the second kind, in milliseconds.
    pub second: f64,
    /// The ratios of the second kind's median to the first one's, over the parts of the run.
    pub ratio: Option<Spread>,
}

impl Comparison {
    /// Sends this many pairs.
    ///
    /// # Errors
    /// If an answer isn't as expected.
    pub async fn make(name: &str, first: Side<'_>, second: Side<'_>, pairs: usize) -> Result<Self> {
        let mut connections =
            [Connection::open(first.address).await?, Connection::open(second.address).await?];
        let messages = [first.message, second.message];
        let mut times = [Vec::with_capacity(pairs), Vec::with_capacity(pairs)];
        for pair in 0..pairs {
            // Each side goes first in half of the pairs.
            for side in if pair % 2 == 0 { [0, 1] } else { [1, 0] } {
                let message = messages[side]();
                tokio::time::sleep(REST).await;
                let sent = Instant::now();
                connections[side].send(message).await?;
                times[side].push(milliseconds(sent.elapsed()));
            }
        }
        let [first, second] = times;
        Ok(Self::of(name, &first, &second))
    }

    fn of(name: &str, first: &[f64], second: &[f64]) -> Self {
        let length = first.len().div_ceil(BLOCKS).max(1);
        let blocks = first.chunks(length).zip(second.chunks(length));
        let ratios = blocks.map(|(first, second)| median(second) / median(first));
        Self {
            name: name.to_owned(),
            first: median(first),
            second: median(second),
            ratio: Spread::of(ratios.filter(|ratio| ratio.is_finite())),
        }
    }
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    quantile(&values, 0.5).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_is_that_of_medians_within_each_part_of_the_run() {
        // In the last fifth both are ten times slower; one value is an outlier.
        let first = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 10.0, 10.0];
        let second = [2.0, 2.0, 2.0, 900.0, 2.0, 2.0, 2.0, 2.0, 20.0, 20.0];
        let compared = Comparison::of("sign-in", &first, &second);
        assert_eq!(compared.ratio, Some(Spread { median: 2.0, min: 2.0, max: 2.0 }));
        assert!((compared.first - 1.0).abs() < 1e-9 && (compared.second - 2.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_has_no_ratio() {
        assert_eq!(Comparison::of("nothing", &[], &[]).ratio, None);
    }
}
