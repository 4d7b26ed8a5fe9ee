//! Load on a server, bounded in connections and time, with the latency of each answer.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval_at};

use super::client::{Connection, Message};
use crate::statistics::quantile;

/// Makes the next request of a load. Each one is different.
pub type Messages = Arc<dyn Fn() -> Message + Send + Sync>;

/// The answers to a load.
#[derive(Debug)]
pub struct Answers {
    /// The latencies in milliseconds, in ascending order.
    latencies: Vec<f64>,
    /// From the first request to the last answer.
    pub time: Duration,
}

impl Answers {
    fn new(mut latencies: Vec<f64>, time: Duration) -> Self {
        latencies.sort_by(f64::total_cmp);
        Self { latencies, time }
    }

    /// How many answers there were.
    pub fn count(&self) -> usize {
        self.latencies.len()
    }

    /// Answers per second.
    #[allow(clippy::cast_precision_loss, reason = "a load has less than 2^52 answers")]
    pub fn rate(&self) -> f64 {
        self.count() as f64 / self.time.as_secs_f64()
    }

    /// The latency, in milliseconds, that this share of the answers doesn't exceed; 0 if there were none.
    pub fn latency(&self, share: f64) -> f64 {
        quantile(&self.latencies, share).unwrap_or_default()
    }
}

/// Keeps this many requests in flight for the given time: each connection sends its next request once it has its
/// answer.
///
/// # Errors
/// If an answer isn't as expected.
pub async fn saturate(
    address: SocketAddr,
    connections: usize,
    time: Duration,
    messages: &Messages,
) -> Result<Answers> {
    let mut opened = Vec::with_capacity(connections);
    for _ in 0..connections {
        opened.push(Connection::open(address).await?);
    }
    let mut workers = JoinSet::new();
    let begun = Instant::now();
    for mut connection in opened {
        let messages = Arc::clone(messages);
        workers.spawn(async move {
            let mut latencies = Vec::new();
            while begun.elapsed() < time {
                let sent = Instant::now();
                connection.send(messages()).await?;
                latencies.push(milliseconds(sent.elapsed()));
            }
            anyhow::Ok(latencies)
        });
    }
    let latencies = joined(workers).await?;
    Ok(Answers::new(latencies, begun.elapsed()))
}

/// Sends this many requests per second for the given time, whether or not earlier ones have been answered, as
/// shoppers do. The latency of a request that no connection could send in time counts from when it was due.
///
/// # Errors
/// If an answer isn't as expected.
pub async fn pace(
    address: SocketAddr,
    connections: u32,
    a_second: u32,
    time: Duration,
    messages: &Messages,
) -> Result<Answers> {
    let mut workers = JoinSet::new();
    let begun = tokio::time::Instant::now();
    let apart = Duration::from_secs(1) / a_second;
    for at in 0..connections {
        let messages = Arc::clone(messages);
        let mut connection = Connection::open(address).await?;
        workers.spawn(async move {
            let mut due = interval_at(begun + apart * at, apart * connections);
            due.set_missed_tick_behavior(MissedTickBehavior::Burst);
            let mut latencies = Vec::new();
            let mut free = begun;
            while begun.elapsed() < time {
                let due = due.tick().await;
                // A late timer isn't the server's fault; a busy connection is.
                let from = if free > due { due } else { tokio::time::Instant::now() };
                connection.send(messages()).await?;
                free = tokio::time::Instant::now();
                latencies.push(milliseconds(free - from));
            }
            anyhow::Ok(latencies)
        });
    }
    let latencies = joined(workers).await?;
    Ok(Answers::new(latencies, begun.elapsed()))
}

async fn joined(mut workers: JoinSet<Result<Vec<f64>>>) -> Result<Vec<f64>> {
    let mut all = Vec::new();
    while let Some(latencies) = workers.join_next().await {
        all.extend(latencies??);
    }
    Ok(all)
}

/// A duration in milliseconds.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_and_sorted() {
        let answers = Answers::new(vec![3.0, 1.0, 2.0, 100.0], Duration::from_secs(2));
        assert_eq!(answers.count(), 4);
        assert!((answers.rate() - 2.0).abs() < 1e-9);
        assert!((answers.latency(0.5) - 2.0).abs() < 1e-9);
        assert!((answers.latency(0.99) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_sent_to_other_machines() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let messages: Messages = Arc::new(|| Message::get("/"));
        let elsewhere = "192.0.2.1:80".parse().unwrap();
        let load = saturate(elsewhere, 1, Duration::from_millis(1), &messages);
        let error = runtime.block_on(load).unwrap_err().to_string();
        assert!(error.contains("not a loopback address"), "{error}");
    }
}
