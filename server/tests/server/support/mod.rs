//! The real server in this process: [`Portico`] starts and stops it, and calls it as a client does.

mod answer;
mod calls;
mod mails;
mod portico;
mod storage;

use serde_json::Value;

pub(crate) use answer::Answer;
pub(crate) use portico::{Portico, client, full_cost};
pub(crate) use storage::connections;

pub(crate) const EMAIL: &str = "ada@example.com";
pub(crate) const PASSWORD: &str = "Analytical engine, 1843";
pub(crate) const OTHER_PASSWORD: &str = "Difference engine, 1822";

/// The text of a JSON string.
pub(crate) fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("not a string: {value}"))
}

/// A six-digit code other than `code`.
pub(crate) fn another(code: &str) -> String {
    let number: u32 = code.parse().expect("digits");
    format!("{:06}", (number + 1) % 1_000_000)
}
