//! Session checks while shoppers sign in as fast as the server allows: a signed-in shopper must not wait for them.

use std::time::Duration;

use anyhow::Result;
use serde::Serialize;

use super::contestant::{Call, Contestant};
use super::load::{Answers, pace, saturate};

/// Concurrent sign-ins.
pub const SIGN_INS: usize = 32;
/// Session checks per second.
pub const CHECKS: u32 = 100;
/// Connections for them.
const CONNECTIONS: u32 = 4;

/// The latency of session checks, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Latency {
    /// The median.
    pub median: f64,
    /// The 99th percentile.
    pub p99: f64,
}

impl From<&Answers> for Latency {
    fn from(answers: &Answers) -> Self {
        Self { median: answers.latency(0.5), p99: answers.latency(0.99) }
    }
}

/// Checks sessions for the given time, during a flood of sign-ins.
///
/// # Errors
/// If an answer isn't as expected.
pub async fn measure(contestant: &Contestant, time: Duration) -> Result<Latency> {
    let address = contestant.server().address();
    let sign_ins = contestant.messages(Call::SignIn);
    let checks = contestant.messages(Call::SessionCheck);
    let flood = tokio::spawn(async move { saturate(address, SIGN_INS, time, &sign_ins).await });
    let checks = pace(address, CONNECTIONS, CHECKS, time, &checks).await?;
    flood.await??;
    contestant.settle()?;
    Ok(Latency::from(&checks))
}
