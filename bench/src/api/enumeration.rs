//! Whether the response time reveals if an email has an account.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Result;

use super::client::Message;
use super::crowd::Crowd;
use super::growth::FEW;
use super::pairs::{Comparison, Side};
use super::portico;

/// A call for an email.
type Call = fn(&str) -> Message;

/// The calls that take an email without a session. Together they use each known email once.
const CALLS: [(&str, Call); 4] = [
    ("sign-in", portico::refused_sign_in),
    ("send-otp", portico::send_otp),
    ("forgot password", portico::forgot_password),
    ("register", portico::register),
];
/// Pairs per call.
const PAIRS: usize = 250;

/// Compares each call for an email without an account with the same call for one with an account.
///
/// # Errors
/// If the server doesn't start, or an answer isn't as expected.
pub async fn measure(program: &Path) -> Result<Vec<Comparison>> {
    let crowd = Crowd::gather(program, FEW).await?;
    let address = crowd.server().address();
    let strangers = AtomicU64::new(0);
    let mut compared = Vec::with_capacity(CALLS.len());
    for (name, call) in CALLS {
        let unknown = || call(&format!("unknown{}@example.com", strangers.fetch_add(1, Ordering::Relaxed)));
        let known = || call(&crowd.email());
        let (first, second) = (Side { address, message: &unknown }, Side { address, message: &known });
        let comparison = Comparison::make(name, first, second, PAIRS).await?;
        let Comparison { name, first, second, .. } = &comparison;
        eprintln!("{name:15} unknown email {first:7.2} ms, known email {second:7.2} ms");
        compared.push(comparison);
    }
    Ok(compared)
}
