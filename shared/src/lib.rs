//! What Portico's browser app and its server both run: the forms of the customer API, the rules of their
//! fields, the codes of what can go wrong, the JSON of both, and the words for each code.
//!
//! A rule stands here once. The browser runs it to help the shopper early, the server runs it to be sure.

pub mod cart;
#[cfg(feature = "cases")]
pub mod cases;
pub mod field;
pub mod forms;
mod object;
pub mod paths;
pub mod problem;
pub mod rules;
pub mod spurtcommerce;
pub mod text;
pub mod wire;
