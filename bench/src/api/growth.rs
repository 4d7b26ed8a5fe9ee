//! Whether calls take longer with many customers.

use std::path::Path;

use anyhow::Result;

use super::client::Message;
use super::contestant::PASSWORD;
use super::crowd::Crowd;
use super::pairs::{Comparison, Side};
use super::portico;
use crate::machine::Patience;

/// The size of the small database.
pub const FEW: u64 = 1000;

/// A call for one customer of a crowd.
type Call = fn(&Crowd) -> Message;

/// The calls and their number of pairs: enough for a median, without using a customer of the small database twice
/// where that would matter.
const CALLS: [(&str, usize, Call); 5] = [
    ("sign-in", 200, |crowd| portico::sign_in(&crowd.email(), PASSWORD)),
    ("session check", 1000, |crowd| portico::session_check(&crowd.session())),
    ("register", 200, |crowd| portico::register(&format!("new-{}", crowd.email()))),
    ("send-otp", 300, |crowd| portico::send_otp(&crowd.email())),
    ("forgot password", 300, |crowd| portico::forgot_password(&crowd.email())),
];

/// Compares each call with few customers and with many.
///
/// # Errors
/// If a server doesn't start, or an answer isn't as expected.
pub async fn measure(program: &Path, many: u64, patience: &mut Patience) -> Result<Vec<Comparison>> {
    let (few, many) = (Crowd::gather(program, FEW).await?, Crowd::gather(program, many).await?);
    let mut compared = Vec::with_capacity(CALLS.len());
    for (name, pairs, call) in CALLS {
        patience.wait_for_quiet()?;
        let (first, second) = (|| call(&few), || call(&many));
        let first = Side { address: few.server().address(), message: &first };
        let second = Side { address: many.server().address(), message: &second };
        let comparison = Comparison::make(name, first, second, pairs).await?;
        let Comparison { name, first, second, .. } = &comparison;
        eprintln!("{name:15} {FEW} customers {first:7.2} ms, {} customers {second:7.2} ms", many.customers());
        compared.push(comparison);
    }
    Ok(compared)
}
